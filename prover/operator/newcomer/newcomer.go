// Package newcomer makes what someone needs who comes new: an L1 account, VRF identities, keys and
// a genesis of the ledger, encrypted with one password. It overwrites nothing: what is there is
// left as it is, and what is missing is made.
package newcomer

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/identity"
	"fernet/prover/ledger"
	"fernet/settlement"
	"fernet/settlement/disk"
)

// Wanted is what is to be there. Paths are of files; an empty one stands for none.
type Wanted struct {
	Account     string   // the keystore of an L1 account
	IdentityDir string   // the folder of identities
	Identities  []string // their names
	LedgerKeys  []string // keys of the reference ledger
	// a ledger before its first block, with Balance for each ledger key and each of Accounts
	Genesis    string
	Accounts   []ledger.Address
	Balance    ledger.Amount // wei; at least MinBalance
	MinBalance ledger.Amount // what every account of the ledger keeps, in wei
	Join       bool          // the deployment is somebody else's: no genesis is made
	// Record is the record of a deployment. Where it is there, its ledger is, and no genesis is
	// made.
	Record string

	// Settings is the file of a program's settings, which Text makes when it is not there. It is
	// written last and readable by its owner only: what is in it may be secret.
	Settings string
	Text     func() ([]byte, error)

	// Password is the file of the password that encrypts the keys: a random one is made when there
	// is none, and no key that another one opens. Empty, Ask is asked for the password, once and
	// only when something is encrypted; without both that is ErrNoPassword.
	Password string
	Ask      func(context.Context) (string, error)
	Light    bool // encrypts fast and weakly: for tests
	DryRun   bool // makes nothing
}

// ErrNoText means that settings are wanted and nothing makes their text.
var ErrNoText = errors.New("the file of settings is named, and Text, which makes it, is missing")

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

// Result is what was made or found.
type Result struct {
	Files []File `json:"files"`
	// null in a dry run that would make it, and when only its password tells it
	Account    *common.Address  `json:"account"`
	Identities []string         `json:"identities"` // names
	Ledger     []ledger.Address `json:"ledger"`     // accounts of the ledger keys that are there
	// whether the deployment is made by somebody else, or was made before: its record is there
	Joins bool `json:"joins"`
	// NotInGenesis are accounts of ledger keys for which the genesis that was there has nothing.
	NotInGenesis []ledger.Address `json:"-"`
}

// making is one run.
type making struct {
	Wanted
	r        *Result
	password *string // nil until it is needed
}

// Make makes what is not there yet. The password is looked at before anything is made:
// ErrPasswordGone.
func Make(ctx context.Context, w Wanted) (*Result, error) {
	m := &making{Wanted: w, r: &Result{
		Files: []File{}, Identities: append([]string{}, w.Identities...), Ledger: []ledger.Address{}, Joins: w.Join,
	}}
	if w.Settings != "" && w.Text == nil {
		return nil, ErrNoText
	}
	for _, name := range w.Identities {
		if _, err := identity.Path(w.IdentityDir, name); err != nil {
			return nil, err
		}
	}
	if err := m.checkPassword(); err != nil {
		return nil, err
	}
	if _, err := settlement.ReadDeployment(w.Record); err == nil {
		m.r.Joins = true
		m.found(w.Record, "the deployment's record")
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	for _, step := range []func(context.Context) error{m.account, m.identities, m.ledger, m.genesis, m.settings} {
		if err := step(ctx); err != nil {
			return nil, err
		}
	}
	return m.r, nil
}

// settings writes the settings of a program.
func (m *making) settings(context.Context) error {
	if m.Settings == "" {
		return nil
	}
	const what = "settings of every command in this folder"
	there, err := Exists(m.Settings)
	if err != nil {
		return err
	}
	if there {
		m.found(m.Settings, what)
		return nil
	}
	return m.write(m.Settings, what, disk.Private, m.Text)
}

// write makes a file that is not there.
func (m *making) write(path, what string, mode fs.FileMode, text func() ([]byte, error)) error {
	m.made(path, what)
	if m.DryRun {
		return nil
	}
	content, err := text()
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return disk.Create(path, content, mode)
}

// made and found tell of a file.
func (m *making) made(path, what string) {
	state := Made
	if m.DryRun {
		state = Would
	}
	m.r.Files = append(m.r.Files, File{path, what, state})
}

func (m *making) found(path, what string) { m.r.Files = append(m.r.Files, File{path, what, There}) }

// Exists reports whether there is something under a path.
func Exists(path string) (bool, error) {
	_, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("look for %s: %w", path, err)
	}
	return true, nil
}
