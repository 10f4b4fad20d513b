// Package argument reads values as people write them in settings and on command lines, of kinds
// that are easily taken for each other: addresses of L1 and of the ledger, AZT and wei, percents
// and basis points. An error says what was given and what is wanted. It repeats no value that may
// be a secret.
package argument

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/ledger"
)

// ErrAddress means that a value is no address of the wanted kind.
var ErrAddress = errors.New("wanted is an address")

const (
	l1Digits     = 2 * common.AddressLength
	ledgerDigits = 2 * common.HashLength
	vrfDigits    = 128 // of an identity's public key
)

// hexDigits returns how many digits a value in hexadecimal has, and false for a value that is
// something else.
func hexDigits(text string) (int, bool) {
	digits := strings.TrimPrefix(strings.TrimPrefix(text, "0x"), "0X")
	if digits == "" || strings.Trim(digits, "0123456789abcdefABCDEF") != "" {
		return 0, false
	}
	return len(digits), true
}

// other describes a value that is neither kind of address.
func other(text string) string {
	n, ok := hexDigits(text)
	switch {
	case ok && n == vrfDigits:
		return "this is the public key of an identity (64 bytes)"
	case ok && n == vrfDigits+2:
		return "this is an uncompressed public key (65 bytes)"
	case ok:
		return fmt.Sprintf("%q has %d digits", text, n)
	case strings.HasSuffix(text, ".eth"):
		return fmt.Sprintf("%q is a name, and names are not looked up", text)
	}
	if info, err := os.Stat(text); err == nil && !info.IsDir() {
		return fmt.Sprintf("%s is a file", text)
	}
	return fmt.Sprintf("%q is not in hexadecimal", text)
}

// L1Address reads an address of L1. One in capitals and small letters must have the checksum of
// EIP-55: a digit that was mistyped is found by it.
func L1Address(text string) (common.Address, error) {
	address, given, rest := common.HexToAddress(text), "", ""
	switch n, ok := hexDigits(text); {
	case ok && n == l1Digits:
		digits := text[len(text)-l1Digits:]
		mixed := strings.ToLower(digits) != digits && strings.ToUpper(digits) != digits
		if !mixed || address.Hex()[2:] == digits {
			return address, nil
		}
		given = text + " has a wrong checksum: a digit is not as it was, or a letter is not as large"
		rest = ", all in small letters when there is no checksum"
	case ok && n == ledgerDigits:
		given = "these are 32 bytes, as an address of the ledger or the hash of a transaction has"
	default:
		given = other(text)
	}
	return common.Address{}, fmt.Errorf("%s: %w of L1, 0x and 40 digits%s", given, ErrAddress, rest)
}

// LedgerAddress reads an address of the reference ledger.
func LedgerAddress(text string) (ledger.Address, error) {
	var address ledger.Address
	var given string
	switch n, ok := hexDigits(text); {
	case ok && n == ledgerDigits:
		switch err := address.UnmarshalText([]byte(text)); {
		case err == nil:
			return address, nil
		case !strings.HasPrefix(text, "0x"):
			given = "these are 64 digits without 0x"
		case errors.Is(err, ledger.ErrFieldRange):
			given = "these 32 bytes are no address of the ledger, perhaps a hash"
		default:
			given = "these 64 digits are not all in small letters"
		}
	case ok && n == l1Digits:
		given = text + " is an address of L1 (20 bytes)"
	default:
		given = other(text)
	}
	return ledger.Address{}, fmt.Errorf("%s: %w of the ledger, 0x and 64 digits", given, ErrAddress)
}
