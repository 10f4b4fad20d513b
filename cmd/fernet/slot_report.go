package main

import (
	"context"
	"fmt"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/operator"
	"fernet/settlement/units"
)

// slotReported is the result of fernet slot report.
type slotReported struct {
	*operator.Reported

	would string
}

func (r *slotReported) Render(con *console.Console) {
	renderSent(con, r.Sent)
	renderPenalties(con, r.Penalties)
	if r.would != "" {
		con.Line("%s", r.would)
	}
}

func slotReport(ctx context.Context, c *cli.Context, s *session.Session) (*slotReported, error) {
	client, sender, err := s.Actor(ctx)
	if err != nil {
		return nil, err
	}
	slot, err := slotOf(ctx, c, client)
	if err != nil {
		return nil, err
	}
	if !c.IsSet("slot") {
		if slot == 0 {
			return nil, config.Usage("--slot is needed: no slot is over yet")
		}
		slot--
	}
	reported, err := operator.Report(ctx, client, sender, slot, waiter(c, s))
	if err != nil {
		return nil, err
	}
	r := &slotReported{Reported: reported}
	if reported.Loss != nil {
		r.would = fmt.Sprintf("Staker %d would lose %s AZT of its deposit, and might not propose for %d slots.", r.StakerID, units.Exact(r.Loss), client.Params.BanSlots)
	}
	return r, nil
}
