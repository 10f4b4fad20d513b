package main

import (
	"context"
	"errors"
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

// ofTransfers drafts a block with --txs transactions of the transfers of --transfers.
func ofTransfers[T any](
	ctx context.Context, c *cli.Context, chain *operator.Chain, draft func(ctx context.Context, body []byte, numTxs uint32) (T, error),
) (drafted T, err error) {
	body, err := payments.FileBody(ctx, chain.Client, chain.Follower, c.String("transfers"))
	if err != nil {
		return drafted, err
	}
	// What is out of range is so of every deployment.
	drafted, err = draft(ctx, body, uint32(min(c.Uint("txs"), math.MaxUint32)))
	if errors.Is(err, rules.ErrNumTxs) {
		err = config.Usage("--txs: %w", err)
	}
	return drafted, err
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
			return ofTransfers(ctx, c, chain, func(ctx context.Context, body []byte, numTxs uint32) (*files.Draft, error) {
				return chain.Draft(ctx, body, numTxs, slot)
			})
		}, nil
	}
	return func(context.Context, uint64) (*files.Draft, error) {
		s.Dialog.WarnIfOpen(path)
		return files.ReadDraft(path, prover.Files(chain.Deployment))
	}, nil
}
