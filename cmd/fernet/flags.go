package main

import (
	"context"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/argument"
	"fernet/prover/ledger"
	"fernet/prover/operator"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// required reads a flag that has no default.
func required(c *cli.Context, flag string) (string, error) {
	if text := c.String(flag); text != "" {
		return text, nil
	}
	return "", config.Usage("--%s is needed: see %s --help", flag, c.Command.HelpName)
}

// blockFlag names the block a command is about.
func blockFlag() cli.Flag {
	return &cli.Uint64Flag{Name: "block", Usage: "the L2 block's `NUMBER`"}
}

func blockNumber(c *cli.Context) (uint64, error) {
	if number := c.Uint64("block"); number > 0 {
		return number, nil
	}
	return 0, config.Usage("--block is needed, from 1: see %s --help and fernet block list", c.Command.HelpName)
}

// waitFlag makes a command wait for what cannot be done yet.
func waitFlag(until string) cli.Flag {
	return &cli.BoolFlag{Name: "wait", Usage: "wait " + until + "; it can be interrupted and run again"}
}

// waiter waits with --wait, and is nil without.
func waiter(c *cli.Context, s *session.Session) operator.Waiter {
	if c.Bool("wait") {
		return s.Wait
	}
	return nil
}

// parsed reads the text of a flag that is needed.
func parsed[T any](c *cli.Context, flag string, parse func(string) (T, error)) (value T, err error) {
	text, err := required(c, flag)
	if err != nil {
		return value, err
	}
	if value, err = parse(text); err != nil {
		err = config.Usage("--%s: %w", flag, err)
	}
	return value, err
}

// amountFlag reads an amount of AZT.
func amountFlag(c *cli.Context, flag string) (ledger.Amount, error) {
	return parsed(c, flag, argument.LedgerAmount)
}

// shareFlag reads a share: "40%", "62.5 %" or basis points, "4000".
func shareFlag(c *cli.Context, flag string) (rules.Bps, error) {
	return parsed(c, flag, argument.Share)
}

// accountFlag is the L1 account that a flag names, or the one that signs.
func accountFlag(ctx context.Context, c *cli.Context, s *session.Session, flag string) (common.Address, error) {
	if c.String(flag) == "" {
		return s.Account.Address(ctx)
	}
	return parsed(c, flag, argument.L1Address)
}

// genesisFlag names another genesis ledger than the deployment's record has.
func genesisFlag() cli.Flag {
	return &cli.StringFlag{Name: "genesis", TakesFile: true,
		Usage: "start from the genesis ledger in `FILE` (default: the one in the deployment's record)"}
}

func blockTransfersFlag() cli.Flag {
	return &cli.StringFlag{Name: "transfers", Usage: "take the signed transfers of `FILE`, of fernet tx new", TakesFile: true}
}

func txsFlag() cli.Flag {
	return &cli.UintFlag{Name: "txs", Usage: "transactions of the block, a `power` of two of at least two base rollups " +
		"(default: the smallest that holds the transfers)"}
}

func nodesFlag() cli.Flag {
	return &cli.StringFlag{Name: "nodes", Usage: "only these nodes of the tree: a `LIST` such as 16-31,8"}
}

// nodesOf reads --nodes, of a tree; nil are all of them.
func nodesOf(c *cli.Context, t rules.Tree) (map[uint32]bool, error) {
	if c.String("nodes") == "" {
		return nil, nil
	}
	return parsed(c, "nodes", func(text string) (map[uint32]bool, error) { return argument.Nodes(text, t) })
}

// minBalanceFlag is what a genesis ledger that is made demands of every account.
func minBalanceFlag(usage string) cli.Flag {
	return &cli.StringFlag{Name: "min-balance", Value: units.Exact(ledger.DefaultMinBalance.Big()), Usage: usage}
}
