package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/files"
	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/rules"
)

func slotReveal(ctx context.Context, c *cli.Context, s *session.Session) (*slotSent, error) {
	client, sender, err := s.Actor(ctx)
	if err != nil {
		return nil, err
	}
	o := operator.RevealOptions{Kept: s.DataPath("proposals"), Wait: waiter(c, s)}
	if o.Slot, err = namedSlot(ctx, c, client); err != nil {
		return nil, err
	}
	path := c.String("block")
	if path != "" {
		// One that is gone is taken from where it was kept.
		o.Draft, err = files.ReadDraft(path, prover.Files(client.Deployment))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		s.WarnIfOpen(path)
	}
	o.Opened = func(path string) {
		s.Note("the draft is taken from %s", path)
		s.WarnIfOpen(path)
	}
	o.Leads = func(slot uint64, best settlement.BestProposal, own bool) {
		if own {
			s.Note("slot %d: this block leads, proposed by staker %d with score %s", slot, best.StakerID, rules.Points(best.Score))
			return
		}
		s.Note("slot %d: another block leads, proposed by staker %d with score %s: until the propose phase ends a higher --fee-split may win it back",
			slot, best.StakerID, rules.Points(best.Score))
	}
	r, err := operator.Reveal(ctx, client, sender, o)
	if err != nil {
		return nil, noBody(err, path)
	}
	shown := &slotSent{Slot: r.Slot, Sent: r.Sent, Block: r.Block, Penalties: r.Penalties}
	block := fmt.Sprintf("Block %d, of slot %d by sequencer %d, ", r.Block, r.Slot, r.StakerID)
	switch {
	case s.Config.DryRun:
	case r.Now < r.WindowEnd:
		shown.line = fmt.Sprintf("%sis revealed: its proving window ends at L1 block %d, %s.", block, r.WindowEnd, s.InBlocks(r.Now, r.WindowEnd))
	case r.WindowEnd > 0:
		shown.line = fmt.Sprintf("%swas revealed; its proving window ended at L1 block %d.", block, r.WindowEnd)
	default:
		shown.line = block + "was revealed."
	}
	return shown, nil
}

// noBody says where a body was looked for that is not there.
func noBody(err error, path string) error {
	var missing *operator.NoBodyError
	if !errors.As(err, &missing) {
		return err
	}
	staker := missing.Proposal.StakerID
	why := ""
	switch kind := missing.Err; {
	case kind == operator.ErrOtherBlock:
		why = fmt.Sprintf("the best proposal, of staker %d, is of another block than %s", staker, path)
	case path != "":
		why = fmt.Sprintf("there is no %s, nor was the body proposed from this --data-dir", path)
	case kind == operator.ErrOutbid:
		why = fmt.Sprintf("the slot is lost: its best proposal is that of staker %d, score %s", staker, missing.Score())
	default:
		why = fmt.Sprintf("the best proposal, of staker %d, was not made from this --data-dir: name the draft with --block", staker)
	}
	return fmt.Errorf("reveal body of slot %d: %s", missing.Slot, why)
}
