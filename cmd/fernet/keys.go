package main

import (
	"context"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/provingkeys"
	"fernet/cmd/fernet/internal/session"
)

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
				Description: "Compiles the circuits and sets up their keys in --keys-dir, which takes about a minute. Keys that are\n" +
					"there are kept. The setup is of a single party: for testnets only. To use a deployment's keys, get its\n" +
					"folder of keys and name it with --keys-dir.\n\nExample: fernet keys setup --keys-dir ./keys",
				Action: func(c *cli.Context) error {
					return session.Run(c, provingkeys.Setup)
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
				Flags: []cli.Flag{&cli.BoolFlag{Name: "against-deployment", Usage: "compare with the keys on L1"}},
				Action: func(c *cli.Context) error {
					onL1 := c.Bool("against-deployment")
					return session.Run(c, func(ctx context.Context, s *session.Session) (*provingkeys.Keys, error) {
						return provingkeys.Verify(ctx, s, onL1)
					})
				},
			},
		},
	}
}
