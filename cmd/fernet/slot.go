package main

import (
	"context"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
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

// farthestSlot is how many slots from now one can be named: with 20 blocks of 12 s each it is in a month.
const farthestSlot = 10_000

// slotOf returns the slot asked for, or the current one.
func slotOf(ctx context.Context, c *cli.Context, client *settlement.Client) (slot, now uint64, err error) {
	now, slot, started, err := client.CurrentSlot(ctx)
	if err != nil {
		return 0, 0, err
	}
	if !started {
		slot = 0
	}
	asked := c.Uint64("slot")
	switch {
	case !c.IsSet("slot"):
		return slot, now, nil
	case asked > slot+farthestSlot:
		return 0, 0, config.Usage("--slot: slot %d is far away, L1 is in slot %d: wanted is the number of a slot, not of a block of L1, which is at %d", asked, slot, now)
	}
	return asked, now, nil
}

// slotShown is the result of fernet slot show.
type slotShown struct {
	Now         uint64         `json:"l1Block"`
	Slot        uint64         `json:"slot"`
	Phase       string         `json:"phase"` // not started, propose, reveal or over
	Start       uint64         `json:"start"` // L1 blocks
	RevealStart uint64         `json:"revealStart"`
	End         uint64         `json:"end"`        // the first L1 block after it
	BlocksLeft  uint64         `json:"blocksLeft"` // of the phase, or until the slot starts
	Randao      *common.Hash   `json:"randao"`     // null while it is not recorded
	Best        *proposalShown `json:"best"`       // null when nobody proposed
	Tip         uint64         `json:"tip"`        // the last block that can be built on, pending or proven
	Proven      uint64         `json:"proven"`     // the last proven block

	wait string
}

type proposalShown struct {
	StakerID    uint32         `json:"stakerId"`
	Owner       common.Address `json:"owner"`
	Score       string         `json:"score"`
	FeeSplitBps rules.Bps      `json:"feeSplitBps"`
	NumTxs      uint32         `json:"numTxs"`
	Parent      uint64         `json:"parent"`
	BodyHash    common.Hash    `json:"bodyHash"`
	Revealed    bool           `json:"revealed"`
	Missed      bool           `json:"missed"`   // the slot is over and it was not revealed
	Reported    bool           `json:"reported"` // and its sequencer was penalized
	// Penalty is what reporting it would take of the sequencer's deposit, in wei; only of one that was
	// missed and not reported.
	Penalty string `json:"penalty,omitempty"`

	points  string
	penalty *big.Int
	ban     uint32 // slots
}

func (r *slotShown) Render(con *console.Console) {
	con.Line("Slot %d, L1 blocks %d to %d; reveals from %d on. L1 is at %d.", r.Slot, r.Start, r.End-1, r.RevealStart, r.Now)
	switch {
	case r.Phase == rules.PhaseOver.String():
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
			r.Best.StakerID, r.Best.Owner, r.Best.points, r.Best.FeeSplitBps, r.Best.NumTxs, r.Best.Parent, state)
		if r.Best.penalty != nil {
			con.Line("Reporting it takes %s AZT of the deposit of staker %d, which may not propose for %d slots then: fernet slot report --slot %d.",
				units.Exact(r.Best.penalty), r.Best.StakerID, r.Best.ban, r.Slot)
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
	client = view.Client // everything that is shown is of one L1 block
	slot, now, err := slotOf(ctx, c, client)
	if err != nil {
		return nil, err
	}
	schedule := client.Params.Schedule
	phase := schedule.PhaseAt(slot, now)
	r := &slotShown{
		Now: now, Slot: slot, Phase: phase.String(),
		Start: schedule.SlotStart(slot), RevealStart: schedule.RevealStart(slot), End: schedule.SlotStart(slot + 1),
	}
	next := map[rules.Phase]uint64{rules.PhaseBefore: r.Start, rules.PhasePropose: r.RevealStart, rules.PhaseReveal: r.End}[phase]
	if next > now {
		r.BlocksLeft, r.wait = next-now-1, s.InBlocks(now, next)
		if phase == rules.PhaseBefore {
			r.BlocksLeft = next - now
		}
	}
	randao, recorded, err := client.Randao(ctx, slot)
	if err != nil {
		return nil, err
	}
	if recorded {
		r.Randao = &randao
	}
	if r.Tip, err = client.Tip(ctx); err != nil {
		return nil, err
	}
	if r.Proven, err = client.Proven(ctx); err != nil {
		return nil, err
	}
	best, err := client.BestProposal(ctx, slot)
	if err != nil {
		return nil, err
	}
	if best.Score.Sign() == 0 {
		return r, nil
	}
	proposal, _, err := client.WinningProposal(ctx, slot)
	if err != nil {
		return nil, err
	}
	staker, err := client.Staker(ctx, best.StakerID)
	if err != nil {
		return nil, err
	}
	r.Best = &proposalShown{
		StakerID: best.StakerID, Owner: staker.Owner, Score: best.Score.String(), FeeSplitBps: proposal.FeeSplit,
		NumTxs: proposal.NumTxs, Parent: proposal.Parent, BodyHash: proposal.BodyHash, Revealed: best.Revealed, Reported: best.Reported,
		Missed: phase == rules.PhaseOver && !best.Revealed, points: points(best.Score),
	}
	if r.Best.Missed && !best.Reported {
		r.Best.penalty, r.Best.ban = settlement.Loss(client.Params.RevealPenalty, staker.Deposit(client.Params.StakeAmount)), client.Params.BanSlots
		r.Best.Penalty = r.Best.penalty.String()
	}
	return r, nil
}

// slotSent is the result of fernet slot randao, propose and reveal.
type slotSent struct {
	Slot uint64 `json:"slot"`
	sent
	Randao   *common.Hash `json:"randao,omitempty"`
	StakerID uint32       `json:"stakerId,omitempty"` // who proposes
	Score    string       `json:"score,omitempty"`
	File     string       `json:"file,omitempty"`  // where the proposal was kept
	Would    []string     `json:"would,omitempty"` // files that a dry run would have written
	Block    uint64       `json:"block,omitempty"` // that was revealed
	// Warning says how the proposal may be lost: see warnPrunable.
	Warning string `json:"warning,omitempty"`
	// Penalties are of the author of blocks that counted as pruned, which a reveal drops.
	Penalties []penalized `json:"penalties,omitempty"`

	line string
}

func (r *slotSent) Render(con *console.Console) {
	r.render(con)
	if r.line != "" {
		con.Line("%s", r.line)
	}
	for _, p := range r.Penalties {
		p.render(con)
	}
}

func slotRandao(ctx context.Context, c *cli.Context, s *session.Session) (*slotSent, error) {
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	slot, _, err := slotOf(ctx, c, client)
	if err != nil {
		return nil, err
	}
	_, err = alreadyDone(waitFor(ctx, c, s, func(ctx context.Context) error { return client.CheckRecordRandao(ctx, slot) }))
	if err != nil {
		return nil, err
	}
	r := &slotSent{Slot: slot}
	if _, err := r.recordRandao(ctx, s, client, 0); err != nil {
		return nil, err
	}
	return r, nil
}

// recordRandao records the slot's RANDAO if that makes sense, and returns it. It sends nothing when
// the account has too little ETH for that and the calls that follow.
func (r *slotSent) recordRandao(ctx context.Context, s *session.Session, client *settlement.Client, following int) (common.Hash, error) {
	check := client.CheckRecordRandao(ctx, r.Slot)
	if check != nil {
		if _, err := alreadyDone(check); err != nil {
			return common.Hash{}, err
		}
	}
	header, err := client.RandaoHeader(ctx, r.Slot)
	if err != nil {
		return common.Hash{}, err
	}
	randao := header.MixDigest
	call, err := client.RecordRandao(r.Slot, header)
	if err != nil {
		return common.Hash{}, err
	}
	// One ID whatever the header: after a reorg below the slot another one is to be recorded in its place.
	if call.ID, err = s.ID(ctx, "randao", r.Slot); err != nil {
		return common.Hash{}, err
	}
	if check == nil && following > 0 && !s.Config.DryRun {
		if _, err := s.PreflightMore(ctx, following, call); err != nil {
			return common.Hash{}, err
		}
	}
	if err := r.sendChecked(ctx, s, call, check); err != nil {
		return common.Hash{}, err
	}
	if r.Already != "" {
		if randao, _, err = client.Randao(ctx, r.Slot); err != nil {
			return common.Hash{}, err
		}
	}
	r.Randao = &randao
	return randao, nil
}
