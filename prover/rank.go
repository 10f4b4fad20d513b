package prover

import (
	"cmp"
	"math/big"
	"slices"

	"fernet/settlement/rules"
)

// Bid is one staker's place in the ranking of a node.
type Bid struct {
	StakerID uint32
	FeeBurn  rules.Bps
	Vrf      *big.Int
}

// Score is what the bid's proof would add to a submission.
func (b Bid) Score() *big.Int { return rules.Score(b.Vrf, b.FeeBurn) }

// Rank sorts bids, best score first; equal scores by staker.
func Rank(bids []Bid) []Bid {
	ranked := slices.Clone(bids)
	slices.SortFunc(ranked, func(a, b Bid) int {
		return cmp.Or(b.Score().Cmp(a.Score()), cmp.Compare(a.StakerID, b.StakerID))
	})
	return ranked
}

// Undercut lowers bids in public mode, where everyone's draw on a node is
// known: whoever is among the first `places` with the bids as given takes the
// smallest FEE_BURN that still beats the best of the others, never more than
// it was ready to give up. The order between places and the rest does not change.
func Undercut(bids []Bid, places int) []Bid {
	ranked := Rank(bids)
	if len(ranked) <= places {
		// Nobody is left to beat: a place costs nothing.
		for i := range ranked {
			ranked[i].FeeBurn = 0
		}
		return Rank(ranked)
	}
	rival := ranked[places].Score()
	for i := range ranked[:places] {
		// A place that only the tie rule gave has no smaller bid that keeps it, and keeps its bid.
		if fee, ok := rules.SmallestLeadingFee(ranked[i].Vrf, rival); ok && fee < ranked[i].FeeBurn {
			ranked[i].FeeBurn = fee
		}
	}
	return Rank(ranked)
}
