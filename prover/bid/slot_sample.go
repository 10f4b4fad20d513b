package bid

import (
	"math/big"
	"slices"

	"fernet/settlement/rules"
)

// SlotSample is what L1 shows of the best rival of an earlier slot: its score, 0 when no rival
// proposed. Of a slot that one has won oneself it shows less, as whoever cannot beat the best so
// far does not propose: then Below is set, and all that is known is that no rival reached Score,
// one's own.
type SlotSample struct {
	Score *big.Int
	Below bool
}

// odds are the chances to beat the best rival of a slot, by what was seen of earlier ones.
type odds struct {
	scores []*big.Int // of rivals that were seen, ascending, each once
	// chances[i] is that of a score up to scores[i] and above the one before; the last one that of
	// all scores above.
	chances []float64
}

// oddsOf returns the odds that make the samples likeliest: the product-limit estimate of Kaplan and
// Meier, downwards from the highest score. Without samples that are only bounds, a score beats as
// many as it does of them. As in chance, there is a gap more than there are samples.
func oddsOf(samples []SlotSample) odds {
	sorted := slices.SortedFunc(slices.Values(samples), func(a, b SlotSample) int { return a.Score.Cmp(b.Score) })
	seen := float64(len(sorted)) / float64(len(sorted)+1)
	o := odds{chances: []float64{seen}}
	for i := len(sorted) - 1; i >= 0; {
		score, upTo, exact := sorted[i].Score, i+1, 0
		for ; i >= 0 && sorted[i].Score.Cmp(score) == 0; i-- {
			if !sorted[i].Below {
				exact++
			}
		}
		if exact > 0 {
			seen *= 1 - float64(exact)/float64(upTo)
			o.scores, o.chances = append(o.scores, score), append(o.chances, seen)
		}
	}
	slices.Reverse(o.scores)
	slices.Reverse(o.chances)
	return o
}

// beaten is the chance that a score beats the best rival.
func (o odds) beaten(score *big.Int) float64 {
	// Those below the score are beaten.
	i, _ := slices.BinarySearchFunc(o.scores, score, (*big.Int).Cmp)
	return o.chances[i]
}

// bestResponse is the bid from least on with the highest expected share, the least of equal ones.
// More than it takes to beat one more of the scores that were seen is given away.
func (o odds) bestResponse(draw *big.Int, least rules.Bps) rules.Bps {
	best := least
	worth := func(bid rules.Bps) float64 {
		return float64(bid.Keep()) * o.beaten(rules.Score(draw, bid))
	}
	most := worth(least)
	for _, score := range o.scores {
		bid, ok := rules.SmallestLeadingFee(draw, score)
		if !ok {
			break
		}
		if w := worth(bid); bid > least && w > most {
			best, most = bid, w
		}
	}
	return best
}
