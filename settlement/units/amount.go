// Package units writes and reads amounts of the token in AZT, and integers too large for the
// numbers of JSON. Everywhere else amounts are integers of wei, 10^-18 AZT.
package units

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
)

// Decimals of the token.
const Decimals = 18

// OneAZT is one AZT in wei. It must not be modified.
var OneAZT = new(big.Int).Exp(big.NewInt(10), big.NewInt(Decimals), nil)

// ErrSyntax is returned for text that is not a decimal amount.
var ErrSyntax = errors.New("not an amount of AZT, such as 12.5")

// AZT returns a whole number of AZT in wei.
func AZT(amount int64) *big.Int { return new(big.Int).Mul(big.NewInt(amount), OneAZT) }

// Parse reads a non-negative decimal amount of AZT, such as "12.5", exactly. It
// takes no sign, exponent, separator or unit, and at most 18 decimals.
func Parse(s string) (*big.Int, error) {
	whole, part, dotted := strings.Cut(s, ".")
	digits := whole + part
	if whole == "" || dotted && part == "" || strings.Trim(digits, "0123456789") != "" {
		return nil, fmt.Errorf("%w: %q", ErrSyntax, s)
	}
	if len(part) > Decimals {
		return nil, fmt.Errorf("%w: %q has more than %d decimals", ErrSyntax, s, Decimals)
	}
	wei, _ := new(big.Int).SetString(digits+strings.Repeat("0", Decimals-len(part)), 10)
	return wei, nil
}

// Exact writes an amount with all its decimals and no trailing zeros.
func Exact(wei *big.Int) string {
	s := Floor(wei, Decimals)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// Floor writes an amount with a fixed number of decimals, cut off and not
// rounded: it never shows more than there is. A negative amount is cut towards zero.
func Floor(wei *big.Int, decimals int) string {
	whole, part := new(big.Int).QuoRem(new(big.Int).Abs(wei), OneAZT, new(big.Int))
	sign := ""
	if wei.Sign() < 0 {
		sign = "-"
	}
	if decimals == 0 {
		return sign + whole.String()
	}
	return fmt.Sprintf("%s%s.%s", sign, whole, fmt.Sprintf("%018s", part)[:decimals])
}

// RoundUp returns an amount with so many digits that count, which is not less than what it is
// given: 1234 becomes 1300 with 2.
func RoundUp(wei *big.Int, digits int) *big.Int {
	zeros := len(wei.String()) - digits
	if zeros <= 0 {
		return wei
	}
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(zeros)), nil)
	up := new(big.Int).Add(wei, new(big.Int).Sub(unit, big.NewInt(1)))
	return up.Mul(up.Quo(up, unit), unit)
}
