package bid

import (
	"math/big"
	"slices"

	"fernet/settlement/rules"
)

// MinSamples is how many samples of a kind of node it takes to go by them.
const MinSamples = 60

// ToBeat is the sample of one node: the score that one proof more would have had to beat for a
// place, given the best score of each of the other stakers, in any order. It is 0 where a place was
// open.
//
// One's own proof is not among the others: it is no rival. The others' scores are those of the
// proofs that were known; L1 has those with a place, which are enough for a node where one had none
// oneself.
func ToBeat(others []*big.Int, places int) *big.Int {
	if len(others) < places {
		return new(big.Int)
	}
	ranked := slices.SortedFunc(slices.Values(others), func(a, b *big.Int) int { return b.Cmp(a) })
	return new(big.Int).Set(ranked[places-1])
}

// past is samples in ascending order.
type past []*big.Int

func (s Situation) sorted() past {
	return slices.SortedFunc(slices.Values(s.Samples), (*big.Int).Cmp)
}

// beaten is how many samples a score beats.
func (p past) beaten(score *big.Int) int {
	n, _ := slices.BinarySearchFunc(p, score, (*big.Int).Cmp)
	return n
}

// chance is that of a score to beat the next sample. That is equally likely to fall into each of
// the gaps between the samples, of which there is one more than samples.
func (p past) chance(score *big.Int) float64 {
	return float64(p.beaten(score)) / float64(len(p)+1)
}

// bestResponse is the bid with the highest expected reward, the least of equal ones. Less than it
// takes to beat one more sample is given away, so these bids, and 0, are all there is to try.
func (p past) bestResponse(draw *big.Int) rules.Bps {
	best, most := rules.Bps(0), uint64(0)
	try := func(bid rules.Bps) {
		if worth := bid.Keep() * uint64(p.beaten(rules.Score(draw, bid))); worth > most {
			best, most = bid, worth
		}
	}
	try(0)
	for _, sample := range p {
		if bid, ok := rules.SmallestLeadingFee(draw, sample); ok {
			try(bid)
		}
	}
	return best
}
