package bid

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// The figures of the design, each to the digits it has them with.
func TestFiguresOfTheEquilibrium(t *testing.T) {
	for _, c := range []struct {
		stakers      int
		kappa, entry float64
		bids         map[float64]float64
	}{
		{8, 0.1, 0.404, map[float64]float64{0.75: 0.451, 0.9: 0.343, 1: 0.225}},
		{16, 0.1, 0.683, map[float64]float64{0.9: 0.670, 1: 0.569}},
	} {
		g := Game{Places: 3, Stakers: c.stakers, Kappa: c.kappa}
		entry, ok := g.Entry()
		require.True(t, ok)
		require.InDelta(t, c.entry, entry, 0.0005)
		for v, want := range c.bids {
			got, enters := g.Bid(v)
			require.True(t, enters)
			require.InDelta(t, want, got, 0.0005, "n = %d, v = %v", c.stakers, v)
		}
	}
}

// Without a cost the highest draw bids max(0, (n-2M)/n), whatever the places are.
func TestBidOfTheHighestDrawWithoutCost(t *testing.T) {
	for places := 1; places <= 5; places++ {
		for n := 1; n <= 200; n++ {
			b, ok := Game{Places: places, Stakers: n}.Bid(1)
			require.True(t, ok)
			require.InDelta(t, max(0, float64(n-2*places)/float64(n)), b, 1e-9, "M = %d, n = %d", places, n)
		}
	}
}

func drawGame(t *rapid.T) Game {
	return Game{
		Places:  rapid.IntRange(1, 3).Draw(t, "places"),
		Stakers: rapid.IntRange(1, 300).Draw(t, "stakers"),
		Kappa:   rapid.Float64Range(0, 1).Draw(t, "kappa"),
	}
}

// The formulas again as the differential equation that they solve, step by step: (σP)' = 2vP' from
// σ(v*) = v* on, and σ is never below v.
func TestBidSolvesTheEquation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGame(t)
		g.Stakers = min(g.Stakers, 40)
		entry, ok := g.Entry()
		if !ok {
			t.Fatal("nobody enters")
		}
		const steps = 4000
		at := func(i int) float64 { return entry + (1-entry)*float64(i)/steps }
		paid := entry * g.Chance(entry) // σP
		for i := range steps {
			v, next := at(i), at(i+1)
			paid += (v + next) * (g.Chance(next) - g.Chance(v))
			paid = max(paid, next*g.Chance(next))
			if i%100 != 99 || g.Chance(next) < 1e-6 {
				continue
			}
			b, enters := g.Bid(next)
			if want := paid/(next*g.Chance(next)) - 1; !enters || math.Abs(b-want) > 2e-3 {
				t.Fatalf("v = %v: bid %v (%v), the equation has %v", next, b, enters, want)
			}
		}
	})
}

// Entry is the least draw whose chance is worth a proof.
func TestEntryIsTheLeast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGame(t)
		entry, ok := g.Entry()
		if !ok || g.Chance(entry) < g.Kappa {
			t.Fatalf("P(%v) = %v", entry, g.Chance(entry))
		}
		if below := math.Nextafter(entry, 0); entry > 0 && g.Chance(below) >= g.Kappa {
			t.Fatalf("%v enters too", below)
		}
		if _, enters := g.Bid(entry / 2); enters && g.Chance(entry/2) < g.Kappa {
			t.Fatal("a draw below the entry bids")
		}
	})
	for _, kappa := range []float64{1.01, math.Inf(1), math.NaN()} {
		_, ok := Game{Places: 3, Stakers: 2, Kappa: kappa}.Entry()
		require.False(t, ok, "%v", kappa)
		_, ok = Game{Places: 3, Stakers: 2, Kappa: kappa}.Bid(1)
		require.False(t, ok, "%v", kappa)
	}
}

// Scores and profits rise with the draw, and no bid gives up what the proof costs.
func TestEquilibriumIsMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGame(t)
		low := rapid.Float64Range(0, 1).Draw(t, "low")
		high := rapid.Float64Range(low, 1).Draw(t, "high")
		b, entersLow := g.Bid(low)
		c, entersHigh := g.Bid(high)
		if entersLow && !entersHigh {
			t.Fatalf("%v enters, and %v does not", low, high)
		}
		if low*(1+b) > high*(1+c)+1e-9 {
			t.Fatalf("score %v of %v, %v of %v", low*(1+b), low, high*(1+c), high)
		}
		if g.Profit(low) > g.Profit(high)+1e-9 || g.Profit(low) < -1e-9 {
			t.Fatalf("profit %v of %v, %v of %v", g.Profit(low), low, g.Profit(high), high)
		}
		if c > 1-g.Kappa+1e-9 {
			t.Fatalf("bid %v of %v", c, high)
		}
	})
}
