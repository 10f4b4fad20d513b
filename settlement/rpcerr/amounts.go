package rpcerr

import (
	"math/big"
	"regexp"
	"strings"

	"fernet/settlement/units"
)

// wordedError is an error with the amounts of its text in units that a person reads.
type wordedError struct {
	err  error
	text string
}

func (e *wordedError) Error() string { return e.text }
func (e *wordedError) Unwrap() error { return e.err }

// WithUnits returns an error whose text has no bare wei, but amounts in ETH and prices in gwei.
func WithUnits(err error) error {
	if text := amountsWithUnits(err.Error()); text != err.Error() {
		return &wordedError{err, text}
	}
	return err
}

// Nodes tell amounts in wei, each in its own words:
//
//   - go-ethereum, Erigon, Reth: "insufficient funds for gas * price + value: address 0x… have 1
//     want 2" (core/state_transition.go), "…: balance 1, tx cost 2, overshot 1" and "balance 1,
//     queued cost 1, tx cost 2, overshot 2" (core/txpool/validation.go);
//   - Nethermind: "InsufficientFunds, Account balance: 1, cumulative cost: 2", "insufficient funds
//     for transfer: …".
//
// Prices of gas are told as "maxFeePerGas: 1, baseFee: 2" (core/state_transition.go, also of Besu
// and Nethermind) and "gas tip cap 1, minimum needed 2" (core/txpool/validation.go). A "have 1 want
// 2" of another error is of nonces, chains or gas, and stays.
var (
	noFunds   = regexp.MustCompile(`(?i)insufficient\s?funds|balance too low|exceeds account balance`)
	ethWords  = regexp.MustCompile(`(?i)\b(have|want|balance|cost|overshot|needed|required|value)(:?\s+)(\d+)\b`)
	gweiWords = regexp.MustCompile(`(?i)\b(maxFeePerGas|maxPriorityFeePerGas|baseFee|gasFeeCap|gasTipCap|gas tip cap|gas fee cap|minimum needed|gasPrice)(:?\s+)(\d+)\b`)
)

func amountsWithUnits(text string) string {
	in := func(text string, words *regexp.Regexp, decimals int, unit string) string {
		return words.ReplaceAllStringFunc(text, func(match string) string {
			parts := words.FindStringSubmatch(match)
			wei, _ := new(big.Int).SetString(parts[3], 10)
			wei.Mul(wei, new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(units.Decimals-decimals)), nil))
			// ETH has the decimals of AZT
			return parts[1] + parts[2] + units.Exact(wei) + " " + unit
		})
	}
	if noFunds.MatchString(text) {
		text = in(text, ethWords, units.Decimals, "ETH")
	}
	if strings.Contains(strings.ToLower(text), "gas") {
		const gwei = 9
		text = in(text, gweiWords, gwei, "gwei")
	}
	return text
}
