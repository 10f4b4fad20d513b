package tree

import (
	"cmp"
	"slices"

	"fernet/settlement/rules"
)

// best is the most valuable closed set with exactly the given candidates on the
// node. Its value is what the package comment calls worth.
func (s *search) best(node uint32, of set) *choice {
	key := nodeSet{node, of}
	if c, found := s.memo[key]; found {
		return c
	}
	var best *choice
	var firstErr error
	consider := func(variants []*variant) bool {
		if !s.look() {
			return false
		}
		c, err := s.closure(node, variants)
		switch {
		case err != nil:
			firstErr = cmp.Or(firstErr, err)
		case best == nil || c.value.compare(best.value) > 0:
			best = c
		}
		return true
	}
	complete := s.combine(node, of.members(), nil, consider)
	if best == nil {
		best = &choice{err: firstErr}
		if !complete {
			best.err = ErrBudget
		}
	}
	if complete && s.left > 0 {
		s.memo[key] = best
	}
	return best
}

// combine hands every combination of variants of the candidates to yield, in order, until it is
// false.
func (s *search) combine(node uint32, ranks []int32, chosen []*variant, yield func([]*variant) bool) bool {
	if len(ranks) == 0 {
		return yield(chosen)
	}
	c := s.ranked[node][ranks[0]]
	for i := range c.variants {
		if !s.combine(node, ranks[1:], append(chosen, &c.variants[i]), yield) {
			return false
		}
	}
	return true
}

// closure is the most valuable closed set with exactly the given proofs on the node.
func (s *search) closure(node uint32, variants []*variant) (*choice, error) {
	c := &choice{proofs: make([]*Proof, 0, len(variants))}
	var sides [2]set
	for _, v := range variants {
		if v.err != nil {
			return nil, v.err
		}
		c.value = c.value.add(v.value)
		c.proofs = append(c.proofs, v.proof)
		for i, child := range [2]uint32{rules.Left(node), rules.Right(node)} {
			var err error
			if sides[i], err = s.union(child, sides[i], v.sides[i]); err != nil {
				return nil, err
			}
		}
	}
	if s.pool.tree.IsBase(node) {
		return c, nil
	}
	for i, child := range [2]uint32{rules.Left(node), rules.Right(node)} {
		if err := s.distinct(child, sides[i]); err != nil {
			return nil, err
		}
		c.children[i] = s.best(child, sides[i])
		if err := c.children[i].err; err != nil {
			return nil, err
		}
		c.value = c.value.add(c.children[i].value)
	}
	return c, nil
}

// bestSet is the most valuable closed set with up to three of the given candidates
// on the node, or one with an error. Larger sets are looked at first, each size in rank order.
//
// A closed set over several candidates holds one over any of them. So a set is
// infeasible when a part of it is, its value is at most the sum of its parts' values, and at most
// that of the candidates themselves and all a submission can hold below. Sets that cannot
// beat the best so far are passed over, and so are those below what a greedy choice reaches.
func (s *search) bestSet(node uint32, ranks []int32) *choice {
	var singles []single
	var firstErr error
	for _, rank := range ranks {
		c := s.best(node, newSet(rank))
		if c.err == nil {
			singles = append(singles, single{rank, s.ranked[node][rank].value, c})
		} else if firstErr == nil {
			firstErr = c.err
		}
	}
	if len(singles) == 0 {
		return &choice{err: firstErr}
	}
	floor := s.greedy(node, singles)
	var best *choice
	hopeless := func(bound sum) bool {
		return bound.compare(floor.value) < 0 || best != nil && bound.compare(best.value) <= 0
	}

	below := s.capBelow(node)
	// extend looks at all sets of the size that begin with the chosen, whose own and closed values
	// are given.
	var extend func(chosen []int32, from, size int, own, closed sum)
	extend = func(chosen []int32, from, size int, own, closed sum) {
		for i := from; i < len(singles) && s.look(); i++ {
			x := singles[i]
			last := len(chosen)+1 == size
			if last && hopeless(own.add(x.own).add(below)) {
				return // and those after it are worth no more themselves
			}
			if last && hopeless(closed.add(x.closed.value)) {
				continue
			}
			c := s.join(node, chosen, x.rank)
			switch {
			case c.err != nil:
			case !last:
				extend(append(chosen, x.rank), i+1, size, own.add(x.own), c.value)
			case best == nil || c.value.compare(best.value) > 0:
				best = c
			}
		}
	}
	for size := min(rules.ProofsPerNode, len(singles)); size > 0; size-- {
		extend(make([]int32, 0, size), 0, size, sum{}, sum{})
	}
	if best == nil || best.value.compare(floor.value) < 0 {
		return floor // the budget ended before it came by again
	}
	return best
}

// single is a candidate that can stand in a submission, at least alone.
type single struct {
	rank   int32
	own    sum     // what it is worth itself
	closed *choice // with all it needs
}

// join is the most valuable closed set with the chosen candidates and one more, of higher rank
// number.
func (s *search) join(node uint32, chosen []int32, rank int32) *choice {
	of := newSet(append(slices.Clip(chosen), rank)...)
	if err := s.distinct(node, of); err != nil {
		return &choice{err: err}
	}
	return s.best(node, of)
}

// greedy takes the most valuable single candidate and adds what then makes the most, twice.
func (s *search) greedy(node uint32, singles []single) *choice {
	var best *choice
	var chosen []int32
	for range rules.ProofsPerNode {
		var next int32 = -1
		for _, x := range singles {
			if slices.Contains(chosen, x.rank) {
				continue
			}
			ranks := append(slices.Clone(chosen), x.rank)
			slices.Sort(ranks)
			c := x.closed
			if len(ranks) > 1 {
				c = s.join(node, ranks[:len(ranks)-1], ranks[len(ranks)-1])
			}
			if c.err == nil && (best == nil || c.value.compare(best.value) > 0) {
				best, next = c, x.rank
			}
		}
		if next < 0 {
			break
		}
		chosen = append(chosen, next)
		slices.Sort(chosen)
	}
	return best
}
