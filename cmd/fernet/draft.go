package main

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/files"
	"fernet/prover/operator"
	"fernet/prover/payments"
	"fernet/settlement/rules"
)

// buildDraft drafts a block of the transfers in a file for a slot, on the block that is the last
// one now.
func buildDraft(ctx context.Context, c *cli.Context, chain *operator.Chain, path string, slot uint64) (*files.Draft, *payments.Transfers, error) {
	signed, err := payments.ReadTransfers(path, prover.Files(chain.Deployment))
	if err != nil {
		return nil, nil, err
	}
	state, _, err := payments.LastState(ctx, chain.Client, chain.Follower)
	if err != nil {
		return nil, nil, err
	}
	body, err := payments.Body(state, signed.Transfers)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", path, err)
	}
	draft, err := chain.Draft(ctx, body, uint32(min(c.Uint("txs"), math.MaxUint32)), slot)
	switch {
	case errors.Is(err, rules.ErrNumTxs):
		return nil, nil, config.Usage("--txs: %w", err)
	case errors.Is(err, prover.ErrDraft):
		return nil, nil, fmt.Errorf("%s: %w", path, err)
	}
	return draft, signed, err
}

// draftSource returns what drafts the block to propose for a slot: it reads --block, or builds one
// of --transfers.
func draftSource(c *cli.Context, s *session.Session, chain *operator.Chain) (func(context.Context, uint64) (*files.Draft, error), error) {
	path, transfers := c.String("block"), c.String("transfers")
	switch {
	case (path == "") == (transfers == ""):
		return nil, config.Usage("one of --block and --transfers is needed: see %s --help", c.Command.HelpName)
	case path != "" && c.IsSet("txs"):
		return nil, config.Usage("--txs is of a block that is made of --transfers: the draft of --block has its own")
	case path == "":
		return func(ctx context.Context, slot uint64) (*files.Draft, error) {
			draft, _, err := buildDraft(ctx, c, chain, transfers, slot)
			return draft, err
		}, nil
	}
	return func(context.Context, uint64) (*files.Draft, error) {
		s.WarnIfOpen(path)
		return files.ReadDraft(path, prover.Files(chain.Deployment))
	}, nil
}
