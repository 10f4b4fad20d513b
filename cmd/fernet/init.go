package main

import (
	"context"
	"errors"
	"strings"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/identity"
	"fernet/prover/ledger"
	"fernet/prover/operator/newcomer"
	"fernet/settlement/l1"
	"fernet/settlement/units"
)

func initCommand() *cli.Command {
	return command("init", "make settings, accounts, keys and a genesis in this folder",
		"Makes what is not there yet: fernet.toml with the settings that it was given, an L1 account, a password file,\n"+
			"VRF identities, ledger keys, and a genesis ledger in which they have AZT. It overwrites nothing: run again, it\n"+
			"says what is there. An account that settings name already (--keystore, --account) is used instead of a new\n"+
			"one. Where the record of a deployment is at --deployment, it is one to join, and no genesis is made. On anvil\n"+
			"it gives the account ETH; elsewhere it says how much to send.",
		"fernet init --network sepolia --rpc-url $RPC", initFolder,
		&cli.StringFlag{Name: "identities", Value: "default",
			Usage: "make VRF identities with these names, a `LIST` with commas; none for none"},
		&cli.UintFlag{Name: "ledger-keys", Value: 1, Usage: "make `N` keys of the ledger"},
		&cli.StringSliceFlag{Name: "genesis-account",
			Usage: "give the ledger account with this `ADDRESS` the same in the genesis; may be repeated"},
		&cli.StringFlag{Name: "balance", Value: "1000", Usage: "each account of the genesis has `AZT`"},
		minBalanceFlag("each account of the ledger keeps at least `AZT` for ever, and a new one gets as much; 0: none"),
		&cli.BoolFlag{Name: "join", Usage: "make no genesis: somebody else deploys, or has deployed"},
		&cli.BoolFlag{Name: "ask-password", Usage: "ask for the password of the keys, and keep it in no file"},
		lightKDFFlag(),
	)
}

// maxLedgerKeys bounds what one command makes: a key takes a second.
const maxLedgerKeys = 100

// initFolder makes what is not there yet.
func initFolder(ctx context.Context, c *cli.Context, s *session.Session) (*initialized, error) {
	wanted, err := initWanted(c, s)
	if err != nil {
		return nil, err
	}
	network, err := initNetwork(ctx, s)
	if err != nil {
		return nil, err
	}
	chosen := chooseFiles(s, c.Bool("ask-password"))
	if err := chosen.want(wanted); err != nil {
		return nil, err
	}
	r := &initialized{Identities: append([]string{}, wanted.Identities...), Ledger: []ledger.Address{}, Next: []string{}}
	if !chosen.makesAccount() {
		// That of the settings. Its address may be known without a password.
		if a, err := s.Account(ctx); err == nil {
			r.Account = &a
		} else if !errors.Is(err, session.ErrNoPassword) {
			return nil, err
		}
	}
	made, err := newcomer.Make(ctx, *wanted)
	if err != nil {
		return nil, chosen.explain(err)
	}
	for _, a := range made.NotInGenesis {
		s.Note("%s is left as it is: it has nothing for %s", genesisFile, a)
	}
	r.Files, r.Ledger, r.Joins = made.Files, append(r.Ledger, made.Ledger...), made.Joins || c.Bool("join")
	if made.Account != nil {
		r.Account = made.Account
	}
	chosen.noteUnkept(made)
	if err := r.readFunds(ctx, s, network); err != nil {
		return nil, err
	}
	r.next(s, network)
	return r, nil
}

// initWanted reads what flags say of keys and the genesis.
func initWanted(c *cli.Context, s *session.Session) (*newcomer.Wanted, error) {
	w := &newcomer.Wanted{Light: c.Bool("lightkdf"), IdentityDir: s.IdentityDir()}
	if c.Uint("ledger-keys") > maxLedgerKeys {
		return nil, config.Usage("--ledger-keys: %d are too many, at most %d", c.Uint("ledger-keys"), maxLedgerKeys)
	}
	for i := range int(c.Uint("ledger-keys")) {
		w.LedgerKeys = append(w.LedgerKeys, ledgerKeyFile(i))
	}
	if names := c.String("identities"); names != "none" {
		w.Identities = strings.Split(names, ",")
	}
	for _, name := range w.Identities {
		if _, err := identity.Path(w.IdentityDir, name); err != nil {
			return nil, config.Usage("--identities: %w", err)
		}
	}
	for _, text := range c.StringSlice("genesis-account") {
		var a ledger.Address
		if err := a.UnmarshalText([]byte(text)); err != nil {
			return nil, config.Usage("--genesis-account: %w", err)
		}
		w.Accounts = append(w.Accounts, a)
	}
	var err error
	if w.Balance, err = amountFlag(c, "balance"); err != nil {
		return nil, err
	}
	if w.MinBalance, err = amountFlag(c, "min-balance"); err != nil || c.Bool("join") {
		return w, err
	}
	w.Genesis = genesisFile
	if balance, least := w.Balance.Big(), w.MinBalance.Big(); balance.Cmp(least) < 0 {
		return nil, config.Usage("--balance: %s AZT is less than the %s AZT of --min-balance that every account keeps",
			units.Exact(balance), units.Exact(least))
	}
	return w, nil
}

// initNetwork is what --network names, or L1's own. That an RPC URL is of another chain is found
// before anything is made; one that does not answer is no reason to make nothing.
func initNetwork(ctx context.Context, s *session.Session) (config.Network, error) {
	named, ok := config.NetworkNamed(s.Config.Network)
	if len(s.Config.RPCURLs) == 0 && !ok {
		return config.Network{}, config.Usage("say where L1 is: --network sepolia and --rpc-url URL, for example")
	}
	network, err := s.Network(ctx)
	if err == nil {
		return network, nil
	}
	if errors.Is(err, l1.ErrChains) || errors.Is(err, session.ErrChain) || ctx.Err() != nil {
		return config.Network{}, err
	}
	s.Note("L1 was not asked: %v", err)
	if !ok {
		return config.Network{}, config.Usage("--network is needed where L1 does not answer: it is in the settings")
	}
	return named, nil
}
