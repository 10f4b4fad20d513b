// Package newcomer makes what someone needs who comes new: settings, an L1 account, a VRF identity,
// keys and a genesis of the ledger, in one folder and in files that refer to each other rightly. It
// overwrites nothing.
package newcomer

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"

	"github.com/ethereum/go-ethereum/common"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/identity"
	"fernet/prover/ledger"
	"fernet/settlement"
	"fernet/settlement/units"
)

// Options are what is made.
type Options struct {
	Identities []string // names; none makes no identity
	LedgerKeys int      // keys of the reference ledger
	// Genesis are the accounts that get Balance in the genesis ledger, besides those of the ledger
	// keys.
	Genesis []ledger.Address
	Balance *big.Int // wei; each account's
	// MinBalance is what every account of the ledger keeps, in wei; at most Balance.
	MinBalance ledger.Amount
	// Join makes no genesis: the deployment is made by somebody else.
	Join bool
	// Ask asks for the password that encrypts the keys, and keeps it in no file.
	Ask bool
	// Light encrypts fast and weakly: for tests.
	Light bool
}

// The states of a file.
const (
	Made  = "made"          // by this run
	There = "there"         // it was there and is left as it is
	Would = "would be made" // a dry run
)

// File is a file that was made or found.
type File struct {
	Path  string `json:"path"`
	What  string `json:"what"`
	State string `json:"state"`
}

// Result is the result of fernet init.
type Result struct {
	Files      []File           `json:"files"`
	Account    *common.Address  `json:"account"`    // null in a dry run that would make it, and when only its password tells it
	Identities []string         `json:"identities"` // names
	Ledger     []ledger.Address `json:"ledger"`     // accounts of the keys
	Joins      bool             `json:"joins"`      // whether the deployment is made by somebody else, or was made before
	Funds      *Funds           `json:"funds"`      // null when L1 was not asked
	Next       []string         `json:"next"`       // what to do next, commands among it
}

// Render shows what was made, and what to do next.
func (r *Result) Render(con *console.Console) {
	t := console.Table{Columns: []console.Column{{Name: "file"}, {Name: "what it is"}, {Name: "state"}}}
	for _, f := range r.Files {
		state := console.Cell{Text: f.State}
		if f.State == Made {
			state.Tone = console.Good
		}
		t.Rows = append(t.Rows, []any{f.Path, f.What, state})
	}
	con.Table(t)
	con.Line("")
	if r.Account != nil {
		con.Line("L1 account      %s", r.Account)
	}
	for _, a := range r.Ledger {
		con.Line("ledger account  %s", a)
	}
	if r.Funds != nil {
		r.Funds.render(con)
	}
	con.Line("\nNext:")
	for i, step := range r.Next {
		con.Line("  %d. %s", i+1, step)
	}
}

// The names of files that are made when settings do not say otherwise.
const (
	settingsFile   = "fernet.toml"
	accountFile    = "account"
	passwordFile   = "password"
	deploymentFile = "deployment.json"
	genesisFile    = "genesis.json"
	dataDir        = "data"
	keysDir        = "keys"
)

func ledgerKeyFile(i int) string {
	if i == 0 {
		return "ledger.key.json"
	}
	return fmt.Sprintf("ledger-%d.key.json", i+1)
}

// making is one run.
type making struct {
	s *session.Session
	o Options
	r *Result

	paths      map[string]string // of settings
	secretOf   string            // the setting that names the password's file
	secretPath string
	password   *config.Secret // nil until it is needed
}

