package settling

import (
	"context"
	"fmt"
	"time"

	"fernet/settlement"
)

// StaleError means that L1 had no new block for too long, or did not answer.
type StaleError struct {
	Head  uint64        // the newest block that was read
	Quiet time.Duration // since that
	Err   error         // why L1 gives no answer; nil when it does
}

func (e *StaleError) Error() string {
	s := fmt.Sprintf("L1 has no block after %d for %s", e.Head, e.Quiet.Round(time.Second))
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

func (e *StaleError) Unwrap() error { return e.Err }

// Next waits for an L1 block above after, or for another one in the place of one that was read, and
// returns its number. After Options.Stale without one it returns a *StaleError: whoever goes on
// waiting says so, and calls it again.
func (c *Chain) Next(ctx context.Context, after uint64) (uint64, error) {
	began := time.Now()
	for {
		newest, err := c.o.Chain.Latest(ctx)
		switch {
		case ctx.Err() != nil:
			return 0, ctx.Err()
		case err == nil && c.isNew(newest, after):
			return newest.Number, nil
		case time.Since(began) >= c.o.Stale:
			c.mu.Lock()
			defer c.mu.Unlock()
			stale := &StaleError{Head: after, Quiet: time.Since(c.moved), Err: err}
			if n := len(c.heads); n > 0 {
				stale.Head = c.heads[n-1].number
			}
			return 0, stale
		}
		timer := time.NewTimer(c.o.Poll)
		select {
		case <-ctx.Done():
			timer.Stop()
			return 0, ctx.Err()
		case <-timer.C:
		}
	}
}

// isNew reports whether L1's newest block is above another one, or has taken the place of one that
// was read. A node that is behind has older ones, which were.
func (c *Chain) isNew(newest *settlement.View, after uint64) bool {
	if newest.Number > after {
		return true
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, h := range c.heads {
		if h.number == newest.Number {
			return h.hash != newest.Hash
		}
	}
	return false
}
