package operator

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover"
	"fernet/prover/files"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// RevealOptions say which body to reveal.
type RevealOptions struct {
	// Slot is the one to reveal for. Nil: the current one or, with Wait, the one that was last
	// proposed for with what is in Kept.
	Slot *uint64
	// File is that of the draft. Empty, or when there is no such file: the draft is the one that
	// Propose kept of the best proposal.
	File string
	Kept string // the folder: see Kept
	Wait Waiter
	// Leads is told, while it waits, of each proposal that takes the lead, and whether it is of the
	// block that would be revealed. Opened is told which file the draft is taken from when that is
	// not File. Both may be nil.
	Leads  func(slot uint64, best settlement.BestProposal, own bool)
	Opened func(path string)
}

// Revealed is what revealing a body came to.
type Revealed struct {
	Slot uint64 `json:"slot"`
	Sent
	Block    uint64 `json:"block"` // L2: the number that the body's block has
	StakerID uint32 `json:"-"`     // its sequencer
	Now      uint64 `json:"-"`     // the newest L1 block; 0 in a dry run
	// WindowEnd is the first L1 block without roots of the block. 0: a dry run, or the block was
	// pruned, or the node that was asked does not have it yet.
	WindowEnd uint64 `json:"-"`
	// of the author of blocks that counted as pruned, which a reveal drops
	Penalties []Penalty `json:"penalties,omitempty"`
}

// Told says, for a person, what the block is that was revealed. It is empty in a dry run.
// inBlocks says how far a block is from a head; see network.Network.InBlocks.
func (r *Revealed) Told(inBlocks func(head, block uint64) string) string {
	ends := "was revealed"
	switch {
	case r.Now == 0:
		return ""
	case r.Now < r.WindowEnd:
		ends = fmt.Sprintf("is revealed: its proving window ends at L1 block %d, %s", r.WindowEnd, inBlocks(r.Now, r.WindowEnd))
	case r.WindowEnd > 0:
		ends = fmt.Sprintf("was revealed; its proving window ended at L1 block %d", r.WindowEnd)
	}
	return fmt.Sprintf("Block %d, of slot %d by sequencer %d, %s.", r.Block, r.Slot, r.StakerID, ends)
}

// What there can be instead of a body to reveal. Errors of Reveal are *NoBodyError around one of
// them.
var (
	ErrNotKept    = errors.New("its body is not kept here")
	ErrOutbid     = errors.New("another block than what was proposed has won")
	ErrOtherBlock = errors.New("it is of another block than the draft")
)

// ErrNothingProposed means that a body was to be waited for, and neither its draft is given nor is
// one kept of a proposal.
var ErrNothingProposed = errors.New("no block was proposed from this folder")

// NoBodyError means that there is no body here of the proposal that leads a slot.
type NoBodyError struct {
	Slot       uint64
	Proposal   settlement.Proposal
	File, Kept string // of the RevealOptions
	Err        error
}

func (e *NoBodyError) Error() string {
	why, staker := "", e.Proposal.StakerID
	switch {
	case e.Err == ErrOtherBlock:
		why = fmt.Sprintf("the best proposal, of staker %d, is of another block than %s", staker, e.File)
	case e.File != "":
		why = fmt.Sprintf("there is no %s, nor was the body proposed from this folder, %s", e.File, e.Kept)
	case e.Err == ErrOutbid:
		score := rules.Points(rules.Score(e.Proposal.Vrf, e.Proposal.FeeSplit))
		why = fmt.Sprintf("the slot is lost: its best proposal is that of staker %d, score %s", staker, score)
	default:
		why = fmt.Sprintf("the best proposal, of staker %d, was not made from this folder, %s", staker, e.Kept)
	}
	return fmt.Sprintf("reveal body of slot %d: %s", e.Slot, why)
}

func (e *NoBodyError) Unwrap() error { return e.Err }

