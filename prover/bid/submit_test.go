package bid

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/settlement/cost"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

func TestTurnsGoByPay(t *testing.T) {
	s := &rules.Submission{Nodes: [][]rules.Entry{
		{entry(4, 0)},
		{entry(7, 5_000), entry(2, 10_000), entry(9, 0)},
		{entry(7, 5_000), entry(9, 9_000), entry(3, 0)},
		{entry(8, 0), entry(1, 0), entry(6, 0)},
	}}
	require.Equal(t, []uint32{9, 1, 3, 4, 6, 7, 8, 2}, Turns(s), "11 000, 10 000 six times, 0")
	require.Empty(t, Turns(&rules.Submission{}))
}

func TestMaySend(t *testing.T) {
	turns := []uint32{9, 4, 7}
	const from, end = 1_000, 1_100
	may := func(id uint32, now uint64) bool {
		return MaySend(turns, func(other uint32) bool { return other == id }, from, now, end)
	}
	for now := uint64(from); now < end-OpenBlocks; now++ {
		for i, id := range turns {
			require.Equal(t, int((now-from)/2)%3 == i, may(id, now), "staker %d in block %d", id, now)
		}
		require.False(t, may(5, now))
	}
	for _, id := range turns {
		require.False(t, may(id, from-1), "staker %d", id)
		require.False(t, may(id, from-2), "staker %d", id)
	}
	for now := uint64(end - OpenBlocks); now < end; now++ {
		require.True(t, may(5, now), "block %d", now)
	}
	require.False(t, may(9, end))
	turns = nil
	require.False(t, may(9, from))
	require.True(t, MaySend(turns, nil, end-5, end-5, end), "a window without room for turns is open to all")
}

func TestGasPays(t *testing.T) {
	wei := big.NewInt
	price := new(big.Int).Quo(units.OneAZT, wei(1_000)) // 1 AZT is 0.001 ETH
	none := new(big.Int)
	for name, c := range map[string]struct {
		policy           GasPolicy
		gain, gas, spent *big.Int
		times            int64
		want             bool
	}{
		"nothing is set":           {GasPolicy{}, units.AZT(1_000), wei(1), none, 1, false},
		"worth as much":            {GasPolicy{EthPerAZT: price}, wei(1_000), wei(1), none, 1, false},
		"worth more":               {GasPolicy{EthPerAZT: price}, wei(1_001), wei(1), none, 1, true},
		"not three times":          {GasPolicy{EthPerAZT: price}, wei(3_000), wei(1), none, 3, false},
		"three times":              {GasPolicy{EthPerAZT: price}, wei(3_001), wei(1), none, 3, true},
		"a loss for nothing":       {GasPolicy{EthPerAZT: price}, wei(-1), none, none, 1, false},
		"the budget lasts":         {GasPolicy{DailyBudget: wei(10)}, wei(1), wei(4), wei(6), 1, true},
		"it does not":              {GasPolicy{DailyBudget: wei(10)}, wei(1), wei(5), wei(6), 1, false},
		"nor three times":          {GasPolicy{DailyBudget: wei(10)}, wei(1), wei(4), none, 3, false},
		"nothing is earned":        {GasPolicy{DailyBudget: wei(10)}, none, wei(1), none, 1, false},
		"worth it, and affordable": {GasPolicy{EthPerAZT: price, DailyBudget: wei(10)}, wei(10_001), wei(10), none, 1, true},
		"not worth it":             {GasPolicy{EthPerAZT: price, DailyBudget: wei(10)}, wei(10_000), wei(10), none, 1, false},
		"not affordable":           {GasPolicy{EthPerAZT: price, DailyBudget: wei(10)}, wei(20_000), wei(11), none, 1, false},
	} {
		require.Equal(t, c.want, c.policy.Pays(c.gain, c.gas, c.spent, c.times), name)
	}
}

func TestRootGas(t *testing.T) {
	require.Equal(t, new(big.Int).SetUint64(7*cost.RootGas(91)), RootGas(91, big.NewInt(7)))
}

func TestClaimDue(t *testing.T) {
	policy := GasPolicy{EthPerAZT: units.OneAZT} // 1 AZT is 1 ETH
	due := func(worth int64, now, window uint64) bool {
		c := Claim{Worth: big.NewInt(worth), Gas: big.NewInt(100), Finalized: 1_000, Window: window}
		return c.Due(policy, new(big.Int), now)
	}
	require.True(t, due(301, 1_000, 500))
	require.False(t, due(300, 1_399, 500))
	require.True(t, due(101, 1_400, 500), "at 80 %% of the window")
	require.False(t, due(100, 1_499, 500), "never at a loss")
	require.False(t, due(300, 1_000_000, 0), "it never expires")
	require.False(t, due(300, 10, 500), "before it is finalized")
}
