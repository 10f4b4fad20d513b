package account

import (
	"context"
	"sync"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/settlement/txmgr"
)

// Events is told what an account does, in its order, to tell a person. It must not call the
// account.
type Events interface {
	// Sending is told before a call is simulated and then sent.
	Sending(purpose string)
	// Sent is told once for each transaction that L1 took. So many blocks make it final.
	Sent(hash common.Hash, confirmations uint64)
	// Done is told of each call of Send that is final: Confirmed by this run, or Earlier.
	Done(tx *Tx)
	// Resuming is told of what an earlier run began, before it is waited for.
	Resuming(purpose string)
	// Resumed is told when that is final: its Status is Confirmed.
	Resumed(tx *Tx)
	// Abandoned is told why what an earlier run began did not come about.
	Abandoned(err error)
}

// silent tells nobody.
type silent struct{}

func (silent) Sending(string)           {}
func (silent) Sent(common.Hash, uint64) {}
func (silent) Done(*Tx)                 {}
func (silent) Resuming(string)          {}
func (silent) Resumed(*Tx)              {}
func (silent) Abandoned(error)          {}

// inTurn tells one thing at a time.
type inTurn struct {
	mu sync.Mutex
	to Events
}

func (e *inTurn) tell(what func()) {
	e.mu.Lock()
	defer e.mu.Unlock()
	what()
}

func (e *inTurn) Sending(purpose string)             { e.tell(func() { e.to.Sending(purpose) }) }
func (e *inTurn) Sent(hash common.Hash, most uint64) { e.tell(func() { e.to.Sent(hash, most) }) }
func (e *inTurn) Done(tx *Tx)                        { e.tell(func() { e.to.Done(tx) }) }
func (e *inTurn) Resuming(purpose string)            { e.tell(func() { e.to.Resuming(purpose) }) }
func (e *inTurn) Resumed(tx *Tx)                     { e.tell(func() { e.to.Resumed(tx) }) }
func (e *inTurn) Abandoned(err error)                { e.tell(func() { e.to.Abandoned(err) }) }

// announcing says which transaction was sent, once for each.
type announcing struct {
	txmgr.Backend
	sent func(hash common.Hash)

	mu   sync.Mutex
	said map[common.Hash]bool
}

func (a *announcing) SendTransaction(ctx context.Context, tx *types.Transaction) error {
	if err := a.Backend.SendTransaction(ctx, tx); err != nil {
		return err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if !a.said[tx.Hash()] {
		a.said[tx.Hash()] = true
		a.sent(tx.Hash())
	}
	return nil
}
