package vrf

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
)

// Uint128 is an integer of 128 bits, big-endian: a VRF output or a challenge.
// The zero value is 0. Values are comparable with == and ordered by Big.
type Uint128 [16]byte

// Big returns the integer. The caller owns it.
func (v Uint128) Big() *big.Int { return new(big.Int).SetBytes(v[:]) }

// String returns the integer in decimal.
func (v Uint128) String() string { return v.Big().String() }

// MarshalText returns 0x and 32 digits.
func (v Uint128) MarshalText() ([]byte, error) { return marshalHex(v[:]), nil }

// UnmarshalText is the inverse of MarshalText; it refuses every other form.
func (v *Uint128) UnmarshalText(text []byte) error { return unmarshalHex(v[:], text) }

// low128 returns the low 128 bits of the canonical representative of h.
//
// The circuit refuses the h whose upper 126 bits are those of r itself, a
// fraction of 2^-126 of all values: see circuit.lowBits.
func low128(h fr.Element) Uint128 {
	b := h.Bytes()
	return Uint128(b[fr.Bytes-len(Uint128{}):])
}
