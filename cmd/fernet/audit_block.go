package main

import (
	"context"
	"fmt"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/settlement/audit"
	"fernet/settlement/units"
)

// auditBlock compares the figures of one finalized block, at L1's newest block.
func auditBlock(ctx context.Context, in *input, s *session.Session) (*audited, error) {
	number, client := in.block(), opened(ctx, in, s.Deployment.Unchecked)
	if in.err != nil {
		return nil, in.err
	}
	report, err := audit.Block(ctx, client, number, audit.Options{History: in.Bool("history")})
	if err != nil {
		return nil, err
	}
	r := &audited{Audit: report, Agree: report.OK(), Surplus: units.Integer{Int: report.Surplus}, all: in.Bool("all")}
	if !r.Agree {
		err = fmt.Errorf("block %d: %s: L1 and settlement/rules do not agree", number, report)
	}
	return r, err
}

// Audit is what an audit found, by a name that is no method's.
type Audit = audit.Report

// audited is the result of fernet audit of one block.
type audited struct {
	*Audit
	Agree bool `json:"agree"`
	// Surplus is wei that Rewards holds beyond what it has to pay, to be absorbed.
	Surplus units.Integer `json:"surplus"`

	all bool
}

// Report marks a session.Report: the figures are shown beside the error that says that some
// disagree.
func (r *audited) Report() {}

func (r *audited) Render(con *console.Console) {
	con.Line("At L1 block %d, %s.\n", r.L1Block, r.L1Hash)
	t := console.NewTable("figure", "on L1>", "recomputed>", "verdict")
	for _, f := range r.Figures {
		switch {
		case !f.Agree:
			t.Row(f.Name, f.OnChain, f.Recomputed, console.Bad.Cell("DISAGREES"))
		case r.all:
			t.Row(f.Name, f.OnChain, f.Recomputed, console.Good.Cell("agrees"))
		}
	}
	if len(t.Rows) > 0 {
		con.Table(t)
	}
	sayOfSurplus(con, r.Surplus)
	for _, left := range r.Unread {
		con.Line("Not compared: %s", left)
	}
	if len(r.Unread) > 0 {
		con.Line("--history reads what takes many requests; another --rpc-url may have more, or give it at once.")
	}
	con.Say(console.Verdict(r.Agree), "%s", r.Audit)
}

// sayOfSurplus says what Rewards holds beyond what it has to pay, if it does and that is known.
func sayOfSurplus(con *console.Console, surplus units.Integer) {
	if surplus.Int != nil && surplus.Sign() > 0 {
		con.Line("Rewards holds %s AZT of surplus, to be absorbed: somebody sent them to it.", units.Exact(surplus.Int))
	}
}
