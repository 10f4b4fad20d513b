package main

import (
	"context"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/operator"
	"fernet/settlement/units"
)

func finalizeCommand() *cli.Command {
	return command("finalize", "settle a proven block whose proving window is over",
		"Splits the block's fees and reward, burns what is not earned, and opens the claims. Anyone may do it, once.",
		"fernet finalize --block 1 --wait --account me", finalize, blockFlag(), waitFlag("until the proving window is over"))
}

// finalized is the result of fernet finalize.
type finalized struct {
	*operator.Finalized
	// Beneficiary has its checksum; none where nobody gets the share.
	Beneficiary string `json:"beneficiary,omitempty"`
}

func (r *finalized) Render(con *console.Console) {
	renderSent(con, r.Sent)
	if r.Fees.Int == nil {
		return
	}
	con.Line("Block %d pays %s AZT of fees and %s AZT of block reward: %s AZT to the proving network, of which %s AZT are burned, and %s AZT to sequencer %d.",
		r.Block, units.Exact(r.Fees.Int), units.Exact(r.BlockReward.Int), units.Exact(r.Network.Int),
		units.Exact(r.Burned.Int), units.Exact(r.SequencerShare.Int), r.Sequencer)
	if r.Beneficiary != "" {
		con.Line("%s AZT that nobody earned by a proof go to %s, whom the winning submission names.", units.Exact(r.SubmitterShare.Int), r.Beneficiary)
	}
}

func finalize(ctx context.Context, c *cli.Context, s *session.Session) (*finalized, error) {
	number, err := blockNumber(c)
	if err != nil {
		return nil, err
	}
	client, sender, err := s.Actor(ctx)
	if err != nil {
		return nil, err
	}
	r, err := operator.Finalize(ctx, client, sender, number, waiter(c, s))
	if err != nil {
		return nil, err
	}
	shown := &finalized{Finalized: r}
	if r.Beneficiary != (common.Address{}) {
		shown.Beneficiary = r.Beneficiary.Hex()
	}
	return shown, nil
}

func pruneCommand() *cli.Command {
	return command("prune", "drop the blocks that nobody proved in time",
		"When the proving window of the first block without a root is over, that block and all built on it count as pruned:\n"+
			"nothing has to be done for the next proposal. This drops them, and has the author of the first penalized; the next\n"+
			"reveal does the same. Anyone may do it.",
		"fernet prune --account me", prune, waitFlag("until the proving window of the first block without a root is over"))
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
