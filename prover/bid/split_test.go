package bid

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// slot is one with so many rivals, whose block pays 1000 AZT.
func slot(v float64, rivals int) Slot {
	return Slot{Draw: vrf(v), Rivals: rivals, Mode: rules.ModePrivate, Total: units.AZT(1000), Cost: units.AZT(10)}
}

// seen are so many samples of a score, in draws at bid 0.
func seen(v float64, count int, below bool) (samples []SlotSample) {
	for range count {
		samples = append(samples, SlotSample{rules.Score(vrf(v), 0), below})
	}
	return samples
}

func TestOdds(t *testing.T) {
	score := func(v float64) *big.Int { return rules.Score(vrf(v), 0) }
	o := oddsOf(append(seen(0.5, 3, false), seen(0.75, 1, false)...))
	for v, want := range map[float64]float64{0.25: 0, 0.5: 0, 0.625: 3.0 / 5, 0.75: 3.0 / 5, 0.875: 4.0 / 5} {
		require.InDelta(t, want, o.beaten(score(v)), 1e-15, "%v", v)
	}
	// Two slots were won with 0.625: of those above, one of four was at 0.75, and of the three
	// below nothing is known but the one at 0.5.
	o = oddsOf(append(append(seen(0.5, 1, false), seen(0.75, 1, false)...), seen(0.625, 2, true)...))
	for v, want := range map[float64]float64{0.25: 0, 0.5: 0, 0.5625: 0.6, 0.625: 0.6, 0.75: 0.6, 0.875: 0.8} {
		require.InDelta(t, want, o.beaten(score(v)), 1e-15, "%v", v)
	}
	require.InDelta(t, 0.75, oddsOf(seen(0.5, 3, true)).beaten(score(0.1)), 1e-15, "no rival was ever seen")
	require.InDelta(t, 0.75, oddsOf([]SlotSample{{new(big.Int), false}, {new(big.Int), false}, {new(big.Int), false}}).beaten(score(0.1)), 1e-15)
}

func TestSplitOfEachStrategy(t *testing.T) {
	decide := func(strategy string, s Slot) Decision { return DecideSplit(parse(t, strategy, s.Mode), s) }

	// Without enough samples private draws play the equilibrium of a game with one place.
	s := slot(0.9, 7)
	b, _ := Game{Places: 1, Stakers: 8, Kappa: 0.01}.Bid(0.9)
	for _, strategy := range []string{"auto", "equilibrium"} {
		d := decide(strategy, s)
		require.True(t, d.Enter)
		require.Equal(t, floorBps(b), d.Bid)
	}
	s.Least = 9_000
	require.EqualValues(t, 9_000, decide("auto", s).Bid, "provers have to be paid")
	low := slot(0.2, 7)
	require.Equal(t, Unprofitable, decide("auto", low).Reason, "0.2 does not win against seven")
	low.Late = true
	require.True(t, decide("auto", low).Enter, "nobody else proposes")
	require.EqualValues(t, 0, decide("auto", low).Bid)
	require.EqualValues(t, 0, decide("auto", slot(0.2, 0)).Bid, "there is nobody else")

	// With enough, auto answers them.
	s = slot(0.5, 7)
	s.Samples = seen(0.75, 60, false)
	require.EqualValues(t, 5_001, decide("auto", s).Bid)
	s.Samples = seen(0.75, 60, true)
	require.EqualValues(t, 0, decide("auto", s).Bid, "no rival was ever seen")
	s.Samples = append(seen(0.75, 59, false), seen(0, 1, false)...)
	s.Best = rules.Score(vrf(0.5), 2_000)
	require.EqualValues(t, 5_001, decide("auto", s).Bid)
	s.Best = rules.Score(vrf(0.5), 6_000)
	require.EqualValues(t, 6_001, decide("auto", s).Bid, "it has to beat whoever leads")
	s.Best = rules.Score(vrf(0.5), 9_950)
	require.Equal(t, Unprofitable, decide("auto", s).Reason, "which would leave half of the gas")
	s.Best = rules.Score(vrf(0.99), 5_000)
	require.Equal(t, Outranked, decide("auto", s).Reason)

	// Public draws: the highest proposes, with what keeps the second from it.
	s = slot(0.9, 2)
	s.Mode, s.Draws = rules.ModePublic, []*big.Int{vrf(0.5), vrf(0.8)}
	most, _ := s.Pay().MostBid()
	want, _ := rules.SmallestLeadingFee(s.Draw, rules.Score(vrf(0.8), most))
	require.Equal(t, want, decide("auto", s).Bid)
	require.Equal(t, 1.0, decide("limit", s).Chance)
	s.Draws[0] = vrf(0.95)
	require.Equal(t, Outranked, decide("limit", s).Reason)
	s.Late = true
	require.True(t, decide("limit", s).Enter, "the highest does not come")

	// A bid that is given.
	s = slot(0.9, 7)
	s.Least = 9_000
	d := decide("fixed:80%", s)
	require.True(t, d.Enter)
	require.EqualValues(t, 8_000, d.Bid, "whatever provers want")
	s.Best = rules.Score(vrf(0.9), 8_000)
	require.Equal(t, Outranked, decide("fixed:80%", s).Reason)
	s.Best = nil
	s.Samples = seen(0.95, 60, false)
	require.InDelta(t, 60.0/61, decide("fixed:80%", s).Chance, 1e-15)
	require.Equal(t, Outranked, decide("fixed:0%", s).Reason)
	s.Samples, s.Draw, s.Late = nil, vrf(0.1), true
	require.Equal(t, 1.0, decide("fixed:80%", s).Chance)
}

