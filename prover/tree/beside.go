package tree

import (
	"fmt"
	"math/big"
	"slices"

	"fernet/settlement/rules"
)

// ChildrenBeside chooses the children of a merge node, the root included, for one more proof of it
// by a staker that is to stand in a submission beside proofs of other stakers which are there
// already. Of all ways to put the new one beside up to two of those it takes the one that brings
// the most together, without what the new proof itself counts: its children are those that the
// others refer to, and the best that still fit beside them. With no other proof of the node it is
// BestChildren.
//
// Two proofs that were made so can stand together also when their provers' pools differ. Total is
// what the children bring with all they need, Gap is of the whole choice.
func (p *Pool) ChildrenBeside(node, stakerID uint32, opts Options) (Children, error) {
	fail := func(err error) (Children, error) {
		return Children{}, fmt.Errorf("choose children of node %d for staker %d: %w", node, stakerID, err)
	}
	alone, err := p.bestChildren(node, opts)
	if err != nil {
		return fail(err)
	}
	if node == rules.RootNode {
		return alone, nil // it has one place
	}
	s := newSearch(p, opts)
	if err := s.load(node); err != nil {
		return fail(err)
	}
	b := beside{search: s, node: node}
	for rank, c := range s.ranked[node] {
		if c.stakerID != stakerID && s.best(node, newSet(int32(rank))).err == nil {
			b.others = append(b.others, int32(rank))
		}
	}
	for size := rules.ProofsPerNode - 1; size > 0; size-- {
		b.extend(nil, 0, size)
	}
	// Without others it is worth what the children are.
	chosen, value := alone, alone.value
	if b.found && b.value.compare(alone.value) >= 0 {
		chosen, value = b.children(), b.value
	}
	if b.cut || !alone.Exact {
		chosen.Exact, chosen.Gap = false, b.reach().gap(value)
	}
	return chosen, nil
}

// beside is the search for children that a new proof shares with others of its node.
type beside struct {
	*search
	node   uint32
	others []int32 // candidates of the node, in rank order

	found bool
	value sum
	sides [2]*choice
}

// extend looks at all sets of the size that begin with the chosen.
func (b *beside) extend(chosen []int32, from, size int) {
	for i := from; i < len(b.others) && b.look(); i++ {
		next := append(slices.Clip(chosen), b.others[i])
		if len(next) < size {
			b.extend(next, i+1, size)
			continue
		}
		if b.distinct(b.node, newSet(next...)) == nil && b.hopes(next) {
			b.combine(b.node, next, nil, func(variants []*variant) bool {
				b.try(variants)
				return b.look()
			})
		}
	}
}

// hopes reports whether a set could be worth more than the best so far.
func (b *beside) hopes(ranks []int32) bool {
	bound := b.capBelow(b.node)
	for _, rank := range ranks {
		bound = bound.add(b.ranked[b.node][rank].value)
	}
	return !b.found || bound.compare(b.value) > 0
}

// try puts the new proof beside some others.
func (b *beside) try(variants []*variant) {
	var value sum
	var forced [2]set
	for _, v := range variants {
		if v.err != nil {
			return
		}
		value = value.add(v.value)
		for i, child := range [2]uint32{rules.Left(b.node), rules.Right(b.node)} {
			var err error
			if forced[i], err = b.union(child, forced[i], v.sides[i]); err != nil {
				return
			}
		}
	}
	var sides [2]*choice
	for i, child := range [2]uint32{rules.Left(b.node), rules.Right(b.node)} {
		if sides[i] = b.bestWith(child, forced[i]); sides[i] == nil {
			return
		}
		value = value.add(sides[i].value)
	}
	if !b.found || value.compare(b.value) > 0 {
		b.found, b.value, b.sides = true, value, sides
	}
}

// bestWith is the most valuable closed set of up to three proofs of a node that has all the given
// ones; nil when there is none.
func (b *beside) bestWith(node uint32, forced set) *choice {
	if b.distinct(node, forced) != nil {
		return nil
	}
	transition := b.ranked[node][forced.ranks[0]].variants[0].proof.Transition
	var best *choice
	consider := func(of set) {
		if b.distinct(node, of) != nil {
			return
		}
		if c := b.best(node, of); c.err == nil && (best == nil || c.value.compare(best.value) > 0) {
			best = c
		}
	}
	var extend func(of set, from int)
	extend = func(of set, from int) {
		consider(of)
		if of.size == rules.ProofsPerNode {
			return
		}
		for rank := from; rank < len(b.ranked[node]) && b.look(); rank++ {
			if slices.Contains(forced.members(), int32(rank)) || !b.ranked[node][rank].variants[0].proof.Transition.Equal(transition) {
				continue
			}
			if wider, err := b.union(node, of, newSet(int32(rank))); err == nil {
				extend(wider, rank+1)
			}
		}
	}
	extend(forced, 0)
	return best
}

// reach is the most that any choice can be worth.
func (b *beside) reach() sum {
	most := b.capBelow(b.node)
	for _, rank := range b.others[:min(len(b.others), rules.ProofsPerNode-1)] {
		most = most.add(b.ranked[b.node][rank].value)
	}
	return most
}

func (b *beside) children() Children {
	left, right := b.sides[0], b.sides[1]
	return Children{
		Left:  ordered(left.proofs),
		Right: ordered(right.proofs),
		Total: new(big.Int).Add(left.total(), right.total()),
		Exact: true,
		Gap:   new(big.Int),
	}
}

// BestProofs returns the up to three proofs of a node that bring the most into a submission
// together, in the order of Pool.Proofs: what a merge prover of the parent builds on, as far as the
// other child lets it.
func (p *Pool) BestProofs(node uint32, opts Options) ([]Proof, error) {
	s := newSearch(p, opts)
	fail := func(err error) ([]Proof, error) {
		return nil, fmt.Errorf("choose proofs of node %d: %w", node, err)
	}
	if !p.tree.Contains(node) {
		return fail(rules.ErrNodeRange)
	}
	if err := s.load(node); err != nil {
		return fail(err)
	}
	if len(s.ranked[node]) == 0 {
		return fail(ErrNoProof)
	}
	groups, err := s.groups(node)
	if err != nil {
		return fail(err)
	}
	best := groups[0].best
	for _, g := range groups[1:] {
		if g.best.value.compare(best.value) > 0 {
			best = g.best
		}
	}
	return ordered(best.proofs), nil
}
