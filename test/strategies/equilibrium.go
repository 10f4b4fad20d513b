package main

import (
	"fmt"
	"io"
	"math"

	"fernet/prover/bid"
	"fernet/settlement/rules"
	"fernet/test/response"
)

// equilibria is the table of what `equilibrium` does.
func equilibria(out io.Writer) error {
	heading(out, "The equilibrium", `A node with three places. `+"`n`"+` stakers may prove it, and a proof costs κ of what a place pays.
Entrants are the mean, "nobody" the chance that there is none. Profit is that of a staker and
node before it knows its draw, in what a place pays.`,
		"n", "κ", "enters at v ≥", "entrants", "nobody", "b(0.75)", "b(0.9)", "b(1)", "profit")
	for _, n := range []int{4, 8, 16, 32, 64} {
		for _, kappa := range response.Kappas {
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
			row(out, append(append(cells, bids...), amount(response.Mean(g.Profit)))...)
		}
	}
	return nil
}

// bestResponses is the table of what anything else earns against the equilibrium.
func bestResponses(out io.Writer) error {
	heading(out, "The best response to the equilibrium", `All others play the equilibrium, with bids in basis points. The best response is that of a grid:
for each draw the best of staying out and of 400 bids.`,
		"n", "κ", "equilibrium earns", "best response earns", "gain")
	for _, g := range response.Games() {
		own, best := response.Best(g)
		row(out, g.Stakers, g.Kappa, fmt.Sprintf("%.5f", own), fmt.Sprintf("%.5f", best), fmt.Sprintf("%.2f %%", 100*(best/own-1)))
	}
	return nil
}
