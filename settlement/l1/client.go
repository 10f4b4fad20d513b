package l1

import (
	"context"
	"errors"
	"log/slog"
	"math/big"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"

	"fernet/settlement/rpcerr"
)

var (
	// ErrNoURL means that no URL was given.
	ErrNoURL = errors.New("no RPC URL")
	// ErrURL means that a URL cannot be used.
	ErrURL = errors.New("bad RPC URL")
	// ErrUnreachable means that no URL answered.
	ErrUnreachable = errors.New("no RPC URL answers")
	// ErrChains means that the URLs are not all of the chain that is wanted.
	ErrChains = errors.New("an RPC URL is on another chain")
)

// Options are what can be chosen about a Client. The zero value is usable.
type Options struct {
	// ChainID is the chain that every URL must be on; 0 takes that of the first one that answers.
	ChainID uint64
	// Timeout bounds one request to one URL; 0 stands for 10 seconds. A request
	// whose context ends earlier leaves half of its time to the other URLs.
	Timeout time.Duration
	// Grace is how long Dial waits for the other URLs once one has answered; 0 stands for a second.
	Grace time.Duration
	// Rounds is how often all URLs are asked before Dial or a read fails; 0 stands for 6. Once the
	// time of one request is over, no round is begun.
	Rounds int
	// Pause is the time between the first two rounds. It doubles each time; 0 stands for 50
	// milliseconds. Where every URL fails now and then, most requests are answered in the second
	// round: it comes soon.
	Pause time.Duration
	// Backoff is for how long a URL is asked last after its first failure. It doubles each time; 0
	// stands for half a second.
	Backoff time.Duration
	// Log gets a line for each change of URL. Nil discards.
	Log *slog.Logger
}

