package node

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"fernet/prover/bid"
	"fernet/prover/proving"
	"fernet/prover/settling"
	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// catchUpOn finds out, in the background, what came of the blocks that an earlier run has bid for
// and that were over before this one could open them.
func (n *Node) catchUpOn(ctx context.Context) {
	for tag, k := range n.unexplained {
		_, counted := n.counted[tag]
		if !counted && n.open[tag] == nil && n.view.Now < k.WindowEnd {
			continue // it may be opened yet
		}
		delete(n.unexplained, tag)
		if counted || n.open[tag] != nil {
			continue
		}
		// The store lets go of the proofs soon.
		u, err := n.unexplainedBlock(tag, k)
		if err != nil {
			n.storeFailed(err)
			continue
		}
		if len(u.bids) == 0 {
			continue
		}
		hasRoot := n.view.Proven >= k.Number
		n.jobs.Go(func() {
			n.warn(guarded(func() error { return n.explainUnseen(ctx, u, hasRoot) }), "what came of a block is not known")
		})
	}
}

// unexplainedBlock is what an earlier run has left of a block.
type unexplainedBlock struct {
	kept
	tag    wire.BlockTag
	bids   map[place]rules.Bps // that count
	proofs map[place]*wire.Proof
}

// place is a node of a tree for one staker.
type place struct {
	node, stakerID uint32
}

func (p place) compare(o place) int {
	return cmp.Or(cmp.Compare(p.node, o.node), cmp.Compare(p.stakerID, o.stakerID))
}

func (n *Node) unexplainedBlock(tag wire.BlockTag, k kept) (*unexplainedBlock, error) {
	u := &unexplainedBlock{kept: k, tag: tag, bids: map[place]rules.Bps{}, proofs: map[place]*wire.Proof{}}
	bids, err := n.store.Bids(tag)
	if err != nil {
		return nil, err
	}
	for _, b := range bids {
		u.bids[place{b.Node, b.StakerID}] = b.FeeBurn
	}
	messages, err := n.store.Proofs(tag)
	if err != nil {
		return nil, err
	}
	for _, message := range messages {
		p, err := wire.DecodeProof(message)
		if err != nil {
			continue // it is told when a block is opened
		}
		of := place{p.Node, p.StakerID}
		if _, own := u.bids[of]; own && (u.proofs[of] == nil || p.FeeBurn > u.proofs[of].FeeBurn) {
			u.proofs[of] = p
		}
	}
	return u, nil
}

// explainUnseen tells the loop what came of a block that nobody saw end.
func (n *Node) explainUnseen(ctx context.Context, u *unexplainedBlock, hasRoot bool) error {
	var root *settling.Root
	var submission *rules.Submission
	if hasRoot {
		of := &block{tag: u.tag, number: u.Number, slot: u.Slot, tree: u.Tree}
		err := n.lookAgain(ctx, u.Number, func(ctx context.Context) (err error) {
			root, submission, err = n.winner(ctx, of)
			return err
		})
		if err != nil {
			return fmt.Errorf("block %d: %w", u.Number, err)
		}
		if submission.Seed == nil || submission.Seed.Cmp(u.Seed) != 0 {
			root, submission = nil, nil // of the block that has taken the place of this one
		}
	}
	select {
	case n.settled <- settled{tag: u.tag, explained: u.explain(root, submission)}:
	case <-ctx.Done():
	}
	return nil
}

// explain says what came of each bid.
func (u *unexplainedBlock) explain(root *settling.Root, submission *rules.Submission) *Explanation {
	e := &Explanation{Block: u.Number, Slot: u.Slot, Outcomes: []Outcome{}}
	owned := map[uint32]bool{}
	for _, of := range slices.SortedFunc(maps.Keys(u.bids), place.compare) {
		owned[of.stakerID] = true
		e.Outcomes = append(e.Outcomes, outcomeOf(u.outcome(of, u.bids[of], submission), kindName(u.Tree, of.node)))
	}
	e.earn(root, u.Value.Unit(), owned)
	return e
}

// outcome says what came of a bid. What was built on whose proofs, and when they came, nobody has
// seen.
func (u *unexplainedBlock) outcome(of place, fee rules.Bps, submission *rules.Submission) proving.Outcome {
	o := proving.Outcome{Node: of.node, StakerID: of.stakerID, Bid: fee}
	p := u.proofs[of]
	if p != nil {
		o.Bid, o.Score = p.FeeBurn, rules.Score(p.Vrf.Big(), p.FeeBurn)
	}
	if submission == nil {
		o.Result, o.Why = proving.NoRoot, "the block has no root on L1"
		if p == nil {
			o.Result = proving.NotBuilt
		}
		return o
	}
	lower := false
	for _, e := range submission.Nodes[of.node-1] {
		score := rules.Score(e.Vrf, e.FeeBurn)
		if e.StakerID == of.stakerID {
			o.Result, o.Bid, o.Score = proving.Included, e.FeeBurn, score
			return o
		}
		lower = lower || p != nil && score.Cmp(o.Score) < 0
	}
	full := len(submission.Nodes[of.node-1]) == bid.Places(of.node)
	switch {
	case p == nil:
		o.Result, o.Why = proving.NotBuilt, "the node was down when the window ended, and had no proof before"
	case full && !lower:
		o.Result = proving.Outranked
	default:
		o.Result, o.Why = proving.Conflict, "others did not have the proof, or built on proofs that leave it out, while the node was down"
	}
	return o
}
