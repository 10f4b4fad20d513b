package main

import (
	"context"
	"math"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/provingkeys"
	"fernet/cmd/fernet/internal/session"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// txsPerBaseFlag is the size of the base rollups that keys are for.
func txsPerBaseFlag() cli.Flag {
	return &cli.UintFlag{
		Name: "txs-per-base", Value: uint(settlement.DefaultParams().TxsPerBase),
		Usage: "a base rollup has `N` transactions, a power of two from 2 to 64",
	}
}

// txsPerBase reads txsPerBaseFlag.
func txsPerBase(c *cli.Context) (uint32, error) {
	n := uint32(min(c.Uint("txs-per-base"), math.MaxUint32))
	if err := rules.CheckTxsPerBase(n); err != nil {
		return 0, config.Usage("--txs-per-base: %w", err)
	}
	return n, nil
}

func keysCommand() *cli.Command {
	return &cli.Command{
		Name:  "keys",
		Usage: "proving keys: make, list, compare with a deployment",
		Description: "Everyone who proves needs the proving keys whose verifying keys the deployment has on L1.\n\n" +
			"Example: fernet keys setup",
		Subcommands: []*cli.Command{
			{
				Name:  "setup",
				Usage: "make the proving keys that are not there yet",
				Description: "Compiles the circuits and sets up their keys in --keys-dir. It says first about how long that takes: a\n" +
					"minute, or several where base rollups have many transactions. Keys that are there are kept. The setup\n" +
					"is of a single party: for testnets only. To use a deployment's keys, get its folder of keys and name it\n" +
					"with --keys-dir.\n\nExample: fernet keys setup --keys-dir ./keys",
				Flags: []cli.Flag{txsPerBaseFlag()},
				Action: func(c *cli.Context) error {
					n, err := txsPerBase(c)
					if err != nil {
						return err
					}
					return session.Run(c, func(ctx context.Context, s *session.Session) (*provingkeys.Keys, error) {
						return provingkeys.Setup(ctx, s, n)
					})
				},
			},
			{
				Name:        "list",
				Usage:       "what keys are cached, and how they were made",
				Description: "Reads the manifests in --keys-dir, of any version of the circuits. It does not check the keys: see verify.\n\nExample: fernet keys list --json",
				Action: func(c *cli.Context) error {
					return session.Run(c, provingkeys.List)
				},
			},
			{
				Name:  "verify",
				Usage: "check the cached keys, and compare them with a deployment's",
				Description: "Checks every file against its manifest and the circuits of this program. With --against-deployment it compares\n" +
					"the verifying keys with those on L1 as well: proofs made with other keys are never accepted.\n\n" +
					"Example: fernet keys verify --against-deployment --network sepolia --rpc-url $RPC",
				Flags: []cli.Flag{&cli.BoolFlag{Name: "against-deployment", Usage: "compare with the keys on L1"}, txsPerBaseFlag()},
				Action: func(c *cli.Context) error {
					if c.Bool("against-deployment") {
						if c.IsSet("txs-per-base") {
							return config.Usage("--txs-per-base: with --against-deployment the keys are those of the deployment's base rollups: leave it out")
						}
						return session.Run(c, provingkeys.VerifyOnL1)
					}
					n, err := txsPerBase(c)
					if err != nil {
						return err
					}
					return session.Run(c, func(ctx context.Context, s *session.Session) (*provingkeys.Keys, error) {
						return provingkeys.Verify(ctx, s, n)
					})
				},
			},
		},
	}
}
