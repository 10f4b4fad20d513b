package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/argument"
	"fernet/prover/identity"
	"fernet/prover/ledger"
	"fernet/prover/operator/newcomer"
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
func initFolder(ctx context.Context, in *input, s *session.Session) (*initialized, error) {
	wanted, err := initWanted(in)
	if err != nil {
		return nil, err
	}
	chosen := chooseFiles(s, in.Bool("ask-password"))
	network, err := initNetwork(ctx, s)
	if err != nil {
		return nil, err
	}
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
	made.Account = cmp.Or(made.Account, own)
	r := &initialized{Result: made}
	if err := r.readFunds(ctx, s, network); err != nil {
		return nil, err
	}
	r.next(s, network)
	return r, nil
}

// initWanted reads what flags say of keys and the genesis.
func initWanted(in *input) (*newcomer.Wanted, error) {
	keys := in.Uint("ledger-keys")
	if keys > maxLedgerKeys {
		in.usage("--ledger-keys: %d are too many, at most %d", keys, maxLedgerKeys)
	}
	w := &newcomer.Wanted{
		Genesis: newcomer.GenesisFile, Join: in.Bool("join"), Light: in.Bool("lightkdf"),
		LedgerKeys: newcomer.LedgerKeyFiles(int(min(keys, maxLedgerKeys))),
		Balance:    in.amount("balance"), MinBalance: in.amount("min-balance"),
	}
	if names := in.String("identities"); names != "none" {
		w.Identities = strings.Split(names, ",")
	}
	for _, name := range w.Identities {
		if _, err := identity.Path("", name); err != nil {
			in.usage("--identities: %w", err)
		}
	}
	for _, text := range in.StringSlice("genesis-account") {
		w.Accounts = append(w.Accounts, read(in, "genesis-account", text, argument.LedgerAddress))
	}
	if balance, least := w.Balance.Big(), w.MinBalance.Big(); !w.Join && balance.Cmp(least) < 0 {
		in.usage("--balance: %s AZT is less than the %s AZT of --min-balance that every account keeps",
			units.Exact(balance), units.Exact(least))
	}
	return w, in.err
}

// initNetwork is what --network names, or L1's own. That an RPC URL is of another chain is found
// before anything is made; one that does not answer is no reason to make nothing.
func initNetwork(ctx context.Context, s *session.Session) (network.Network, error) {
	_, ok := network.Named(s.Config.Network)
	if len(s.Config.RPCURLs) == 0 && !ok {
		return network.Network{}, config.Usage("say where L1 is: --network sepolia and --rpc-url URL, for example")
	}
	on, unasked, err := s.L1.Presumed(ctx)
	if unasked != nil {
		s.Dialog.Note("L1 was not asked: %v", s.Explain(ctx, unasked))
		if !ok {
			return network.Network{}, config.Usage("--network is needed where L1 does not answer: it is in the settings")
		}
	}
	return on, err
}

// settingsFile is the file of settings of every command in a folder.
const settingsFile = "fernet.toml"

// chosenFiles are the files of a folder that fernet init makes: those of settings, and else names
// of its own.
type chosenFiles struct {
	*config.Config
	s          *session.Session
	passwordOf string // the setting that names the password's file
	password   string // that file
	asks       bool   // for the password, which is kept in no file
}

// chooseFiles takes what is set, and else names in this folder.
func chooseFiles(s *session.Session, ask bool) *chosenFiles {
	f := &chosenFiles{Config: s.Config, s: s, passwordOf: "password-file", password: newcomer.PasswordFile}
	choose := func(name string, set *string, otherwise string) {
		if !f.isSet(name) {
			*set = otherwise
		}
	}
	choose("data-dir", &f.DataDir, newcomer.DataDir)
	choose("keys-dir", &f.KeysDir, newcomer.KeysDir)
	choose("deployment", &f.Deployment, newcomer.RecordFile)
	s.Configure()
	// One password is of all keys that are made here. Where the account is another one, it has its
	// own.
	switch {
	case f.isSet("identity-password-file"):
		f.passwordOf, f.password = "identity-password-file", f.IdentityPasswordFile
	case f.isSet("password-file"):
		f.password = f.PasswordFile
	case !f.makesAccount():
		f.passwordOf = "identity-password-file"
	}
	f.asks = ask && !f.isSet(f.passwordOf)
	return f
}

func (f *chosenFiles) isSet(name string) bool { return f.Origin(name) != config.Origin{} }

// hasAccount reports whether settings name an account to sign with.
func (f *chosenFiles) hasAccount() bool {
	return f.isSet("keystore") || f.isSet("account") || f.isSet("private-key")
}

// makesAccount reports whether the account is the one that this command makes, and not another that
// settings name.
func (f *chosenFiles) makesAccount() bool {
	return !f.hasAccount() || f.Keystore == newcomer.AccountFile && f.Origin("keystore").String() == settingsFile
}

