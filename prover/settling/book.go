package settling

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"sync/atomic"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/prover/operator"
	"fernet/settlement/account"
	"fernet/settlement/txmgr"
)

// GasBook keeps what was spent on gas, in wei of ETH, by day: days since 1970 of the time of L1's
// blocks. What a transaction is about to spend is noted before, by the transaction's ID: a process
// may be killed after a transaction is final and before its gas is in the book.
type GasBook interface {
	GasSpent(day uint64) (*big.Int, error)
	// BeginGas notes transactions that are about to be sent.
	BeginGas(ids ...string) error
	// GasBegun are those of BeginGas that AddGas was not told of.
	GasBegun() ([]string, error)
	// AddGas adds what was spent, and forgets that these transactions are to be counted, in one.
	AddGas(day uint64, wei *big.Int, ids ...string) error
}

// Day is the day of a time in a GasBook.
func Day(t time.Time) uint64 { return uint64(max(t.Unix(), 0)) / (24 * 60 * 60) }

// book is what a desk knows of gas beside the GasBook.
type book struct {
	counted   map[common.Hash]uint64 // transactions that were counted, with their L1 blocks
	unwritten *big.Int               // what the GasBook could not take
	of        []string               // the transactions that it is of, and such as spent nothing
	begun     map[string]bool        // transactions of this run
}

// forget drops transactions that are too old to be told again.
func (b *book) forget(now uint64) {
	for hash, at := range b.counted {
		if at+keptHeads < now {
			delete(b.counted, hash)
		}
	}
}

// Spent is what was spent on gas, or will be, on the day of a view: what is in the book, and
// Reserved. Wei of ETH.
func (d *Desk) Spent(v *View) (*big.Int, error) {
	spent, err := d.o.Gas.GasSpent(Day(v.Time))
	if err != nil {
		return nil, fmt.Errorf("read what was spent on gas: %w", err)
	}
	return new(big.Int).Add(spent, d.Reserved()), nil
}

// resume counts the gas of what an earlier run began, when that is final: what it left to be sent,
// and what was final and not in the book when it ended.
func (d *Desk) resume(ctx context.Context, left []string) {
	if err := d.o.Account.Resume(ctx); err != nil {
		if ctx.Err() == nil {
			d.o.Log.Error("what an earlier run began is not seen through", "err", err)
		}
		return
	}
	for _, tx := range d.o.Account.Resumed() {
		d.count(tx.ID, tx.Receipt())
	}
	mined, err := d.o.Account.Mined(left...)
	if err != nil {
		d.o.Log.Error("what an earlier run spent on gas is not known", "transactions", left, "err", err)
		return
	}
	for _, id := range left {
		if receipt := mined[id]; receipt != nil {
			d.count(id, receipt)
		} else {
			d.spentNothing(id)
		}
	}
}

// left are the transactions of an earlier run that are not in the book.
func (d *Desk) left() []string {
	left, err := d.o.Gas.GasBegun()
	if err != nil {
		d.o.Log.Error("what an earlier run spent on gas is not known", "err", err)
	}
	return left
}

// beginGas notes, before it is sent, what is to be counted: not what was begun before. A book that
// cannot be written keeps nothing from being sent.
func (d *Desk) beginGas(ctx context.Context, s operator.Sender, calls []txmgr.Candidate) {
	var ids []string
	for _, c := range calls {
		if begun, err := s.Began(ctx, c.ID); err == nil && !begun {
			ids = append(ids, c.ID)
		}
	}
	if len(ids) == 0 || s.DryRun() {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, id := range ids {
		d.book.begun[id] = true
	}
	if err := d.o.Gas.BeginGas(ids...); err != nil {
		d.o.Log.Error("what is sent is not noted in the book of gas", "err", err)
	}
}

// count writes the gas of a transaction into the book, once.
func (d *Desk) count(id string, receipt *types.Receipt) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, counted := d.book.counted[receipt.TxHash]; counted || receipt.EffectiveGasPrice == nil {
		return
	}
	d.book.counted[receipt.TxHash] = receipt.BlockNumber.Uint64()
	cost := new(big.Int).SetUint64(receipt.GasUsed)
	d.book.unwritten.Add(d.book.unwritten, cost.Mul(cost, receipt.EffectiveGasPrice))
	d.book.of = append(d.book.of, id)
	delete(d.book.begun, id)
	d.write()
}

// spentNothing notes that a transaction of an earlier run is not on L1, unless this one sends it.
func (d *Desk) spentNothing(id string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.book.begun[id] {
		d.book.of = append(d.book.of, id)
		d.write()
	}
}

// write writes what is spent and not in the book: what could not be written before, or before there
// was a view to say which day it is. It holds the lock.
func (d *Desk) write() {
	if d.time.IsZero() || len(d.book.of) == 0 {
		return
	}
	if err := d.o.Gas.AddGas(Day(d.time), d.book.unwritten, d.book.of...); err != nil {
		d.o.Log.Error("what was spent on gas is not written down", "wei", d.book.unwritten, "err", err)
		return
	}
	d.book.unwritten, d.book.of = new(big.Int), nil
}

// booking is the account as an act sends from it: what it spends is written into the book.
type booking struct {
	operator.Sender
	desk   *Desk
	landed atomic.Uint64
}

// newest is the L1 block of the last transaction.
func (b *booking) newest() uint64 { return b.landed.Load() }

// Send is that of the account.
func (b *booking) Send(ctx context.Context, calls ...txmgr.Candidate) ([]*account.Tx, error) {
	b.desk.beginGas(ctx, b.Sender, calls)
	txs, err := b.Sender.Send(ctx, calls...)
	for _, tx := range txs {
		if receipt := tx.Receipt(); receipt != nil && tx.Status == account.Confirmed {
			b.landed.Store(max(b.landed.Load(), tx.Block))
			b.desk.count(tx.ID, receipt)
		}
	}
	var reverted *txmgr.RevertedError
	if errors.As(err, &reverted) && len(txs) < len(calls) {
		if receipt, missing := b.desk.o.Client.Node.TransactionReceipt(ctx, reverted.Hash); missing == nil {
			b.desk.count(calls[len(txs)].ID, receipt)
		}
	}
	return txs, err
}
