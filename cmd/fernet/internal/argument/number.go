package argument

import (
	"fmt"
	"strings"
)

// NotANumber says what text is that was given where a number is wanted, such as that of a block, a
// slot or a staker.
func NotANumber(text string) string {
	given := fmt.Sprintf("%q is no whole number", text)
	if n, ok := hexDigits(text); ok {
		switch {
		case n == l1Digits:
			given = text + " is an address of L1"
		case n == ledgerDigits:
			given = "these are 32 bytes, as an address of the ledger or a hash has"
		case strings.Trim(text, "0123456789") == "" && text[0] != '0':
			given = text + " is too large"
		}
	}
	return given + ": wanted is a number, such as 12"
}
