package bid

import (
	"math/big"

	"fernet/settlement/rules"
)

// Strategy decides whether to prove a node in the first place, and with which bid. A strategy has
// no state: what it goes by is in the situation.
type Strategy interface {
	// Decide must not change what the situation points to.
	Decide(Situation) Decision
	// String is the strategy as Parse reads it.
	String() string
}

// Situation is one node of one block, as one staker that may prove it sees it.
type Situation struct {
	Places int        // Places of the node
	Draw   *big.Int   // own VRF output on the node
	Rivals int        // how many others may prove it
	Mode   rules.Mode // of the deployment
	Draws  []*big.Int // in public mode the VRF outputs of the rivals, in any order
	Pay    Pay
	// Samples are the scores that a proof had to beat for a place at nodes of the same Kind in the
	// last blocks: see ToBeat. Only private mode goes by them.
	Samples []*big.Int
}

// Places is how many proofs of a node a submission holds.
func Places(node uint32) int {
	if node == rules.RootNode {
		return 1
	}
	return rules.ProofsPerNode
}

// game is the situation as a game of private draws.
func (s Situation) game() Game {
	return Game{Places: s.Places, Stakers: s.Rivals + 1, Kappa: s.Pay.Kappa()}
}

// Decision is what to do with a node.
type Decision struct {
	Enter  bool      // prove it
	Bid    rules.Bps // FEE_BURN
	Chance float64   // of a place
	Profit *big.Int  // expected of entering, in wei, rounded down, also where it stays out
	Reason Reason
}

// Reason says why a decision is as it is.
type Reason uint8

// The reasons.
const (
	Profitable   Reason = iota // it enters: a proof is expected to earn more than it costs
	Outranked                  // it stays out: others will take all places
	Unprofitable               // it stays out: a proof is not expected to earn what it costs
)

// String returns the reason's name.
func (r Reason) String() string {
	return [...]string{"profitable", "outranked", "unprofitable"}[r]
}

// judge is the cost rule: a proof is made when it is expected to earn more than it costs.
func (s Situation) judge(bid rules.Bps, chance float64) Decision {
	d := Decision{Bid: bid, Chance: chance, Profit: s.Pay.Profit(bid, chance)}
	switch {
	case d.Profit.Sign() > 0:
		d.Enter = true
	case chance == 0:
		d.Reason = Outranked
	default:
		d.Reason = Unprofitable
	}
	return d
}

// above counts the draws that are higher than one's own.
func above(draws []*big.Int, own *big.Int) int {
	n := 0
	for _, d := range draws {
		if d.Cmp(own) > 0 {
			n++
		}
	}
	return n
}
