package settlement_test

import (
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// counted are the values that are plain numbers: of L1 blocks, places, lengths.
var counted = []string{
	"currentBlock", "phaseStart", "phaseEnd", "randaoBlock", "activationBlock", "atBlock", "exitBlock", "withdrawableBlock", "expiryBlock", "windowEnd",
	"node", "slot", "position", "index", "count", "length", "maxLength", "required", "offset", "value", "nonce", "currentNonce", "deadline", "bits",
	"slotEnd", "fromBlock", "untilBlock", "banUntil", "proofs", "maximum",
}

// Every custom error of every contract has a text for a person, and no value of it is an integer
// without a unit.
func TestEveryCustomErrorHasAText(t *testing.T) {
	const digits = "1234567890123456789012345"
	seen := 0
	for contract, of := range contracts() {
		for name, e := range of.Errors {
			r := settlement.Revert{Name: name}
			for i, input := range e.Inputs {
				value := example(t, input.Type, byte(i+1))
				if _, ok := value.(*big.Int); ok {
					value, _ = new(big.Int).SetString(digits, 10)
				}
				arg := settlement.RevertArg{Name: input.Name, Value: value}
				r.Args = append(r.Args, arg)
				alone := settlement.Revert{Name: name, Args: []settlement.RevertArg{arg}}.String()
				if !slices.Contains(counted, input.Name) && !strings.HasSuffix(alone, " blocks)") {
					require.NotContains(t, alone, digits, "%s.%s: %s has no unit", contract, name, input.Name)
				}
			}
			require.NotEmpty(t, r.Meaning(), "%s.%s", contract, name)
			require.True(t, strings.HasSuffix(r.Text(), ": "+r.Meaning()), r.Text())
			seen++
		}
	}
	require.Greater(t, seen, 50)
}

func TestUnitsOfCustomErrors(t *testing.T) {
	one := new(big.Int).Lsh(big.NewInt(rules.BPS), rules.VrfBits)
	arg := func(name string, v any) settlement.RevertArg { return settlement.RevertArg{Name: name, Value: v} }
	for want, r := range map[string]settlement.Revert{
		"ScoreNotHigher(score: 0.500000, best: 1.000000): the score is not higher than the best that L1 has": {
			Name: "ScoreNotHigher", Args: []settlement.RevertArg{arg("score", new(big.Int).Rsh(one, 1)), arg("best", one)}},
		"FaucetLimitExceeded(amount: 12.5 AZT, left: 0.000000000000000001 AZT): the faucet gives this account no more": {
			Name: "FaucetLimitExceeded", Args: []settlement.RevertArg{arg("amount", new(big.Int).Div(units.AZT(25), big.NewInt(2))), arg("left", big.NewInt(1))}},
		"FeeSplitAboveBps(feeSplitBps: 123 %): FEE_SPLIT is above 100 %": {Name: "FeeSplitAboveBps", Args: []settlement.RevertArg{arg("feeSplitBps", uint16(12_300))}},
		"WrongRole(stakerId: 3, roles: base+merge, requiredRole: sequencer): the staker has not the role that this takes": {
			Name: "WrongRole", Args: []settlement.RevertArg{arg("stakerId", uint32(3)), arg("roles", uint8(rules.RoleBase|rules.RoleMerge)), arg("requiredRole", uint8(rules.RoleSequencer))}},
		"SeedMismatch(expected: 0x" + strings.Repeat("0", 63) + "7): the submission is of another block or slot: its seed differs": {
			Name: "SeedMismatch", Args: []settlement.RevertArg{arg("expected", big.NewInt(7))}},
		"Error(reason: no)": {Name: "Error", Args: []settlement.RevertArg{arg("reason", "no")}},
		"Other(n: 7)":       {Name: "Other", Args: []settlement.RevertArg{arg("n", big.NewInt(7))}},
	} {
		require.Equal(t, want, r.Text())
		require.Equal(t, want, (&settlement.RevertError{Revert: r}).Error())
	}
	// Two scores that are nearly the same are told apart.
	near := settlement.Revert{Name: "ScoreNotHigher", Args: []settlement.RevertArg{arg("totalScore", new(big.Int).Add(one, big.NewInt(1_000_000_000_000))), arg("scoreToBeat", one)}}
	text := near.String()
	require.Regexp(t, `^ScoreNotHigher\(totalScore: 1\.0{25,}[1-9], scoreToBeat: 1\.0{26,}\)$`, text)
	require.Less(t, len(text), 140)
}
