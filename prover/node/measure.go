package node

import (
	"maps"
	"math/big"
	"sync"

	"fernet/prover/bid"
	"fernet/prover/node/metrics"
	"fernet/prover/operator"
	"fernet/prover/proving"
	"fernet/prover/settling"
)

// tally counts what a node has come to since its start. It may be used from many goroutines.
type tally struct {
	mu       sync.Mutex
	acts     map[metrics.Act]uint64
	outcomes map[string]uint64
	slots    map[string]uint64
	claimed  *big.Int // wei of AZT
}

func newTally() *tally {
	return &tally{acts: map[metrics.Act]uint64{}, outcomes: map[string]uint64{}, slots: map[string]uint64{}, claimed: new(big.Int)}
}

// act counts what became of an attempt to send something to L1. That nothing was to be sent is
// none.
func (t *tally) act(e settling.Event) {
	if e.Err == nil && !e.Sent {
		return
	}
	kind := "other" // handed in with a name that has a block's number in it
	if e.Plan != nil {
		kind = string(e.Plan.Kind)
	}
	result := "done"
	switch {
	case e.Err != nil && e.Again != 0:
		result = "retried"
	case e.Err != nil:
		result = "failed"
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.acts[metrics.Act{Kind: kind, Result: result}]++
	if claimed, ok := e.Result.(*operator.Claimed); ok && claimed.Amount.Int != nil {
		t.claimed.Add(t.claimed, claimed.Amount.Int)
	}
}

// block counts what came of the nodes of a block that is over.
func (t *tally) block(outcomes []Outcome) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for outcome, n := range counts(outcomes) {
		t.outcomes[outcome] += uint64(n)
	}
}

// slot counts what came of a slot for the sequencer.
func (t *tally) slot(result string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.slots[result]++
}

// into puts the counts into what metrics are made of.
func (t *tally) into(s *metrics.State) {
	t.mu.Lock()
	defer t.mu.Unlock()
	s.Acts, s.Outcomes, s.Slots = maps.Clone(t.acts), maps.Clone(t.outcomes), maps.Clone(t.slots)
	s.Claimed = new(big.Int).Set(t.claimed)
}

// measured is what metrics are read from.
func (n *Node) measured() metrics.Sources {
	return metrics.Sources{
		State: n.measure, Health: n.health, Net: n.net.Metrics(), Bytes: n.net.Bytes, Work: n.worker.Stats,
	}
}

// measure is the node as of the last L1 block that it followed.
func (n *Node) measure() metrics.State {
	var s metrics.State
	n.tally.into(&s)
	if size, err := n.store.Size(); err == nil { // else readiness says so
		s.StoreBytes = size
	}
	s.Budget, s.Price, s.PricedAt = n.policy.Gas.DailyBudget, n.policy.Gas.EthPerAZT, n.policy.PriceSet
	s.Reserved = n.desk.Reserved()
	if n.pool != nil {
		s.Transfers = n.pool.Len()
	}
	seen := n.seen()
	if seen.view == nil {
		return s
	}
	s.Head, s.HeadTime, s.GasPrice, s.Balance = seen.view.Now, seen.view.Time, seen.view.GasPrice, seen.view.ETH
	s.Spent, s.Earned, s.Claimable = n.spent(seen.view.Time), seen.earned, n.earnings(seen).Claimable.Int
	for _, b := range seen.blocks {
		s.Blocks = append(s.Blocks, b.measure())
	}
	return s
}

// measure sums up the tree of a block.
func (b shownBlock) measure() metrics.Block {
	of := b.round.Snapshot()
	s := metrics.Block{Nodes: len(of.Nodes), Making: b.running, Refused: len(of.Refused), Proven: b.pending.HasRoot()}
	for _, node := range of.Nodes {
		s.Places += bid.Places(node.Node)
		s.Proofs += len(node.Proofs)
		if len(node.Proofs) == 0 {
			s.Empty++
		}
		for _, p := range node.Proofs {
			if p.Own {
				s.Own++
			}
		}
	}
	for _, w := range of.Own {
		if w.State >= proving.Queued {
			s.Bids++
		}
	}
	return s
}