// Reveal reveals the body of a slot's best proposal. Anyone who has it may do it; the block becomes
// the next pending one. It may wait until the reveal phase begins.
func Reveal(ctx context.Context, client *settlement.Client, s Sender, o RevealOptions) (*Revealed, error) {
	if err := checkActor(client, s); err != nil {
		return nil, fmt.Errorf("reveal: %w", err)
	}
	w := &revealing{Client: client, o: o, kept: Kept{o.Kept, client.Deployment}}
	if err := w.readDraft(); err != nil {
		return nil, err
	}
	last, proposed := w.kept.lastSlot(w.draft)
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
	if won.proposal, won.found, err = w.leading(ctx, v); err != nil {
		return nil, err
	}
	won.tip, err = v.Tip(ctx)
	return won, err
}

// leading is the proposal that leads the slot, and false when there is none: the one that is kept,
// if L1's state has its hash, else as its event says, which an RPC may have lost.
func (w *revealing) leading(ctx context.Context, v *settlement.View) (proposal settlement.Proposal, found bool, err error) {
	best, err := v.BestProposal(ctx, w.slot)
	if err != nil || best.Score.Sign() == 0 {
		return proposal, false, err
	}
	if kept := w.kept.withHash(w.slot, best.ProposalHash); kept != nil {
		return *kept, true, nil
	}
	return v.WinningProposal(ctx, w.slot)
}

// revealing is one run of Reveal.
type revealing struct {
	*settlement.Client
	o      RevealOptions
	kept   Kept
	draft  *files.Draft // of File; nil when there is none
	slot   uint64
	leader common.Hash // of whose proposal Leads was told last
}

// readDraft reads the draft of File.
func (w *revealing) readDraft() (err error) {
	if w.o.File == "" {
		return nil
	}
	w.draft, err = files.ReadDraft(w.o.File, prover.Files(w.Deployment))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func (w *revealing) chooseSlot(ctx context.Context, last uint64, proposed bool) (err error) {
	if w.o.Slot == nil && w.o.Wait != nil {
		if proposed {
			w.slot = last
			return nil
		}
		// There is nothing that waiting would bring here.
		if w.draft == nil {
			return fmt.Errorf("reveal body: %w: %s", ErrNothingProposed, w.o.Kept)
		}
	}
	w.slot, err = SlotOr(ctx, w.Client, w.o.Slot)
	return err
}

// draftOf returns the draft of a proposal. wasProposed says that a proposal for the slot is kept.
func (w *revealing) draftOf(proposal settlement.Proposal, wasProposed bool) (*files.Draft, error) {
	draft, none := w.draft, NoBodyError{w.slot, proposal, w.o.File, w.o.Kept, ErrOtherBlock}
	if draft == nil {
		var err error
		draft, err = w.kept.body(proposal)
		switch {
		case err != nil:
			return nil, err
		case draft == nil && wasProposed:
			none.Err = ErrOutbid
			return nil, &none
		case draft == nil:
			none.Err = ErrNotKept
			return nil, &none
		}
		if w.o.Opened != nil {
			w.o.Opened(w.kept.bodyPath(proposal))
		}
	}
	if !w.kept.isOf(proposal, draft) {
		return nil, &none
	}
	return draft, nil
}

// check is CheckReveal, and tells of who leads meanwhile.
func (w *revealing) check(ctx context.Context) error {
	var best settlement.BestProposal
	leads, check := settlement.AtOneBlock(ctx, w.Client, func(v *settlement.View) (*settlement.Proposal, error) {
		check := v.CheckReveal(ctx, w.slot)
		var early *settlement.PrecheckError
		if w.o.Leads == nil || !errors.As(check, &early) || !early.Waits() {
			return nil, check
		}
		var err error
		if best, err = v.BestProposal(ctx, w.slot); err != nil {
			return nil, err
		}
		if best.Score.Sign() == 0 || best.ProposalHash == w.leader {
			return nil, check
		}
		proposal, found, err := w.leading(ctx, v)
		if prover.LacksLogs(err) {
			return nil, check // whose it is can be told later, and what is kept may lead again
		}
		if err != nil || !found {
			return nil, cmp.Or(err, check)
		}
		return &proposal, check
	})
	if leads == nil || !isPrecheck(check) {
		return check
	}
	draft := w.draft
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
