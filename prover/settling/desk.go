package settling

import (
	"context"
	"log/slog"
	"math/big"
	"time"

	"fernet/prover/operator"
	"fernet/settlement"
)

// Account is the account of a node, from which several calls may be sent side by side.
// *account.Account is one, with account.Options.SideBySide.
type Account interface {
	operator.Sender
	// Open locks the journal, so that no other program sends from the account, and goes on with what
	// an earlier run began.
	Open(ctx context.Context) error
}

// GasBook keeps what was spent on gas, in wei of ETH, by day: days since 1970 of the time of L1's
// blocks.
type GasBook interface {
	GasSpent(day uint64) (*big.Int, error)
	AddGas(day uint64, wei *big.Int) error
}

// Day is the day of a time in a GasBook.
func Day(t time.Time) uint64 { return uint64(max(t.Unix(), 0)) / (24 * 60 * 60) }

// DeskOptions say for whom a Desk sends. Client, Account and Gas are needed.
type DeskOptions struct {
	Client  *settlement.Client
	Account Account
	Gas     GasBook
	// Tell is told what became of acts, one at a time. It must not call the desk. Nil: nobody is.
	Tell func(Event)
	Log  *slog.Logger
}

// Event is what became of one attempt to carry out an act.
type Event struct {
	Act     string // its name
	Plan    *Act   // that was decided by a Policy; nil: it was handed in by Do
	Block   uint64 // the newest L1 block when the attempt ended
	Attempt int    // from 1
	// Result is what package operator returned; nil of what was handed in by Do, and after an error.
	Result any
	Err    error
	// Again is the L1 block at which it is tried again; 0: it is not.
	Again uint64
}

// Desk sends the acts of a node from its account: those that are bound to a time at once, the others
// one after the other, each name once at a time.
type Desk struct {
	o DeskOptions
}

// NewDesk returns a desk at which nothing is to do yet.
func NewDesk(o DeskOptions) (*Desk, error) { return &Desk{o: o}, nil }

// Run sends until ctx ends, and returns nil then: what is not final is in the account's journal, and
// the next Run goes on with it. It returns an error when it cannot begin, such as
// txmgr.ErrJournalLocked.
func (d *Desk) Run(ctx context.Context) error {
	<-ctx.Done()
	return nil
}

// Do hands in an act of a name, unless there is one. It is carried out until it returns nil or an
// error that another attempt does not mend, and at most Attempts times.
func (d *Desk) Do(name string, priority int, act func(ctx context.Context, s operator.Sender) error) {
}

// Plan says what a policy decided from a view: it takes the place of what was planned before and is
// not begun.
func (d *Desk) Plan(v *View, acts []Act) {}

// Attempts bounds how often an act is tried.
const Attempts = 3

// Queued is an act that is not done.
type Queued struct {
	Name     string
	Priority int
	Begun    bool
	Attempt  int    // how many there were
	Again    uint64 // the L1 block before which it is not tried again
}

// Queue returns what is to do, the first first.
func (d *Desk) Queue() []Queued { return nil }

// Reserved is what the acts that are planned and not final will cost, about: wei of ETH.
func (d *Desk) Reserved() *big.Int { return new(big.Int) }
