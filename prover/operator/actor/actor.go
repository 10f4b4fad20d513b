// Package actor is what an actor of the protocol acts with: L1, the deployment on it, its ledger,
// proving keys, a VRF identity, and the account that signs and sends. Package operator has what is
// done with them.
//
// Each is opened when it is first asked for, and then kept: a program that needs no L1 asks none.
// It asks a person only through what [Options] say, and prints nothing. Errors say what is the
// case, not which command mends it.
package actor

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover"
	"fernet/prover/application"
	"fernet/prover/keys"
	"fernet/settlement/account"
	"fernet/settlement/network"
	"fernet/settlement/txmgr"
)

// Options say what an actor acts with. What is needed depends on what is asked for: without nodes
// of L1, for example, there are still proving keys.
type Options struct {
	// RPCURLs are nodes of L1, in order of preference; empty: the one that Network presumes.
	RPCURLs []string
	// Network is the preset that L1 has to be of; the zero value: that of whatever chain it is.
	Network network.Network
	// Confirmations make a transaction final; 0: as many as on the network.
	Confirmations uint64
	// Application is what the deployment's blocks are of; nil: prover.Application.
	Application application.Application
	// Record is the file of the deployment's record; empty: [RecordOf] the chain.
	Record string

	DataDir string // of journals, identities and what was followed
	KeysDir string // of proving keys

	// Keystore is the file with the account's key, or a folder of such files; empty: Foundry's.
	Keystore string
	// Account is the name or the address of a file in a folder of keystores.
	Account string
	// Signer opens the account's key in place of a keystore. It is called once.
	Signer func() (txmgr.Signer, error)
	// Identity is the name of the VRF key in the folder of identities.
	Identity string
	// KeystorePassword returns the password of the keystore in a file, IdentityPassword that of an
	// identity by its name. Each is called when the key is needed; nil: [ErrNoPassword] then.
	KeystorePassword func(ctx context.Context, file string) (string, error)
	IdentityPassword func(ctx context.Context, name string) (string, error)
	// PasswordAtHand says that KeystorePassword asks no person. Then the address that a keystore
	// names is compared with its key where that is wanted, and otherwise not before something is
	// signed.
	PasswordAtHand bool

	// SideBySide lets the account send while others of its calls are not final: see
	// account.Options.
	SideBySide bool
	// Holder is what other processes are told of this one while it may send from the account;
	// empty: nothing.
	Holder string

	// DryRun makes the account simulate what it would send. Nothing is written, no keys are made.
	DryRun bool
	// Log is for whoever looks into what happens; nil: nobody does.
	Log *slog.Logger
	Told
}

// DefaultDataDir is where a user's programs keep their data.
func DefaultDataDir() (string, error) {
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "fernet"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("find the home folder: %w", err)
	}
	return filepath.Join(home, ".local", "share", "fernet"), nil
}

// Told are those who are told what happens. Each may be nil.
type Told struct {
	// Events is told what the account sends.
	Events account.Events
	// Unproven is told, once, that a dry run speaks for the address which only a keystore names.
	Unproven func(common.Address)
	// Remade is told, in a line each, what is made again of what was kept in files, and why.
	Remade func(line string)
	// SingleParty is told that the keys which are deployed were made by one party, who can forge
	// proofs if it kept its secret.
	SingleParty func()
	// SetUp is told each step while proving keys are opened that may have to be made.
	SetUp func(keys.Progress)
}

// Actor is what an actor acts with, in its parts. It is for one goroutine.
type Actor struct {
	L1         *L1
	Deployment *Deployment
	Keys       *Keys
	Identity   *Identity
	Account    *Account
}

// New returns an actor. It asks nobody and opens nothing.
func New(o Options) *Actor {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Application == nil {
		o.Application = prover.Application()
	}
	if o.Unproven == nil {
		o.Unproven = func(common.Address) {}
	}
	if o.SingleParty == nil {
		o.SingleParty = func() {}
	}
	if o.Remade == nil {
		o.Remade = func(string) {}
	}
	node := &L1{o: &o}
	deployment := &Deployment{o: &o, l1: node}
	acc := &Account{o: &o, l1: node, deployment: deployment}
	return &Actor{
		L1: node, Deployment: deployment, Keys: &Keys{o: &o, deployment: deployment},
		Identity: &Identity{o: &o, deployment: deployment, account: acc}, Account: acc,
	}
}

// Close ends what was opened. Transactions that are not final are in the journal.
func (a *Actor) Close() error {
	err := a.Account.Release()
	if a.L1.client != nil {
		a.L1.client.Close()
	}
	return err
}

// The ways in which something is missing.
var (
	// ErrNoRPC means that no node of L1 was named.
	ErrNoRPC = errors.New("no L1 to ask")
	// ErrNoRecord means that the file of the deployment's record is not there.
	ErrNoRecord = errors.New("there is no record of the deployment")
	// ErrOtherChain means that a deployment is not on the chain of L1.
	ErrOtherChain = errors.New("the deployment is on another chain")
	// ErrNoAccount means that nothing says who signs.
	ErrNoAccount = errors.New("no account to sign with")
	// ErrNoPassword means that a key is needed and nothing says its password.
	ErrNoPassword = errors.New("no password to open the key with")
	// ErrKeystore means that the file of a keystore, or the folder, cannot be read.
	ErrKeystore = errors.New("open keystore")
	// ErrMakesNoKeys means that proving keys are missing in a dry run, beside keys.ErrNotCached.
	ErrMakesNoKeys = errors.New("a dry run makes none")
)
