package sequencing

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/big"

	"fernet/prover"
	"fernet/prover/bid"
	"fernet/prover/keys"
	"fernet/prover/operator"
	"fernet/settlement/rules"
)

// Config is what a sequencer is made of.
type Config struct {
	// Chain is used by nothing else while the sequencer is: its follower is for one goroutine.
	Chain *operator.Chain
	Desk  Desk
	// Priorities of acts on the desk.
	RevealPriority, ProposePriority int

	Own          []*prover.Identity // of stakers that the desk's account owns
	Keys         func(context.Context) (*keys.Set, error)
	Kept         string // the folder of proposals and bodies: operator.Kept
	Transactions Transactions

	Strategy bid.Strategy // of FEE_SPLIT: see bid.DecideSplit
	Gas      bid.GasPolicy
	// ProofCost is what the dearest proof is taken to cost provers, in wei of AZT. Nil: nothing.
	ProofCost *big.Int
	// NumTxs is how many places blocks have. 0: as many as pay best.
	NumTxs uint32
	// SkipEmpty leaves slots for which the pool has no transaction. Without it they are proposed
	// for like others: the block reward pays for a block of null transactions too.
	SkipEmpty bool
	// Lead is how many L1 blocks a proposal takes until it is on L1, at most half a propose phase.
	// 0: DefaultLead.
	Lead uint64

	Told func(Event)  // of what became of slots, from any goroutine; nil: nobody is
	Log  *slog.Logger // nil: slog.Default
}

// DefaultLead is that of operator.ProposeLead without confirmations.
const DefaultLead = 4

// ErrConfig means that a sequencer cannot be made so.
var ErrConfig = errors.New("configuration of the sequencer")

// Check reports what is wrong with the configuration.
func (c *Config) Check() error {
	for _, part := range []struct {
		name  string
		there bool
	}{
		{"the chain", c.Chain != nil && c.Chain.Client != nil && c.Chain.Follower != nil}, {"the desk", c.Desk != nil},
		{"an identity", len(c.Own) > 0}, {"the proving keys", c.Keys != nil}, {"the folder of proposals", c.Kept != ""},
		{"the pool of transactions", c.Transactions != nil}, {"the strategy", c.Strategy != nil},
	} {
		if !part.there {
			return fmt.Errorf("%w: %s is missing", ErrConfig, part.name)
		}
	}
	if c.NumTxs == 0 {
		return nil
	}
	if _, err := rules.NewTree(c.NumTxs, c.Chain.Params.TxsPerBase); err != nil {
		return fmt.Errorf("%w: %w", ErrConfig, err)
	}
	if most := c.Chain.Params.MaxTxs; c.NumTxs > most {
		return fmt.Errorf("%w: blocks of %d transactions: the deployment takes at most %d", ErrConfig, c.NumTxs, most)
	}
	return nil
}

func (c Config) withDefaults() Config {
	if c.ProofCost == nil {
		c.ProofCost = new(big.Int)
	}
	if c.Lead == 0 {
		c.Lead = DefaultLead
	}
	c.Lead = min(c.Lead, c.Chain.Params.Schedule.ProposeBlocks/2)
	if c.Told == nil {
		c.Told = func(Event) {}
	}
	if c.Log == nil {
		c.Log = slog.Default()
	}
	return c
}

// Now is what a node knows at an L1 block besides what the contracts say.
type Now struct {
	GasPrice *big.Int // wei of ETH; nil: not known, nothing is proposed
	Spent    *big.Int // of the day's budget of gas, wei of ETH; nil: nothing
	Paused   bool     // nothing new is proposed; what was proposed is revealed
}