func drawSlot(t *rapid.T) Slot {
	s := Slot{
		Draw: drawVrf(t, "own"), Rivals: 7, Mode: rules.ModePrivate,
		Total: big.NewInt(rapid.Int64Range(0, 1<<40).Draw(t, "total")), Cost: big.NewInt(rapid.Int64Range(0, 1<<30).Draw(t, "cost")),
		Least: rules.Bps(rapid.IntRange(0, rules.BPS).Draw(t, "least")),
	}
	if rapid.Bool().Draw(t, "led") {
		s.Best = rules.Score(drawVrf(t, "leader"), rules.Bps(rapid.IntRange(0, rules.BPS).Draw(t, "its bid")))
	}
	for range MinSamples {
		s.Samples = append(s.Samples, SlotSample{
			rules.Score(drawVrf(t, "draw"), rules.Bps(rapid.IntRange(0, rules.BPS).Draw(t, "bid"))), rapid.Bool().Draw(t, "below"),
		})
	}
	return s
}

// No bid that is allowed does better against the samples, and what is entered beats who leads.
func TestAutoSplitIsABestResponse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSlot(t)
		d := DecideSplit(auto{}, s)
		if d.Enter && (d.Bid < s.Least || s.Best != nil && rules.Score(s.Draw, d.Bid).Cmp(s.Best) <= 0) {
			t.Fatalf("it bids %v", d.Bid)
		}
		for bid := s.Least; bid <= rules.BPS; bid += 25 {
			score := rules.Score(s.Draw, bid)
			if score.Sign() == 0 || s.Best != nil && score.Cmp(s.Best) <= 0 {
				continue
			}
			if other := s.Pay().Profit(bid, naiveOdds(s.Samples, score)); other.Cmp(d.Profit) > 0 && new(big.Int).Sub(other, d.Profit).Cmp(big.NewInt(1)) > 0 {
				t.Fatalf("%v is expected to earn %v, %v does %v", d.Bid, d.Profit, bid, other)
			}
		}
	})
}

// naiveOdds is the estimate again, sample by sample.
func naiveOdds(samples []SlotSample, score *big.Int) float64 {
	p := float64(len(samples)) / float64(len(samples)+1)
	done := map[string]bool{}
	for _, at := range samples {
		if at.Below || at.Score.Cmp(score) < 0 || done[at.Score.String()] {
			continue
		}
		done[at.Score.String()] = true
		exact, upTo := 0.0, 0.0
		for _, other := range samples {
			if c := other.Score.Cmp(at.Score); c <= 0 {
				upTo++
				if c == 0 && !other.Below {
					exact++
				}
			}
		}
		p *= 1 - exact/upTo
	}
	return p
}

// The least split pays for the dearest proof, and one basis point less does not, unless it
// is what is offered at least.
func TestLeastSplit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total, cost := big.NewInt(rapid.Int64Range(1, 1<<60).Draw(t, "total")), big.NewInt(rapid.Int64Range(1, 1<<40).Draw(t, "cost"))
		nodes := uint32(rapid.IntRange(1, 63).Draw(t, "nodes"))
		paid := func(split rules.Bps) bool {
			network := rules.Split(total, total, new(big.Int), new(big.Int), split).Network
			place := rules.Reward(rules.UnitPerBps(network, nodes), 0)
			return new(big.Int).Mul(cost, big.NewInt(rules.BPS)).Cmp(place.Mul(place, big.NewInt(int64(MostKappa)))) <= 0
		}
		least, ok := LeastSplit(total, cost, nodes)
		if !ok {
			if paid(rules.BPS) {
				t.Fatal("all of it is enough")
			}
			return
		}
		if !paid(least) || least < LeastOffer || least > LeastOffer && paid(least-1) {
			t.Fatalf("%v", least)
		}
	})
	least, ok := LeastSplit(big.NewInt(5), new(big.Int), 31)
	require.True(t, ok)
	require.Equal(t, LeastOffer, least, "with nothing for them nobody proves the block")
}
