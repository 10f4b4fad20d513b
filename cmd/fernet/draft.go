package main

import (
	"context"
	"fmt"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/files"
	"fernet/settlement"
	"fernet/settlement/rules"
)

func blockTransfersFlag() cli.Flag {
	return &cli.StringFlag{Name: "transfers", Usage: "take the signed transfers of `FILE`, of fernet tx new", TakesFile: true}
}

func txsFlag() cli.Flag {
	return &cli.UintFlag{Name: "txs", Usage: "transactions of the block, a `power` of two of at least two base rollups (default: the smallest that holds the transfers)"}
}

// checkTip reports, as a settlement.PrecheckError, why a block for a slot is lost that is built on the
// last block.
func checkTip(ctx context.Context, follower *prover.Follower, client *settlement.Client, slot uint64) (tip uint64, err error) {
	if tip, err = client.Tip(ctx); err != nil {
		return 0, err
	}
	return tip, follower.CheckParent(ctx, tip, slot)
}

// buildDraft drafts a block of the transfers in a file for a slot, on the block that is the last one
// now.
func buildDraft(ctx context.Context, c *cli.Context, s *session.Session, path string, slot uint64) (*files.Draft, *files.Transfers, error) {
	client, err := s.Client(ctx)
	if err != nil {
		return nil, nil, err
	}
	deployment := prover.Files(client.Deployment)
	signed, err := files.ReadTransfers(path, deployment)
	if err != nil {
		return nil, nil, err
	}
	numTxs := c.Uint("txs")
	if numTxs == 0 {
		for numTxs = uint(rules.MinTxs(client.Params.TxsPerBase)); int(numTxs) < len(signed.Transfers); numTxs *= 2 {
		}
	}
	if numTxs > uint(client.Params.MaxTxs) {
		return nil, nil, fmt.Errorf("a block of %d transactions: the deployment takes at most %d", numTxs, client.Params.MaxTxs)
	}
	tree, err := client.Deployment.Tree(uint32(numTxs))
	if err != nil {
		return nil, nil, config.Usage("--txs: %w", err)
	}
	follower, err := openFollower(ctx, s, c.String("genesis"))
	if err != nil {
		return nil, nil, err
	}
	parent, err := checkTip(ctx, follower, client, slot)
	if err != nil {
		return nil, nil, err
	}
	state, err := follower.StateAfter(ctx, parent)
	if err != nil {
		return nil, nil, err
	}
	draft, err := prover.NewDraft(state, signed.Transfers, tree)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", path, err)
	}
	return &files.Draft{Deployment: deployment, Parent: parent, NumTxs: draft.NumTxs, TxRoot: draft.TxRoot, Body: draft.Body}, signed, nil
}

// draftOf returns the draft to propose for a slot: that of --block, or one that is made of --transfers.
func draftOf(ctx context.Context, c *cli.Context, s *session.Session, slot uint64) (*files.Draft, error) {
	path, transfers := c.String("block"), c.String("transfers")
	switch {
	case (path == "") == (transfers == ""):
		return nil, config.Usage("one of --block and --transfers is needed: see %s --help", c.Command.HelpName)
	case path != "" && c.IsSet("txs"):
		return nil, config.Usage("--txs is of a block that is made of --transfers: the draft of --block has its own")
	case path == "":
		draft, _, err := buildDraft(ctx, c, s, transfers, slot)
		return draft, err
	}
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	s.WarnIfOpen(path)
	return files.ReadDraft(path, prover.Files(client.Deployment))
}