func (o Options) withDefaults() Options {
	if o.Timeout == 0 {
		o.Timeout = 10 * time.Second
	}
	if o.Grace == 0 {
		o.Grace = time.Second
	}
	if o.Rounds == 0 {
		o.Rounds = 6
	}
	if o.Pause == 0 {
		o.Pause = 50 * time.Millisecond
	}
	if o.Backoff == 0 {
		o.Backoff = 500 * time.Millisecond
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o
}

// maxBackoff bounds how long a URL that keeps failing is asked last.
const maxBackoff = time.Minute

// Client asks L1. It is safe for concurrent use.
type Client struct {
	opts      Options
	endpoints []*endpoint
	chainID   *big.Int

	mu      sync.Mutex
	current int       // the endpoint that answered last
	quiet   time.Time // until then no word about limits
}

// Dial returns a client of the chain behind the URLs (http, https, ws, wss, or
// the path of an IPC socket). It fails when none of them answers or when one is on
// another chain. The caller must Close it.
func Dial(ctx context.Context, urls []string, opts Options) (*Client, error) {
	if len(urls) == 0 {
		return nil, ErrNoURL
	}
	c := &Client{opts: opts.withDefaults()}
	for i, raw := range urls {
		e, err := newEndpoint(i, raw)
		if err != nil {
			return nil, err
		}
		c.endpoints = append(c.endpoints, e)
	}
	if opts.ChainID != 0 {
		c.chainID = new(big.Int).SetUint64(opts.ChainID)
	}
	if err := c.checkChains(ctx); err != nil {
		c.Close()
		return nil, err
	}
	return c, nil
}

// Over returns a client of the chain behind an open connection, which Close leaves open.
func Over(ctx context.Context, node *rpc.Client, opts Options) (*Client, error) {
	e := &endpoint{label: "connection", client: ethclient.NewClient(node), borrowed: true}
	c := &Client{opts: opts.withDefaults(), endpoints: []*endpoint{e}}
	if opts.ChainID != 0 {
		c.chainID = new(big.Int).SetUint64(opts.ChainID)
	}
	if err := c.checkChains(ctx); err != nil {
		return nil, err
	}
	return c, nil
}

// checkChains asks every URL for its chain, until one has answered.
func (c *Client) checkChains(ctx context.Context) error {
	var errs []error
	for began, round := time.Now(), 0; round < c.opts.Rounds; round++ {
		if round > 0 && time.Since(began) >= c.opts.Timeout || !c.pause(ctx, round) {
			break
		}
		var ids []*big.Int
		ids, errs = c.askChains(ctx)
		found := false
		for i, e := range c.endpoints {
			if errs[i] != nil {
				c.failed(e, errs[i])
				continue
			}
			if c.chainID == nil {
				c.chainID = ids[i]
			}
			if err := e.verify(ids[i], c.chainID); err != nil {
				return err
			}
			if !found {
				found, c.current = true, i
			}
		}
		if found {
			return nil
		}
		if ctx.Err() != nil {
			break
		}
	}
	return &unreachableError{errs}
}

// errSilent stands for the answer of a URL that Dial did not wait for.
var errSilent = errors.New("no answer yet")

// askChains asks every URL for its chain, all at once. Once one has answered, the others have the
// time of Options.Grace: a URL that hangs must not hold up a program that has a good one.
func (c *Client) askChains(ctx context.Context) (ids []*big.Int, errs []error) {
	ctx, cancel := context.WithTimeout(ctx, c.opts.Timeout)
	defer cancel()
	type answer struct {
		index int
		id    *big.Int
		err   error
	}
	answers := make(chan answer, len(c.endpoints))
	ids, errs = make([]*big.Int, len(c.endpoints)), make([]error, len(c.endpoints))
	for i, e := range c.endpoints {
		errs[i] = e.wrap(errSilent)
		go func() {
			id, err := e.askChainID(ctx)
			answers <- answer{i, id, err}
		}()
	}
	var late <-chan time.Time
	for range c.endpoints {
		select {
		case a := <-answers:
			ids[a.index], errs[a.index] = a.id, a.err
			if a.err == nil && late == nil {
				late = time.After(c.opts.Grace)
			}
		case <-late:
			return ids, errs
		}
	}
	return ids, errs
}

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

// Close ends the connections.
func (c *Client) Close() {
	for _, e := range c.endpoints {
		e.close()
	}
}

// ChainID returns the chain of all URLs. It asks nobody.
func (c *Client) ChainID(context.Context) (*big.Int, error) { return new(big.Int).Set(c.chainID), nil }

// BlockNumber returns the number of the newest block.
func (c *Client) BlockNumber(ctx context.Context) (uint64, error) {
	return ask(ctx, c, func(ctx context.Context, n *ethclient.Client) (uint64, error) { return n.BlockNumber(ctx) })
}

// HeaderByNumber returns a header, the newest for nil. Its Hash is computed and may not be the
// chain's: that is what Block is for. A header that the current URL does not have is asked of the
// others.
func (c *Client) HeaderByNumber(ctx context.Context, number *big.Int) (*types.Header, error) {
	return ask(ctx, c, func(ctx context.Context, n *ethclient.Client) (*types.Header, error) {
		h, err := n.HeaderByNumber(ctx, number)
		if number != nil {
			err = mustExist(err)
		}
		return h, err
	})
}

// NonceAt returns an account's next nonce after a block, the newest for nil.
func (c *Client) NonceAt(ctx context.Context, account common.Address, block *big.Int) (uint64, error) {
	return ask(ctx, c, func(ctx context.Context, n *ethclient.Client) (uint64, error) { return n.NonceAt(ctx, account, block) })
}

// PendingNonceAt returns an account's next nonce after its transactions in the pool.
func (c *Client) PendingNonceAt(ctx context.Context, account common.Address) (uint64, error) {
	return ask(ctx, c, func(ctx context.Context, n *ethclient.Client) (uint64, error) { return n.PendingNonceAt(ctx, account) })
}

// BalanceAt returns an account's balance after a block, the newest for nil.
func (c *Client) BalanceAt(ctx context.Context, account common.Address, block *big.Int) (*big.Int, error) {
	return ask(ctx, c, func(ctx context.Context, n *ethclient.Client) (*big.Int, error) {
		return n.BalanceAt(ctx, account, block)
	})
}

// CodeAt returns an account's code after a block, the newest for nil.
func (c *Client) CodeAt(ctx context.Context, account common.Address, block *big.Int) ([]byte, error) {
	return ask(ctx, c, func(ctx context.Context, n *ethclient.Client) ([]byte, error) { return n.CodeAt(ctx, account, block) })
}

// EstimateGas returns the gas that a call needs on the newest state.
func (c *Client) EstimateGas(ctx context.Context, call ethereum.CallMsg) (uint64, error) {
	return ask(ctx, c, func(ctx context.Context, n *ethclient.Client) (uint64, error) { return n.EstimateGas(ctx, call) })
}

// CallContract simulates a call after a block, the newest for nil.
func (c *Client) CallContract(ctx context.Context, call ethereum.CallMsg, block *big.Int) ([]byte, error) {
	return ask(ctx, c, func(ctx context.Context, n *ethclient.Client) ([]byte, error) {
		return n.CallContract(ctx, call, block)
	})
}

// FilterLogs returns the logs that match. A range that a node refuses is an
// answer of its own: settlement.FilterLogs asks for less.
func (c *Client) FilterLogs(ctx context.Context, query ethereum.FilterQuery) ([]types.Log, error) {
	return ask(ctx, c, func(ctx context.Context, n *ethclient.Client) ([]types.Log, error) { return n.FilterLogs(ctx, query) })
}

// Call makes any other request that only reads; result is a pointer as of json.Unmarshal.
func (c *Client) Call(ctx context.Context, result any, method string, args ...any) error {
	_, err := ask(ctx, c, func(ctx context.Context, n *ethclient.Client) (struct{}, error) {
		return struct{}{}, n.Client().CallContext(ctx, result, method, args...)
	})
	return err
}

// busyRounds is how many more rounds are made when what stands in the way is a limit of requests: a
// limit is of a second or a few.
const busyRounds = 2

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

// limitedEvery is how often it is said that all URLs limit requests.
const limitedEvery = 30 * time.Second

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
