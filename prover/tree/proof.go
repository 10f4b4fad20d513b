package tree

import (
	"bytes"
	"cmp"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/rules"
)

// Refs are the statements of the children a merge has opened, as the circuit has them: c0 c1 c2 on
// the left side, c3 c4 c5 on the right. Zero is an empty slot. A base rollup has none.
type Refs [rules.ChildSlots]common.Hash

// Left returns the filled slots of the left side.
func (r Refs) Left() []common.Hash { return filled(r[:rules.ProofsPerNode]) }

// Right returns the filled slots of the right side.
func (r Refs) Right() []common.Hash { return filled(r[rules.ProofsPerNode:]) }

func filled(slots []common.Hash) []common.Hash {
	var out []common.Hash
	for _, s := range slots {
		if s != (common.Hash{}) {
			out = append(out, s)
		}
	}
	return out
}

// checkSide holds rule 2 of section 7 for one side of a merge, as far as one proof shows.
func checkSide(side []common.Hash) error {
	if side[0] == (common.Hash{}) {
		return rules.ErrEmptySide
	}
	for i, s := range side {
		if s == (common.Hash{}) {
			continue
		}
		if !rules.InField(s.Big()) {
			return fmt.Errorf("reference %s: %w", s, ErrStatement)
		}
		for _, earlier := range side[:i] {
			if s == earlier {
				return fmt.Errorf("%w: %s", rules.ErrDuplicateReference, s)
			}
		}
	}
	return nil
}

// Transition is what a node proves of the application: the transactions under TxRoot, paying Fees
// together, take StateIn to StateOut, and their words have the Fingerprint at the block's
// challenge.
type Transition struct {
	StateIn, StateOut, TxRoot common.Hash
	Fees                      *big.Int // wei; nil counts as 0
	Fingerprint               common.Hash
}

// Equal reports whether two transitions are the same.
func (t Transition) Equal(u Transition) bool {
	return t.StateIn == u.StateIn && t.StateOut == u.StateOut && t.TxRoot == u.TxRoot && t.Fingerprint == u.Fingerprint &&
		orZero(t.Fees).Cmp(orZero(u.Fees)) == 0
}

func (t Transition) check() error {
	for _, part := range []struct {
		name  string
		value *big.Int
	}{{"stateIn", t.StateIn.Big()}, {"stateOut", t.StateOut.Big()}, {"txRoot", t.TxRoot.Big()}, {"fees", orZero(t.Fees)}, {"fingerprint", t.Fingerprint.Big()}} {
		if !rules.InField(part.value) {
			return fmt.Errorf("%s: %w", part.name, rules.ErrFieldRange)
		}
	}
	return nil
}

func orZero(x *big.Int) *big.Int {
	if x == nil {
		return new(big.Int)
	}
	return x
}

// Proof is the proof of one node by one staker, with what its statement says.
type Proof struct {
	Node      uint32
	StakerID  uint32
	FeeBurn   rules.Bps
	Vrf       *big.Int
	Statement common.Hash
	Transition
	Refs  Refs
	Proof [rules.ProofSize]byte
}

// Score is what the proof adds to the total of a submission.
func (p Proof) Score() *big.Int { return rules.Score(p.Vrf, p.FeeBurn) }

// identity is what makes a proof different from another for the pool. Proof bytes
// are malleable, so they are not in it; the statement stands for all it hashes.
type identity struct {
	node, stakerID uint32
	feeBurn        rules.Bps
	statement      common.Hash
	refs           Refs
}

func (p Proof) identity() identity {
	return identity{p.Node, p.StakerID, p.FeeBurn, p.Statement, p.Refs}
}

// compare orders the proofs of a node without regard to when they came: higher
// score first, then lower staker, lower fee, lower statement, lower references.
func (p Proof) compare(q Proof) int {
	// Step by step, as each costs more than the one before and is seldom needed.
	if c := q.Score().Cmp(p.Score()); c != 0 {
		return c
	}
	if c := cmp.Or(cmp.Compare(p.StakerID, q.StakerID), cmp.Compare(p.FeeBurn, q.FeeBurn), bytes.Compare(p.Statement[:], q.Statement[:])); c != 0 {
		return c
	}
	for i := range p.Refs {
		if c := bytes.Compare(p.Refs[i][:], q.Refs[i][:]); c != 0 {
			return c
		}
	}
	return 0
}
