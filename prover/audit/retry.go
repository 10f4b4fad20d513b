package audit

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"fernet/settlement"
	"fernet/settlement/rpcerr"
)

// retry makes reads of L1 again that fail, for a while. A nil one makes each once.
type retry struct {
	pause  time.Duration // between two tries
	giveUp time.Duration // after that time without an answer the read has failed
	say    func(error)   // told why a read is made again

	mu sync.Mutex // of say: source and replay read at the same time
}

// do makes a read until it succeeds, or fails with what another try will not change: L1 was
// reorganized, the node does not keep what it is asked for, ctx ended.
func (r *retry) do(ctx context.Context, read func() error) error {
	return r.while(ctx, func(err error) bool { return rpcerr.Of(err) != rpcerr.Pruned }, read)
}

// optional is do of a read that not every node answers: only what may be answered later is asked
// again.
func (r *retry) optional(ctx context.Context, read func() error) error {
	return r.while(ctx, func(err error) bool { return rpcerr.Of(err).Again() }, read)
}

func (r *retry) while(ctx context.Context, again func(error) bool, read func() error) error {
	began := time.Now()
	for {
		err := read()
		if r == nil || err == nil || ctx.Err() != nil || errors.Is(err, settlement.ErrReorged) || !again(err) {
			return err
		}
		if passed := time.Since(began); passed >= r.giveUp {
			return fmt.Errorf("no answer of L1 for %s: %w", passed.Round(time.Second), err)
		}
		r.mu.Lock()
		r.say(err)
		r.mu.Unlock()
		if err := sleep(ctx, r.pause); err != nil {
			return err
		}
	}
}

// try is retry.do of a read that returns something.
func try[T any](ctx context.Context, r *retry, read func(context.Context) (T, error)) (value T, err error) {
	err = r.do(ctx, func() (err error) {
		value, err = read(ctx)
		return err
	})
	return value, err
}

// sleep waits, unless ctx ends before.
func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
