package main

import (
	"fmt"
	"io"
	"math/big"

	"fernet/prover/bid"
	"fernet/settlement/rules"
)

// lastWave follows the waves of package bid.
const lastWave = int(bid.ThirdWave) + 1

// prove returns all proofs of a node in the order in which they are made, by stakers that all play
// a strategy and fill what is left open in the later waves. Stakers for whom silent is true never
// prove; nobody knows. Those for whom late is true sit out the first wave.
func (w *world) prove(strategy bid.Strategy, places int, vrfs []*big.Int, silent, late func(staker int) bool) []made {
	var proofs []made
	has := make([]bool, w.stakers)
	// All who enter a wave decide on what they saw at its beginning.
	wave := func(number int, decide func(i int, s bid.Situation) bid.Decision) {
		var entrants []made
		for i := range vrfs {
			if silent(i) || has[i] {
				continue
			}
			if d := decide(i, w.situation(places, vrfs, i)); d.Enter {
				entrants = append(entrants, made{i, d.Bid, rules.Score(vrfs[i], d.Bid), number})
			}
		}
		for _, p := range entrants {
			has[p.staker] = true
		}
		proofs = append(proofs, entrants...)
	}
	wave(int(bid.FirstWave), func(i int, s bid.Situation) bid.Decision {
		if late(i) {
			return bid.Decision{}
		}
		return strategy.Decide(s)
	})
	for number := bid.SecondWave; number <= bid.ThirdWave; number++ {
		before := proofs
		wave(int(number), func(i int, s bid.Situation) bid.Decision {
			return number.Fill(s, bid.Seen{Filled: place(before, rules.Score(s.Draw, 0)), Waiting: w.waiting(vrfs, before, i)})
		})
	}
	for turn := 0; turn < w.stakers && len(proofs) == 0; turn++ {
		wave(lastWave, func(_ int, s bid.Situation) bid.Decision {
			if bid.LastTurn(s) != turn {
				return bid.Decision{}
			}
			return bid.Last(s, new(big.Int))
		})
	}
	return proofs
}

func nobody(int) bool { return false }

// waiting is the table of what a staker gains by sitting out the first wave.
func waiting(out io.Writer) error {
	const nodes = 2_000
	heading(out, "Waiting for the second wave", fmt.Sprintf(`Private mode, a node with three places: what a staker earns a node, in what a place pays, when all
play the equilibrium and fill open places in the second and third wave, and when it alone sits out
the first wave. The mean of %d nodes.`, nodes),
		"n", "κ", "in the first wave", "waiting")
	strategy, err := parsed("equilibrium", rules.ModePrivate)
	if err != nil {
		return err
	}
	for _, stakers := range []int{8, 32} {
		for _, kappa := range []rules.Bps{1_000, 3_000} {
			var sums [2]float64
			for k, late := range []func(int) bool{nobody, func(i int) bool { return i == 0 }} {
				w := newWorld(rules.ModePrivate, stakers, kappa, 3)
				for n := range nodes {
					proofs := w.prove(strategy, rules.ProofsPerNode, w.spread(n), nobody, late)
					for _, p := range proofs {
						if p.staker == 0 {
							sums[k] += w.earned(proofs, p, rules.ProofsPerNode)
						}
					}
				}
			}
			row(out, stakers, float64(kappa)/rules.BPS, amount(sums[0]/nodes), amount(sums[1]/nodes))
		}
	}
	return nil
}
