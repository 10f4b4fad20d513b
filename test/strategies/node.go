package main

import (
	"math/big"
	"math/rand/v2"
	"slices"

	"fernet/prover/bid"
	"fernet/settlement/rules"
)

// unit is what a basis point of a place's pay is worth in the simulations, in wei. Any will do.
const unit = 1_000_000

// world is who may prove each node of the simulations, and at which cost.
type world struct {
	mode    rules.Mode
	stakers int
	kappa   rules.Bps // what a proof costs, of what a place pays
	random  *rand.Rand
}

func newWorld(mode rules.Mode, stakers int, kappa rules.Bps, seed uint64) *world {
	return &world{mode, stakers, kappa, rand.New(rand.NewPCG(seed, 0))}
}

// pay is that of a node's place.
func (w *world) pay() bid.Pay {
	return bid.Pay{Unit: big.NewInt(unit), Cost: big.NewInt(unit * int64(w.kappa))}
}

// vrfs draws a VRF output for each staker.
func (w *world) vrfs() []*big.Int {
	out := make([]*big.Int, w.stakers)
	for i := range out {
		high, low := new(big.Int).SetUint64(w.random.Uint64()), new(big.Int).SetUint64(w.random.Uint64())
		out[i] = high.Lsh(high, 64).Or(high, low)
	}
	return out
}

// spread draws a VRF output for each staker but the first, whose outputs of successive nodes are
// spread evenly, so that the mean of what it earns needs fewer nodes.
func (w *world) spread(node int) []*big.Int {
	out := w.vrfs()
	// Multiples of the golden ratio, as a fraction of 2^64.
	out[0] = new(big.Int).SetUint64(uint64(node) * 0x9e3779b97f4a7c15)
	out[0].Lsh(out[0], 64)
	return out
}

// situation is what staker i sees of a node where so much was drawn.
func (w *world) situation(places int, vrfs []*big.Int, i int) bid.Situation {
	s := bid.Situation{Places: places, Draw: vrfs[i], Rivals: w.stakers - 1, Mode: w.mode, Pay: w.pay()}
	if w.mode == rules.ModePublic {
		for j, v := range vrfs {
			if j != i {
				s.Draws = append(s.Draws, v)
			}
		}
	}
	return s
}

// waiting are the draws of the rivals of staker i that have made none of the proofs, in public
// mode.
func (w *world) waiting(vrfs []*big.Int, proofs []made, i int) (out []*big.Int) {
	if w.mode == rules.ModePrivate {
		return nil
	}
	for j, v := range vrfs {
		if j != i && !slices.ContainsFunc(proofs, func(p made) bool { return p.staker == j }) {
			out = append(out, v)
		}
	}
	return out
}

// made is a proof that somebody made of a node.
type made struct {
	staker int
	bid    rules.Bps
	score  *big.Int
	wave   int // from 1, the last wave being the fourth
}

// place counts the proofs of a node with a score above another: its place, from 0.
func place(proofs []made, score *big.Int) int {
	n := 0
	for _, p := range proofs {
		if p.score.Cmp(score) > 0 {
			n++
		}
	}
	return n
}

// earned is what a proof earned of the pay of a place, less its cost.
func (w *world) earned(proofs []made, p made, places int) float64 {
	earned := -float64(w.kappa) / rules.BPS
	if place(proofs, p.score) < places {
		earned += float64(p.bid.Keep()) / rules.BPS
	}
	return earned
}
