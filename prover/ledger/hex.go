package ledger

import (
	"encoding/hex"
	"errors"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
)

// ErrText means that a text form is not 0x and the expected number of hexadecimal digits.
var ErrText = errors.New("malformed hexadecimal text")

// ErrFieldRange means that 32 bytes are not the big-endian form of an integer below the field's
// order.
var ErrFieldRange = errors.New("value is not a field element")

// marshalHex returns 0x and the digits of b.
func marshalHex(b []byte) []byte { return hex.AppendEncode([]byte("0x"), b) }

// unmarshalHex fills dst from 0x and exactly twice len(dst) lower-case digits: the form that
// marshalHex writes and no other.
func unmarshalHex(dst, text []byte) error {
	if len(text) != 2+2*len(dst) || string(text[:2]) != "0x" {
		return fmt.Errorf("%w: %q, want 0x and %d digits", ErrText, text, 2*len(dst))
	}
	if _, err := hex.Decode(dst, text[2:]); err != nil {
		return fmt.Errorf("%w: %q: %w", ErrText, text, err)
	}
	if string(marshalHex(dst)) != string(text) {
		return fmt.Errorf("%w: %q, want lower-case digits", ErrText, text)
	}
	return nil
}

// element reads 32 big-endian bytes and refuses values that are not reduced.
func element(b []byte) (fr.Element, error) {
	var e fr.Element
	if err := e.SetBytesCanonical(b); err != nil {
		return fr.Element{}, fmt.Errorf("%w: %x", ErrFieldRange, b)
	}
	return e, nil
}
