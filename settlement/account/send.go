package account

import (
	"context"
	"errors"
	"fmt"

	"fernet/settlement/l1"
	"fernet/settlement/txmgr"
)

var errNoID = errors.New("the transaction has no ID")

// Send sends calls one after the other, each when the one before it is final, and returns those
// that are. Each must have an ID: see Account.ID. One that already landed is not sent again. Before
// the first of several it sees that the account can pay for all of them, and that none of them
// would fail: *ETHError, *txmgr.WouldFailError. A single one is looked at as well before anything
// is spent. In a dry run the calls are simulated on top of those of before.
func (a *Account) Send(ctx context.Context, calls ...txmgr.Candidate) ([]*Tx, error) {
	for _, c := range calls {
		if c.ID == "" {
			return nil, fmt.Errorf("%s: %w", c.Purpose, errNoID)
		}
	}
	if err := a.somebody(ctx); err != nil {
		return nil, err
	}
	if err := a.usable(); err != nil {
		return nil, err
	}
	if a.o.DryRun {
		return a.sendDry(ctx, calls...)
	}
	defer a.lookAgain(calls)
	if len(calls) > 1 {
		if _, err := a.Preflight(ctx, 0, calls...); err != nil {
			return nil, err
		}
	}
	var txs []*Tx
	for _, c := range calls {
		tx, err := a.sendOne(ctx, c)
		if err != nil {
			return txs, err
		}
		txs = append(txs, tx)
	}
	return txs, nil
}

func (a *Account) sendOne(ctx context.Context, c txmgr.Candidate) (*Tx, error) {
	// What reverted changed nothing: it may be tried again. It is simulated first.
	c.RetryReverted = true
	manager, err := a.open(ctx)
	if err != nil {
		return nil, err
	}
	before := a.receipt(c.ID)
	if before == nil {
		a.o.Events.Sending(c.Purpose)
		if err := a.look(ctx, c); err != nil {
			return nil, err
		}
	}
	receipt, err := manager.Send(ctx, c)
	if err != nil {
		return nil, err
	}
	a.keep(c.ID, receipt)
	if client := a.client(); client != nil {
		client.Seen(receipt.BlockNumber.Uint64())
	}
	tx := finalTx(c.ID, c.Purpose, Confirmed, receipt)
	// In another block than before, it is what a reorg had dropped and this run has seen through
	// again.
	if before != nil && before.BlockHash == receipt.BlockHash {
		tx.Status = Earlier
	}
	a.o.Events.Done(tx)
	return tx, nil
}

// lookAgain forgets that calls were looked at: what is sent later under their IDs, when others have
// spent ETH meanwhile, is looked at again. An account may be used for years.
func (a *Account) lookAgain(calls []txmgr.Candidate) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, c := range calls {
		delete(a.afforded, c.ID)
	}
}

// look sees whether a call would fail and can be paid for, unless that was seen or it is in the
// journal: what was begun may have landed, and would fail if it were made again.
func (a *Account) look(ctx context.Context, c txmgr.Candidate) error {
	a.mu.Lock()
	seen := a.afforded[c.ID]
	a.mu.Unlock()
	if seen {
		return nil
	}
	if begun, err := a.Began(ctx, c.ID); begun || err != nil {
		return err
	}
	// A node that does not answer is waited for by the manager.
	if _, err := a.Preflight(ctx, 0, c); err != nil && !errors.Is(err, l1.ErrUnreachable) {
		return err
	}
	return nil
}
