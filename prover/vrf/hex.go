package vrf

import (
	"encoding/hex"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
)

// marshalHex returns 0x and the digits of b.
func marshalHex(b []byte) []byte { return hex.AppendEncode([]byte("0x"), b) }

// unmarshalHex fills dst from the form marshalHex writes, lower-case digits and all, and no other.
func unmarshalHex(dst, text []byte) error {
	if len(text) != 2+2*len(dst) {
		return fmt.Errorf("%w: want 0x and %d digits, got %d characters", ErrEncoding, 2*len(dst), len(text))
	}
	b := make([]byte, len(dst))
	if _, err := hex.Decode(b, text[2:]); err != nil {
		return fmt.Errorf("%w: %w", ErrEncoding, err)
	}
	if string(marshalHex(b)) != string(text) {
		return fmt.Errorf("%w: want 0x and lower-case digits", ErrEncoding)
	}
	copy(dst, b)
	return nil
}

// element reads a big-endian field element and refuses what is not below r.
func element(b [fr.Bytes]byte) (fr.Element, error) {
	var e fr.Element
	if err := e.SetBytesCanonical(b[:]); err != nil {
		return fr.Element{}, fmt.Errorf("%w: not below the field's modulus", ErrEncoding)
	}
	return e, nil
}
