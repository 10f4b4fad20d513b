package node

import (
	"math/big"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/settlement/units"
)

// An operator is told what gas is weighed by, and that without anything nothing is sent.
func TestGasInWords(t *testing.T) {
	integer := func(n int64) units.Integer { return units.Integer{Int: big.NewInt(n)} }
	require.Equal(t, "Gas: neither a price nor a budget is set, so nothing is sent that others can send.", GasStatus{}.String())
	require.Equal(t, "Gas: at most 0.05 ETH a day, 0.0000293 ETH spent today.",
		GasStatus{Budget: integer(5e16), Spent: integer(29251930476337)}.String())
	require.Equal(t, "Gas: one AZT is worth 0.01 ETH, said 2h3m ago.",
		GasStatus{EthPerAZT: integer(1e16), PricedAt: time.Now().Add(-123 * time.Minute)}.String())
	require.Equal(t, "less than a minute", minutes(59*time.Second))
}

// A staker is idle that is eligible for none of a block's nodes.
func TestIdleStakers(t *testing.T) {
	e := Explanation{Outcomes: []Outcome{
		{Node: 1, StakerID: 5, Outcome: "not eligible"}, {Node: 1, StakerID: 2, Outcome: "not eligible"}, {Node: 1, StakerID: 4, Outcome: "late"},
		{Node: 2, StakerID: 5, Outcome: "not eligible"}, {Node: 2, StakerID: 2, Outcome: "included"}, {Node: 2, StakerID: 3, Outcome: "not eligible"},
	}}
	require.Equal(t, []uint32{3, 5}, e.Idle())
}
