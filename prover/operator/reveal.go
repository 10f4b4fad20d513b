package operator

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/files"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// RevealOptions say which body to reveal.
type RevealOptions struct {
	// Slot is the one to reveal for. Nil: the current one or, with Wait, the one that was last
	// proposed for with what is in Kept.
	Slot *uint64
	// Draft is the block. Nil: the one that Propose kept of the best proposal.
	Draft *files.Draft
	Kept  string // the folder: see Kept
	Wait  Waiter
	// Leads is told, while it waits, of each proposal that takes the lead, and whether it is of the
	// block that would be revealed. Opened is told which file the draft is taken from when it is
	// not given. Both may be nil.
	Leads  func(slot uint64, best settlement.BestProposal, own bool)
	Opened func(path string)
}

// Revealed is what revealing a body came to.
type Revealed struct {
	Slot     uint64
	Block    uint64 // L2: the number that the body's block has
	StakerID uint32 // its sequencer
	Now      uint64 // the newest L1 block; 0 in a dry run
	// WindowEnd is the first L1 block without roots of the block. 0: a dry run, or the block was
	// pruned, or the node that was asked does not have it yet.
	WindowEnd uint64
	Sent
	Penalties []Penalty // of the author of blocks that counted as pruned, which a reveal drops
}

// What there can be instead of a body to reveal. Errors of Reveal are *NoBodyError around one of
// them.
var (
	ErrNotKept    = errors.New("its body is not kept here")
	ErrOutbid     = errors.New("another block than what was proposed has won")
	ErrOtherBlock = errors.New("it is of another block than the draft")
)

// NoBodyError means that there is no body here of the proposal that leads a slot.
type NoBodyError struct {
	Slot     uint64
	Proposal settlement.Proposal
	Err      error
}

// Score is the proposal's.
func (e *NoBodyError) Score() string {
	return rules.Points(rules.Score(e.Proposal.Vrf, e.Proposal.FeeSplit))
}

func (e *NoBodyError) Error() string {
	return fmt.Sprintf("reveal body of slot %d: the best proposal is that of staker %d, score %s: %v", e.Slot, e.Proposal.StakerID, e.Score(), e.Err)
}

func (e *NoBodyError) Unwrap() error { return e.Err }

// Reveal reveals the body of a slot's best proposal. Anyone who has it may do it; the block becomes
// the next pending one. It may wait until the reveal phase begins.
func Reveal(ctx context.Context, client *settlement.Client, s Sender, o RevealOptions) (*Revealed, error) {
	w := &revealing{Client: client, o: o, kept: Kept{o.Kept, client.Deployment}}
	last, proposed := w.kept.lastSlot(o.Draft)
	if err := w.chooseSlot(ctx, last, proposed); err != nil {
		return nil, err
	}
	check := o.Wait.Check(ctx, w.check)
	won, err := settlement.AtOneBlock(ctx, client, func(v *settlement.View) (*winner, error) { return w.winner(ctx, v) })
	if err != nil {
		return nil, err
	}
	if check == nil || isPrecheck(check) {
		check = won.check // of the block that the rest is of
	}
	proposal := won.proposal
	if !won.found {
		if check == nil {
			check = fmt.Errorf("reveal body of slot %d: nobody proposed a block", w.slot)
		}
		return nil, check
	}
	draft, err := w.draftOf(proposal, proposed && last == w.slot)
	if err != nil {
		return nil, err
	}
	if check == nil && won.tip != proposal.Parent {
		return nil, fmt.Errorf("reveal body of slot %d: it follows block %d, the last one is %d now: the slot stays empty", w.slot, proposal.Parent, won.tip)
	}
	r := &Revealed{Slot: w.slot, Block: proposal.Parent + 1, StakerID: proposal.StakerID}
	call := client.Reveal(w.slot, proposal, draft.Body)
	call.ID = s.ID("reveal", w.slot, tag(settlement.ProposalHash(proposal)))
	if err := r.send(ctx, s, call, check); err != nil {
		return nil, err
	}
	r.Penalties = penaltiesOf(client, r.Transactions)
	if s.DryRun() {
		return r, nil
	}
	r.Now, err = settlement.AtOneBlock(ctx, client, func(v *settlement.View) (uint64, error) {
		r.WindowEnd = 0
		if record, err := v.Block(ctx, r.Block); err == nil && record.Slot == r.Slot {
			r.WindowEnd = record.WindowEnd
		}
		return v.Number, nil
	})
	return r, err
}

