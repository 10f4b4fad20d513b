package main

import (
	"fmt"
	"io"
	"math/big"
	"slices"

	"fernet/prover/bid"
	"fernet/settlement/rules"
)

// Nodes of a league: the first ones fill the stakers' samples and are not counted.
const (
	leagueNodes = 1_500
	warmUpNodes = 240
	keptSamples = 240
)

// leagues is the table of what one strategy earns among seven of another, in private mode.
func leagues(out io.Writer) error {
	names := []string{"equilibrium", "auto", "fixed:0%", "fixed:30%", "fixed:60%"}
	heading(out, "One among seven others", fmt.Sprintf(`Private mode, n = 8, κ = 0.1: what a staker earns a node, in what a place pays, with the strategy of
the row, when the seven others have that of the column. The mean of %d nodes, the same draws in
all cells; `+"`auto`"+` goes by the last %d nodes.`, leagueNodes, keptSamples),
		append([]string{"own"}, names...)...)
	return among(out, names, league, amount)
}

// among writes the rows of a table of what one strategy earns among others, as show writes it, with
// a row and a column for each.
func among(out io.Writer, names []string, league func(own, others string) (float64, error), show func(float64) string) error {
	for _, own := range names {
		cells := []any{"`" + own + "`"}
		for _, others := range names {
			earned, err := league(own, others)
			if err != nil {
				return err
			}
			cells = append(cells, show(earned))
		}
		row(out, cells...)
	}
	return nil
}

// league returns what the first of eight stakers earns a node.
func league(own, others string) (float64, error) {
	w := newWorld(rules.ModePrivate, 8, 1_000, 2)
	strategies := make([]bid.Strategy, w.stakers)
	for i := range strategies {
		var err error
		if strategies[i], err = parsed(others, w.mode); err != nil {
			return 0, err
		}
	}
	first, err := parsed(own, w.mode)
	if err != nil {
		return 0, err
	}
	strategies[0] = first
	samples := make([][]*big.Int, w.stakers)
	sum := 0.0
	for n := range warmUpNodes + leagueNodes {
		proofs := w.play(strategies, samples, w.spread(n))
		if i := slices.IndexFunc(proofs, func(p made) bool { return p.staker == 0 }); n >= warmUpNodes && i >= 0 {
			sum += w.earned(proofs, proofs[i], rules.ProofsPerNode)
		}
	}
	return sum / leagueNodes, nil
}

// play returns the proofs of a node with these draws, and adds what each staker had to beat to its
// samples.
func (w *world) play(strategies []bid.Strategy, samples [][]*big.Int, vrfs []*big.Int) []made {
	var proofs []made
	for i, strategy := range strategies {
		s := w.situation(rules.ProofsPerNode, vrfs, i)
		s.Samples = samples[i]
		if d := strategy.Decide(s); d.Enter {
			proofs = append(proofs, made{staker: i, bid: d.Bid, score: rules.Score(vrfs[i], d.Bid)})
		}
	}
	for i := range samples {
		var others []*big.Int
		for _, p := range proofs {
			if p.staker != i {
				others = append(others, p.score)
			}
		}
		samples[i] = append(samples[i], bid.ToBeat(others, rules.ProofsPerNode))
		samples[i] = samples[i][max(0, len(samples[i])-keptSamples):]
	}
	return proofs
}
