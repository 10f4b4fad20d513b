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

// errSilent stands for the answer of a URL that Dial did not wait for.
var errSilent = errors.New("no answer yet")

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

// limitedEvery is how often it is said that all URLs limit requests.
const limitedEvery = 30 * time.Second
