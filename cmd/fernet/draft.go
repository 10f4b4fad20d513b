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
	"fernet/settlement/rules"
)

// numTxs is --txs. What is out of range of it is so of every deployment.
func numTxs(c *cli.Context) uint32 { return uint32(min(c.Uint("txs"), math.MaxUint32)) }

// numTxsFault says of an error of a draft that it is about --txs, when it is.
func numTxsFault(err error) error {
	if errors.Is(err, rules.ErrNumTxs) {
		return config.Usage("--txs: %w", err)
	}
	return err
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
			draft, err := chain.DraftFile(ctx, transfers, numTxs(c), slot)
			return draft, numTxsFault(err)
		}, nil
	}
	return func(context.Context, uint64) (*files.Draft, error) {
		s.WarnIfOpen(path)
		return files.ReadDraft(path, prover.Files(chain.Deployment))
	}, nil
}
