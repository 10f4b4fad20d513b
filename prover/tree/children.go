package tree

import (
	"fmt"
	"math/big"

	"fernet/settlement/rules"
)

// Children are the child proofs for a merge prover to build on.
type Children struct {
	// one to three each, in the order of Pool.Proofs: child slots c0 c1 c2 and c3 c4 c5
	Left, Right []Proof
	// what both sides bring to a submission: their scores and those of everything they need
	Total *big.Int
	Exact bool // whether nothing better exists; false when the budget ended the search
	// how much more, at most, the best choice counts: 0 when this is the best
	Gap *big.Int

	value sum // what Total is of, by Options.Value
}

// Refs are the statements to open, slot by slot.
func (c Children) Refs() Refs {
	var refs Refs
	for i, p := range c.Left {
		refs[i] = p.Statement
	}
	for i, p := range c.Right {
		refs[rules.ProofsPerNode+i] = p.Statement
	}
	return refs
}

// BestChildren chooses the up to three proofs of each child of a merge node, the root included,
// that bring the most into a submission: their own scores and those of everything they need to
// stand in it together.
//
// Of sides of equal worth it takes the larger set, then the one whose members come first by value
// and in the order of
// [Pool.Proofs]: provers with the same pool choose the same children. It does not look at
// other merges of the node itself, with which the new one will have to share places.
func (p *Pool) BestChildren(node uint32, opts Options) (Children, error) {
	c, err := p.bestChildren(node, opts)
	if err != nil {
		return Children{}, fmt.Errorf("choose children of node %d: %w", node, err)
	}
	return c, nil
}

func (p *Pool) bestChildren(node uint32, opts Options) (Children, error) {
	if !p.tree.Contains(node) || p.tree.IsBase(node) {
		return Children{}, ErrNotMerge
	}
	s := newSearch(p, opts)
	share := s.left / 2
	var sides [2][]group
	var reach sum // the most that any choice can be worth
	exact := true
	for i, child := range [2]uint32{rules.Left(node), rules.Right(node)} {
		if err := s.load(child); err != nil {
			return Children{}, err
		}
		if len(s.ranked[child]) == 0 {
			return Children{}, fmt.Errorf("%w: node %d has none", ErrNoProof, child)
		}
		s.left, s.cut = share, false
		var err error
		if sides[i], err = s.groups(child); err != nil {
			return Children{}, err
		}
		exact = exact && !s.cut
		reach = reach.add(s.reach(child, sides[i]))
	}

	var left, right *choice
	var most sum
	for _, l := range sides[0] {
		for _, r := range sides[1] {
			if l.StateOut != r.StateIn {
				continue
			}
			if value := l.best.value.add(r.best.value); left == nil || value.compare(most) > 0 {
				left, right, most = l.best, r.best, value
			}
		}
	}
	if left == nil {
		return Children{}, ErrStateGap
	}
	if exact {
		reach = most
	}
	return Children{
		Left:  ordered(left.proofs),
		Right: ordered(right.proofs),
		Total: new(big.Int).Add(left.total(), right.total()),
		Exact: exact,
		Gap:   reach.gap(most),
		value: most,
	}, nil
}

// reach is the most that a set of proofs of a node can be worth, given what a search found.
func (s *search) reach(node uint32, found []group) sum {
	if s.cut {
		return s.caps[node]
	}
	var most sum
	for _, g := range found {
		if g.best.value.compare(most) > 0 {
			most = g.best.value
		}
	}
	return most
}

// group is the best set of proofs of one node and one transition.
type group struct {
	Transition
	best *choice
}

// groups returns the best set for each transition that the node's candidates
// prove, those with higher candidates first. There is more than one only when the
// pool does not know the node's transition.
func (s *search) groups(node uint32) ([]group, error) {
	var transitions []Transition
	var ranks [][]int32
candidates:
	for rank, c := range s.ranked[node] {
		t := c.variants[0].proof.Transition
		for i := range transitions {
			if transitions[i].Equal(t) {
				ranks[i] = append(ranks[i], int32(rank))
				continue candidates
			}
		}
		transitions = append(transitions, t)
		ranks = append(ranks, []int32{int32(rank)})
	}
	var groups []group
	var firstErr error
	for i, t := range transitions {
		best := s.bestSet(node, ranks[i])
		if best.err == nil {
			groups = append(groups, group{t, best})
		} else if firstErr == nil {
			firstErr = best.err
		}
	}
	if len(groups) == 0 {
		return nil, firstErr
	}
	return groups, nil
}
