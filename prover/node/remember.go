package node

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"time"

	"fernet/prover/bid"
	"fernet/prover/node/page"
	"fernet/prover/proving"
	"fernet/prover/settling"
	"fernet/prover/store"
	"fernet/prover/wire"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// settled is what came of a block whose window is over.
type settled struct {
	tag       wire.BlockTag
	block     *block            // nil: its window ended while the node was down
	pending   *settling.Pending // with the root that won; nil without block
	explained *Explanation
}

// remember finds out, in the background, what came of blocks whose window is over.
func (n *Node) remember(ctx context.Context) {
	for tag, b := range n.over {
		delete(n.over, tag)
		p, now, proven := b.pending, n.view.Now, n.view.Proven
		n.jobs.Go(func() {
			n.say(b, "find out what came of it", guarded(func() error {
				p = n.lookBack(ctx, b, p, proven)
				if _, err := b.round.Step(now, 0); err != nil { // so that all is decided
					return err
				}
				select {
				case n.settled <- settled{b.tag, b, p, explain(b, p, false)}:
				case <-ctx.Done():
				}
				return nil
			}))
		})
	}
}

const (
	// lookBackTries is how often L1 is asked for the submission that won.
	lookBackTries = 3
	// lookBackTimeout bounds one of the tries, and is the pause between them.
	lookBackTimeout = 20 * time.Second
)

// lookBack reads the submission that won on L1, and keeps what it took to get a place in it. It
// returns the block with the root that won: one that was finalized since the last view, or between
// two of them, may have another root than that view had, or one where that had none.
func (n *Node) lookBack(ctx context.Context, b *block, p *settling.Pending, proven uint64) *settling.Pending {
	if !p.HasRoot() && proven < b.number {
		return p
	}
	won := *p
	err := n.lookAgain(ctx, b.number, func(ctx context.Context) (err error) {
		won.Best, err = n.settleRound(ctx, b)
		return err
	})
	switch {
	case err == nil:
		return &won
	case ctx.Err() == nil && p.Best == nil:
		won.Best, won.RootLost = nil, err
		return &won
	}
	return p
}

// lookAgain reads the submission that won, a few times, until that succeeds.
func (n *Node) lookAgain(ctx context.Context, number uint64, read func(ctx context.Context) error) error {
	for try := 1; ; try++ {
		attempt, cancel := context.WithTimeout(ctx, lookBackTimeout)
		err := read(attempt)
		cancel()
		if err == nil || ctx.Err() != nil {
			return err
		}
		n.log.Info("the submission that won is not known", "block", number, "try", try, "of", lookBackTries, "err", err)
		if try == lookBackTries {
			return err
		}
		select {
		case <-time.After(lookBackTimeout):
		case <-ctx.Done():
			return err
		}
	}
}

// settleRound tells the round of the submission that won, and returns its root.
func (n *Node) settleRound(ctx context.Context, b *block) (*settling.Root, error) {
	root, submission, err := n.winner(ctx, b)
	if err != nil {
		return nil, err
	}
	b.round.Settled(submission)
	return root, n.store.AddSamples(b.tag, bid.SamplesOf(b.tree, submission, b.owns))
}

// readWinner reads the submission that won from L1.
func (n *Node) readWinner(ctx context.Context, b *block) (*settling.Root, *rules.Submission, error) {
	roots, err := n.client.AcceptedRoots(ctx, b.number)
	if err != nil {
		return nil, nil, err
	}
	if len(roots) == 0 {
		return nil, nil, settlement.ErrIncomplete
	}
	last := roots[len(roots)-1]
	root, err := settling.RootOf(last)
	if err != nil {
		return nil, nil, err
	}
	submission, err := n.client.Submission(ctx, last, b.tree)
	return root, submission, err
}

// keep keeps what came of a block.
func (n *Node) keep(s settled) {
	e := s.explained
	n.log.Info("a block is over", "block", e.Block, "places", e.Places, "earned", units.Exact(e.Earned.Int), "outcomes", counts(e.Outcomes))
	n.tally.block(e.Outcomes)
	if b := s.block; b != nil {
		b.pending = s.pending
		n.past = append(n.past, shownBlock{block: b, pending: b.pending}.page(n.view.Now))
	}
	n.count(s.tag, e)
	data, err := json.Marshal(e)
	if err == nil {
		err = n.store.PutOutcome(e.Block, s.tag, data)
	}
	if err != nil {
		n.storeFailed(err)
	}
}

// count adds a block that is over to what the node shows of itself, each block once. What was
// counted is known of as many blocks as the store keeps outcomes of.
func (n *Node) count(tag wire.BlockTag, e *Explanation) {
	if _, known := n.counted[tag]; known {
		return
	}
	n.counted[tag] = e.Block
	n.newest = max(n.newest, e.Block)
	maps.DeleteFunc(n.counted, func(_ wire.BlockTag, number uint64) bool { return n.isOld(number) })
	n.earned.Add(n.earned, e.Earned.Int)
	if e.Earned.Sign() > 0 {
		n.earnedOf[e.Block] = e.Earned.Int
	}
	n.outcomes = append([]page.Outcome{pageOutcome(e)}, n.outcomes[:min(len(n.outcomes), keptOutcomes-1)]...)
}

