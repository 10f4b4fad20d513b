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
	"fernet/settlement"
	"fernet/settlement/rules"
)

func slotReveal(ctx context.Context, c *cli.Context, s *session.Session) (*slotSent, error) {
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	slot, _, err := slotOf(ctx, c, client)
	if err != nil {
		return nil, err
	}
	var draft *files.Draft
	path := c.String("block")
	if path != "" {
		draft, err = files.ReadDraft(path, prover.Files(client.Deployment))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	last, proposedHere := lastProposed(s, client, draft)
	if proposedHere && c.Bool("wait") && !c.IsSet("slot") {
		slot = last
	}
	watch := &revealWatch{client: client, s: s, slot: slot, draft: draft}
	check := waitFor(ctx, c, s, watch.check)
	proposal, proposed, err := client.WinningProposal(ctx, slot)
	if err != nil {
		return nil, err
	}
	if !proposed {
		if check == nil {
			check = fmt.Errorf("reveal body of slot %d: nobody proposed a block", slot)
		}
		return nil, check
	}
	if draft == nil {
		gone := path
		path = bodyPath(s, client.Deployment, proposal)
		draft, err = files.ReadDraft(path, prover.Files(client.Deployment))
		switch {
		case errors.Is(err, fs.ErrNotExist) && gone != "":
			return nil, fmt.Errorf("reveal body of slot %d: there is no %s, nor was the body proposed from this --data-dir", slot, gone)
		case errors.Is(err, fs.ErrNotExist) && proposedHere && last == slot:
			return nil, fmt.Errorf("reveal body of slot %d: the slot is lost: its best proposal is that of staker %d, score %s", slot, proposal.StakerID,
				points(rules.Score(proposal.Vrf, proposal.FeeSplit)))
		case errors.Is(err, fs.ErrNotExist):
			return nil, fmt.Errorf("reveal body of slot %d: the best proposal, of staker %d, was not made from this --data-dir: name the draft with --block", slot, proposal.StakerID)
		case err != nil:
			return nil, err
		}
		s.Note("the draft is taken from %s", path)
	}
	s.WarnIfOpen(path)
	r := &slotSent{Slot: slot, Block: draft.Parent + 1}
	if !isOf(client, proposal, draft) {
		return nil, fmt.Errorf("reveal body of slot %d: the best proposal, of staker %d, is of another block than %s", slot, proposal.StakerID, path)
	}
	tip, err := client.Tip(ctx)
	if err != nil {
		return nil, err
	}
	if check == nil && tip != proposal.Parent {
		return nil, fmt.Errorf("reveal body of slot %d: it follows block %d, the last one is %d now: the slot stays empty", slot, proposal.Parent, tip)
	}
	tx, err := sendOne(ctx, s, client.Reveal(slot, proposal, draft.Body), check, "reveal", slot, tag(settlement.ProposalHash(proposal)))
	if err != nil {
		return nil, err
	}
	r.sent = *tx
	r.Penalties = penaltiesOf(client, r.Transactions)
	if s.Config.DryRun {
		return r, nil
	}
	now, err := s.Head(ctx)
	if err != nil {
		return nil, err
	}
	record, err := client.Block(ctx, r.Block)
	switch {
	case err == nil && record.Slot == slot && now < record.WindowEnd:
		r.line = fmt.Sprintf("Block %d, of slot %d by sequencer %d, is revealed: its proving window ends at L1 block %d, %s.",
			r.Block, slot, proposal.StakerID, record.WindowEnd, s.InBlocks(now, record.WindowEnd))
	case err == nil && record.Slot == slot:
		r.line = fmt.Sprintf("Block %d, of slot %d by sequencer %d, was revealed; its proving window ended at L1 block %d.", r.Block, slot, proposal.StakerID, record.WindowEnd)
	default: // it was pruned, or is not there yet for the node that was asked
		r.line = fmt.Sprintf("Block %d, of slot %d by sequencer %d, was revealed.", r.Block, slot, proposal.StakerID)
	}
	return r, nil
}
