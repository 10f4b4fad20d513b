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
// proofs that were known; for what L1 knows of them see SamplesOf.
func ToBeat(others []*big.Int, places int) *big.Int {
	if len(others) < places {
		return new(big.Int)
	}
	ranked := slices.SortedFunc(slices.Values(others), func(a, b *big.Int) int { return b.Cmp(a) })
	return new(big.Int).Set(ranked[places-1])
}

// beaten is how many samples a score beats.
func beaten(samples []*big.Int, score *big.Int) int {
	n := 0
	for _, sample := range samples {
		if score.Cmp(sample) > 0 {
			n++
		}
	}
	return n
}

// chance is that of a score to beat the next sample. That is equally likely to fall into each of
// the gaps between the samples, of which there is one more than samples.
func chance(samples []*big.Int, score *big.Int) float64 {
	return float64(beaten(samples, score)) / float64(len(samples)+1)
}

// bestResponse is the bid with the highest expected reward, the least of equal ones. More than it
// takes to beat one more sample is given away, so these bids, and 0, are all there is to try.
func bestResponse(samples []*big.Int, draw *big.Int) rules.Bps {
	ascending := slices.SortedFunc(slices.Values(samples), (*big.Int).Cmp)
	bid := rules.Bps(0)
	first := beaten(samples, rules.Score(draw, bid))
	best, most := bid, bid.Keep()*uint64(first)
	for next := first; next < len(ascending); {
		var ok bool
		if bid, ok = rules.SmallestLeadingFee(draw, ascending[next]); !ok {
			break
		}
		for score := rules.Score(draw, bid); next < len(ascending) && score.Cmp(ascending[next]) > 0; {
			next++
		}
		if worth := bid.Keep() * uint64(next); worth > most {
			best, most = bid, worth
		}
	}
	return best
}
