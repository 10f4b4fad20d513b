package application

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/big"
	"math/bits"
	"strings"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
)

// AmountBits is the width of an amount.
const AmountBits = 96

// AmountBytes is the length of an amount in bytes.
const AmountBytes = AmountBits / 8

// ErrAmountRange means that a value is not an integer of [AmountBits] bits.
var ErrAmountRange = errors.New("amount is not a 96-bit integer")

// Amount is a number of the token's smallest unit (wei), below 2^96: the type holds no other value.
// The zero Amount is 0. Amounts are comparable with ==.
type Amount struct {
	hi uint32
	lo uint64
}

// MaxAmount is 2^96 - 1.
var MaxAmount = Amount{hi: 1<<32 - 1, lo: 1<<64 - 1}

// NewAmount returns v as an amount.
func NewAmount(v uint64) Amount { return Amount{lo: v} }

// AmountFromBig returns v as an amount, or [ErrAmountRange].
func AmountFromBig(v *big.Int) (Amount, error) {
	if v.Sign() < 0 || v.BitLen() > AmountBits {
		return Amount{}, fmt.Errorf("%w: %s", ErrAmountRange, v)
	}
	var b [AmountBytes]byte
	v.FillBytes(b[:])
	return AmountFromBytes(b), nil
}

// Big returns a new integer of the same value.
func (a Amount) Big() *big.Int {
	b := a.Bytes()
	return new(big.Int).SetBytes(b[:])
}

// Add returns a + b, and false when the sum needs more than [AmountBits] bits.
func (a Amount) Add(b Amount) (Amount, bool) {
	lo, carry := bits.Add64(a.lo, b.lo, 0)
	hi := uint64(a.hi) + uint64(b.hi) + carry
	return Amount{uint32(hi), lo}, hi>>32 == 0
}

// Sub returns a - b, and false when b is larger than a.
func (a Amount) Sub(b Amount) (Amount, bool) {
	lo, borrow := bits.Sub64(a.lo, b.lo, 0)
	hi, borrow := bits.Sub64(uint64(a.hi), uint64(b.hi), borrow)
	return Amount{uint32(hi), lo}, borrow == 0
}

// Cmp returns -1, 0 or 1 as a is smaller than, equal to or larger than b.
func (a Amount) Cmp(b Amount) int {
	switch {
	case a == b:
		return 0
	case a.hi < b.hi || a.hi == b.hi && a.lo < b.lo:
		return -1
	default:
		return 1
	}
}

// Element returns the amount as a field element.
func (a Amount) Element() fr.Element {
	b := a.Bytes()
	var e fr.Element
	return *e.SetBytes(b[:])
}

// String returns the amount in decimal, in wei.
func (a Amount) String() string { return a.Big().String() }

// MarshalText returns the amount in decimal, so that JSON readers with 53-bit numbers lose nothing.
func (a Amount) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads a decimal integer without sign, leading zeros or separators.
func (a *Amount) UnmarshalText(text []byte) error {
	s := string(text)
	if s == "" || strings.Trim(s, "0123456789") != "" || len(s) > 1 && s[0] == '0' {
		return fmt.Errorf("%w: %q", ErrAmountRange, s)
	}
	v, ok := new(big.Int).SetString(s, 10)
	if !ok {
		return fmt.Errorf("%w: %q", ErrAmountRange, s)
	}
	var err error
	*a, err = AmountFromBig(v)
	return err
}

// Bytes returns the amount as 12 bytes, big-endian.
func (a Amount) Bytes() [AmountBytes]byte {
	var b [AmountBytes]byte
	binary.BigEndian.PutUint32(b[:4], a.hi)
	binary.BigEndian.PutUint64(b[4:], a.lo)
	return b
}

// AmountFromBytes is the inverse of [Amount.Bytes].
func AmountFromBytes(b [AmountBytes]byte) Amount {
	return Amount{binary.BigEndian.Uint32(b[:4]), binary.BigEndian.Uint64(b[4:])}
}
