package main

import (
	"context"
	"fmt"
	"time"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/session"
	"fernet/prover/keys"
	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/rules"
)

func slotPropose(ctx context.Context, c *cli.Context, s *session.Session) (*slotSent, error) {
	feeSplit, err := shareFlag(c, "fee-split")
	if err != nil {
		return nil, err
	}
	o := operator.ProposeOptions{FeeSplit: feeSplit, Kept: s.DataPath("proposals"), OnTip: c.String("transfers") != "", Wait: waiter(c, s)}
	chain, err := openChain(ctx, c, s)
	if err != nil {
		return nil, err
	}
	if o.Draft, err = draftSource(c, s, chain); err != nil {
		return nil, err
	}
	if o.Slot, err = namedSlot(ctx, c, chain.Client); err != nil {
		return nil, err
	}
	if o.Identity, _, err = s.Staker(ctx); err != nil {
		return nil, err
	}
	if o.Lead, err = proposingTakes(ctx, s); err != nil {
		return nil, err
	}
	if _, err := s.Account(ctx); err != nil {
		return nil, err // nobody to wait for
	}
	_, sender, err := s.Actor(ctx)
	if err != nil {
		return nil, err
	}
	var warning string
	o.Keys = func(ctx context.Context) (*keys.Set, error) { return deploymentKeys(ctx, s, chain.Client) }
	o.Risky = func(risk settlement.PruneRisk, parent, slot uint64) {
		warning = prunableWarning(&risk, parent, slot)
		s.Note("warning: %s", warning)
	}
	o.Lost = func(slot uint64, winner uint32) {
		s.Note("slot %d was won by a proposal of staker %d", slot, winner)
	}
	r, err := operator.Propose(ctx, chain, sender, o)
	if err != nil {
		return nil, err
	}
	if r.File != "" {
		s.WarnIfOpen(r.File)
	}
	shown := &slotSent{Slot: r.Slot, Sent: r.Sent, Randao: r.Randao, StakerID: r.StakerID, Score: r.Score, File: r.File, Would: r.Would, Warning: warning}
	if r.New {
		line := "Staker %d proposes for slot %d with score %s (FEE_SPLIT %s). The body can be revealed from L1 block %d on."
		if s.Config.DryRun {
			line = "Staker %d would propose for slot %d with score %s (FEE_SPLIT %s). The body could be revealed from L1 block %d on."
		}
		shown.line = fmt.Sprintf(line, r.StakerID, r.Slot, rules.Points(r.Score.Int), o.FeeSplit, chain.Params.Schedule.RevealStart(r.Slot))
	}
	return shown, nil
}

// openingKeys is the time that it takes to open the proving keys and to prove a ticket, generously.
const openingKeys = 10 * time.Second

// proposingTakes is how many L1 blocks a proposal takes: RANDAO and proposal are mined within two
// blocks each, and the first has to be final before the second is sent.
func proposingTakes(ctx context.Context, s *session.Session) (uint64, error) {
	network, err := s.Network(ctx)
	return 2*(2+network.Confirmations) + uint64(openingKeys/max(network.BlockTime, 1)), err
}
