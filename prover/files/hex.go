package files

import (
	"encoding/hex"
	"errors"
	"fmt"
	"math/big"
	"strings"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/rules"
)

// errHex means that a value is not 0x and lower-case digits of the right number.
var errHex = errors.New("not 0x and lower-case hexadecimal digits of full length")

// blob is bytes of any number, in hexadecimal.
type blob []byte

func (b blob) MarshalText() ([]byte, error) { return hex.AppendEncode([]byte("0x"), b), nil }

func (b *blob) UnmarshalText(text []byte) error {
	digits, prefixed := strings.CutPrefix(string(text), "0x")
	raw, err := hex.DecodeString(digits)
	if !prefixed || err != nil || hex.EncodeToString(raw) != digits {
		return errHex
	}
	*b = raw
	return nil
}

// word is 32 bytes in hexadecimal.
type word common.Hash

func (w word) MarshalText() ([]byte, error)     { return blob(w[:]).MarshalText() }
func (w *word) UnmarshalText(text []byte) error { return unmarshalFixed(w[:], text) }

// vrfOutput is an integer of 128 bits in hexadecimal.
type vrfOutput [rules.VrfBits / 8]byte

func (v vrfOutput) MarshalText() ([]byte, error)     { return blob(v[:]).MarshalText() }
func (v *vrfOutput) UnmarshalText(text []byte) error { return unmarshalFixed(v[:], text) }
func (v vrfOutput) big() *big.Int                    { return new(big.Int).SetBytes(v[:]) }

func unmarshalFixed(into, text []byte) error {
	var b blob
	if err := b.UnmarshalText(text); err != nil || len(b) != len(into) {
		return errHex
	}
	copy(into, b)
	return nil
}

// decimal is a non-negative integer as a string of its digits.
type decimal struct{ value *big.Int }

func (d decimal) MarshalText() ([]byte, error) { return []byte(d.value.String()), nil }

func (d *decimal) UnmarshalText(text []byte) error {
	s := string(text)
	if s == "" || len(s) > 78 || strings.Trim(s, "0123456789") != "" || len(s) > 1 && s[0] == '0' {
		return errors.New("not a decimal integer")
	}
	d.value, _ = new(big.Int).SetString(s, 10)
	return nil
}

// element refuses a word that is not a field element.
func element(name string, w word) error {
	if !rules.InField(common.Hash(w).Big()) {
		return fmt.Errorf("%s: %w", name, rules.ErrFieldRange)
	}
	return nil
}

// Required refuses an object of which a field is missing.
func Required(fields ...Field) error {
	for _, f := range fields {
		if f.Missing {
			return fmt.Errorf("%s is missing", f.Name)
		}
	}
	return nil
}

// Field is a field of an object that is read, which may be missing.
type Field struct {
	Name    string
	Missing bool
}
