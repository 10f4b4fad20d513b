package main

import (
	"context"
	"errors"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/operator"
	"fernet/prover/payments"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

func slotCommand() *cli.Command {
	slot := func(otherwise string) cli.Flag {
		return &cli.Uint64Flag{Name: "slot", Usage: "the slot's `NUMBER` (default: the " + otherwise + ")"}
	}
	draft := func() cli.Flag {
		return &cli.StringFlag{Name: "block", Usage: "the draft block's `FILE`, of fernet block build", TakesFile: true}
	}
	return group("slot", "slots: see where L1 is, record RANDAO, propose and reveal a block, report one that was not revealed",
		"Time is counted in L1 blocks. A slot has a phase for proposals and one for the winner's body.", "fernet slot show",
		command("show", "a slot's phase, its RANDAO and its best proposal", "It needs no account.",
			"fernet slot show --network sepolia --rpc-url $RPC", reading(slotShow), slot("current one")),
		command("randao", "record a slot's RANDAO on L1",
			"Proves the RANDAO of the L1 block before the slot with that block's header. Anyone may do it, once a slot;\n"+
				"propose does it when it is missing.",
			"fernet slot randao --account me", rendered(acting(onSlot(slotRandao)), renderRandao),
			slot("current one"), waitFlag("until the slot starts")),
		command("propose", "propose a block for a slot",
			"Records the slot's RANDAO when that is missing, draws, compares the score with the best so far, proves the\n"+
				"ticket and sends. The account must own the sequencer. With --transfers it drafts the block itself, as fernet\n"+
				"block build does, on the block that is the last one then. With --wait and without --slot it takes the first\n"+
				"slot that the sequencer may act in and that leaves time for it.",
			"fernet slot propose --identity seq --block block-1.draft.json --fee-split 80% --account me",
			rendered(acting(slotPropose), renderProposed), slot("current one"), draft(),
			blockTransfersFlag(), txsFlag(), genesisFlag(), waitFlag("until the propose phase begins"),
			&cli.StringFlag{Name: "fee-split", Usage: "offer this `SHARE` of fees and reward to the provers, such as 80% or 8000 basis points"}),
		command("reveal", "reveal the body of a slot's winning proposal",
			"Anyone who has the draft may do it. The block becomes the next pending one. Without --block, or when\n"+
				"its file is gone, the draft is taken that fernet slot propose kept in --data-dir. With --wait and without\n"+
				"--slot it is the slot that was last proposed for.",
			"fernet slot reveal --block block-1.draft.json --account me", acting(onSlot(slotReveal)),
			slot("current one"), draft(), waitFlag("until the reveal phase begins")),
		command("report", "have the winner penalized of a slot that was not revealed",
			"Anyone may do it once a slot, when the slot is over. The winner loses the deployment's reveal penalty and may\n"+
				"not propose for some slots; what it loses is burned.",
			"fernet slot report --slot 12 --account me", rendered(acting(onSlot(slotReport)), renderReported),
			slot("one before the current"), waitFlag("until the slot is over")),
	)
}

// renderSlot shows a slot, whose next phase starts in a wait; ban is how many slots a penalty bans
// for.
func renderSlot(con *console.Console, r *settlement.SlotStatus, wait string, ban uint32) {
	con.Line("%s", r.Told(wait))
	renderBest(con, r, ban)
	con.Line("Last block %d, last proven block %d.", r.Tip, r.Proven)
}

func renderBest(con *console.Console, r *settlement.SlotStatus, ban uint32) {
	if r.Best == nil {
		con.Line("Nobody proposed a block.")
		return
	}
	con.Line("Best proposal: staker %d (%s), score %s, FEE_SPLIT %s, %d transactions on block %d, %s.",
		r.Best.StakerID, r.Best.Owner, rules.Points(r.Best.Score.Int), r.Best.FeeSplitBps, r.Best.NumTxs, r.Best.Parent, r.Best.Fate())
	if r.Best.Penalty.Int != nil {
		con.Line("Reporting it takes %s AZT of the deposit of staker %d, which may not propose for %d slots then: fernet slot report --slot %d.",
			units.Exact(r.Best.Penalty.Int), r.Best.StakerID, ban, r.Slot)
	}
}

func slotShow(ctx context.Context, in *input, s *session.Session) (*shown[settlement.SlotStatus], error) {
	client := opened(ctx, in, s.Deployment.Client)
	named, view := namedSlot(ctx, in, client), in.latest(ctx, s)
	status := opened(ctx, in, func(ctx context.Context) (*settlement.SlotStatus, error) {
		slot, err := operator.SlotOr(ctx, client, named)
		if err != nil {
			return nil, err
		}
		return view.SlotStatus(ctx, slot)
	})
	if in.err != nil {
		return nil, in.err
	}
	return &shown[settlement.SlotStatus]{status, func(con *console.Console, r *settlement.SlotStatus) {
		renderSlot(con, r, s.InBlocks(r.Now, r.Next()), view.Params.BanSlots)
	}}, nil
}

// namedSlot is the slot of --slot, nil without.
func namedSlot(ctx context.Context, in *input, client *settlement.Client) *uint64 {
	if in.err != nil || !in.IsSet("slot") {
		return nil
	}
	slot := in.Uint64("slot")
	if err := operator.CheckSlot(ctx, client, slot); errors.As(err, new(*operator.FarSlotError)) {
		in.usage("--slot: %w", err)
	} else {
		in.keep(err)
	}
	return &slot
}

// onSlot is an act on the slot of --slot; the slot is nil without.
func onSlot[R any](do func(ctx context.Context, in *input, a *caller, slot *uint64) (R, error)) func(*input) act[R] {
	return func(in *input) act[R] {
		return func(ctx context.Context, a *caller) (r R, err error) {
			slot := namedSlot(ctx, in, a.client)
			if in.err != nil {
				return r, in.err
			}
			return do(ctx, in, a, slot)
		}
	}
}

func renderRandao(con *console.Console, r *operator.Randao) { renderSent(con, r.Sent) }

func slotRandao(ctx context.Context, _ *input, a *caller, slot *uint64) (*operator.Randao, error) {
	return operator.RecordRandao(ctx, a.client, a.sender, slot, a.wait)
}

func renderProposed(con *console.Console, r *operator.Proposed) { renderSent(con, r.Sent, r.Told()) }

func slotPropose(in *input) act[*operator.Proposed] {
	transfers := in.String("transfers")
	o := operator.ProposeOptions{FeeSplit: in.share("fee-split"), OnTip: transfers != ""}
	in.checkDraft()
	return func(ctx context.Context, a *caller) (*operator.Proposed, error) {
		chain := in.chain(ctx, a.Session)
		o.Draft, o.Slot = draftSource(in, a.Session, chain), namedSlot(ctx, in, a.client)
		if o.OnTip {
			o.Body = opened(ctx, in, func(context.Context) ([]byte, error) {
				return payments.EncodedFile(transfers, prover.Files(chain.Deployment))
			})
		}
		opened(ctx, in, a.Account.Address) // without an account there is nobody to wait for
		if in.err != nil {
			return nil, in.err
		}
		var err error
		if o.Identity, _, err = a.Identity.Staker(ctx); err != nil {
			return nil, err
		}
		network := a.L1.Seen()
		o.Lead = operator.ProposeLead(network.Confirmations, network.BlockTime)
		o.Kept, o.Wait, o.Keys = a.Deployment.ProposalsDir(), a.wait, a.Keys.OfDeployment
		o.Risky = func(risk *operator.Risk) { a.Dialog.Note("warning: %s", risk) }
		o.Lost = func(slot uint64, winner uint32) {
			a.Dialog.Note("slot %d was won by a proposal of staker %d", slot, winner)
		}
		r, err := operator.Propose(ctx, chain, a.sender, o)
		if err == nil && r.File != "" {
			a.Dialog.WarnIfOpen(r.File)
		}
		return r, err
	}
}

// renderRevealed shows a revealed block; inBlocks says how far away an L1 block is.
func renderRevealed(con *console.Console, r *operator.Revealed, inBlocks func(head, block uint64) string) {
	renderSent(con, r.Sent, r.Told(inBlocks))
	renderPenalties(con, r.Penalties)
}

func slotReveal(ctx context.Context, in *input, a *caller, slot *uint64) (*shown[operator.Revealed], error) {
	o := operator.RevealOptions{Slot: slot, File: in.String("block"), Kept: a.Deployment.ProposalsDir(), Wait: a.wait}
	o.Opened = func(path string) {
		a.Dialog.Note("the draft is taken from %s", path)
		a.Dialog.WarnIfOpen(path)
	}
	o.Leads = func(slot uint64, best settlement.BestProposal, own bool) {
		format := "slot %d: another block leads, proposed by staker %d with score %s: until the propose phase ends a higher --fee-split may win it back"
		if own {
			format = "slot %d: this block leads, proposed by staker %d with score %s"
		}
		a.Dialog.Note(format, slot, best.StakerID, rules.Points(best.Score))
	}
	a.Dialog.WarnIfOpen(o.File)
	r, err := operator.Reveal(ctx, a.client, a.sender, o)
	err = advised(err, operator.ErrNothingProposed, "propose first (fernet slot propose), or name the draft with --block")
	if o.File == "" {
		err = advised(err, operator.ErrNotKept, "name the draft with --block")
	}
	return &shown[operator.Revealed]{r, func(con *console.Console, r *operator.Revealed) { renderRevealed(con, r, a.InBlocks) }}, err
}

func renderReported(con *console.Console, r *operator.Reported) {
	renderSent(con, r.Sent, r.Told())
	renderPenalties(con, r.Penalties)
}

func slotReport(ctx context.Context, _ *input, a *caller, slot *uint64) (*operator.Reported, error) {
	r, err := operator.Report(ctx, a.client, a.sender, slot, a.wait)
	if errors.Is(err, operator.ErrNoSlotOver) {
		err = config.Usage("--slot is needed: %w", err)
	}
	return r, err
}
