package main

import (
	"context"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/session"
	"fernet/cmd/fernet/internal/staking"
	"fernet/prover/identity"
)

// emptyPassword is the flag that takes an empty password for a new key.
const emptyPassword = "empty-password"

// newKeyFlags are how a new key is encrypted.
func newKeyFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "lightkdf", Usage: "encrypt fast and weakly, as geth's flag of this name: for tests"},
		&cli.BoolFlag{Name: emptyPassword, Usage: "take an empty password: whoever has the file has the key"},
	}
}

func identityCommand() *cli.Command {
	options := func(c *cli.Context) staking.Options {
		o := staking.Options{Strength: identity.Standard, AllowEmptyPassword: c.Bool(emptyPassword)}
		if c.Bool("lightkdf") {
			o.Strength = identity.Light
		}
		return o
	}
	return &cli.Command{
		Name:  "identity",
		Usage: "VRF keys: make, import, show",
		Description: "An identity is the VRF key of a staker, encrypted in data-dir/identities/NAME.json. Its name is given with\n" +
			"--identity, its password with --identity-password-file or on the terminal. L1 accounts are keystores of their\n" +
			"own (cast wallet).\n\nExample: fernet identity new --identity alice",
		Subcommands: []*cli.Command{
			{
				Name:        "new",
				Usage:       "make a VRF key",
				Description: "Makes a random VRF key and keeps it encrypted. An identity that is there is never overwritten.\n\nExample: fernet identity new --identity alice",
				Flags:       newKeyFlags(),
				Action: func(c *cli.Context) error {
					return session.Run(c, func(ctx context.Context, s *session.Session) (*staking.Identities, error) {
						return staking.New(ctx, s, options(c))
					})
				},
			},
			{
				Name:        "show",
				Usage:       "show public keys, and which stakers they are",
				Description: "Shows an identity, without its password. With --rpc-url or --network it says which staker it is.\n\nExample: fernet identity show --identity alice --network sepolia --rpc-url $RPC",
				Flags:       []cli.Flag{&cli.BoolFlag{Name: "all", Usage: "show every identity"}},
				Action: func(c *cli.Context) error {
					return session.Run(c, func(ctx context.Context, s *session.Session) (*staking.Identities, error) {
						return staking.Show(ctx, s, c.Bool("all"))
					})
				},
			},
			{
				Name:        "import",
				Usage:       "make an identity of a seed",
				Description: "Reads the 32-byte seed of a VRF key, in hexadecimal, from a file and keeps it encrypted.\n\nExample: fernet identity import --identity alice --seed-file alice.seed",
				Flags:       append(newKeyFlags(), &cli.StringFlag{Name: "seed-file", Usage: "read the seed from `FILE`", TakesFile: true}),
				Action: func(c *cli.Context) error {
					if c.String("seed-file") == "" {
						return config.Usage("--seed-file: name it")
					}
					return session.Run(c, func(ctx context.Context, s *session.Session) (*staking.Identities, error) {
						return staking.Import(ctx, s, c.String("seed-file"), options(c))
					})
				},
			},
		},
	}
}