// Run makes what is not there yet.
func Run(ctx context.Context, s *session.Session, o Options) (*Result, error) {
	if !o.Join && o.Balance.Cmp(o.MinBalance.Big()) < 0 {
		return nil, config.Usage("--balance: %s AZT is less than the %s AZT of --min-balance that every account keeps",
			units.Exact(o.Balance), units.Exact(o.MinBalance.Big()))
	}
	m := &making{s: s, o: o, r: &Result{Joins: o.Join, Identities: []string{}, Ledger: []ledger.Address{}, Files: []File{}, Next: []string{}}}
	network, err := m.network(ctx)
	if err != nil {
		return nil, err
	}
	m.choosePaths()
	for _, name := range o.Identities {
		if _, err := identity.Path(s.IdentityDir(), name); err != nil {
			return nil, config.Usage("--identities: %w", err)
		}
	}
	if err := m.checkPassword(); err != nil {
		return nil, err
	}
	if _, err := settlement.ReadDeployment(m.paths["deployment"]); err == nil {
		m.r.Joins = true
		m.found(m.paths["deployment"], "the deployment's record")
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	for _, step := range []func(context.Context) error{m.account, m.identities, m.ledger, m.genesis, m.settings} {
		if err := step(ctx); err != nil {
			return nil, err
		}
	}
	if err := m.funds(ctx, network); err != nil {
		return nil, err
	}
	m.next(network)
	return m.r, nil
}

// network is what --network names, or L1's own. That an RPC URL is of another chain is found before
// anything is made; one that does not answer is no reason to make nothing.
func (m *making) network(ctx context.Context) (config.Network, error) {
	named, ok := config.NetworkNamed(m.s.Config.Network)
	if len(m.s.Config.RPCURLs) == 0 && !ok {
		return config.Network{}, config.Usage("say where L1 is: --network sepolia and --rpc-url URL, for example")
	}
	network, err := m.s.Network(ctx)
	if err == nil {
		return network, nil
	}
	if wrongChain(err) || ctx.Err() != nil {
		return config.Network{}, err
	}
	m.s.Note("L1 was not asked: %v", err)
	if !ok {
		return config.Network{}, config.Usage("--network is needed where L1 does not answer: it is in the settings")
	}
	return named, nil
}

// choosePaths takes what is set, and else names in this folder.
func (m *making) choosePaths() {
	c := m.s.Config
	m.paths = map[string]string{}
	choose := func(name, set, otherwise string) {
		if m.isSet(name) {
			otherwise = set
		}
		m.paths[name] = otherwise
	}
	choose("data-dir", c.DataDir, dataDir)
	choose("keys-dir", c.KeysDir, keysDir)
	choose("deployment", c.Deployment, deploymentFile)
	// One password is of all keys that are made here. Where the account is another one, it has its
	// own.
	m.secretOf = "password-file"
	if m.isSet("identity-password-file") || !m.isSet("password-file") && !m.makesAccount() {
		m.secretOf = "identity-password-file"
	}
	m.secretPath = passwordFile
	switch {
	case m.isSet("identity-password-file"):
		m.secretPath = c.IdentityPasswordFile
	case m.isSet("password-file"):
		m.secretPath = c.PasswordFile
	}
	c.DataDir, c.KeysDir, c.Deployment = m.paths["data-dir"], m.paths["keys-dir"], m.paths["deployment"]
}

func (m *making) isSet(name string) bool { return m.s.Config.Origin(name) != config.Origin{} }

// made and found tell of a file.
func (m *making) made(path, what string) {
	state := Made
	if m.s.Config.DryRun {
		state = Would
	}
	m.r.Files = append(m.r.Files, File{path, what, state})
}

func (m *making) found(path, what string) { m.r.Files = append(m.r.Files, File{path, what, There}) }

// exists reports whether there is something under a path.
func exists(path string) (bool, error) {
	_, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// next lists what is left to do.
func (m *making) next(network config.Network) {
	add := func(format string, args ...any) { m.r.Next = append(m.r.Next, fmt.Sprintf(format, args...)) }
	if m.s.Config.DryRun {
		add("the same without --dry-run")
		return
	}
	switch f := m.r.Funds; {
	case f != nil && f.enough(m.r.Joins) || m.r.Account == nil:
		add("see that all is well: fernet doctor")
	case f == nil && network.Name == "anvil":
		add("start anvil and run fernet init again: it gives %s ETH; then see that all is well: fernet doctor", m.r.Account)
	case m.r.Joins || network.Local: // no faucet is for a local chain
		add("send ETH to %s, then see that all is well: fernet doctor", m.r.Account)
	default:
		add("send ETH to %s from a faucet of %s, then see that all is well: fernet doctor", m.r.Account, network.Name)
	}
	switch {
	case m.r.Joins && len(m.r.Identities) == 0: // whoever only sends, needs no proving keys
		add("unless it is there, put the deployment's record at %s", m.paths["deployment"])
	case m.r.Joins:
		add("unless they are there, put the deployment's record at %s and its proving keys into %s", m.paths["deployment"], m.paths["keys-dir"])
	default:
		add("fernet deploy --genesis %s --fund 60000", genesisFile)
	}
	for _, name := range m.r.Identities {
		which := ""
		if name != m.s.Config.Identity {
			which = " --identity " + name
		}
		add("fernet stake add%s --roles sequencer,base,merge --faucet --wait", which)
	}
	add("back up the keys and their password, apart from each other: see Backups in docs/OPERATIONS.md")
}

// genesisLedger is the ledger that is written: the keys' accounts and those that were named.
func (m *making) genesisLedger() (ledger.Genesis, error) {
	balance, err := ledger.AmountFromBig(m.o.Balance)
	if err != nil {
		return ledger.Genesis{}, config.Usage("--balance: %s AZT: %w", units.Exact(m.o.Balance), err)
	}
	g := ledger.Genesis{MinBalance: m.o.MinBalance, Accounts: []ledger.Allocation{}}
	seen := map[ledger.Address]bool{}
	for _, a := range append(m.r.Ledger[:len(m.r.Ledger):len(m.r.Ledger)], m.o.Genesis...) {
		if !seen[a] {
			seen[a] = true
			g.Accounts = append(g.Accounts, ledger.Allocation{Index: uint32(len(g.Accounts)), Address: a, Balance: balance})
		}
	}
	if _, err := g.Supply(); err != nil {
		return ledger.Genesis{}, config.Usage("--balance: %w", err)
	}
	return g, nil
}
