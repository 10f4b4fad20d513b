package main

import (
	"context"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

func slotCommand() *cli.Command {
	slot := func() cli.Flag {
		return &cli.Uint64Flag{Name: "slot", Usage: "the slot's `NUMBER` (default: the current one)"}
	}
	draft := func() cli.Flag {
		return &cli.StringFlag{Name: "block", Usage: "the draft block's `FILE`, of fernet block build", TakesFile: true}
	}
	return &cli.Command{
		Name:        "slot",
		Usage:       "slots: see where L1 is, record RANDAO, propose and reveal a block, report one that was not revealed",
		Description: "Time is counted in L1 blocks. A slot has a phase for proposals and one for the winner's body.\n\nExample: fernet slot show",
		Subcommands: []*cli.Command{
			{
				Name:        "show",
				Usage:       "a slot's phase, its RANDAO and its best proposal",
				Description: "It needs no account.\n\nExample: fernet slot show --network sepolia --rpc-url $RPC",
				Flags:       []cli.Flag{slot()},
				Action:      withSession(reading(slotShow)),
			},
			{
				Name:  "randao",
				Usage: "record a slot's RANDAO on L1",
				Description: "Proves the RANDAO of the L1 block before the slot with that block's header. Anyone may do it, once a slot;\n" +
					"propose does it when it is missing.\n\nExample: fernet slot randao --account me",
				Flags:  []cli.Flag{slot(), waitFlag("until the slot starts")},
				Action: withSession(slotRandao),
			},
			{
				Name:  "propose",
				Usage: "propose a block for a slot",
				Description: "Records the slot's RANDAO when that is missing, draws, compares the score with the best so far, proves the\n" +
					"ticket and sends. The account must own the sequencer. With --transfers it drafts the block itself, as fernet\n" +
					"block build does, on the block that is the last one then. With --wait and without --slot it takes the first\n" +
					"slot that the sequencer may act in and that leaves time for it.\n\n" +
					"Example: fernet slot propose --identity seq --block block-1.draft.json --fee-split 80% --account me",
				Flags: []cli.Flag{
					slot(), draft(), blockTransfersFlag(), txsFlag(), genesisFlag(), waitFlag("until the propose phase begins"),
					&cli.StringFlag{Name: "fee-split", Usage: "offer this `SHARE` of fees and reward to the provers, such as 80% or 8000 basis points"},
				},
				Action: withSession(slotPropose),
			},
			{
				Name:  "reveal",
				Usage: "reveal the body of a slot's winning proposal",
				Description: "Anyone who has the draft may do it. The block becomes the next pending one. Without --block, or when\n" +
					"its file is gone, the draft is taken that fernet slot propose kept in --data-dir. With --wait and without\n" +
					"--slot it is the slot that was last proposed for.\n\n" +
					"Example: fernet slot reveal --block block-1.draft.json --account me",
				Flags:  []cli.Flag{slot(), draft(), waitFlag("until the reveal phase begins")},
				Action: withSession(slotReveal),
			},
			{
				Name:  "report",
				Usage: "have the winner penalized of a slot that was not revealed",
				Description: "Anyone may do it once a slot, when the slot is over. The winner loses the deployment's reveal penalty and may\n" +
					"not propose for some slots; what it loses is burned.\n\n" +
					"Example: fernet slot report --slot 12 --account me",
				Flags: []cli.Flag{
					&cli.Uint64Flag{Name: "slot", Usage: "the slot's `NUMBER` (default: the one before the current)"},
					waitFlag("until the slot is over"),
				},
				Action: withSession(slotReport),
			},
		},
	}
}

// slotShown is the result of fernet slot show.
type slotShown struct {
	*settlement.SlotStatus

	wait string
	ban  uint32 // slots
}

func (r *slotShown) Render(con *console.Console) {
	con.Line("Slot %d, L1 blocks %d to %d; reveals from %d on. L1 is at %d.", r.Slot, r.Start, r.End-1, r.RevealStart, r.Now)
	switch {
	case r.Phase == rules.PhaseOver:
		con.Line("Phase: over.")
	case r.BlocksLeft == 0:
		con.Line("Phase: %s, in its last block.", r.Phase)
	default:
		con.Line("Phase: %s; the next one starts %s.", r.Phase, r.wait)
	}
	if r.Randao == nil {
		con.Line("RANDAO: not recorded.")
	} else {
		con.Line("RANDAO: %s", r.Randao)
	}
	if r.Best == nil {
		con.Line("Nobody proposed a block.")
	} else {
		state := "not revealed"
		switch {
		case r.Best.Revealed:
			state = "revealed"
		case r.Best.Reported:
			state = "not revealed, for which its sequencer was penalized"
		case r.Best.Missed:
			state = "a missed reveal"
		}
		con.Line("Best proposal: staker %d (%s), score %s, FEE_SPLIT %s, %d transactions on block %d, %s.",
			r.Best.StakerID, r.Best.Owner, rules.Points(r.Best.Score.Int), r.Best.FeeSplitBps, r.Best.NumTxs, r.Best.Parent, state)
		if r.Best.Penalty.Int != nil {
			con.Line("Reporting it takes %s AZT of the deposit of staker %d, which may not propose for %d slots then: fernet slot report --slot %d.",
				units.Exact(r.Best.Penalty.Int), r.Best.StakerID, r.ban, r.Slot)
		}
	}
	con.Line("Last block %d, last proven block %d.", r.Tip, r.Proven)
}

func slotShow(ctx context.Context, c *cli.Context, s *session.Session) (*slotShown, error) {
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	view, err := client.Latest(ctx)
	if err != nil {
		return nil, err
	}
	slot, err := slotOf(ctx, c, view.Client)
	if err != nil {
		return nil, err
	}
	status, err := view.SlotStatus(ctx, slot)
	if err != nil {
		return nil, err
	}
	return &slotShown{status, s.InBlocks(status.Now, status.Next()), client.Params.BanSlots}, nil
}

// slotSent is the result of fernet slot randao, propose and reveal.
type slotSent struct {
	Slot uint64 `json:"slot"`
	operator.Sent
	Randao   *common.Hash  `json:"randao,omitempty"`
	StakerID uint32        `json:"stakerId,omitempty"` // who proposes
	Score    units.Integer `json:"score,omitzero"`
	File     string        `json:"file,omitempty"`  // where the proposal was kept
	Would    []string      `json:"would,omitempty"` // files that a dry run would have written
	Block    uint64        `json:"block,omitempty"` // that was revealed
	// Warning says how the proposal may be lost: see prunableWarning.
	Warning string `json:"warning,omitempty"`
	// Penalties are of the author of blocks that counted as pruned, which a reveal drops.
	Penalties []operator.Penalty `json:"penalties,omitempty"`

	line string
}

func (r *slotSent) Render(con *console.Console) {
	renderSent(con, r.Sent)
	if r.line != "" {
		con.Line("%s", r.line)
	}
	renderPenalties(con, r.Penalties)
}

func slotRandao(ctx context.Context, c *cli.Context, s *session.Session) (*slotSent, error) {
	client, sender, err := s.Actor(ctx)
	if err != nil {
		return nil, err
	}
	slot, err := slotOf(ctx, c, client)
	if err != nil {
		return nil, err
	}
	r, err := operator.RecordRandao(ctx, client, sender, slot, waiter(c, s))
	if err != nil {
		return nil, err
	}
	return &slotSent{Slot: r.Slot, Sent: r.Sent, Randao: &r.Randao}, nil
}
