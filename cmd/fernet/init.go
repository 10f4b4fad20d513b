package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/identity"
	"fernet/prover/ledger"
	"fernet/prover/operator/actor"
	"fernet/prover/operator/newcomer"
	"fernet/settlement/l1"
	"fernet/settlement/network"
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
	wanted, err := initWanted(c)
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
	var own *common.Address
	if !chosen.makesAccount() {
		// That of the settings. Its address may be known without a password.
		if a, err := s.Account.Address(ctx); err == nil {
			own = &a
		} else if !errors.Is(err, session.ErrNoPassword) {
			return nil, err
		}
	}
	made, err := newcomer.Make(ctx, *wanted)
	if err != nil {
		return nil, chosen.explain(err)
	}
	for _, a := range made.NotInGenesis {
		s.Dialog.Note("%s is left as it is: it has nothing for %s", newcomer.GenesisFile, a)
	}
	chosen.noteUnkept(made)
	if made.Account == nil {
		made.Account = own
	}
	r := &initialized{Result: made}
	if err := r.readFunds(ctx, s, network); err != nil {
		return nil, err
	}
	r.next(s, network)
	return r, nil
}

// initWanted reads what flags say of keys and the genesis.
func initWanted(c *cli.Context) (*newcomer.Wanted, error) {
	w := &newcomer.Wanted{
		Genesis: newcomer.GenesisFile, Join: c.Bool("join"), Light: c.Bool("lightkdf"),
		LedgerKeys: newcomer.LedgerKeyFiles(int(min(c.Uint("ledger-keys"), maxLedgerKeys))),
	}
	if c.Uint("ledger-keys") > maxLedgerKeys {
		return nil, config.Usage("--ledger-keys: %d are too many, at most %d", c.Uint("ledger-keys"), maxLedgerKeys)
	}
	if names := c.String("identities"); names != "none" {
		w.Identities = strings.Split(names, ",")
	}
	for _, name := range w.Identities {
		if _, err := identity.Path("", name); err != nil {
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
	if w.MinBalance, err = amountFlag(c, "min-balance"); err != nil {
		return nil, err
	}
	if balance, least := w.Balance.Big(), w.MinBalance.Big(); !w.Join && balance.Cmp(least) < 0 {
		return nil, config.Usage("--balance: %s AZT is less than the %s AZT of --min-balance that every account keeps",
			units.Exact(balance), units.Exact(least))
	}
	return w, nil
}

// initNetwork is what --network names, or L1's own. That an RPC URL is of another chain is found
// before anything is made; one that does not answer is no reason to make nothing.
func initNetwork(ctx context.Context, s *session.Session) (network.Network, error) {
	named, ok := network.Named(s.Config.Network)
	if len(s.Config.RPCURLs) == 0 && !ok {
		return network.Network{}, config.Usage("say where L1 is: --network sepolia and --rpc-url URL, for example")
	}
	on, err := s.L1.Network(ctx)
	if err == nil {
		return on, nil
	}
	if errors.Is(err, l1.ErrChains) || errors.Is(err, actor.ErrOtherChain) || ctx.Err() != nil {
		return network.Network{}, err
	}
	s.Dialog.Note("L1 was not asked: %v", s.Explain(ctx, err))
	if !ok {
		return network.Network{}, config.Usage("--network is needed where L1 does not answer: it is in the settings")
	}
	return named, nil
}

// initialized is the result of fernet init.
type initialized struct {
	*newcomer.Result
	Funds *newcomer.Needs `json:"funds"` // null when L1 was not asked
	Next  []string        `json:"next"`  // what to do next, commands among it
}

// Render shows what was made, and what to do next.
func (r *initialized) Render(con *console.Console) {
	t := console.NewTable("file", "what it is", "state")
	for _, f := range r.Files {
		tone := map[string]console.Tone{newcomer.Made: console.Good}[f.State]
		t.Row(f.Path, f.What, tone.Cell(f.State))
	}
	con.Table(t)
	con.Line("")
	if r.Account != nil {
		con.Line("L1 account      %s", r.Account)
	}
	for _, a := range r.Ledger {
		con.Line("ledger account  %s", a)
	}
	if f := r.Funds; f != nil {
		// ETH has the decimals of AZT
		up := func(wei units.Integer) string { return units.Exact(units.RoundUp(wei.Int, 2)) }
		con.Line("It has %s ETH. At today's fees, doubled, it takes %s ETH to deploy, %s ETH to stake, "+
			"and up to %s ETH a block that it proposes and proves.",
			units.Floor(f.Balance.Int, 6), up(f.ToDeploy), up(f.ToStake), up(f.PerBlock))
	}
	con.Line("\nNext:")
	for i, step := range r.Next {
		con.Line("  %d. %s", i+1, step)
	}
}

// readFunds asks L1 what the account has and what it will need. On anvil it gives the account ETH.
func (r *initialized) readFunds(ctx context.Context, s *session.Session, network network.Network) error {
	if r.Account == nil {
		return nil
	}
	node, err := s.L1.Client(ctx)
	if err != nil {
		return nil // it was said before that L1 was not asked
	}
	if network.Name == "anvil" && !s.Config.DryRun {
		given, err := newcomer.GiveOnAnvil(ctx, node, *r.Account)
		switch {
		case errors.Is(err, newcomer.ErrNotGiven):
			s.Dialog.Note("%v", err)
		case err != nil:
			return err
		case given.Sign() > 0:
			s.Dialog.Note("anvil gave %s %s ETH", r.Account, units.Exact(given))
		}
	}
	if r.Funds, err = newcomer.ReadNeeds(ctx, node, *r.Account, len(r.Identities)); err != nil {
		return fmt.Errorf("%w: all files are made, run it again to see the rest", err)
	}
	return nil
}

// next lists what is left to do.
func (r *initialized) next(s *session.Session, network network.Network) {
	add := func(format string, args ...any) { r.Next = append(r.Next, fmt.Sprintf(format, args...)) }
	if s.Config.DryRun {
		add("the same without --dry-run")
		return
	}
	const well = "see that all is well: fernet doctor"
	switch f := r.Funds; {
	case f != nil && f.Enough(r.Joins) || r.Account == nil:
		add(well)
	case f == nil && network.Name == "anvil":
		add("start anvil and run fernet init again: it gives %s ETH; then %s", r.Account, well)
	case r.Joins || network.Local: // no faucet is for a local chain
		add("send ETH to %s, then %s", r.Account, well)
	default:
		add("send ETH to %s from a faucet of %s, then %s", r.Account, network.Name, well)
	}
	switch record := s.Config.Deployment; {
	case r.Joins && len(r.Identities) == 0: // whoever only sends, needs no proving keys
		add("unless it is there, put the deployment's record at %s", record)
	case r.Joins:
		add("unless they are there, put the deployment's record at %s and its proving keys into %s", record, s.Config.KeysDir)
	default:
		add("fernet deploy --genesis %s --fund 60000", newcomer.GenesisFile)
	}
	for _, name := range r.Identities {
		which := ""
		if name != s.Config.Identity {
			which = " --identity " + name
		}
		add("fernet stake add%s --roles sequencer,base,merge --faucet --wait", which)
	}
	add("back up the keys and their password, apart from each other: see Backups in docs/OPERATIONS.md")
}
