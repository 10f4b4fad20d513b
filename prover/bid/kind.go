package bid

import (
	"math/big"
	"slices"

	"fernet/settlement/rules"
)

// Kind is a kind of node: at nodes of one kind the same stakers compete for as many places, so what
// it took to get one is comparable.
type Kind uint8

// The kinds of nodes.
const (
	Base Kind = iota
	Merge
	Root
)

// KindOf is the kind of a node of a tree.
func KindOf(tree rules.Tree, node uint32) Kind {
	switch {
	case node == rules.RootNode:
		return Root
	case tree.IsBase(node):
		return Base
	default:
		return Merge
	}
}

// SamplesOf are the samples that a submission on L1 gives an operator whose stakers are those for
// which owns is true: see ToBeat. It says nothing of a node at which one of them has a place, as
// the best of the others without a place is not in it.
func SamplesOf(tree rules.Tree, s *rules.Submission, owns func(stakerID uint32) bool) map[Kind][]*big.Int {
	samples := map[Kind][]*big.Int{}
	for i, entries := range s.Nodes {
		node := uint32(i + 1)
		if slices.ContainsFunc(entries, func(e rules.Entry) bool { return owns(e.StakerID) }) {
			continue
		}
		var scores []*big.Int
		for _, e := range entries {
			scores = append(scores, rules.Score(e.Vrf, e.FeeBurn))
		}
		kind := KindOf(tree, node)
		samples[kind] = append(samples[kind], ToBeat(scores, Places(node)))
	}
	return samples
}
