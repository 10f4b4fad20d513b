package main

import (
	"fmt"
	"io"
	"math"
	"slices"

	"fernet/prover/bid"
	"fernet/settlement/rules"
)

// kappas are the costs of a proof that tables show, of what a place pays.
var kappas = []float64{0, 0.1, 0.3}

// equilibria is the table of what `equilibrium` does.
func equilibria(out io.Writer) error {
	heading(out, "The equilibrium", `A node with three places. `+"`n`"+` stakers may prove it, and a proof costs κ of what a place pays.
Entrants are the mean, "nobody" the chance that there is none. Profit is that of a staker and
node before it knows its draw, in what a place pays.`,
		"n", "κ", "enters at v ≥", "entrants", "nobody", "b(0.75)", "b(0.9)", "b(1)", "profit")
	for _, n := range []int{4, 8, 16, 32, 64} {
		for _, kappa := range kappas {
			g := bid.Game{Places: rules.ProofsPerNode, Stakers: n, Kappa: kappa}
			entry, _ := g.Entry()
			bids := []any{}
			for _, v := range []float64{0.75, 0.9, 1} {
				text := "out"
				if b, ok := g.Bid(v); ok {
					text = percent(b)
				}
				bids = append(bids, text)
			}
			cells := []any{n, kappa, amount(entry), fmt.Sprintf("%.1f", float64(n)*(1-entry)), percent(math.Pow(entry, float64(n)))}
			row(out, append(append(cells, bids...), amount(mean(g.Profit)))...)
		}
	}
	return nil
}

// grid is how many draws stand for all of them.
const grid = 1_000

// mean is that of a function of the draw.
func mean(f func(v float64) float64) float64 {
	sum := 0.0
	for i := range grid {
		sum += f((float64(i) + 0.5) / grid)
	}
	return sum / grid
}

// bestResponses is the table of what anything else earns against the equilibrium.
func bestResponses(out io.Writer) error {
	heading(out, "The best response to the equilibrium", `All others play the equilibrium, with bids in basis points. The best response is that of a grid:
for each draw the best of staying out and of 400 bids.`,
		"n", "κ", "equilibrium earns", "best response earns", "gain")
	for _, n := range []int{8, 16} {
		for _, kappa := range kappas {
			own, best := respond(bid.Game{Places: rules.ProofsPerNode, Stakers: n, Kappa: kappa})
			row(out, n, kappa, fmt.Sprintf("%.5f", own), fmt.Sprintf("%.5f", best), fmt.Sprintf("%.2f %%", 100*(best/own-1)))
		}
	}
	return nil
}

// respond returns what a staker earns that plays the equilibrium as all others do, and what it
// would earn with the best response. What a score wins is counted from the others' scores, and not
// from the formula that made their bids.
func respond(g bid.Game) (own, best float64) {
	const points = 20_000
	others := make([]float64, points)
	for i := range others {
		others[i] = score(g, (float64(i)+0.5)/points)
	}
	slices.Sort(others)
	// The chance of a score is that of a draw above as many of the others' scores.
	wins := func(score float64) float64 {
		below, _ := slices.BinarySearch(others, score)
		return g.Chance(float64(below) / points)
	}
	own = mean(func(v float64) float64 {
		s := score(g, v)
		if s < 0 {
			return 0
		}
		return wins(s)*(2-s/v) - g.Kappa
	})
	best = mean(func(v float64) float64 {
		most := 0.0 // staying out
		for i := range 401 {
			b := float64(i) / 400
			most = max(most, wins(v*(1+b))*(1-b)-g.Kappa)
		}
		return most
	})
	return own, best
}

// score is that of the equilibrium with a draw, with its bid in basis points; -1 stays out.
func score(g bid.Game, v float64) float64 {
	b, ok := g.Bid(v)
	if !ok {
		return -1
	}
	return v * (1 + math.Floor(b*rules.BPS)/rules.BPS)
}
