package bid

import (
	"math/big"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/settlement/rules"
)

var highest = new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), rules.VrfBits), big.NewInt(1))

// vrf is a draw in [0, 1] as a VRF output.
func vrf(v float64) *big.Int {
	out, _ := new(big.Float).Mul(big.NewFloat(v), draws).Int(nil)
	if out.Cmp(highest) > 0 {
		return new(big.Int).Set(highest)
	}
	return out
}

// private is a node of n stakers at which a proof costs kappa ten-thousandths of a place.
func private(v float64, n int, kappa int64) Situation {
	return Situation{Places: 3, Draw: vrf(v), Rivals: n - 1, Mode: rules.ModePrivate, Pay: pay(1_000, 1_000*kappa)}
}

// public is such a node in public mode, with the rivals' draws.
func public(own float64, kappa int64, rivals ...float64) Situation {
	s := private(own, len(rivals)+1, kappa)
	s.Mode = rules.ModePublic
	for _, v := range rivals {
		s.Draws = append(s.Draws, vrf(v))
	}
	return s
}

func parse(t *testing.T, text string, mode rules.Mode) Strategy {
	t.Helper()
	s, err := Parse(text, mode)
	require.NoError(t, err)
	require.Equal(t, text, s.String())
	return s
}

func TestPlaces(t *testing.T) {
	require.Equal(t, 1, Places(rules.RootNode))
	require.Equal(t, 3, Places(2))
}

func TestEquilibriumDecides(t *testing.T) {
	s := parse(t, "equilibrium", rules.ModePrivate)
	d := s.Decide(private(0.9, 8, 1_000))
	require.True(t, d.Enter)
	require.EqualValues(t, 3_428, d.Bid, "34.28… %%, rounded down")
	require.Equal(t, Profitable, d.Reason)
	require.Equal(t, pay(1_000, 1_000_000).Profit(d.Bid, d.Chance), d.Profit)

	require.True(t, s.Decide(private(0.405, 8, 1_000)).Enter)
	d = s.Decide(private(0.403, 8, 1_000))
	require.False(t, d.Enter)
	require.Equal(t, Unprofitable, d.Reason)
	require.Negative(t, d.Profit.Sign())

	root := private(0.9, 8, 1_000)
	root.Places = 1
	require.Less(t, s.Decide(root).Chance, s.Decide(private(0.9, 8, 1_000)).Chance)
	require.EqualValues(t, 0, s.Decide(private(0.5, 3, 1_000)).Bid, "there are no more stakers than places")
	require.False(t, s.Decide(private(1, 3, 10_001)).Enter, "a proof costs more than a place pays")
	require.Equal(t, Outranked, s.Decide(private(0, 8, 0)).Reason)
}

// No strategy enters at a loss, or bids what leaves none of a place's pay, and the same situation
// makes the same decision.
func TestNoStrategyBidsMoreThanItCanEarn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		unit := rapid.Float64Range(0, 1)
		kappa := rapid.Int64Range(0, 11_000).Draw(t, "kappa")
		own := unit.Draw(t, "own")
		rivals := rapid.SliceOfN(unit, 0, 20).Draw(t, "rivals")
		mode := rapid.SampledFrom([]rules.Mode{rules.ModePrivate, rules.ModePublic}).Draw(t, "mode")
		s := private(own, len(rivals)+1, kappa)
		if mode == rules.ModePublic {
			s = public(own, kappa, rivals...)
		}
		for _, score := range rapid.SliceOfN(rapid.Float64Range(0, 2), 0, 100).Draw(t, "samples") {
			sample, _ := new(big.Float).Mul(big.NewFloat(score*rules.BPS), draws).Int(nil)
			s.Samples = append(s.Samples, sample)
		}
		kept := slices.Clone(s.Samples)
		name := rapid.SampledFrom([]string{"auto", "fixed:10%", map[rules.Mode]string{rules.ModePrivate: "equilibrium", rules.ModePublic: "limit"}[mode]}).Draw(t, "strategy")
		strategy, err := Parse(name, mode)
		if err != nil {
			t.Fatal(err)
		}
		d := strategy.Decide(s)
		if d.Enter != (d.Profit.Sign() > 0) || d.Enter != (d.Reason == Profitable) {
			t.Fatalf("enters %v, %v, with a profit of %v", d.Enter, d.Reason, d.Profit)
		}
		if most, ok := s.Pay.MostBid(); d.Enter && (!ok || d.Bid > most) {
			t.Fatalf("bids %v, the most is %v", d.Bid, most)
		}
		if again := strategy.Decide(s); again.Bid != d.Bid || !slices.EqualFunc(kept, s.Samples, func(a, b *big.Int) bool { return a == b }) {
			t.Fatal("a second look decides otherwise, or samples were moved")
		}
	})
}

