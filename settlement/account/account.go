// Package account is an L1 account that sends calls, each once. It names every transaction, keeps a
// journal of them, looks whether the account can pay and whether a call would fail before anything
// is signed, goes on with what a killed process began, and simulates instead of sending in a dry
// run. It prints nothing: what happens is told to [Events].
//
// It knows no contract. What to call is up to the caller: see settlement.Client for the calls and
// prover/operator for who makes which when.
package account

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"strings"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/settlement"
	"fernet/settlement/txmgr"
)

// Node is L1 as an account asks it. *l1.Client is one.
type Node interface {
	txmgr.Backend
	BalanceAt(ctx context.Context, account common.Address, block *big.Int) (*big.Int, error)
	CodeAt(ctx context.Context, account common.Address, block *big.Int) ([]byte, error)
	// Call makes any JSON-RPC request. Dry runs use eth_simulateV1, which not every node has.
	Call(ctx context.Context, result any, method string, args ...any) error
}

// Options say which account it is, and where. Node, ChainID, Confirmations and PollInterval are
// needed: without them sending is ErrOptions or an error of txmgr.Config.Check.
type Options struct {
	// Address is the account's. The zero address stands for nobody: it can ask for IDs, and
	// whatever else it is told to do fails as Signer does.
	Address common.Address
	// Signer opens the account's key when something is signed for the first time. A dry run signs
	// nothing.
	Signer func(context.Context) (txmgr.Signer, error)

	Node          Node
	ChainID       uint64
	Confirmations uint64        // how many blocks make a transaction final, from 1
	PollInterval  time.Duration // between two looks at L1
	// Local says that the chain ends with its process: a journal that knows more than the chain is
	// of an earlier one, which is ErrReset.
	Local bool

	// Dir is the folder of journals, made when something is sent. It has one journal for each
	// account and chain. The command line's is "journals" in its data folder (--data-dir, by
	// default actor.DefaultDataDir of prover/operator/actor): with the same folder, this program
	// and the command line know what the other has sent. Empty: none is kept, and what is sent once
	// is so within this process only.
	Dir string
	// Client is the deployment that IDs are of; nil: none yet, see Account.Use.
	Client *settlement.Client
	// Record is the file of the deployment's record, if there is one. ErrReset names it, and does
	// not occur while the chain has the deployment in it.
	Record string

	// SideBySide lets the account send while others of its calls are not final, and while what an
	// earlier run began is not: each has a nonce of its own, in the order in which they were begun.
	// The account may then be used from several goroutines, but in a dry run. Who decides by L1's
	// state calls Resume first, as ever.
	SideBySide bool
	// Holder is what other processes are told of this one while it has the journal; empty: nothing.
	Holder string

	// DryRun makes the account simulate what it would send, on top of what it simulated before.
	DryRun bool
	// Events is told what happens; nil: nobody is.
	Events Events
	// Log is for whoever looks into what happens; nil: nobody does.
	Log *slog.Logger
}

// Account is an account that sends. It is for one goroutine, but with Options.SideBySide. Two
// processes cannot send from one account and folder at a time: txmgr.ErrJournalLocked.
type Account struct {
	o       Options
	opening sync.Mutex // held while the journal is opened or let go of

	mu      sync.Mutex     // guards what follows, and Options.Client
	manager *txmgr.Manager // nil until something is sent, and after Close
	// resumed is closed when what an earlier run began is seen through, which it has then; both are
	// set with manager.
	resumed chan struct{}
	earlier []*Tx
	// done are the receipts of what is final, by ID: as of the journal when it was opened, and of
	// what was sent since. Like the journal they keep what may not be sent twice: see lapses.
	// lapsing are the others, oldest first.
	done    map[string]*types.Receipt
	lapsing []string
	// afforded are the IDs of the calls that the account was seen to have ETH for, until they are
	// sent.
	afforded map[string]bool
	dry      dryRun
}

// dryRun is what a dry run would have sent so far.
type dryRun struct {
	calls []callArgs
	txs   []*Tx
}

// ErrNobody means that there is no account to sign with.
var ErrNobody = errors.New("there is no account to sign with")

// ErrOptions means that an option is missing without which nothing can be sent or simulated.
var ErrOptions = errors.New("unusable options of the account")

// usable fails with ErrOptions when L1 cannot be asked. What else is amiss, txmgr.Config.Check
// finds.
func (a *Account) usable() error {
	if a.o.Node == nil {
		return fmt.Errorf("%w: Node is missing", ErrOptions)
	}
	return nil
}

// New returns an account. It asks nobody and opens nothing.
func New(o Options) *Account {
	if o.Events == nil {
		o.Events = silent{}
	}
	o.Events = &inTurn{to: o.Events}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Signer == nil {
		o.Signer = func(context.Context) (txmgr.Signer, error) { return nil, ErrNobody }
	}
	return &Account{o: o, done: map[string]*types.Receipt{}, afforded: map[string]bool{}}
}

// Address returns the account's address, zero for nobody.
func (a *Account) Address() common.Address { return a.o.Address }

// DryRun reports whether nothing is sent, but simulated.
func (a *Account) DryRun() bool { return a.o.DryRun }

// Use makes the account name what it sends from now on as of a deployment.
func (a *Account) Use(client *settlement.Client) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.o.Client = client
}

// client is the deployment that is used; nil: none yet.
func (a *Account) client() *settlement.Client {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.o.Client
}

// receipt is that of a call which is final, nil of another one.
func (a *Account) receipt(id string) *types.Receipt {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.done[id]
}

// keep notes that a call is final.
func (a *Account) keep(id string, receipt *types.Receipt) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if _, known := a.done[id]; !known && lapses(id) {
		a.lapsing = append(a.lapsing, id)
	}
	a.done[id] = receipt
	if len(a.lapsing) > keptReceipts {
		delete(a.done, a.lapsing[0])
		a.lapsing = a.lapsing[1:]
	}
}

// ID names a transaction of the deployment for ever: whoever gives the same call the same parts
// sends nothing twice, in this process or a later one. Without a deployment it panics.
func (a *Account) ID(kind string, parts ...any) string {
	id := kind + "/" + strings.ToLower(a.client().Deployment.Settlement.Hex())
	for _, p := range parts {
		id += "/" + fmt.Sprint(p)
	}
	return id
}

// Close lets go of the journal, which is locked from the first send on. What is not final yet is in
// it. The account may be used again: the next send opens the journal anew.
func (a *Account) Close() error {
	a.opening.Lock()
	defer a.opening.Unlock()
	a.mu.Lock()
	manager, resumed := a.manager, a.resumed
	a.manager = nil
	a.mu.Unlock()
	if manager == nil {
		return nil
	}
	err := manager.Close()
	<-resumed
	return err
}

// somebody fails as Signer does when there is no account.
func (a *Account) somebody(ctx context.Context) error {
	if a.o.Address != (common.Address{}) {
		return nil
	}
	if _, err := a.o.Signer(ctx); err != nil {
		return err
	}
	return ErrNobody
}
