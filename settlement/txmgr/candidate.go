package txmgr

import (
	"bytes"
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// Candidate is a transaction to be sent.
type Candidate struct {
	// ID tells this transaction from all others of the account, for ever. An ID
	// that is in the journal is never sent again: its old outcome is returned, or
	// waited for. Only what a reorg dropped after it was final is sent again, under its
	// nonce; then even for another call, and one of the two lands. Empty takes a new
	// one that nobody else knows.
	ID string
	// Purpose is for people: it is in logs and errors.
	Purpose string

	To    *common.Address // nil creates a contract
	Data  []byte
	Value *big.Int // nil is 0

	// GasLimit is used as it is; 0 estimates on the newest state. What depends on
	// a transaction that is not mined yet needs a limit.
	GasLimit uint64

	// RetryReverted sends an ID anew whose outcome is Reverted. IDs that never
	// landed (Replaced, Refused) are always sent anew, and Doubtful ones gone on with.
	RetryReverted bool
}

// clone is a copy that the caller cannot change: a later version of the
// transaction is made from it.
func (c Candidate) clone() Candidate {
	c.Data = bytes.Clone(c.Data)
	if c.To != nil {
		to := *c.To
		c.To = &to
	}
	value := new(big.Int)
	if c.Value != nil {
		value.Set(c.Value)
	}
	c.Value = value
	return c
}

// Pending is a transaction that was begun.
type Pending struct {
	id, purpose string
	launched    chan struct{} // closed when begun, and in a pool as far as is known, or when done
	done        chan struct{} // closed when receipt and err are set

	begun   bool
	receipt *types.Receipt
	err     error
}

// ID is the Candidate's, or the one it was given.
func (p *Pending) ID() string { return p.id }

// Purpose is the Candidate's.
func (p *Pending) Purpose() string { return p.purpose }

// Done is closed when Wait would return at once.
func (p *Pending) Done() <-chan struct{} { return p.done }

// Wait returns the receipt once it is final and successful, or why there is
// none: *RevertedError, *ReplacedError, *RefusedError, *DoubtfulError, ErrUnreadable, or
// ErrClosed. The end of
// ctx stops the waiting and not the transaction.
func (p *Pending) Wait(ctx context.Context) (*types.Receipt, error) {
	select {
	case <-p.done:
		return p.receipt, p.err
	default:
	}
	select {
	case <-p.done:
		return p.receipt, p.err
	case <-ctx.Done():
		return nil, fmt.Errorf("wait for %s: %w", p.purpose, ctx.Err())
	}
}

func newPending(id, purpose string) *Pending {
	return &Pending{id: id, purpose: purpose, launched: make(chan struct{}), done: make(chan struct{})}
}
