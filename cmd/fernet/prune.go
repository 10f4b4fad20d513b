package main

import (
	"context"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/operator"
)

func pruneCommand() *cli.Command {
	return &cli.Command{
		Name:  "prune",
		Usage: "drop the blocks that nobody proved in time",
		Description: "When the proving window of the first block without a root is over, that block and all built on it count as pruned:\n" +
			"nothing has to be done for the next proposal. This drops them, and has the author of the first penalized; the next\n" +
			"reveal does the same. Anyone may do it.\n\nExample: fernet prune --account me",
		Flags:  []cli.Flag{waitFlag("until the proving window of the first block without a root is over")},
		Action: withSession(prune),
	}
}

// pruned is the result of fernet prune.
type pruned operator.Pruned

func (r *pruned) Render(con *console.Console) {
	renderSent(con, r.Sent)
	switch {
	case r.Last == r.First && r.First > 0:
		con.Line("Block %d is dropped.", r.First)
	case r.Last > 0:
		con.Line("Blocks %d to %d are dropped.", r.First, r.Last)
	}
	renderPenalties(con, r.Penalties)
}

func prune(ctx context.Context, c *cli.Context, s *session.Session) (*pruned, error) {
	client, sender, err := s.Actor(ctx)
	if err != nil {
		return nil, err
	}
	r, err := operator.Prune(ctx, client, sender, waiter(c, s))
	return (*pruned)(r), err
}
