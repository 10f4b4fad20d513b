package bid

import (
	"math"
	"math/big"

	"fernet/settlement/rules"
)

// Game is one node of a proof tree in private mode, for stakers that know only their own draw. A
// draw v is uniform in [0, 1], a bid b a share in [0, 1], and the unit of money is what a place
// pays at bid 0. docs/STRATEGIES.md derives the formulas.
type Game struct {
	Places  int     // proofs that are paid: rules.ProofsPerNode, 1 at the root
	Stakers int     // who may prove the node, oneself included; at least 1
	Kappa   float64 // what a proof costs, at least 0
}

// Chance is P(v), the chance that fewer than Places of the others have a draw above v.
func (g Game) Chance(v float64) float64 { return fewer(g.Stakers-1, g.Places, v) }

// fewer is the chance that fewer than m of n independent draws are above v:
// the sum of C(n, k) (1-v)^k v^(n-k) over k < m.
func fewer(n, m int, v float64) float64 {
	last := min(m-1, n)
	// By Horner's rule in v, which leaves one power to take.
	sum, ways, above := 0.0, 1.0, 1.0
	for k := 0; k <= last; k++ {
		if k > 0 {
			ways *= float64(n-k+1) / float64(k)
			above *= 1 - v
		}
		sum = sum*v + ways*above
	}
	return min(sum*math.Pow(v, float64(n-last)), 1)
}

// chances is the integral of P from 0 to v, but for a constant: the mean over the n stakers of how
// many of m places the draws above v leave open, the sum of (m-j) C(n, j) (1-v)^j v^(n-j) / n over
// j < m.
func (g Game) chances(v float64) float64 {
	sum := 0.0
	for m := 1; m <= g.Places; m++ {
		sum += fewer(g.Stakers, m, v)
	}
	return sum / float64(g.Stakers)
}

// Entry is v*, the least draw with P(v) ≥ κ, and false when there is none since a proof costs more
// than a place pays.
func (g Game) Entry() (float64, bool) {
	if !(g.Kappa <= 1) {
		return 0, false
	}
	if g.Chance(0) >= g.Kappa {
		return 0, true
	}
	// P increases from below κ at 0 to 1 at 1.
	low, high := 0.0, 1.0
	for {
		middle := low + (high-low)/2
		switch {
		case middle <= low || middle >= high:
			return high, true
		case g.Chance(middle) >= g.Kappa:
			high = middle
		default:
			low = middle
		}
	}
}

// Bid is what the equilibrium bids with a draw, and false for a draw that stays out.
func (g Game) Bid(v float64) (float64, bool) {
	entry, ok := g.Entry()
	chance := g.Chance(v)
	switch {
	case !ok || v < entry || chance == 0:
		return 0, false
	case g.Stakers <= g.Places:
		return 0, true // everyone has a place
	}
	above := v*chance - entry*g.Chance(entry) - 2*(g.chances(v)-g.chances(entry))
	return max(0, above/(v*chance)), true
}

// Profit is what a staker with the draw expects in the equilibrium: 0 where it stays out.
func (g Game) Profit(v float64) float64 {
	b, ok := g.Bid(v)
	if !ok {
		return 0
	}
	return g.Chance(v)*(1-b) - g.Kappa
}

// draws is how many VRF outputs there are.
var draws = new(big.Float).SetMantExp(big.NewFloat(1), rules.VrfBits)

// share is a VRF output as a draw in [0, 1], to the nearest floating-point number.
func share(vrf *big.Int) float64 {
	v, _ := new(big.Float).Quo(new(big.Float).SetInt(vrf), draws).Float64()
	return v
}

// floorBps is a bid in basis points, rounded down.
func floorBps(b float64) rules.Bps { return rules.Bps(b * rules.BPS) }
