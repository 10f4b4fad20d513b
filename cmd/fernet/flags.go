package main

import (
	"context"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/argument"
	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/operator"
	"fernet/settlement/rules"
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

// parseBps reads a share: "40%", "62.5 %" or basis points, "4000".
func parseBps(flag, text string) (rules.Bps, error) {
	share, err := argument.Share(text)
	if err != nil {
		return 0, config.Usage("--%s: %w", flag, err)
	}
	return share, nil
}

// accountFlag is the L1 account that a flag names, or the one that signs.
func accountFlag(ctx context.Context, c *cli.Context, s *session.Session, flag string) (common.Address, error) {
	text := c.String(flag)
	if text == "" {
		return s.Account(ctx)
	}
	account, err := argument.L1Address(text)
	if err != nil {
		return account, config.Usage("--%s: %w", flag, err)
	}
	return account, nil
}
