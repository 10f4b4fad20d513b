// Package argument reads values of the command line that are easily taken for each other: addresses
// of L1 and of the ledger, AZT and wei, percents and basis points. An error says what was given and
// what is wanted. It repeats no value that may be a secret.
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
var ErrAddress = errors.New("not an address of the wanted kind")

const (
	l1Digits     = 2 * common.AddressLength
	ledgerDigits = 2 * common.HashLength
	vrfDigits    = 128 // of the public key that fernet identity shows
)

// addressError says what was given and what is wanted.
type addressError struct{ text string }

func (e *addressError) Error() string { return e.text }
func (e *addressError) Unwrap() error { return ErrAddress }

func wrongAddress(given, wanted string) error {
	return &addressError{given + ": " + wanted}
}

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
	const wanted = "wanted is an address of L1, 0x and 40 digits"
	switch n, ok := hexDigits(text); {
	case ok && n == l1Digits:
	case ok && n == ledgerDigits:
		return common.Address{}, wrongAddress("these are 32 bytes, as an address of the ledger or the hash of a transaction has", wanted)
	default:
		return common.Address{}, wrongAddress(other(text), wanted)
	}
	address := common.HexToAddress(text)
	digits := text[len(text)-l1Digits:]
	mixed := strings.ToLower(digits) != digits && strings.ToUpper(digits) != digits
	if mixed && address.Hex()[2:] != digits {
		return common.Address{}, wrongAddress(text+" has a wrong checksum: a digit is not as it was, or a letter is not as large", wanted+", all in small letters when there is no checksum")
	}
	return address, nil
}

// LedgerAddress reads an address of the reference ledger.
func LedgerAddress(text string) (ledger.Address, error) {
	const wanted = "wanted is an address of the ledger, 0x and 64 digits, which fernet tx key prints and fernet tx account shows to the owner of the key"
	var address ledger.Address
	switch n, ok := hexDigits(text); {
	case ok && n == ledgerDigits:
	case ok && n == l1Digits:
		return address, wrongAddress(text+" is an address of L1 (20 bytes)", wanted)
	default:
		return address, wrongAddress(other(text), wanted)
	}
	if err := address.UnmarshalText([]byte(text)); err != nil {
		switch {
		case !strings.HasPrefix(text, "0x"):
			return address, wrongAddress("these are 64 digits without 0x", wanted)
		case errors.Is(err, ledger.ErrFieldRange):
			return address, wrongAddress("these 32 bytes are no address of the ledger, perhaps a hash", wanted)
		default:
			return address, wrongAddress("these 64 digits are not all in small letters", wanted)
		}
	}
	return address, nil
}
