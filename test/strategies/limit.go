package main

import (
	"io"
	"math/big"
	"slices"

	"fernet/settlement/rules"
)

// limits is the table of what `limit` does in public mode.
func limits(out io.Writer) error {
	const nodes = 1_000
	heading(out, "Public mode", `The mean of 1000 nodes with three places. The bid is that of the three who enter, the profit that of
a staker and node. The last column is how many nodes have a fourth who takes a place with a profit
when all bid 0.`,
		"n", "κ", "bid", "profit", "open to a fourth at bid 0")
	limit, err := parsed("limit", rules.ModePublic)
	if err != nil {
		return err
	}
	for _, n := range []int{4, 8, 16, 32} {
		for _, kappa := range []rules.Bps{0, 1_000, 3_000} {
			w := newWorld(rules.ModePublic, n, kappa, 1)
			var bids, profit, open float64
			for range nodes {
				vrfs := w.vrfs()
				var proofs []made
				for i := range vrfs {
					if d := limit.Decide(w.situation(rules.ProofsPerNode, vrfs, i)); d.Enter {
						proofs = append(proofs, made{staker: i, bid: d.Bid, score: rules.Score(vrfs[i], d.Bid)})
					}
				}
				for _, p := range proofs {
					bids += float64(p.bid) / rules.BPS / float64(len(proofs))
					profit += w.earned(proofs, p, rules.ProofsPerNode) / float64(n)
				}
				slices.SortFunc(vrfs, func(a, b *big.Int) int { return b.Cmp(a) })
				most, _ := w.pay().MostBid()
				if rules.Score(vrfs[3], most-1).Cmp(rules.Score(vrfs[2], 0)) > 0 {
					open++
				}
			}
			row(out, n, float64(kappa)/rules.BPS, percent(bids/nodes), amount(profit/nodes), percent(open/nodes))
		}
	}
	return nil
}