// winner is the proposal that leads a slot, with what decides whether its body can be revealed.
type winner struct {
	proposal settlement.Proposal
	found    bool
	tip      uint64 // the last block
	check    error  // a settlement.PrecheckError, or nil
}

func (w *revealing) winner(ctx context.Context, v *settlement.View) (won *winner, err error) {
	won = &winner{check: v.CheckReveal(ctx, w.slot)}
	if won.check != nil && !isPrecheck(won.check) {
		return nil, won.check
	}
	if won.proposal, won.found, err = v.WinningProposal(ctx, w.slot); err != nil {
		return nil, err
	}
	won.tip, err = v.Tip(ctx)
	return won, err
}

// revealing is one run of Reveal.
type revealing struct {
	*settlement.Client
	o      RevealOptions
	kept   Kept
	slot   uint64
	leader common.Hash // of whose proposal Leads was told last
}

func (w *revealing) chooseSlot(ctx context.Context, last uint64, proposed bool) (err error) {
	switch {
	case w.o.Slot != nil:
		w.slot = *w.o.Slot
	case proposed && w.o.Wait != nil:
		w.slot = last
	default:
		_, w.slot, _, err = w.CurrentSlot(ctx) // 0 before the first one starts
	}
	return err
}

// draftOf returns the draft of a proposal. wasProposed says that a proposal for the slot is kept.
func (w *revealing) draftOf(proposal settlement.Proposal, wasProposed bool) (*files.Draft, error) {
	draft := w.o.Draft
	if draft == nil {
		var err error
		draft, err = w.kept.body(proposal)
		switch {
		case err != nil:
			return nil, err
		case draft == nil && wasProposed:
			return nil, &NoBodyError{w.slot, proposal, ErrOutbid}
		case draft == nil:
			return nil, &NoBodyError{w.slot, proposal, ErrNotKept}
		}
		if w.o.Opened != nil {
			w.o.Opened(w.kept.bodyPath(proposal))
		}
	}
	if !w.kept.isOf(proposal, draft) {
		return nil, &NoBodyError{w.slot, proposal, ErrOtherBlock}
	}
	return draft, nil
}

// check is CheckReveal, and tells of who leads meanwhile.
func (w *revealing) check(ctx context.Context) error {
	var best settlement.BestProposal
	leads, check := settlement.AtOneBlock(ctx, w.Client, func(v *settlement.View) (*settlement.Proposal, error) {
		check := v.CheckReveal(ctx, w.slot)
		var pointless *settlement.PrecheckError
		if w.o.Leads == nil || !errors.As(check, &pointless) || !pointless.Waits() {
			return nil, check
		}
		var err error
		if best, err = v.BestProposal(ctx, w.slot); err != nil {
			return nil, err
		}
		if best.Score.Sign() == 0 || best.ProposalHash == w.leader {
			return nil, check
		}
		proposal, found, err := v.WinningProposal(ctx, w.slot)
		if err != nil || !found {
			return nil, cmp.Or(err, check)
		}
		return &proposal, check
	})
	if leads == nil || !isPrecheck(check) {
		return check
	}
	draft := w.o.Draft
	if draft == nil {
		var err error
		if draft, err = w.kept.body(*leads); err != nil {
			return fmt.Errorf("reveal body of slot %d: %w", w.slot, err)
		}
	}
	w.o.Leads(w.slot, best, draft != nil && w.kept.isOf(*leads, draft))
	w.leader = best.ProposalHash
	return check
}
