package rehearsal

import (
	"fmt"
	"math/big"
	"slices"

	"fernet/settlement/rules"
)

// Burns are the FEE_BURNs that one prover bids.
type Burns []rules.Bps

// Range returns the lowest and the highest bid, and false when there is none.
func (b Burns) Range() (lowest, highest rules.Bps, ok bool) {
	if len(b) == 0 {
		return 0, 0, false
	}
	return slices.Min(b), slices.Max(b), true
}

// String is the span of the bids: "-" of none, "5 %" of those that are alike, "5 % to 20 %".
func (b Burns) String() string {
	lowest, highest, ok := b.Range()
	switch {
	case !ok:
		return "-"
	case lowest == highest:
		return highest.String()
	}
	return fmt.Sprintf("%s to %s", lowest, highest)
}

// Work is what a prover has drawn.
type Work struct {
	*Actor
	Base, Merge int // proofs of base rollups, and of merges with the root
	Burns       Burns
}

// Work is who proves how much, by the rankings.
func (d *Rehearsal) Work() (all []Work) {
	for _, o := range d.Provers {
		work := Work{Actor: o}
		for node, bids := range d.Rankings {
			for _, b := range bids {
				if b.StakerID != o.StakerID {
					continue
				}
				work.Burns = append(work.Burns, b.FeeBurn)
				if d.Block.Tree.IsBase(node) {
					work.Base++
				} else {
					work.Merge++
				}
			}
		}
		all = append(all, work)
	}
	return all
}

// Difference is a node at which the two roots that compete have other scores: the lower root first.
type Difference struct {
	Node    uint32
	Scores  [numRoots]*big.Int
	Provers [numRoots][]string // whose proofs they are
}

// Differences compares the two roots node by node. It returns as well how many nodes add the same
// to both, and how much together.
func (d *Rehearsal) Differences() (differ []Difference, alike int, same *big.Int) {
	same = new(big.Int)
	for i := range d.Roots[0].File.Nodes {
		at := Difference{Node: uint32(i + 1)}
		for r, root := range d.Roots {
			at.Scores[r] = new(big.Int)
			for _, e := range root.File.Nodes[i] {
				at.Scores[r].Add(at.Scores[r], rules.Score(e.Vrf, e.FeeBurn))
				at.Provers[r] = append(at.Provers[r], d.NameOf(e.StakerID))
			}
		}
		if at.Scores[0].Cmp(at.Scores[1]) != 0 {
			differ = append(differ, at)
			continue
		}
		alike++
		same.Add(same, at.Scores[0])
	}
	return differ, alike, same
}

// Total is what the block paid out and burned together, in wei.
func (d *Rehearsal) Total() *big.Int {
	sum := new(big.Int).Set(d.Burned)
	for _, p := range d.Paid {
		sum.Add(sum, p.Received.Int)
	}
	return sum
}
