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
	return &cli.Command{
		Name:  "finalize",
		Usage: "settle a proven block whose proving window is over",
		Description: "Splits the block's fees and reward, burns what is not earned, and opens the claims. Anyone may do it, once.\n\n" +
			"Example: fernet finalize --block 1 --wait --account me",
		Flags:  []cli.Flag{blockFlag(), waitFlag("until the proving window is over")},
		Action: withSession(finalize),
	}
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
		r.Block, units.Exact(r.Fees.Int), units.Exact(r.BlockReward.Int), units.Exact(r.Network.Int), units.Exact(r.Burned.Int), units.Exact(r.SequencerShare.Int), r.Sequencer)
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
