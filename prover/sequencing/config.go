package sequencing

import (
	"context"
	"errors"
	"log/slog"
	"math/big"

	"fernet/prover"
	"fernet/prover/bid"
	"fernet/prover/keys"
	"fernet/prover/operator"
)

// Config is what a sequencer is made of.
type Config struct {
	// Chain is used in acts on the desk and by nothing else: its follower is for one goroutine.
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

	Told func(Event)  // of what became of slots, from any goroutine; nil: nobody is
	Log  *slog.Logger // nil: slog.Default
}

// ErrConfig means that a sequencer cannot be made so.
var ErrConfig = errors.New("configuration of the sequencer")

// Now is what a node knows at an L1 block besides what the contracts say.
type Now struct {
	GasPrice *big.Int // wei of ETH; nil: not known, nothing is proposed
	Spent    *big.Int // of the day's budget of gas, wei of ETH; nil: nothing
	Paused   bool     // nothing new is proposed; what was proposed is revealed
}

// Event is what became of a slot.
type Event struct {
	Kind     Kind
	Slot     uint64
	StakerID uint32
	Block    uint64 // of a reveal
	Err      error  // why it failed or was left
}

// Kind is a kind of event.
type Kind string

// The kinds. A missed reveal is the worst that can happen: a part of the deposit is lost.
const (
	KindProposed     Kind = "proposed"
	KindOutbid       Kind = "outbid"
	KindLeft         Kind = "left" // nothing was proposed, and Err says why
	KindFailed       Kind = "failed"
	KindRevealed     Kind = "revealed"
	KindRevealFailed Kind = "revealFailed" // it is tried again
	KindMissed       Kind = "missedReveal"
)
