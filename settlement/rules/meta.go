package rules

import (
	"fmt"
	"math/big"
)

// Mode says on what the VRF is evaluated. It is a choice of the deployment.
type Mode uint8

const (
	// ModePrivate draws from the private key: only the staker knows its rank.
	ModePrivate Mode = 0
	// ModePublic draws from the public key: the ranking is visible to all.
	ModePublic Mode = 1
)

// String returns "private" or "public".
func (m Mode) String() string {
	switch m {
	case ModePrivate:
		return "private"
	case ModePublic:
		return "public"
	default:
		return fmt.Sprintf("mode(%d)", uint8(m))
	}
}

// ParseMode reads what String writes of a mode. The error is ErrMode.
func ParseMode(text string) (Mode, error) {
	for _, m := range []Mode{ModePrivate, ModePublic} {
		if text == m.String() {
			return m, nil
		}
	}
	return 0, fmt.Errorf("%q %w", text, ErrMode)
}

// SequencerNode is the node of a sequencer's ticket; no proof tree has it.
const SequencerNode = 0

// Meta is what a ticket signs besides its seed: who, with which bid, for which
// node. FeeBps is FEE_SPLIT in a sequencer's ticket (node 0) and FEE_BURN in a
// prover's.
type Meta struct {
	StakerID uint32
	FeeBps   Bps
	Node     uint32
	Mode     Mode
}

// MetaBits is the number of bits of a packed meta.
const MetaBits = 81

// Pack returns stakerId | feeBps << 32 | node << 48 | mode << 80.
func (m Meta) Pack() *big.Int {
	low := uint64(m.StakerID) | uint64(m.FeeBps)<<32 | uint64(m.Node&0xffff)<<48
	high := uint64(m.Node>>16) | uint64(m.Mode&1)<<16
	v := new(big.Int).SetUint64(high)
	return v.Lsh(v, 64).Or(v, new(big.Int).SetUint64(low))
}

// UnpackMeta is the inverse of Meta.Pack. It does not check that the bid is
// at most BPS: L1 does, and a meta that breaks it must still be printable.
func UnpackMeta(v *big.Int) (Meta, error) {
	if v.Sign() < 0 || v.BitLen() > MetaBits {
		return Meta{}, fmt.Errorf("%w: %d bits", ErrMetaRange, v.BitLen())
	}
	low := new(big.Int).And(v, new(big.Int).SetUint64(^uint64(0))).Uint64()
	high := new(big.Int).Rsh(v, 64).Uint64()
	return Meta{
		StakerID: uint32(low),
		FeeBps:   Bps(low >> 32),
		Node:     uint32(low>>48) | uint32(high&0xffff)<<16,
		Mode:     Mode(high >> 16),
	}, nil
}
