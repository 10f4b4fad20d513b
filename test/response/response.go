// Package response tells what the best response to the strategy `equilibrium` gains: what a staker
// earns in a node that plays it as all others do, and what it could earn with anything else.
// Amounts are of what a place of the node pays.
package response

import (
	"math"
	"slices"

	"fernet/prover/bid"
	"fernet/settlement/rules"
)

// Kappas are the costs of a proof that games are computed for, of what a place pays.
var Kappas = []float64{0, 0.1, 0.3}

// Games are those in which the best response is held to gain less than [Bound].
func Games() (games []bid.Game) {
	for _, n := range []int{8, 16} {
		for _, kappa := range Kappas {
			games = append(games, bid.Game{Places: rules.ProofsPerNode, Stakers: n, Kappa: kappa})
		}
	}
	return games
}

// Bound is what the best response may gain, of what the equilibrium earns.
const Bound = 0.01

// grid is how many draws stand for all of them.
const grid = 1_000

// Mean is that of a function of the draw, which is from 0 to 1.
func Mean(f func(v float64) float64) float64 {
	sum := 0.0
	for i := range grid {
		sum += f((float64(i) + 0.5) / grid)
	}
	return sum / grid
}

// Best returns what a staker earns that plays the equilibrium as all others do, and what it would
// earn with the best response: for each draw the best of staying out and of 400 bids. What a score
// wins is counted from the others' scores, and not from the formula that made their bids.
func Best(g bid.Game) (own, best float64) { return to(g, g.Bid) }

// to is [Best] where all play some strategy, which says with which bid a draw enters if it does.
func to(g bid.Game, strategy func(v float64) (b float64, enters bool)) (own, best float64) {
	const points = 20_000
	others := make([]float64, points)
	for i := range others {
		others[i] = score(strategy, (float64(i)+0.5)/points)
	}
	slices.Sort(others)
	// The chance of a score is that of a draw above as many of the others' scores.
	wins := func(score float64) float64 {
		below, _ := slices.BinarySearch(others, score)
		return g.Chance(float64(below) / points)
	}
	own = Mean(func(v float64) float64 {
		s := score(strategy, v)
		if s < 0 {
			return 0
		}
		return wins(s)*(2-s/v) - g.Kappa
	})
	best = Mean(func(v float64) float64 {
		most := 0.0 // staying out
		for i := range 401 {
			b := float64(i) / 400
			most = max(most, wins(v*(1+b))*(1-b)-g.Kappa)
		}
		return most
	})
	return own, best
}

// score is that of a strategy with a draw, with its bid in basis points; -1 stays out.
func score(strategy func(v float64) (float64, bool), v float64) float64 {
	b, ok := strategy(v)
	if !ok {
		return -1
	}
	return v * (1 + math.Floor(b*rules.BPS)/rules.BPS)
}
