package l1

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/ethereum/go-ethereum/ethclient"

	"fernet/settlement/rpcerr"
)

// pause waits before a round, but for the first one. It reports whether there is time for the
// round.
func (c *Client) pause(ctx context.Context, round int) bool {
	if round == 0 {
		return true
	}
	select {
	case <-time.After(min(c.opts.Pause<<(round-1), maxBackoff)):
		return true
	case <-ctx.Done():
		return false
	}
}

// ask makes a request that only reads. What the chain answers is returned as it is. What one URL
// cannot answer the next one is asked; when all have been asked, those that may do better later are
// asked again after a pause, for Options.Rounds rounds and, should they hang, not longer than the
// time of one request.
func ask[T any](ctx context.Context, c *Client, request func(context.Context, *ethclient.Client) (T, error)) (T, error) {
	return askFor(ctx, c, c.opts.Rounds, request)
}

// askFor is ask for at most so many rounds.
func askFor[T any](ctx context.Context, c *Client, rounds int, request func(context.Context, *ethclient.Client) (T, error)) (T, error) {
	var zero T
	began := time.Now()
	said := make([]error, len(c.endpoints)) // by each URL, last
	over := make([]bool, len(c.endpoints))  // it will not do better
	most := rounds
	for round := 0; round < most; round++ {
		if round > 0 && time.Since(began) >= c.opts.Timeout || !c.pause(ctx, round) {
			break
		}
		again, busy := false, true
		for i, e := range c.order() {
			if over[e.index] {
				continue
			}
			attempt, cancel := c.bound(ctx, i)
			node, err := e.checked(attempt, c.chainID)
			var answer T
			if err == nil {
				if answer, err = request(attempt, node); err != nil {
					err = e.wrap(err)
				}
			}
			cancel()
			kind := rpcerr.Of(err)
			if !kind.NextURL() {
				c.answered(e)
				return answer, err
			}
			said[e.index] = err
			if ctx.Err() != nil {
				return zero, err
			}
			if !kind.Answered() {
				c.failed(e, err)
			}
			over[e.index] = !kind.Again()
			again = again || kind.Again()
			busy = busy && (kind == rpcerr.Busy || kind == rpcerr.Throttled)
		}
		if !again {
			break
		}
		if busy && rounds > 1 {
			most = rounds + busyRounds
			if round >= rounds-2 {
				c.limited(said)
			}
		}
	}
	return zero, c.noAnswer(said)
}

// noAnswer is the error of a request that no URL could carry out: what one said, when all that were
// asked said something about the request, or what each did.
func (c *Client) noAnswer(said []error) error {
	var errs []error
	for i := range said {
		if err := said[(c.at()+i)%len(said)]; err != nil {
			errs = append(errs, err)
		}
	}
	all := &unreachableError{errs}
	for _, err := range errs {
		if !rpcerr.Of(err).Answered() {
			return all
		}
	}
	if answer := all.answer(); answer != nil {
		return answer
	}
	return all
}

// at is the index of the endpoint that answered last.
func (c *Client) at() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.current
}

// bound limits one attempt. When there are others to come it leaves them half
// of the time that is left.
func (c *Client) bound(ctx context.Context, attempt int) (context.Context, context.CancelFunc) {
	limit := c.opts.Timeout
	if deadline, ok := ctx.Deadline(); ok && attempt < len(c.endpoints)-1 {
		limit = min(limit, time.Until(deadline)/2)
	}
	return context.WithTimeout(ctx, limit)
}

// order is who is asked: the current URL and those after it, then those that failed lately.
func (c *Client) order() []*endpoint {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := time.Now()
	var good, late []*endpoint
	for i := range c.endpoints {
		e := c.endpoints[(c.current+i)%len(c.endpoints)]
		if now.Before(e.until) {
			late = append(late, e)
		} else {
			good = append(good, e)
		}
	}
	return append(good, late...)
}

func (c *Client) answered(e *endpoint) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.current != e.index {
		c.opts.Log.Info("using another RPC URL", "from", c.endpoints[c.current].label, "to", e.label)
	}
	c.current, e.failures, e.until = e.index, 0, time.Time{}
}

func (c *Client) failed(e *endpoint, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e.until = time.Now().Add(min(c.opts.Backoff<<min(e.failures, 10), maxBackoff))
	e.failures++
	level := slog.LevelDebug
	if e.failures == 1 && errors.Is(err, context.DeadlineExceeded) {
		level = slog.LevelWarn // whoever waits is told why, once
	}
	c.opts.Log.Log(context.Background(), level, "an RPC URL failed", "url", e.label, "failures", e.failures, "err", err)
}

// limited says that all URLs limit requests, now and then.
func (c *Client) limited(said []error) {
	err := c.noAnswer(said)
	c.mu.Lock()
	defer c.mu.Unlock()
	if now := time.Now(); now.After(c.quiet) {
		c.quiet = now.Add(limitedEvery)
		c.opts.Log.Warn("every RPC URL limits requests, asking more slowly", "err", err)
	}
}
