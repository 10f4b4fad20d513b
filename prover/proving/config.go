package proving

import (
	"errors"
	"fmt"
	"math/big"

	"fernet/prover"
	"fernet/prover/bid"
	"fernet/prover/circuit"
	"fernet/prover/schedule"
	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// Config is a block and how an operator proves it.
type Config struct {
	// Block has no execution in a node without state. Such a node has an outline instead, and is
	// told the transitions with proofs: see Round.TakeWith. It proves no base rollups.
	Block    *prover.Block
	Outline  *prover.Outline
	Tag      wire.BlockTag
	Plan     schedule.Schedule
	Own      []*prover.Identity // none: it takes and shows proofs and makes none
	Strategy bid.Strategy

	// Value is what the block will be worth. In a node without state the fees are those of the
	// transitions, once they are known.
	Value bid.Value
	// CostOf is what a proof costs, in wei.
	CostOf func(circuit.Kind) *big.Int
	// BlocksOf is how many L1 blocks a proof takes, from its start until others have it. It may be
	// a part of one.
	BlocksOf func(circuit.Kind) float64
	// Samples are what it took to get a place in the last blocks, see bid.Situation. It may be nil.
	Samples func(bid.Kind) []*big.Int

	// Written are the bids that were written for this block before. They bind: what an identity has
	// bid for a node it bids again.
	Written []Bid
	// WriteBid keeps a bid for good before it returns. It is called before a ticket is signed. An
	// error keeps the ticket from being signed.
	WriteBid func(Bid) error
}

// Bid is what an identity bids for a node.
type Bid struct {
	Node     uint32
	StakerID uint32
	FeeBurn  rules.Bps
}

// ErrConfig means that a Config is not whole, or that its parts are not of one block.
var ErrConfig = errors.New("block cannot be proven so")

// check reports what keeps New from using the configuration.
func (c Config) check() error {
	switch {
	case c.Block == nil || c.Block.Execution == nil && c.Outline == nil:
		return fmt.Errorf("%w: there is neither an executed block nor an outline", ErrConfig)
	case c.Strategy == nil || c.CostOf == nil || c.BlocksOf == nil || c.WriteBid == nil:
		return fmt.Errorf("%w: strategy, cost, time or store is missing", ErrConfig)
	case c.Tag != wire.TagOf(c.Block.Number, c.Block.Slot, c.Block.Seed.Bytes(), c.Block.Challenge.Bytes()):
		return fmt.Errorf("%w: tag %s is of another block", ErrConfig, c.Tag)
	case c.Plan.End != c.Block.WindowEnd || len(c.Plan.CutOffs) != levels(c.Block.Tree):
		return fmt.Errorf("%w: the plan is of another block", ErrConfig)
	case c.Value.Nodes != c.Block.Tree.NumNodes():
		return fmt.Errorf("%w: a value of %d nodes, the tree has %d", ErrConfig, c.Value.Nodes, c.Block.Tree.NumNodes())
	}
	own := map[uint32]bool{}
	for _, id := range c.Own {
		if own[id.StakerID] {
			return fmt.Errorf("%w: staker %d twice", ErrConfig, id.StakerID)
		}
		own[id.StakerID] = true
	}
	return nil
}
