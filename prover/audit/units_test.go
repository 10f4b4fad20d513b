package audit

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
)

// unitsOf keeps the units of findings.
type unitsOf struct{ units []string }

func (u *unitsOf) Block(*BlockReport) error { return nil }
func (u *unitsOf) Claim(*ClaimReport) error { return nil }
func (u *unitsOf) Finding(f Finding) error {
	u.units = append(u.units, f.Unit)
	return nil
}

// A figure that is an amount says so, and no other: pages and tables show amounts in AZT.
func TestUnitsOfFindings(t *testing.T) {
	for _, c := range []struct {
		rule, what string
		figure     any
		unit       string
	}{
		{RuleReward, "reward 3, of staker 9", big.NewInt(1), UnitWei},
		{RuleBurn, "burned at finalization", big.NewInt(1), UnitWei},
		{RulePenalty, "amount of staker 2's penalty", big.NewInt(1), UnitWei},
		{RulePenalty, "first L1 block of staker 2's penalty", uint64(1), ""},
		{RuleRecord, "fees, as L1 has it on record", big.NewInt(1), UnitWei},
		{RuleRecord, "what is left to pay, as L1 has it on record", big.NewInt(1), UnitWei},
		{RuleRecord, "sequencer's share paid, as L1 has it on record", true, ""},
		{RuleRecord, "total score, as L1 has it on record", big.NewInt(1), ""},
		{RuleRecord, "seed, as L1 has it on record", big.NewInt(1), ""},
		{RuleLedger, "fees of the block", big.NewInt(1), UnitWei},
		{RuleLedger, "state after the block", big.NewInt(1), ""},
		{RuleStaking, "missing deposit of staker 2", big.NewInt(1), UnitWei},
		{RuleStaking, "key of staker 2", big.NewInt(1), ""},
		{RuleScore, "score of sequencer 2", big.NewInt(1), ""},
	} {
		sink := new(unitsOf)
		f := &figures{sink: sink, summary: new(Summary), standing: map[standing]bool{}}
		var other any = new(big.Int)
		if _, large := c.figure.(*big.Int); !large {
			other = nil
		}
		f.same(c.rule, place{}, c.what, c.figure, other)
		f.stands(c.rule, place{}, c.what, c.figure, other)
		require.Equal(t, []string{c.unit, c.unit}, sink.units, "%s: %s", c.rule, c.what)
	}
}
