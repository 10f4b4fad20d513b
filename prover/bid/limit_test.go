package bid

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/settlement/rules"
)

func drawVrf(t *rapid.T, name string) *big.Int {
	return new(big.Int).SetBytes(rapid.SliceOfN(rapid.Byte(), 0, rules.VrfBits/8).Draw(t, name))
}

func TestLimitDecides(t *testing.T) {
	s := parse(t, "limit", rules.ModePublic)
	// 1.9 · 0.5 / 0.75 - 1 = 26.66 %, and one basis point more.
	d := s.Decide(public(0.75, 1_000, 0.9, 0.5, 0.7, 0.1))
	require.True(t, d.Enter)
	require.EqualValues(t, 2_667, d.Bid)
	require.EqualValues(t, 1, d.Chance)
	require.Equal(t, Outranked, s.Decide(public(0.5, 1_000, 0.9, 0.8, 0.7, 0.1)).Reason)
	require.EqualValues(t, 0, s.Decide(public(0.8, 1_000, 0.9, 0.1)).Bid, "there are no more stakers than places")
	require.EqualValues(t, 0, s.Decide(public(0.8, 1_000, 0.9, 0.7, 0.4)).Bid, "nobody outside can reach it")
	require.Equal(t, Unprofitable, s.Decide(public(0.5, 10_001, 0.9)).Reason)
	require.Equal(t, s.Decide(public(0.8, 1_000, 0.9, 0.5, 0.7)), parse(t, "auto", rules.ModePublic).Decide(public(0.8, 1_000, 0.9, 0.5, 0.7)))
	require.Equal(t, Unprofitable, s.Decide(public(0.5, 1_000, 0.9, 0.8, 0.5)).Reason, "who is as high outside would bid as much")
}

// Nobody outside can take a place with a profit, and with one basis point less somebody could: the
// bid is the least.
func TestLimitCannotBeBeatenWithProfit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		places := rapid.IntRange(1, 3).Draw(t, "places")
		p := pay(rapid.Int64Range(1, 1000).Draw(t, "unit"), rapid.Int64Range(0, 1_000_000).Draw(t, "cost"))
		all := make([]*big.Int, rapid.IntRange(1, 12).Draw(t, "stakers"))
		for i := range all {
			all[i] = drawVrf(t, "draw")
		}
		slices.SortFunc(all, func(a, b *big.Int) int { return b.Cmp(a) })
		var inside []*big.Int // scores
		for i, own := range all {
			s := Situation{
				Places: places, Draw: own, Rivals: len(all) - 1, Mode: rules.ModePublic, Pay: p,
				Draws: slices.Concat(all[:i], all[i+1:]),
			}
			d := limit{}.Decide(s)
			if !d.Enter {
				continue
			}
			inside = append(inside, rules.Score(own, d.Bid))
			for bid := rules.Bps(0); i < places && places < len(all) && bid <= rules.BPS; bid += 50 {
				rival := all[places]
				beats := rules.Score(rival, bid).Cmp(rules.Score(own, d.Bid)) >= 0
				if beats && p.Profit(bid, 1).Sign() >= 0 {
					t.Fatalf("draw %v at %v is beaten by %v at %v", own, d.Bid, rival, bid)
				}
			}
			if most, _ := p.MostBid(); d.Bid > 0 && rules.Score(own, d.Bid-1).Cmp(rules.Score(all[places], most)) > 0 {
				t.Fatalf("%v is more than it takes", d.Bid)
			}
		}
		if len(inside) > places {
			t.Fatalf("%d enter", len(inside))
		}
	})
}

// The design's figure: with 8 stakers and a cost of 0.1 a staker earns 0.185 places a node.
func TestProfitOfLimit(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	const nodes = 4_000
	place := pay(1_000, 0).Place()
	sum := new(big.Int)
	for range nodes {
		all := make([]float64, 8)
		for i := range all {
			all[i] = random.Float64()
		}
		for i, v := range all {
			if d := (limit{}).Decide(public(v, 1_000, slices.Concat(all[:i], all[i+1:])...)); d.Enter {
				sum.Add(sum, d.Profit)
			}
		}
	}
	mean, _ := new(big.Rat).SetFrac(sum, new(big.Int).Mul(place, big.NewInt(8*nodes))).Float64()
	require.InDelta(t, 0.185, mean, 0.002)
}

// What `fernet rank` shows: the bid of every draw among the first, and of no other.
func TestLimitBidRanksANode(t *testing.T) {
	all := []*big.Int{big.NewInt(100), big.NewInt(90), big.NewInt(80), big.NewInt(50)}
	most, ok := pay(1, 1_000).MostBid()
	require.True(t, ok)
	require.EqualValues(t, 9_000, most)
	for i, want := range []rules.Bps{0, 556, 1_876} {
		got, ok := LimitBid(all[i], slices.Concat(all[:i], all[i+1:]), 3, most)
		require.True(t, ok)
		require.Equal(t, want, got)
	}
	_, ok = LimitBid(all[3], all[:3], 3, most)
	require.False(t, ok)
	_, ok = LimitBid(new(big.Int), []*big.Int{new(big.Int)}, 1, most)
	require.False(t, ok, "a draw of 0 beats nothing")
}

func TestSettled(t *testing.T) {
	scores := []*big.Int{rules.Score(big.NewInt(100), 0), rules.Score(big.NewInt(80), 1_876), rules.Score(big.NewInt(90), 556)}
	outside := []*big.Int{big.NewInt(7), big.NewInt(50)}
	require.True(t, Settled(scores, outside, 3, 9_000))
	require.False(t, Settled(scores, outside, 3, 9_002), "95.01 beats 95.008")
	require.False(t, Settled(scores[:2], outside, 3, 9_000), "a place is open")
	require.True(t, Settled(scores[:2], nil, 3, 9_000), "and nobody is there to take it")
	require.False(t, Settled([]*big.Int{rules.Score(big.NewInt(50), 9_000)}, outside, 1, 9_000), "an equal score may take it")
}
