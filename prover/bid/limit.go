package bid

import (
	"math/big"
	"slices"

	"fernet/settlement/rules"
)

// limit is the strategy of public mode: the highest draws enter, each with the least bid that
// nobody outside can beat without a loss.
type limit struct{}

func (limit) String() string { return "limit" }

func (limit) Decide(s Situation) Decision {
	most, ok := s.Pay.MostBid()
	if !ok {
		return s.judge(0, 1)
	}
	bid, ok := LimitBid(s.Draw, s.Draws, s.Places, most)
	if !ok {
		return s.judge(0, 0)
	}
	return s.judge(bid, 1)
}

// LimitBid is the least bid with which a draw keeps one of the places of a node whatever the others
// do, when none of them bids more than most: see Pay.MostBid. It is false for a draw that is not
// among the highest, and for one that no bid defends.
func LimitBid(own *big.Int, rivals []*big.Int, places int, most rules.Bps) (rules.Bps, bool) {
	if above(rivals, own) >= places {
		return 0, false
	}
	if len(rivals) < places {
		return 0, true
	}
	// Whoever has the highest draw outside: one's own is inside, so it is the places-th of the
	// rivals.
	ranked := slices.SortedFunc(slices.Values(rivals), func(a, b *big.Int) int { return b.Cmp(a) })
	return rules.SmallestLeadingFee(own, rules.Score(ranked[places-1], most))
}

// Settled reports whether nobody can take a place of a node any more: all places are filled, and no
// draw outside reaches a score that holds one, with a bid up to most. It is for public mode. In
// private mode the draws outside are unknown, and it holds only of nodes that everybody has proven:
// outside is empty.
func Settled(scores, outside []*big.Int, places int, most rules.Bps) bool {
	if len(outside) == 0 {
		return true
	}
	highest := slices.MaxFunc(outside, (*big.Int).Cmp)
	// With a place open there is nothing to beat, and no score is below 0.
	return rules.Score(highest, most).Cmp(ToBeat(scores, places)) < 0
}
