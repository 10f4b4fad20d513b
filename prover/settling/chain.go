package settling

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover"
	"fernet/prover/operator"
	"fernet/prover/wire"
)

// Options say what a Chain reads. Chain, Poll and Stale are needed.
type Options struct {
	// Chain is the deployment and what rebuilds its blocks. Its follower is the Chain's alone.
	Chain *operator.Chain
	// Account is whose balances and claims are read; zero: nobody's.
	Account common.Address
	// Keys are the VRF keys of the node's identities.
	Keys []*big.Int
	// Settled makes the chain one that executes no bodies: it returns a block with the transitions
	// that peers have told of it, once they are settled, nil before. It is called while L1 is read.
	Settled func(tag wire.BlockTag) *prover.Block
	// GasTip suggests what a unit of gas pays beside the base fee, in wei; nil: nothing is added.
	// *l1.Client has it as SuggestGasTipCap.
	GasTip func(ctx context.Context) (*big.Int, error)
	// Poll is the time between two looks at whether there is a new block.
	Poll time.Duration
	// Stale is after how long without a new block Next returns a StaleError.
	Stale time.Duration
}

// ErrOptions means that options of a Chain or a Desk lack something.
var ErrOptions = errors.New("unusable options")

func (o *Options) check() error {
	switch {
	case o.Chain == nil || o.Chain.Client == nil || o.Chain.Follower == nil:
		return fmt.Errorf("%w: the chain's client or follower is missing", ErrOptions)
	case o.Poll <= 0 || o.Stale <= 0:
		return fmt.Errorf("%w: Poll is %s and Stale %s, both must be above 0", ErrOptions, o.Poll, o.Stale)
	}
	return nil
}

// Chain is L1 as the node follows it. Its methods may be called from several goroutines; reads are
// made one at a time.
type Chain struct {
	o Options

	reading chan struct{} // holds one while L1 is read
	known   memory        // owned by reading

	mu    sync.Mutex // guards what follows, of the newest block that was read
	heads []head
	moved time.Time // when it was first seen
}

// NewChain returns a chain of which nothing was read yet.
func NewChain(o Options) (*Chain, error) {
	if err := o.check(); err != nil {
		return nil, fmt.Errorf("follow L1: %w", err)
	}
	return &Chain{o: o, reading: make(chan struct{}, 1), moved: time.Now()}, nil
}

// ErrBehind means that L1's newest block is an older one than was read before: the RPC is behind.
var ErrBehind = errors.New("the RPC is behind what was read before")

// Read reads the newest L1 block. What it asks does not grow with the number of blocks: it knows
// what it read before, and asks what may have changed since. It returns ErrBehind where L1 says
// that its newest block is one below that of the view before.
func (c *Chain) Read(ctx context.Context) (*View, error) {
	select {
	case c.reading <- struct{}{}:
		defer func() { <-c.reading }()
	case <-ctx.Done():
		return nil, fmt.Errorf("read L1: %w", ctx.Err())
	}
	price, err := c.tip(ctx)
	if err != nil {
		return nil, fmt.Errorf("read L1: %w", err)
	}
	r, err := prover.AtOneBlock(ctx, c.o.Chain.Follower, "read L1", func(at *prover.Reading) (*reading, error) {
		r := &reading{Reading: at, o: &c.o, memory: c.known.clone(), view: &View{GasPrice: new(big.Int).Set(price)}}
		return r, r.read(ctx)
	})
	if err != nil {
		return nil, err
	}
	c.known = r.memory
	c.mu.Lock()
	defer c.mu.Unlock()
	if newest := c.known.newest(); len(c.heads) == 0 || newest.hash != c.heads[len(c.heads)-1].hash {
		c.moved = time.Now()
	}
	c.heads = c.known.heads
	return r.view, nil
}

// tip is what a unit of gas pays beside the base fee.
func (c *Chain) tip(ctx context.Context) (*big.Int, error) {
	if c.o.GasTip == nil {
		return new(big.Int), nil
	}
	tip, err := c.o.GasTip(ctx)
	if err != nil {
		return nil, fmt.Errorf("get the tip for gas: %w", err)
	}
	return tip, nil
}