// want completes what is wanted with the files, and refuses a password file that is not there.
func (f *chosenFiles) want(w *newcomer.Wanted) error {
	if f.makesAccount() {
		w.Account = newcomer.AccountFile
		if f.PasswordFile != "" && f.IdentityPasswordFile != "" && f.PasswordFile != f.IdentityPasswordFile {
			return config.Usage("all that is made here has one password: leave --password-file or --identity-password-file out, " +
				"or name an account of yours with --keystore")
		}
	}
	w.IdentityDir, w.Record, w.DryRun = f.s.Identity.Dir(), f.Deployment, f.DryRun
	w.Settings, w.Text = settingsFile, f.settings
	if f.asks {
		w.Ask = func(ctx context.Context) (string, error) {
			return f.s.Dialog.NewIdentityPassword(ctx, "all keys that are made here", false)
		}
		return nil
	}
	w.Password = f.password
	if !f.isSet(f.passwordOf) || f.Origin(f.passwordOf).String() == settingsFile {
		return nil
	}
	there, err := newcomer.Exists(f.password)
	if err == nil && !there {
		err = fmt.Errorf("the password file %s is not there: leave --%s out to have one made", f.password, f.passwordOf)
	}
	return err
}

// explain adds what to do to an error of what is made.
func (f *chosenFiles) explain(err error) error {
	switch {
	case errors.Is(err, newcomer.ErrPasswordGone):
		return fmt.Errorf("%w: restore it from a backup%s", err, either(f.isSet(f.passwordOf), "", ", or type it: --ask-password"))
	case errors.Is(err, newcomer.ErrPasswordEmpty):
		return config.Usage("the password in %s is empty", f.password)
	case errors.Is(err, ledger.ErrSupplyOverflow):
		return config.Usage("--balance: %w", err)
	}
	return err
}

// settings is the settings file. What comes from the environment stays there: it may be secret.
func (f *chosenFiles) settings() ([]byte, error) {
	var b bytes.Buffer
	for _, v := range []struct {
		name   string
		value  any
		wanted bool
	}{
		{"network", f.Network, f.Network != ""},
		{"rpc-url", f.URLs(), len(f.RPCURLs) > 0},
		{"keystore", newcomer.AccountFile, !f.hasAccount()},
		{"keystore", f.Keystore, f.isSet("keystore")},
		{"account", f.Account, f.isSet("account")},
		{"password-file", f.PasswordFile, f.isSet("password-file")},
		{"password-file", f.password, !f.isSet("password-file") && f.makesAccount() && !f.asks},
		{"identity-password-file", f.password, f.passwordOf == "identity-password-file" && !f.asks},
		{"identity", f.Identity, f.isSet("identity")},
		{"data-dir", f.DataDir, true},
		{"keys-dir", f.KeysDir, true},
		{"deployment", f.Deployment, true},
	} {
		switch env := config.EnvName(v.name); {
		case !v.wanted:
		case f.isSet(v.name) && f.Origin(v.name).String() == env:
			f.s.Dialog.Note("%s is left in %s", v.name, env)
		default:
			if err := toml.NewEncoder(&b).Encode(map[string]any{v.name: v.value}); err != nil {
				return nil, err
			}
		}
	}
	if f.isSet("private-key") {
		f.s.Dialog.Note("the private key is not written into %s: keep it in %s, or better in a keystore", settingsFile, config.EnvName("private-key"))
	}
	return b.Bytes(), nil
}

// noteUnkept says which flags a settings file that was there does not keep.
func (f *chosenFiles) noteUnkept(made *newcomer.Result) {
	if made.Files[len(made.Files)-1].State != newcomer.There {
		return
	}
	for _, v := range f.Values() {
		if strings.HasPrefix(v.Origin, "--") && !f.Repeated(v.Name) && !slices.Contains([]string{"dry-run", "json", "yes"}, v.Name) {
			f.s.Dialog.Note("%s is left as it is: write %s into it if %s is to stay", settingsFile, v.Name, v.Origin)
		}
	}
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
	if r.Account == nil || s.L1.Seen().ChainID == 0 { // it was said before that L1 was not asked
		return nil
	}
	node, err := s.L1.Client(ctx)
	if err != nil {
		return err
	}
	anvil := network.Name == "anvil" && !s.Config.DryRun
	if r.Funds, err = newcomer.Fund(ctx, node, anvil, *r.Account, len(r.Identities)); err != nil {
		return fmt.Errorf("%w: all files are made, run it again to see the rest", err)
	}
	if r.Funds.Refused != nil {
		s.Dialog.Note("%v", r.Funds.Refused)
	}
	if given := r.Funds.Given; given.Sign() > 0 {
		s.Dialog.Note("anvil gave %s %s ETH", r.Account, units.Exact(given.Int))
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
		which := either(name == s.Config.Identity, "", " --identity "+name)
		add("fernet stake add%s --roles sequencer,base,merge --faucet --wait", which)
	}
	add("back up the keys and their password, apart from each other: see Backups in docs/OPERATIONS.md")
}
