package main

import (
	"context"
	"strings"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/newcomer"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/ledger"
	"fernet/settlement/units"
)

// maxLedgerKeys bounds what one command makes: a key takes a second.
const maxLedgerKeys = 100

func initCommand() *cli.Command {
	return &cli.Command{
		Name:  "init",
		Usage: "make settings, accounts, keys and a genesis in this folder",
		Description: "Makes what is not there yet: fernet.toml with the settings that it was given, an L1 account, a password file,\n" +
			"VRF identities, ledger keys, and a genesis ledger in which they have AZT. It overwrites nothing: run again, it\n" +
			"says what is there. An account that settings name already (--keystore, --account) is used instead of a new\n" +
			"one. Where the record of a deployment is at --deployment, it is one to join, and no genesis is made. On anvil\n" +
			"it gives the account ETH; elsewhere it says how much to send.\n\n" +
			"Example: fernet init --network sepolia --rpc-url $RPC",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "identities", Value: "default", Usage: "make VRF identities with these names, a `LIST` with commas; none for none"},
			&cli.UintFlag{Name: "ledger-keys", Value: 1, Usage: "make `N` keys of the ledger"},
			&cli.StringSliceFlag{Name: "genesis-account", Usage: "give the ledger account with this `ADDRESS` the same in the genesis; may be repeated"},
			&cli.StringFlag{Name: "balance", Value: "1000", Usage: "each account of the genesis has `AZT`"},
			minBalanceFlag("each account of the ledger keeps at least `AZT` for ever, and a new one gets as much; 0: none"),
			&cli.BoolFlag{Name: "join", Usage: "make no genesis: somebody else deploys, or has deployed"},
			&cli.BoolFlag{Name: "ask-password", Usage: "ask for the password of the keys, and keep it in no file"},
			&cli.BoolFlag{Name: "lightkdf", Usage: "encrypt fast and weakly, as geth's flag of this name: for tests"},
		},
		Action: withSession(initFolder),
	}
}

func initFolder(ctx context.Context, c *cli.Context, s *session.Session) (*newcomer.Result, error) {
	o := newcomer.Options{Join: c.Bool("join"), Ask: c.Bool("ask-password"), Light: c.Bool("lightkdf")}
	if c.Uint("ledger-keys") > maxLedgerKeys {
		return nil, config.Usage("--ledger-keys: %d are too many, at most %d", c.Uint("ledger-keys"), maxLedgerKeys)
	}
	o.LedgerKeys = int(c.Uint("ledger-keys"))
	if names := c.String("identities"); names != "none" {
		o.Identities = strings.Split(names, ",")
	}
	for _, text := range c.StringSlice("genesis-account") {
		var a ledger.Address
		if err := a.UnmarshalText([]byte(text)); err != nil {
			return nil, config.Usage("--genesis-account: %w", err)
		}
		o.Genesis = append(o.Genesis, a)
	}
	var err error
	if o.Balance, err = units.Parse(c.String("balance")); err != nil {
		return nil, config.Usage("--balance: %w", err)
	}
	if o.MinBalance, err = amountFlag(c, "min-balance"); err != nil {
		return nil, err
	}
	return newcomer.Run(ctx, s, o)
}

// minBalanceFlag is what a genesis ledger that is made demands of every account.
func minBalanceFlag(usage string) cli.Flag {
	return &cli.StringFlag{Name: "min-balance", Value: units.Exact(ledger.DefaultMinBalance.Big()), Usage: usage}
}
