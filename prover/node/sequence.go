package node

import (
	"context"
	"fmt"
	"math/big"
	"slices"

	"fernet/prover"
	"fernet/prover/circuit"
	"fernet/prover/keys"
	"fernet/prover/node/health"
	"fernet/prover/operator"
	"fernet/prover/sequencing"
	"fernet/prover/settling"
)

// sequence has the sequencer look at the slot, if the node has one. It does not wait for it.
func (n *Node) sequence(ctx context.Context) {
	own := n.sequencers()
	if len(own) == 0 {
		return
	}
	n.pullPools(ctx)
	at := turn{own: own, now: sequencing.Now{GasPrice: n.view.GasPrice, Spent: n.spent(n.view.Time), Paused: !n.proposes() || n.proposedElsewhere(own)}}
	select {
	case <-n.turns: // the one of an earlier L1 block
	default:
	}
	n.turns <- at
}

// turn is what a sequencer is told at an L1 block.
type turn struct {
	own []*prover.Identity
	now sequencing.Now
}

// proposes reports whether the node proposes new blocks. What it has proposed it reveals whatever
// happens.
func (n *Node) proposes() bool {
	return !n.stopping.Load() && !n.paused.Load() && !n.health.Has(health.RPCStale) && !n.health.Has(health.Disk) && !n.health.Has(health.Starting)
}

// proposedElsewhere reports whether another node signs with a key of one that would propose: the
// two would outbid each other, and neither could reveal what the other proposed.
func (n *Node) proposedElsewhere(own []*prover.Identity) bool {
	return slices.ContainsFunc(own, func(id *prover.Identity) bool { return n.sameIdentity[id.StakerID] })
}

// sequencers are the identities that propose, of the account that sends.
func (n *Node) sequencers() (ids []*prover.Identity) {
	for _, o := range n.ids {
		if id := o.identity(); id != nil && !n.config.Stateless && n.wouldPropose(o.l1.Staker) {
			ids = append(ids, id)
		}
	}
	return ids
}

// urgentAt is the L1 block at which the node has to reveal; 0: it does not have to.
func (n *Node) urgentAt() uint64 {
	slot := n.view.Slot
	if slot == nil || slot.Best == nil || slot.Best.Revealed {
		return 0
	}
	for _, id := range n.sequencers() {
		if id.StakerID == slot.Best.StakerID {
			return max(slot.RevealStart, n.view.Now)
		}
	}
	return 0
}

// runSequencer steps the sequencer whenever it is told to, until ctx ends. It is made when there is
// an identity to propose for, and again when those are others.
func (n *Node) runSequencer(ctx context.Context) {
	var s *sequencing.Sequencer
	var of []*prover.Identity
	for {
		var at turn
		select {
		case at = <-n.turns:
		case <-ctx.Done():
			return
		}
		if s == nil || !slices.EqualFunc(of, at.own, func(a, b *prover.Identity) bool { return a.StakerID == b.StakerID }) {
			made, err := n.newSequencer(ctx, at.own)
			if err != nil {
				n.log.Error("the node does not propose", "err", err)
				continue
			}
			if s != nil {
				made.Succeed(s)
			}
			s, of = made, at.own
		}
		if err := guarded(func() error { return s.Step(ctx, at.now) }); ctx.Err() == nil {
			n.warn(err, "the slot could not be looked at")
		}
	}
}

func (n *Node) newSequencer(ctx context.Context, own []*prover.Identity) (*sequencing.Sequencer, error) {
	return sequencing.New(sequencing.Config{
		Chain: n.proposing, Desk: handIn{n.desk}, RevealPriority: settling.PriorityReveal, ProposePriority: settling.PriorityPropose,
		Own: own, Keys: func(context.Context) (*keys.Set, error) { return n.keys, nil }, Kept: n.actor.Deployment.ProposalsDir(),
		Transactions: n.pool, SkipEmpty: n.config.SkipEmpty, Strategy: n.feeSplit, Gas: n.policy.Gas, ProofCost: n.dearest(),
		Lead: operator.ProposeLead(n.confirmations, n.timing.pace()), Told: n.sequenced, Log: n.log,
	})
}

// dearest is what the dearest proof costs, in wei of AZT.
func (n *Node) dearest() *big.Int {
	base, merge := n.timing.cost(circuit.KindBase), n.timing.cost(circuit.KindMerge)
	if base.Cmp(merge) > 0 {
		return base
	}
	return merge
}

// handIn is a desk as package sequencing knows it.
type handIn struct{ l1Desk }

// Do is sequencing.Desk's.
func (d handIn) Do(name string, priority int, act func(context.Context, operator.Sender) error) error {
	d.l1Desk.Do(name, priority, act)
	return nil
}

// sequenced is told what became of slots.
func (n *Node) sequenced(e sequencing.Event) {
	if result, counts := slotResults[e.Kind]; counts {
		n.tally.slot(result)
	}
	n.noteRoom(e.Err)
	switch e.Kind {
	case sequencing.KindRevealFailed:
		if isFull(e.Err) {
			n.spendReserve()
		}
	case sequencing.KindMissed:
		n.health.Set(health.MissedReveal, fmt.Sprintf("the block of slot %d was not revealed in time", e.Slot))
	case sequencing.KindRevealed:
		n.health.Clear(health.MissedReveal)
	}
}

// slotResults are what is counted of slots, as metrics name it.
var slotResults = map[sequencing.Kind]string{
	sequencing.KindProposed: "proposed", sequencing.KindOutbid: "outbid", sequencing.KindRevealed: "revealed", sequencing.KindMissed: "missed",
}