// isOld reports whether the store keeps no outcome of a block any more.
func (n *Node) isOld(number uint64) bool { return number+store.KeptBlocks <= n.newest }

// metaExpired is under which name the store has the blocks of Node.expired.
const metaExpired = "expired"

// expire notes of which blocks something can be claimed no more. After a reorg it may be claimed
// again.
func (n *Node) expire() {
	changed := len(n.view.Expired) > 0
	for _, number := range n.view.Expired {
		n.expired[number] = true
	}
	for _, u := range n.view.Unclaimed {
		changed = changed || n.expired[u.Number]
		delete(n.expired, u.Number)
	}
	if !changed {
		return
	}
	for number := range n.expired {
		if _, known := n.earnedOf[number]; n.isOld(number) && !known {
			delete(n.expired, number)
		}
	}
	data, err := json.Marshal(slices.Sorted(maps.Keys(n.expired)))
	if err == nil {
		err = n.store.PutMeta(metaExpired, data)
	}
	if err != nil {
		n.storeFailed(err)
	}
}

// recallExpired reads what expire noted before the node was started.
func (n *Node) recallExpired() error {
	data, err := n.store.Meta(metaExpired)
	if err != nil || data == nil {
		return err
	}
	var numbers []uint64
	if err := json.Unmarshal(data, &numbers); err != nil {
		return fmt.Errorf("read of which blocks nothing can be claimed any more: %w", err)
	}
	for _, number := range numbers {
		n.expired[number] = true
	}
	return nil
}

// recall counts the blocks that were over before the node was started.
func (n *Node) recall() error {
	if err := n.recallExpired(); err != nil {
		return err
	}
	kept, err := n.store.AllOutcomes()
	if err != nil {
		return err
	}
	for _, o := range kept {
		e := new(Explanation)
		if err := json.Unmarshal(o.Data, e); err != nil {
			return fmt.Errorf("read outcomes of block %d: %w", o.Number, err)
		}
		n.count(o.Block, e)
	}
	return nil
}

// counts is how often there is each outcome.
func counts(outcomes []Outcome) map[string]int {
	of := map[string]int{}
	for _, o := range outcomes {
		of[o.Outcome]++
	}
	return of
}

// pageOutcome is what came of a block as the page shows it.
func pageOutcome(e *Explanation) page.Outcome {
	o := page.Outcome{Block: e.Block, Earned: e.Earned, Results: []page.Result{}}
	of := counts(e.Outcomes)
	for _, what := range slices.Sorted(maps.Keys(of)) {
		o.Results = append(o.Results, page.Result{What: what, Nodes: of[what]})
	}
	return o
}

// explain says what came of a block so far.
func explain(b *block, p *settling.Pending, open bool) *Explanation {
	e := &Explanation{Block: b.number, Slot: b.slot, Open: open, Outcomes: []Outcome{}}
	owned := map[uint32]bool{}
	for _, o := range b.round.Explain() {
		owned[o.StakerID] = true
		switch {
		case open || p.Best != nil || o.Result != proving.Included:
		case p.RootLost != nil:
			o.Result, o.Why = proving.Pending, "L1 has a root, and no RPC has the logs that say whom it pays"
		default:
			o.Result, o.Why = proving.NoRoot, "there was a root and nobody has sent it"
		}
		e.Outcomes = append(e.Outcomes, outcomeOf(o, kindName(b.tree, o.Node)))
	}
	e.earn(p.Best, p.Value.Unit(), owned)
	return e
}

// earn sets what some stakers earn by a root; nil: there is none.
func (e *Explanation) earn(root *settling.Root, unit *big.Int, owned map[uint32]bool) {
	e.Earned = units.Integer{Int: new(big.Int)}
	if root == nil {
		return
	}
	for _, payout := range root.Payouts {
		if owned[payout.StakerID] {
			e.Places++
			e.Earned.Add(e.Earned.Int, rules.Reward(unit, payout.FeeBurn))
		}
	}
}

func kindName(t rules.Tree, node uint32) string {
	return map[bid.Kind]string{bid.Base: "base", bid.Merge: "merge", bid.Root: "root"}[bid.KindOf(t, node)]
}

func outcomeOf(o proving.Outcome, kind string) Outcome {
	return Outcome{
		Node: o.Node, Kind: kind, StakerID: o.StakerID, Outcome: o.Result.String(), Why: o.Why, FeeBurn: o.Bid,
		Score: units.Integer{Int: o.Score},
	}
}

// Explain says what came of a block for the operator: of an open one as far as is known now.
func (n *Node) Explain(number uint64) (*Explanation, error) {
	if b, p := n.shownBlock(number); b != nil {
		return explain(b, p, true), nil
	}
	kept, err := n.store.Outcomes(number)
	if err != nil {
		return nil, err
	}
	if len(kept) == 0 {
		return nil, fmt.Errorf("%w: %d", ErrUnknownBlock, number)
	}
	// After a reorg there may be several: the newest was kept last of those that L1 had.
	e := new(Explanation)
	if err := json.Unmarshal(kept[len(kept)-1].Data, e); err != nil {
		return nil, fmt.Errorf("read outcomes of block %d: %w", number, err)
	}
	return e, nil
}
