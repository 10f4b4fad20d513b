package devnet

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/types"
)

// Commit seals one block with the executable transactions of the pool that fit
// and returns its header. Without any, the block is empty.
func (d *Devnet) Commit() (*types.Header, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.commit()
}

func (d *Devnet) commit() (*types.Header, error) {
	if d.closed {
		return nil, ErrClosed
	}
	before := d.Head()
	d.beacon.Commit() // reports nothing but the head
	after := d.Head()
	if after.ParentHash != before.Hash() {
		return nil, fmt.Errorf("%w on block %d", ErrSeal, before.Number)
	}
	return after, d.settlePool()
}

// Advance seals n blocks; the first ones take what the pool holds.
func (d *Devnet) Advance(n uint64) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	for range n {
		if _, err := d.commit(); err != nil {
			return err
		}
	}
	return nil
}

// AdvanceTo seals blocks until the head is block number, and none when it is
// already there or past it.
func (d *Devnet) AdvanceTo(number uint64) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	for d.Head().Number.Uint64() < number {
		if _, err := d.commit(); err != nil {
			return err
		}
	}
	return nil
}

// AdjustTime seals a block whose timestamp is by later than its parent's. It
// fails while the pool holds executable transactions.
func (d *Devnet) AdjustTime(by time.Duration) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed {
		return ErrClosed
	}
	if err := d.beacon.AdjustTime(by); err != nil {
		return fmt.Errorf("devnet: adjust time: %w", err)
	}
	return nil
}

// autoMine seals blocks while the pool has executable transactions, each time
// it got new ones.
func (d *Devnet) autoMine(ctx context.Context) {
	txs := make(chan core.NewTxsEvent, 16)
	sub := d.eth.TxPool().SubscribeTransactions(txs, true)
	wake := make(chan struct{}, 1)
	// The pool waits until its events are taken, and mining waits for the pool.
	d.done.Go(func() {
		defer sub.Unsubscribe()
		for {
			select {
			case <-ctx.Done():
				return
			case <-sub.Err(): //nolint:errcheck // it is closed when the subscription ends
				return
			case <-txs:
				select {
				case wake <- struct{}{}:
				default:
				}
			}
		}
	})
	d.done.Go(func() {
		for {
			select {
			case <-ctx.Done():
				return
			case <-wake:
				if err := d.drainPool(); err != nil && !errors.Is(err, ErrClosed) {
					d.opts.log.Error("devnet stopped mining", "err", err)
					return
				}
			}
		}
	})
}

// drainPool seals blocks until the pool is empty or a block takes nothing out
// of it, which is so for transactions below the minimal tip.
func (d *Devnet) drainPool() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	for left := d.Pending(); left > 0; {
		if _, err := d.commit(); err != nil {
			return err
		}
		now := d.Pending()
		if now >= left {
			return nil
		}
		left = now
	}
	return nil
}

func (d *Devnet) mineEvery(ctx context.Context, interval time.Duration) {
	d.done.Go(func() {
		ticker := time.NewTicker(interval)
		defer ticker.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
				if _, err := d.Commit(); err != nil && !errors.Is(err, ErrClosed) {
					d.opts.log.Error("devnet stopped mining", "err", err)
					return
				}
			}
		}
	})
}