func TestReasons(t *testing.T) {
	require.Equal(t, []string{"profitable", "outranked", "unprofitable"}, []string{Profitable.String(), Outranked.String(), Unprofitable.String()})
}

func TestFixedDecides(t *testing.T) {
	s := parse(t, "fixed:25.5%", rules.ModePublic)
	d := s.Decide(public(0.5, 1_000, 0.9, 0.8, 0.1))
	require.True(t, d.Enter)
	require.EqualValues(t, 2_550, d.Bid)
	require.Equal(t, Outranked, s.Decide(public(0.5, 1_000, 0.9, 0.8, 0.6)).Reason)
	require.Equal(t, Unprofitable, s.Decide(public(0.5, 7_500, 0.9, 0.8, 0.1)).Reason)

	s = parse(t, "fixed:25.5%", rules.ModePrivate)
	in := private(0.5, 8, 1_000)
	require.InDelta(t, Game{3, 8, 0.1}.Chance(0.5), s.Decide(in).Chance, 1e-15)
	for range MinSamples {
		in.Samples = append(in.Samples, rules.Score(vrf(0.5), 2_550))
	}
	require.Zero(t, s.Decide(in).Chance, "it beats none of the samples")
	in.Samples[0] = big.NewInt(0)
	require.InDelta(t, 1.0/61, s.Decide(in).Chance, 1e-15)
	in.Rivals = 2
	require.EqualValues(t, 1, s.Decide(in).Chance, "there are no more stakers than places")
}

func TestParseSaysWhatIsPossible(t *testing.T) {
	for text, c := range map[string]struct {
		mode rules.Mode
		err  error
		says string
	}{
		"limit":          {rules.ModePrivate, ErrMode, `strategy is not for this deployment: "limit": its draws are private: use auto, equilibrium or fixed:10%`},
		"equilibrium":    {rules.ModePublic, ErrMode, `strategy is not for this deployment: "equilibrium": its draws are public: use auto, limit or fixed:10%`},
		"greedy":         {rules.ModePublic, ErrStrategy, `no such strategy: "greedy": use auto, limit or fixed:10%`},
		"":               {rules.ModePrivate, ErrStrategy, `no such strategy: "": use auto, equilibrium or fixed:10%`},
		"auto:10%":       {rules.ModePrivate, ErrStrategy, `no such strategy: "auto:10%": only fixed takes a share: use auto, equilibrium or fixed:10%`},
		"fixed":          {rules.ModePrivate, ErrShare, `strategy "fixed": not a share of the reward: say how much every bid gives up, from fixed:0% to fixed:100%, such as fixed:10%`},
		"fixed:10":       {rules.ModePrivate, ErrShare, ""},
		"fixed:%":        {rules.ModePrivate, ErrShare, ""},
		"fixed:1.%":      {rules.ModePrivate, ErrShare, ""},
		"fixed:.5%":      {rules.ModePrivate, ErrShare, ""},
		"fixed:1.234%":   {rules.ModePrivate, ErrShare, ""},
		"fixed:100.01%":  {rules.ModePrivate, ErrShare, ""},
		"fixed:65546%":   {rules.ModePrivate, ErrShare, ""},
		"fixed:-1%":      {rules.ModePrivate, ErrShare, ""},
		"fixed:1e2%":     {rules.ModePrivate, ErrShare, ""},
		"fixed:10%:more": {rules.ModePrivate, ErrShare, ""},
	} {
		_, err := Parse(text, c.mode)
		require.ErrorIs(t, err, c.err, "%q", text)
		if c.says != "" {
			require.EqualError(t, err, c.says)
		}
	}
	for _, text := range []string{"auto", Default, "limit", "fixed:0%", "fixed:100%", "fixed:62.5%"} {
		parse(t, text, rules.ModePublic)
	}
	s, err := Parse("fixed:010.50%", rules.ModePrivate)
	require.NoError(t, err)
	require.Equal(t, "fixed:10.5%", s.String())
}
