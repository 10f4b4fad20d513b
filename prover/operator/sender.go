// Package operator is what an actor of the protocol does on L1: propose and reveal, choose and
// submit a root, finalize, prune, claim. Each function checks first, sends each call once, and goes
// on with what a killed process began. It returns what was done, with amounts in wei. It asks no
// person and prints nothing. Errors say what is the case, not which command mends it. What it is
// called with that nothing can be done with is [ErrOptions].
package operator

import (
	"context"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/account"
	"fernet/settlement/txmgr"
)

// Sender is an account that sends calls, each once. *account.Account is one.
type Sender interface {
	// Address is that of the account, zero for nobody: then Send fails.
	Address() common.Address
	// ID names a transaction of the deployment for ever: the same call has the same parts whenever
	// it is made.
	ID(kind string, parts ...any) string
	// Send sends calls, each when the one before it is final, and returns those that are. Calls
	// that landed under their ID are not sent again. A dry run simulates them.
	Send(ctx context.Context, calls ...txmgr.Candidate) ([]*account.Tx, error)
	// Preflight simulates calls together and sees that the account can pay for them, and for so
	// many calls more later.
	Preflight(ctx context.Context, later int, calls ...txmgr.Candidate) ([]*account.Tx, error)
	// Resume waits until everything is final that an earlier run began.
	Resume(ctx context.Context) error
	// Began reports whether the journal has a transaction that landed or may land.
	Began(ctx context.Context, id string) (bool, error)
	// Landed returns the L1 block in which a transaction is final.
	Landed(ctx context.Context, id string) (block uint64, final bool, err error)
	// DryRun reports whether Send sends nothing, but simulates.
	DryRun() bool
}

var _ Sender = (*account.Account)(nil)

// Waiter waits until a check of package settlement says that something can be done, was done, or
// never can be, and returns the check's last answer. Nil does not wait.
type Waiter func(ctx context.Context, check func(context.Context) error) error

// Check is what a check says, once it says anything else than to wait.
func (w Waiter) Check(ctx context.Context, check func(context.Context) error) error {
	if w == nil {
		return check(ctx)
	}
	return w(ctx, check)
}
