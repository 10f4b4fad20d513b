package main

import (
	"context"
	"fmt"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/settlement"
	"fernet/settlement/units"
)

// slotReported is the result of fernet slot report.
type slotReported struct {
	Slot     uint64 `json:"slot"`
	StakerID uint32 `json:"stakerId"` // who won the slot
	sent
	Penalties []penalized `json:"penalties"`

	would string
}

func (r *slotReported) Render(con *console.Console) {
	r.render(con)
	for _, p := range r.Penalties {
		p.render(con)
	}
	if r.would != "" {
		con.Line("%s", r.would)
	}
}

func slotReport(ctx context.Context, c *cli.Context, s *session.Session) (*slotReported, error) {
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	slot, _, err := slotOf(ctx, c, client)
	if err != nil {
		return nil, err
	}
	if !c.IsSet("slot") {
		if slot == 0 {
			return nil, config.Usage("--slot is needed: no slot is over yet")
		}
		slot--
	}
	check := waitFor(ctx, c, s, func(ctx context.Context) error { return client.CheckReport(ctx, slot) })
	best, err := client.BestProposal(ctx, slot)
	if err != nil {
		return nil, err
	}
	r := &slotReported{Slot: slot, StakerID: best.StakerID, Penalties: []penalized{}}
	if check == nil && s.Config.DryRun {
		staker, err := client.Staker(ctx, best.StakerID)
		if err != nil {
			return nil, err
		}
		r.would = fmt.Sprintf("Staker %d would lose %s AZT of its deposit, and might not propose for %d slots.", best.StakerID,
			units.Exact(settlement.Loss(client.Params.RevealPenalty, staker.Deposit(client.Params.StakeAmount))), client.Params.BanSlots)
	}
	tx, err := sendOne(ctx, s, client.ReportMissedReveal(slot), check, "report", slot)
	if err != nil {
		return nil, err
	}
	r.sent = *tx
	r.Penalties = append(r.Penalties, penaltiesOf(client, r.Transactions)...)
	return r, nil
}
