package bid

import (
	"errors"
	"fmt"
	"math/big"
	"strings"

	"fernet/settlement/rules"
)

// Default is the strategy of an operator that names none.
const Default = "auto"

// Errors of Parse.
var (
	ErrStrategy = errors.New("no such strategy")
	ErrShare    = errors.New("not a share of the reward")
	ErrMode     = errors.New("strategy is not for this deployment")
)

// Parse reads a strategy: "auto", "fixed:10%", and "limit" where draws are public or "equilibrium"
// where they are private. Its errors name what is possible.
func Parse(text string, mode rules.Mode) (Strategy, error) {
	name, argument, hasArgument := strings.Cut(text, ":")
	if name == "fixed" {
		bid, err := parseShare(argument)
		if err != nil {
			return nil, fmt.Errorf("strategy %q: %w: say how much every bid gives up, from fixed:0%% to fixed:100%%, such as fixed:10%%", text, err)
		}
		return fixed{bid}, nil
	}
	own, other := Strategy(equilibrium{}), Strategy(limit{})
	if mode == rules.ModePublic {
		own, other = other, own
	}
	possible := fmt.Sprintf("use auto, %s or fixed:10%%", own)
	switch {
	case hasArgument:
		return nil, fmt.Errorf("%w: %q: only fixed takes a share: %s", ErrStrategy, text, possible)
	case name == auto{}.String():
		return auto{}, nil
	case name == own.String():
		return own, nil
	case name == other.String():
		return nil, fmt.Errorf("%w: %q: its draws are %s: %s", ErrMode, text, mode, possible)
	default:
		return nil, fmt.Errorf("%w: %q: %s", ErrStrategy, text, possible)
	}
}

// parseShare reads a percentage with up to two decimals, "62.5%", exactly.
func parseShare(text string) (rules.Bps, error) {
	number, isPercent := strings.CutSuffix(text, "%")
	whole, part, dotted := strings.Cut(number, ".")
	digits := whole + part
	if !isPercent || whole == "" || dotted && part == "" || len(part) > 2 || strings.Trim(digits, "0123456789") != "" {
		return 0, ErrShare
	}
	bps, _ := new(big.Int).SetString(digits+strings.Repeat("0", 2-len(part)), 10)
	if bps.Cmp(big.NewInt(rules.BPS)) > 0 {
		return 0, ErrShare
	}
	return rules.Bps(bps.Int64()), nil
}
