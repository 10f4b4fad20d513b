package bid

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/settlement/rules"
)

func TestToBeat(t *testing.T) {
	scores := []*big.Int{big.NewInt(3), big.NewInt(9), big.NewInt(5), big.NewInt(4)}
	require.EqualValues(t, 4, ToBeat(scores, 3).Int64())
	require.EqualValues(t, 9, ToBeat(scores, 1).Int64())
	require.EqualValues(t, 0, ToBeat(scores[:2], 3).Int64(), "a place was open")
	ToBeat(scores, 1).SetInt64(0)
	require.EqualValues(t, 9, scores[1].Int64(), "it is a copy")
}

// samples are MinSamples equal scores of a draw at bid 0, and so many zeros: open places.
func samples(v float64, zeros int) (out []*big.Int) {
	for i := range MinSamples {
		if i < zeros {
			out = append(out, new(big.Int))
		} else {
			out = append(out, rules.Score(vrf(v), 0))
		}
	}
	return out
}

func TestAutoDecides(t *testing.T) {
	auto := parse(t, "auto", rules.ModePrivate)
	s := private(0.75, 8, 1_000)
	s.Samples = samples(0.875, 0)
	d := auto.Decide(s)
	require.True(t, d.Enter)
	require.EqualValues(t, 1_667, d.Bid, "0.75 · 1.1667 > 0.875")
	require.InDelta(t, 60.0/61, d.Chance, 1e-15)

	s.Samples = samples(0.9, 57)
	require.EqualValues(t, 0, auto.Decide(s).Bid, "three samples are not worth 16.67 % of the others")
	s.Samples = samples(0.9, 10)
	s.Draw = vrf(0.4)
	d = auto.Decide(s)
	require.EqualValues(t, 0, d.Bid, "no bid reaches 0.9")
	require.InDelta(t, 10.0/61, d.Chance, 1e-15)
	s.Samples = samples(0.9, 0)
	require.Equal(t, Outranked, auto.Decide(s).Reason)

	equilibrium := parse(t, "equilibrium", rules.ModePrivate)
	s.Samples = samples(0.9, 0)[1:]
	require.Equal(t, equilibrium.Decide(s), auto.Decide(s), "59 samples are not enough")
	few := private(0.4, 3, 1_000)
	few.Samples = samples(0.9, 0)
	require.Equal(t, equilibrium.Decide(few), auto.Decide(few), "with no more stakers than places all have one")
}

func TestAutoTakesTheLeastOfEqualBids(t *testing.T) {
	for sample, want := range map[int64]rules.Bps{
		1_499_998: 0,     // one sample for the whole reward, or both for half of it
		1_499_899: 4_999, // both for a little more
	} {
		require.Equal(t, want, bestResponse([]*big.Int{big.NewInt(sample), big.NewInt(1)}, big.NewInt(100)), "%d", sample)
	}
}

// No bid at all does better against the samples.
func TestAutoIsABestResponse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Situation{Places: 3, Draw: drawVrf(t, "own"), Rivals: 7, Pay: pay(1_000, rapid.Int64Range(0, 5_000_000).Draw(t, "cost"))}
		for range MinSamples {
			s.Samples = append(s.Samples, rules.Score(drawVrf(t, "draw"), rules.Bps(rapid.IntRange(0, rules.BPS).Draw(t, "bid"))))
		}
		d := auto{}.Decide(s)
		for bid := rules.Bps(0); bid <= rules.BPS; bid += 25 {
			if other := s.Pay.Profit(bid, chance(s.Samples, rules.Score(s.Draw, bid))); other.Cmp(d.Profit) > 0 {
				t.Fatalf("%v is expected to earn %v, %v does %v", d.Bid, d.Profit, bid, other)
			}
		}
	})
}
