package main

import (
	"context"
	"fmt"

	"fernet/test/response"
	"fernet/test/simulation"
)

// networks prints what networks of provers lose of what they could reach, simulated from a fixed
// seed: figures that do not depend on the machine.
func networks(ctx context.Context, out report) error {
	var rows []row
	for _, s := range simulation.Studies(30, 100) {
		r, err := simulation.Run(ctx, s.Config)
		if err != nil {
			return fmt.Errorf("simulate %s: %w", s.Name, err)
		}
		name := fmt.Sprintf("%s, %d blocks", s.Name, r.Blocks)
		rows = append(rows,
			row{name + ": part of the ideal score that is not reached", 1 - r.Share(), s.Lost, "ratio", true},
			row{name + ": part of the places that is left open", 1 - r.Filled(), s.Open, "ratio", true},
			row{name + ": blocks without a root", float64(r.Blocks - r.Roots), max(float64(s.Roots), 0.5), "", true},
		)
	}
	if err := write(out, "Networks of provers, simulated", rows); err != nil {
		return err
	}
	fmt.Fprintln(out, `Blocks of 31 nodes, windows of 150 L1 blocks, private draws and `+"`equilibrium`"+` unless it says
otherwise, κ = 0.1. Rounds, pools, plans, draws and bids are real; times of proofs and delays of
messages are drawn, and proofs are not verified. The ideal is the sum of the best scores of each
node, of all proofs that were made, also after their cut-offs.`)
	fmt.Fprintln(out)
	return nil
}

// bestResponses prints what anything else gains against provers that all play `equilibrium`.
func bestResponses(_ context.Context, out report) error {
	var rows []row
	for _, g := range response.Games() {
		own, best := response.Best(g)
		rows = append(rows, row{fmt.Sprintf("n = %d, κ = %g", g.Stakers, g.Kappa), max(0, best/own-1), response.Bound, "ratio", true})
	}
	if err := write(out, "Gain of the best response to `equilibrium`", rows); err != nil {
		return err
	}
	fmt.Fprintln(out, `In parts of what the equilibrium earns. The table "The best response to the equilibrium" of
STRATEGIES.md has more.`)
	fmt.Fprintln(out)
	return nil
}
