package argument

import (
	"errors"
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"fernet/prover/ledger"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

var (
	// ErrWei means that an amount in AZT is so large that it must be in wei.
	ErrWei = errors.New("the amount is in wei")
	// ErrShare means that text is neither a percentage nor basis points.
	ErrShare = errors.New("not a share such as 40% or, in basis points, 4000")
)

// mostAZT is an amount that no token has: who writes it means wei, of which 10^18 are one AZT.
var mostAZT = units.AZT(1_000_000_000_000_000)

// Amount reads an amount of AZT, and returns it in wei.
func Amount(text string) (*big.Int, error) {
	wei, err := units.Parse(text)
	if err != nil {
		return nil, err
	}
	if wei.Cmp(mostAZT) >= 0 && !strings.Contains(text, ".") {
		meant, _ := new(big.Int).SetString(text, 10)
		return nil, fmt.Errorf("%w: wanted is AZT, and %s wei are %s AZT", ErrWei, text, units.Exact(meant))
	}
	return wei, nil
}

// LedgerAmount reads an amount of AZT as the ledger has it.
func LedgerAmount(text string) (ledger.Amount, error) {
	wei, err := Amount(text)
	if err != nil {
		return ledger.Amount{}, err
	}
	return ledger.AmountFromBig(wei)
}

// Share reads a share: "40%", "62.5 %" or basis points, "4000".
func Share(text string) (rules.Bps, error) {
	number, percent := strings.CutSuffix(strings.TrimSpace(text), "%")
	number = strings.TrimSpace(number)
	wrong := fmt.Errorf("%q is %w", text, ErrShare)
	if !percent && strings.ContainsAny(number, ".,") {
		// A part of one, as in 0.8, or a percentage without its sign: it is not guessed which.
		if wei, err := units.Parse(strings.Replace(number, ",", ".", 1)); err == nil && wei.Cmp(units.OneAZT) <= 0 {
			share := units.Exact(new(big.Int).Mul(wei, big.NewInt(100)))
			return 0, fmt.Errorf("%w: write %s%% if that is the part of the whole", wrong, share)
		}
		return 0, wrong
	}
	if percent {
		// A percentage with 18 decimals is a percentage of basis points with 16.
		wei, err := units.Parse(number)
		if err != nil {
			return 0, wrong
		}
		bps, rest := new(big.Int).QuoRem(wei.Mul(wei, big.NewInt(100)), units.OneAZT, new(big.Int))
		if rest.Sign() != 0 || !bps.IsUint64() {
			return 0, wrong
		}
		number = bps.String()
	}
	value, err := strconv.ParseUint(number, 10, 16)
	if err != nil || rules.Bps(value).Check() != nil {
		return 0, wrong
	}
	return rules.Bps(value), nil
}
