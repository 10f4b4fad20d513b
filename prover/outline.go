package prover

import (
	"errors"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/prover/application"
	"fernet/settlement"
)

// Outline is what L1 says of a block's application side. It is all that a node knows of it that
// executes no bodies, until peers tell it the transitions of the base rollups.
type Outline struct {
	StateIn     fr.Element // state before the block
	TxRoot      fr.Element
	Fingerprint fr.Element
}

// Unexecuted returns a block as L1 has recorded it, for a node that executes no bodies, and its
// outline. stakers are all that L1 has, staker i+1 at i, and stateIn is the state before the block:
// what L1 proved, or what was settled of the block below. What the block was read at, L1Block and
// L1Hash, is the caller's to set.
func Unexecuted(d *settlement.Deployment, number uint64, record settlement.Block, stakers []settlement.Staker, stateIn fr.Element) (*Block, *Outline, error) {
	tree, err := d.Tree(record.NumTxs)
	if err != nil {
		return nil, nil, fmt.Errorf("block %d: %w", number, err)
	}
	b := &Block{
		Number: number, Slot: record.Slot, SlotStart: record.SlotStart, WindowEnd: record.WindowEnd,
		Tree: tree, Mode: d.Params.VrfMode, Stakers: stakers,
	}
	b.Seed.SetBigInt(record.Seed)
	b.Challenge.SetBigInt(record.Challenge)
	o := &Outline{StateIn: stateIn}
	o.TxRoot.SetBigInt(record.TxRoot)
	o.Fingerprint.SetBigInt(record.Fingerprint)
	return b, o, nil
}

// ErrOutline means that transitions are not those of a block, as L1 has it.
var ErrOutline = errors.New("transitions are not the block's")

// WithTransitions returns the block with the transitions of its base rollups, from left to right,
// in place of an execution: proofs of it can be verified and merges be made, no base rollups. It
// refuses transitions that do not begin at the outline's state, or do not add up to the outline's
// transaction root and fingerprint. It does not know whether the states and fees in them are right:
// proofs tell.
func (b *Block) WithTransitions(o Outline, bases []application.Transition) (*Block, error) {
	execution, err := application.FromTransitions(b.Tree, b.Challenge, bases)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrOutline, err)
	}
	whole := execution.Block()
	if is := (Outline{whole.StateIn, whole.TxRoot, whole.Fingerprint}); is != o {
		return nil, fmt.Errorf("%w: together they are %v, on L1 is %v", ErrOutline, is, o)
	}
	with := *b
	with.Execution = execution
	return &with, nil
}
