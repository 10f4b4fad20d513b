package units

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
)

// Integer is a non-negative number in JSON, an amount in wei or a score: a string of its digits, as
// readers of JSON round numbers beyond 2^53. The zero Integer is null.
type Integer struct{ *big.Int }

// ErrInteger means that a JSON value is not a string of digits.
var ErrInteger = errors.New("not a whole number, written as a string of digits")

// MarshalJSON writes the number as a string, or null.
func (n Integer) MarshalJSON() ([]byte, error) {
	if n.Int == nil {
		return []byte("null"), nil
	}
	return []byte(`"` + n.String() + `"`), nil
}

// UnmarshalJSON reads a number as MarshalJSON writes it.
func (n *Integer) UnmarshalJSON(text []byte) error {
	s := string(text)
	if s == "null" {
		n.Int = nil
		return nil
	}
	quoted := len(s) >= 2 && s[0] == '"' && s[len(s)-1] == '"'
	s = strings.Trim(s, `"`)
	if !quoted || s == "" || len(s) > maxDigits || strings.Trim(s, "0123456789") != "" {
		return fmt.Errorf("%w: %.40s", ErrInteger, text)
	}
	n.Int, _ = new(big.Int).SetString(s, 10)
	return nil
}

// maxDigits is how many a number of 256 bits has.
const maxDigits = 78
