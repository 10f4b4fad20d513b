package settling

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/bid"
	"fernet/prover/operator"
)

// Options say what a Chain reads.
type Options struct {
	// Chain is the deployment and what rebuilds its blocks. Its follower is the Chain's alone.
	Chain *operator.Chain
	// Account is whose balances and claims are read; zero: nobody's.
	Account common.Address
	// Keys are the VRF keys of the node's identities.
	Keys []*big.Int
	// GasTip suggests what a unit of gas pays beside the base fee. *l1.Client has it.
	GasTip func(ctx context.Context) (*big.Int, error)
	// Poll is the time between two looks at whether there is a new block.
	Poll time.Duration
	// Stale is after how long without a new block Next returns a StaleError.
	Stale time.Duration
}

// Chain is L1 as the node follows it. Its methods may be called from several goroutines; reads are
// made one at a time.
type Chain struct {
	o Options
}

// ErrOptions means that options of a Chain or a Desk lack something.
var ErrOptions = errors.New("unusable options")

// NewChain returns a chain of which nothing was read yet.
func NewChain(o Options) (*Chain, error) { return &Chain{o: o}, nil }

// Read reads the newest L1 block.
func (c *Chain) Read(ctx context.Context) (*View, error) { return nil, errors.New("not there yet") }

// StaleError means that L1 had no new block for too long, or did not answer.
type StaleError struct {
	Head  uint64        // the newest block that is known
	Since time.Duration // without a new one
	Err   error         // why L1 gives no answer; nil when it does
}

func (e *StaleError) Error() string {
	s := fmt.Sprintf("L1 has no new block since %s, it is at %d", e.Since.Round(time.Second), e.Head)
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

func (e *StaleError) Unwrap() error { return e.Err }

// Next waits for a block above after, or for another one of that number than was read, and returns
// its number. It returns a *StaleError after Options.Stale without one; whoever goes on waiting
// calls it again.
func (c *Chain) Next(ctx context.Context, after uint64) (uint64, error) { return 0, ctx.Err() }

// Samples are what of the winning root of a block tells what it took to get a place: see
// bid.SamplesOf. A root that was sent through another contract tells nothing.
func (c *Chain) Samples(ctx context.Context, number uint64) (map[bid.Kind][]*big.Int, error) {
	return nil, nil
}
