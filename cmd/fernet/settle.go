package main

import (
	"context"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/console"
	"fernet/prover/operator"
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
