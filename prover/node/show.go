package node

import (
	"math/big"
	"slices"
	"time"

	"fernet/prover/node/page"
	"fernet/prover/settling"
	"fernet/settlement/units"
)

// shown is what the loop shows of itself to whoever asks, as of one L1 block.
type shown struct {
	view   *settling.View
	at     time.Time
	ids    []IdentityStatus
	bids   bool         // one of them may bid
	blocks []shownBlock // in order of number
	past   []page.Block // that are over, in order of number

	outcomes []page.Outcome // of blocks that are over, newest first
	earned   *big.Int       // by the places in them, in wei
	claimed  *big.Int       // of that
}

// shownBlock is an open block as of one L1 block. Its round has a lock of its own.
type shownBlock struct {
	*block
	pending *settling.Pending
	running int
}

// show shows how the node stands.
func (n *Node) show() {
	n.agePast(n.view)
	n.expire()
	s := shown{view: n.view, at: time.Now(), past: slices.Clone(n.past), earned: new(big.Int).Set(n.earned)}
	s.outcomes, s.claimed = n.paid()
	for _, o := range n.ids {
		s.ids = append(s.ids, o.status(n.client.Params, n.view.Now))
		id := o.identity()
		s.bids = s.bids || id != nil && o.l1.Eligible() && !n.sameIdentity[id.StakerID]
	}
	for _, b := range n.inOrder() {
		s.blocks = append(s.blocks, shownBlock{b, b.pending, b.running})
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	n.shown = s
}

// paid are the outcomes of blocks with whether the node has got what it earned by them, and what it
// has got of all that it earned by places. That of a block is paid once the block is finalized and
// it is known that nothing of it is left to claim, or was when that could be claimed no more.
func (n *Node) paid() (outcomes []page.Outcome, claimed *big.Int) {
	waits := map[uint64]bool{}
	for _, p := range n.view.Pending {
		waits[p.Number] = true
	}
	for _, u := range n.view.Unclaimed {
		waits[u.Number] = true
	}
	for _, number := range n.view.Unread {
		waits[number] = true
	}
	claimed = new(big.Int)
	for number, earned := range n.earnedOf {
		switch {
		case waits[number]:
		case n.expired[number]:
			if n.isOld(number) {
				delete(n.earnedOf, number)
			}
		case n.isOld(number):
			n.claimed.Add(n.claimed, earned)
			delete(n.earnedOf, number)
		default:
			claimed.Add(claimed, earned)
		}
	}
	claimed.Add(claimed, n.claimed)
	outcomes = slices.Clone(n.outcomes)
	for i := range outcomes {
		o := &outcomes[i]
		o.Claimed = o.Earned.Sign() > 0 && !waits[o.Block] && !n.expired[o.Block]
	}
	return outcomes, claimed
}

func (n *Node) seen() shown {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.shown
}

// shownBlock is the open block with a number; nil: there is none.
func (n *Node) shownBlock(number uint64) (*block, *settling.Pending) {
	for _, b := range n.seen().blocks {
		if b.number == number {
			return b.block, b.pending
		}
	}
	return nil, nil
}

// Status is how the node stands.
func (n *Node) Status() Status {
	seen := n.seen()
	s := Status{
		Name: n.net.Name(), ChainID: n.client.Deployment.ChainID, Settlement: n.client.Deployment.Settlement, Account: n.account,
		Started: n.started, Reasons: n.health.Reasons(), Bidding: seen.bids && n.bids(), Paused: n.paused.Load(), Stopping: n.stopping.Load(),
		Stateless: n.config.Stateless, Identities: seen.ids, Blocks: []BlockStatus{}, Strategy: n.strategy.String(),
	}
	s.Addresses, _ = n.net.Addresses() // those of a host that is closed are none
	for _, p := range n.net.Peers() {
		s.Peers++
		if p.StakerID != 0 {
			s.Staked++
		}
	}
	worker := n.worker.Stats()
	s.Work = WorkStatus{Stats: worker, Took: n.timing.times()}
	s.Gas = GasStatus{
		EthPerAZT: units.Integer{Int: n.policy.Gas.EthPerAZT}, PricedAt: n.policy.PriceSet, Budget: units.Integer{Int: n.policy.Gas.DailyBudget},
	}
	if seen.view == nil {
		return s
	}
	s.Head, s.HeadTime, s.HeadSeen = seen.view.Now, seen.view.Time, seen.at
	s.Gas.Spent = units.Integer{Int: n.spent(seen.view.Time)}
	for _, b := range seen.blocks {
		s.Blocks = append(s.Blocks, b.status())
	}
	return s
}

func (b shownBlock) status() BlockStatus {
	of := b.round.Snapshot()
	s := BlockStatus{
		Block: b.number, Tag: b.tag.String(), Slot: b.slot, Nodes: b.tree.NumNodes(), Start: b.plan.Start, CutOffs: b.plan.CutOffs,
		WindowEnd: b.plan.End, Running: b.running, Best: units.Integer{Int: of.Total}, Refused: []RefusedStatus{},
	}
	_, s.Transitions = b.round.Transitions()
	for _, r := range of.Refused {
		s.Refused = append(s.Refused, RefusedStatus(r))
	}
	for _, node := range of.Nodes {
		s.Proofs += len(node.Proofs)
		for _, p := range node.Proofs {
			if p.Own {
				s.Own++
			}
		}
	}
	if b.pending.HasRoot() {
		s.OnL1 = units.Integer{Int: b.pending.On.TotalScore}
	}
	return s
}

// Peers are the connected peers.
func (n *Node) Peers() []Peer { return n.net.Peers() }

// Pause makes the node bid for nothing new and propose nothing. What it has bid for it proves, what
// it has proposed it reveals, and what it sends to L1 it goes on sending.
func (n *Node) Pause() {
	if !n.paused.Swap(true) {
		n.log.Info("paused: no new bids")
		n.look()
	}
}

// Resume ends Pause.
func (n *Node) Resume() {
	if n.paused.Swap(false) {
		n.log.Info("resumed")
	}
	n.look()
}
