package settling

import (
	"context"
	"fmt"
	"time"
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

// How often L1 is asked while it has no new block.
const (
	// pollPart: such a part of the time without a new block passes between two looks, where that is
	// more than Options.Poll. On a chain whose blocks are rare, most looks would be for nothing.
	pollPart = 16
	// maxPoll bounds that.
	maxPoll = 500 * time.Millisecond
	// pollsALook is with how many looks at the number of the newest block comes one at its hash:
	// the number is a few bytes, a block has the hashes of all its transactions.
	pollsALook = 4
)

// Next waits for an L1 block above after, or for another one in the place of one that was read, and
// returns its number. After Options.Stale without one it returns a *StaleError: whoever goes on
// waiting says so, and calls it again.
func (c *Chain) Next(ctx context.Context, after uint64) (uint64, error) {
	began := time.Now()
	for poll := 1; ; poll++ {
		number, found, err := c.look(ctx, after, poll%pollsALook == 0)
		switch {
		case ctx.Err() != nil:
			return 0, ctx.Err()
		case err == nil && found:
			return number, nil
		case time.Since(began) >= c.o.Stale:
			c.mu.Lock()
			defer c.mu.Unlock()
			stale := &StaleError{Head: after, Quiet: time.Since(c.moved), Err: err}
			if n := len(c.heads); n > 0 {
				stale.Head = c.heads[n-1].number
			}
			return 0, stale
		}
		timer := time.NewTimer(c.pause(time.Since(began)))
		select {
		case <-ctx.Done():
			timer.Stop()
			return 0, ctx.Err()
		case <-timer.C:
		}
	}
}

// pause is the time until the next look, so long after the first one.
func (c *Chain) pause(waited time.Duration) time.Duration {
	return max(c.o.Poll, min(waited/pollPart, maxPoll))
}

// look asks L1 for its newest block, and reports whether that is a new one: by one request, for its
// number, or for its hash as well.
func (c *Chain) look(ctx context.Context, after uint64, hash bool) (number uint64, found bool, err error) {
	if !hash {
		if number, err = c.o.Chain.Node.BlockNumber(ctx); err != nil {
			return 0, false, fmt.Errorf("get newest block: %w", err)
		}
		return number, number > after, nil
	}
	newest, err := c.o.Chain.Latest(ctx)
	if err != nil {
		return 0, false, err
	}
	return newest.Number, newest.Number > after || c.replaced(head{number: newest.Number, hash: newest.Hash}), nil
}

// replaced reports whether a block has taken the place of one that was read. A node that is behind
// has older ones, which were.
func (c *Chain) replaced(by head) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, h := range c.heads {
		if h.number == by.number {
			return h.hash != by.hash
		}
	}
	return false
}
