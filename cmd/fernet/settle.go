package main

import (
	"context"
	"fmt"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/operator"
	"fernet/settlement/audit"
	"fernet/settlement/units"
)

func finalizeCommand() *cli.Command {
	return command("finalize", "settle a proven block whose proving window is over",
		"Splits the block's fees and reward, burns what is not earned, and opens the claims. Anyone may do it, once.",
		"fernet finalize --block 1 --wait --account me", rendered(acting(onBlock(operator.Finalize)), renderFinalized),
		blockFlag(), waitFlag("until the proving window is over"))
}

func renderFinalized(con *console.Console, r *operator.Finalized) {
	renderSent(con, r.Sent, r.Paid())
}

func pruneCommand() *cli.Command {
	return command("prune", "drop the blocks that nobody proved in time",
		"When the proving window of the first block without a root is over, that block and all built on it count as pruned:\n"+
			"nothing has to be done for the next proposal. This drops them, and has the author of the first penalized; the next\n"+
			"reveal does the same. Anyone may do it.",
		"fernet prune --account me", rendered(acting(prune), renderPruned),
		waitFlag("until the proving window of the first block without a root is over"))
}

func renderPruned(con *console.Console, r *operator.Pruned) {
	renderSent(con, r.Sent, r.Dropped())
	renderPenalties(con, r.Penalties)
}

func prune(*input) act[*operator.Pruned] {
	return func(ctx context.Context, a *caller) (*operator.Pruned, error) {
		return operator.Prune(ctx, a.client, a.sender, a.wait)
	}
}

func auditCommand() *cli.Command {
	return command("audit", "recompute every figure of a finalized block from L1 data",
		"Compares every score, seed, root, share, reward and burn that L1 has with what settlement/rules make of\n"+
			"logs, calldata and headers, all at one L1 block. It needs no account. A figure that disagrees makes the command\n"+
			"fail. Where the RPC gives logs of few blocks at a time, what Rewards ever received is left out: --history reads it.",
		"fernet audit --block 1 --network sepolia --rpc-url $RPC", auditBlock,
		blockFlag(),
		&cli.BoolFlag{Name: "all", Usage: "list the figures that agree, too"},
		&cli.BoolFlag{Name: "history", Usage: "read all that Rewards ever received, however many requests it takes"})
}

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

// audited is the result of fernet audit.
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
	if r.Surplus.Sign() > 0 {
		con.Line("Rewards holds %s AZT of surplus, to be absorbed: somebody sent them to it.", units.Exact(r.Surplus.Int))
	}
	for _, left := range r.Unread {
		con.Line("Not compared: %s", left)
	}
	if len(r.Unread) > 0 {
		con.Line("--history reads what takes many requests; another --rpc-url may have more, or give it at once.")
	}
	con.Say(console.Verdict(r.Agree), "%s", r.Audit)
}
