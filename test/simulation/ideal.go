package simulation

import (
	"math/big"
	"slices"

	"fernet/settlement/rules"
)

// Scores are the highest scores of proofs of a block, by node and staker.
type Scores map[uint32]map[uint32]*big.Int

// Add counts a proof, unless its staker has one of the node that is at least as good.
func (s Scores) Add(node, staker uint32, score *big.Int) {
	if s[node] == nil {
		s[node] = map[uint32]*big.Int{}
	}
	if before := s[node][staker]; before == nil || before.Cmp(score) < 0 {
		s[node][staker] = score
	}
}

// Ideal is the total of the best proofs of each node, whatever references allow.
func (s Scores) Ideal() *big.Int {
	sum := new(big.Int)
	for node, of := range s {
		var all []*big.Int
		for _, score := range of {
			all = append(all, score)
		}
		slices.SortFunc(all, func(a, b *big.Int) int { return b.Cmp(a) })
		places := rules.ProofsPerNode
		if node == rules.RootNode {
			places = 1
		}
		for _, score := range all[:min(places, len(all))] {
			sum.Add(sum, score)
		}
	}
	return sum
}
