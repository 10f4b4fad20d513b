package main

import (
	"context"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/session"
	"fernet/cmd/fernet/internal/staking"
)

func stakeCommand() *cli.Command {
	stakerFlag := func() cli.Flag {
		return &cli.UintFlag{Name: "staker", Usage: "the staker `ID` (default: that of --identity)"}
	}
	leave := func(name, usage, description string, run func(context.Context, *cli.Context, *session.Session, uint32) (*staking.Stakers, error), flags ...cli.Flag) *cli.Command {
		return &cli.Command{
			Name: name, Usage: usage, Description: description, Flags: append([]cli.Flag{stakerFlag()}, flags...),
			Action: func(c *cli.Context) error {
				id := c.Uint("staker")
				if id > 1<<32-1 {
					return config.Usage("--staker: there is no staker %d", id)
				}
				return session.Run(c, func(ctx context.Context, s *session.Session) (*staking.Stakers, error) {
					return run(ctx, c, s, uint32(id))
				})
			},
		}
	}
	return &cli.Command{
		Name:        "stake",
		Usage:       "become a sequencer or a prover, and stop being one",
		Description: "A staker is a deposit, roles and a VRF key. One account may own many.\n\nExample: fernet stake list --network sepolia --rpc-url $RPC",
		Subcommands: []*cli.Command{
			{
				Name:  "add",
				Usage: "stake an identity",
				Description: "Approves the deposit and stakes the VRF key of --identity. Roles are fixed for life. An identity that is\n" +
					"staked is left as it is, so the command can be run again whenever it was interrupted. With --wait it ends when\n" +
					"the staker is active: it can act in slots that start then or later.\n\n" +
					"Example: fernet stake add --identity alice --roles base,merge --faucet --wait --account alice --network sepolia --rpc-url $RPC",
				Flags: []cli.Flag{
					&cli.StringFlag{Name: "roles", Usage: "any of sequencer, base and merge, as a `LIST` with commas"},
					&cli.BoolFlag{Name: "faucet", Usage: "take what is missing of the deposit from the test token's faucet"},
					waitFlag("until the staker is active"),
				},
				Action: func(c *cli.Context) error {
					roles, err := staking.ParseRoles(c.String("roles"))
					if err != nil {
						return err
					}
					return session.Run(c, func(ctx context.Context, s *session.Session) (*staking.Stakers, error) {
						r, err := staking.Add(ctx, s, roles, c.Bool("faucet"))
						if err != nil || !c.Bool("wait") {
							return r, err
						}
						return staking.Active(ctx, s, r)
					})
				},
			},
			{
				Name:        "list",
				Usage:       "who is staked, and in what state",
				Description: "Lists every staker: pending, active, suspended, exiting, withdrawable or withdrawn; with its deposit.\n\nExample: fernet stake list --mine --account alice --network sepolia --rpc-url $RPC",
				Flags:       []cli.Flag{&cli.BoolFlag{Name: "mine", Usage: "list those of the account that signs"}},
				Action: func(c *cli.Context) error {
					return session.Run(c, func(ctx context.Context, s *session.Session) (*staking.Stakers, error) {
						return staking.List(ctx, s, c.Bool("mine"))
					})
				},
			},
			leave("refill", "fill up a deposit that a penalty took from",
				"Approves and deposits what is missing of the deposit, from the account that signs: anyone may do it for any staker.\n"+
					"The staker is eligible again after the activation delay. With --wait it ends then.\n\n"+
					"Example: fernet stake refill --identity alice --account alice --network sepolia --rpc-url $RPC",
				func(ctx context.Context, c *cli.Context, s *session.Session, id uint32) (*staking.Stakers, error) {
					r, err := staking.Refill(ctx, s, id, c.Bool("faucet"))
					if err != nil || !c.Bool("wait") {
						return r, err
					}
					return staking.Active(ctx, s, r)
				},
				&cli.BoolFlag{Name: "faucet", Usage: "take what the account lacks from the test token's faucet"}, waitFlag("until the staker is eligible again")),
			leave("exit", "end a staker's eligibility", "Asks for the exit. From then on the staker is not eligible; rewards it earned are still paid.\n\n"+
				"Example: fernet stake exit --identity alice --account alice --network sepolia --rpc-url $RPC",
				func(ctx context.Context, _ *cli.Context, s *session.Session, id uint32) (*staking.Stakers, error) {
					return staking.Exit(ctx, s, id)
				}),
			leave("withdraw", "get the deposit back after the exit delay", "Pays the deposit to the owner.\n\n"+
				"Example: fernet stake withdraw --identity alice --account alice --network sepolia --rpc-url $RPC",
				func(ctx context.Context, c *cli.Context, s *session.Session, id uint32) (*staking.Stakers, error) {
					return staking.Withdraw(ctx, s, id, c.Bool("wait"))
				}, waitFlag("until the exit delay is over")),
		},
	}
}
