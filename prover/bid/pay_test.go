package bid

import (
	"math"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// value is that of the research post's first example: 1000 AZT, 80 % to 31 nodes.
func value() Value {
	return Value{
		Fees: units.AZT(400), FeeEscrow: units.AZT(5_000), BlockReward: units.AZT(600), RewardReserve: units.AZT(5_000),
		SeenTxs: 32, FeeSplit: 8_000, Nodes: 31, SubmitterBps: 1_000,
	}
}

func TestValueIsTheRules(t *testing.T) {
	v := value()
	require.Equal(t, units.AZT(800), v.Network())
	require.Equal(t, "860215053763440", v.Unit().String())

	v.FullRewardTxs = 64
	require.Equal(t, units.AZT(560), v.Network(), "half of the block reward: 400 + 300")
	v.RewardReserve = units.AZT(100)
	require.Equal(t, units.AZT(400), v.Network(), "the reserve has no more")
	v.FeeEscrow = new(big.Int)
	require.Equal(t, units.AZT(80), v.Network())
}

func entry(staker uint32, bid rules.Bps) rules.Entry {
	return rules.Entry{StakerID: staker, FeeBurn: bid, Vrf: big.NewInt(1)}
}

func TestPaid(t *testing.T) {
	v, me := value(), common.Address{1}
	s := &rules.Submission{Nodes: [][]rules.Entry{{entry(1, 0)}, {entry(2, 5_000), entry(1, 2_500)}}}
	owns := func(id uint32) bool { return id == 1 }
	places := rules.Reward(v.Unit(), 0)
	places.Add(places, rules.Reward(v.Unit(), 2_500))
	require.Equal(t, places, v.Paid(s, owns, me))
	require.Equal(t, places, v.Paid(s, owns, common.Address{}), "nobody is the beneficiary of both")

	s.Beneficiary = me
	share := rules.SubmitterShare(rules.Burn(v.Network(), v.Unit(), s.KeepBps()), 1_000, me)
	require.Positive(t, share.Sign())
	require.Equal(t, new(big.Int).Add(places, share), v.Paid(s, owns, me))
	require.Equal(t, places, v.Paid(s, owns, common.Address{2}))
}

func TestProofCostRoundsUp(t *testing.T) {
	require.Equal(t, "0", ProofCost(0, big.NewInt(5)).String())
	require.Equal(t, "1", ProofCost(1, big.NewInt(1)).String())
	require.Equal(t, "150", ProofCost(90*time.Minute, big.NewInt(100)).String())
	require.Equal(t, "151", ProofCost(90*time.Minute+1, big.NewInt(100)).String())
}

func pay(unit, cost int64) Pay { return Pay{Unit: big.NewInt(unit), Cost: big.NewInt(cost)} }

func TestKappa(t *testing.T) {
	require.Equal(t, 0.25, pay(100, 250_000).Kappa())
	require.Equal(t, 0.0, pay(100, 0).Kappa())
	require.True(t, math.IsInf(pay(0, 0).Kappa(), 1), "places pay nothing")
	require.Equal(t, big.NewInt(1_000_000), pay(100, 0).Place())
}

// The highest bid is the last with which a sure place makes no loss.
func TestMostBid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := pay(rapid.Int64Range(0, 1000).Draw(t, "unit"), rapid.Int64Range(0, 12_000_000).Draw(t, "cost"))
		most, ok := p.MostBid()
		if !ok {
			if p.Unit.Sign() > 0 && p.Profit(0, 1).Sign() >= 0 {
				t.Fatal("0 makes no loss")
			}
			return
		}
		if p.Profit(most, 1).Sign() < 0 {
			t.Fatalf("%v makes a loss", most)
		}
		if most < rules.BPS && p.Profit(most+1, 1).Sign() >= 0 {
			t.Fatalf("%v makes none either", most+1)
		}
	})
}

func TestProfitRoundsDown(t *testing.T) {
	require.Equal(t, "-1", pay(1, 1).Profit(0, 0).String())
	require.Equal(t, "2499", pay(1, 1).Profit(5_000, 0.5).String())
	require.Equal(t, "3332", pay(1, 0).Profit(0, 0.33329).String(), "3332.9")
	// Beyond the 53 bits of a floating-point number all digits of the reward count.
	huge := Pay{Unit: new(big.Int).Lsh(big.NewInt(1), 100), Cost: big.NewInt(1)}
	want := new(big.Int).Mul(huge.Unit, big.NewInt(5_000))
	require.Equal(t, want.Sub(want, big.NewInt(1)), huge.Profit(0, 0.5))
}
