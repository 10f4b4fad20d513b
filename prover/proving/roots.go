package proving

import (
	"math/big"

	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// maxRootsPerStaker is how many of a staker are kept and forwarded, each better than the last one.
const maxRootsPerStaker = 4

// TakeRoot is told of a submission. One is forwarded that is new, could be, and is better than what
// its staker had before.
func (r *Round) TakeRoot(root *wire.Root) Answer {
	r.mu.Lock()
	defer r.mu.Unlock()
	if root.Block != r.config.Tag || !r.may[rules.RoleMerge][root.StakerID] || root.Total.Cmp(r.mostTotal()) > 0 {
		return Ignore
	}
	known := 0
	for _, k := range r.roots {
		if k.StakerID == root.StakerID {
			if known++; known == maxRootsPerStaker || root.Total.Cmp(k.Total) <= 0 {
				return Ignore
			}
		}
	}
	r.roots = append(r.roots, Root{root.StakerID, root.Total, root.Submission, r.now})
	return Take
}

// mostTotal is a total that no submission reaches.
func (r *Round) mostTotal() *big.Int {
	places := int64(0)
	for _, n := range r.nodes[1:] {
		places += int64(n.places)
	}
	highest := rules.Score(new(big.Int).Lsh(big.NewInt(1), rules.VrfBits), rules.BPS)
	return highest.Mul(highest, big.NewInt(places))
}
