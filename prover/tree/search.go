package tree

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/rules"
)

// DefaultBudget is the number of sets a search looks at before it settles for the best so far: one
// side of a [Pool.BestChildren] gets half of it. There are fewer sets of three out of 140 proofs of
// a node than that, and hardly any need a look; a search that uses all of it takes a few seconds.
const DefaultBudget = 1 << 20

// Options steer a choice. The zero value asks for the highest total over all proofs.
type Options struct {
	// Exclude leaves out the proofs for which it is true, as a coalition does that ignores others'
	// proofs; see [ExcludeStakers].
	Exclude func(Proof) bool

	// Value is what a proof counts in the choice, in place of its score: at least 0, at
	// most 143 bits. A prover that would rather lose the block than a proof of its own
	// gives that proof a high value. Totals in results are of scores all the same.
	Value func(Proof) *big.Int

	// Budget bounds the number of sets looked at; 0 stands for DefaultBudget.
	Budget int
}

// ExcludeStakers excludes all proofs of the given stakers.
func ExcludeStakers(ids ...uint32) func(Proof) bool {
	return func(p Proof) bool { return slices.Contains(ids, p.StakerID) }
}

// variant is one proof of a candidate, with its references resolved.
type variant struct {
	proof *Proof
	value sum
	sides [2]set
	err   error // what it refers to cannot stand in a submission
}

// candidate is one statement on a node that can be chosen. The variants are its proofs; one of them
// goes into a submission.
type candidate struct {
	statement common.Hash
	stakerID  uint32
	value     sum // the highest of the variants'
	variants  []variant
}

// set is up to three candidates of one node: their ranks, ascending, in the first size places.
type set struct {
	ranks [rules.ProofsPerNode]int32
	size  uint8
}

func newSet(ranks ...int32) set {
	var s set
	s.size = uint8(copy(s.ranks[:], ranks))
	return s
}

func (s *set) members() []int32 { return s.ranks[:s.size] }

type nodeSet struct {
	node uint32
	set  set
}

// choice is a closed set of proofs under some proofs of one node.
type choice struct {
	value    sum
	proofs   []*Proof // of the node, in the order of their candidates' ranks
	children [2]*choice
	err      error // why there is none
}

// search is one search over a pool. Candidates of a node are ranked: higher value first, then as
// Proof.compare has their first variant. Whatever is looked at is looked at in rank order, and only
// a strictly higher value replaces the best, so the result does not depend on the order in which
// proofs came.
type search struct {
	pool   *Pool
	opts   Options
	ranked map[uint32][]*candidate
	ranks  map[uint32]map[common.Hash]int32
	caps   map[uint32]sum
	memo   map[nodeSet]*choice
	left   int  // of the budget
	cut    bool // the budget ended before the search
}

func newSearch(pool *Pool, opts Options) *search {
	return &search{
		pool:   pool,
		opts:   opts,
		ranked: map[uint32][]*candidate{},
		ranks:  map[uint32]map[common.Hash]int32{},
		caps:   map[uint32]sum{},
		memo:   map[nodeSet]*choice{},
		left:   cmp.Or(opts.Budget, DefaultBudget),
	}
}

// look spends one of the budget, and is false when nothing is left.
func (s *search) look() bool {
	if s.left <= 0 {
		s.cut = true
		return false
	}
	s.left--
	return true
}

// load ranks the candidates of the subtree under a node.
func (s *search) load(node uint32) error {
	if !s.pool.tree.IsBase(node) {
		for _, child := range [2]uint32{rules.Left(node), rules.Right(node)} {
			if err := s.load(child); err != nil {
				return err
			}
		}
	}
	var ranked []*candidate
	for _, st := range s.pool.nodes[node] {
		c, err := s.candidate(node, st)
		if err != nil {
			return err
		}
		if c != nil {
			ranked = append(ranked, c)
		}
	}
	slices.SortFunc(ranked, func(a, b *candidate) int {
		return cmp.Or(b.value.compare(a.value), a.variants[0].proof.compare(*b.variants[0].proof))
	})
	ranks := make(map[common.Hash]int32, len(ranked))
	for i, c := range ranked {
		ranks[c.statement] = int32(i)
	}
	s.ranked[node], s.ranks[node] = ranked, ranks
	s.caps[node] = s.cap(node)
	return nil
}

// cap is the highest value that any submission can have under and on the node.
func (s *search) cap(node uint32) sum {
	var total sum
	var stakers []uint32
	for _, c := range s.ranked[node] {
		if len(stakers) == rules.ProofsPerNode {
			break
		}
		if !slices.Contains(stakers, c.stakerID) {
			stakers = append(stakers, c.stakerID)
			total = total.add(c.value)
		}
	}
	return total.add(s.capBelow(node))
}

// capBelow is the same for what is under the node only.
func (s *search) capBelow(node uint32) sum {
	return s.caps[rules.Left(node)].add(s.caps[rules.Right(node)])
}

// candidate returns the statement's candidate, and nil when all its proofs are excluded.
func (s *search) candidate(node uint32, st *statement) (*candidate, error) {
	c := &candidate{statement: st.proofs[0].Statement, stakerID: st.proofs[0].StakerID}
	for i := range st.proofs {
		proof := &st.proofs[i]
		if s.opts.Exclude != nil && s.opts.Exclude(*proof) {
			continue
		}
		worth := proof.Score()
		if s.opts.Value != nil {
			worth = s.opts.Value(*proof)
		}
		value, fits := toSum(worth)
		if !fits {
			return nil, fmt.Errorf("proof of node %d by staker %d: %w: %v", node, proof.StakerID, ErrValue, worth)
		}
		v := variant{proof: proof, value: value}
		if !s.pool.tree.IsBase(node) {
			v.sides, v.err = s.resolve(proof)
		}
		if v.value.compare(c.value) > 0 {
			c.value = v.value
		}
		c.variants = append(c.variants, v)
	}
	if len(c.variants) == 0 {
		return nil, nil
	}
	return c, nil
}

// resolve finds the candidates a merge refers to.
func (s *search) resolve(proof *Proof) ([2]set, error) {
	var sides [2]set
	for i, refs := range [2][]common.Hash{proof.Refs.Left(), proof.Refs.Right()} {
		child := rules.SlotChild(proof.Node, i*rules.ProofsPerNode)
		var ranks []int32
		for _, ref := range refs {
			rank, found := s.ranks[child][ref]
			if !found {
				return sides, fmt.Errorf("%w: staker %d on node %d refers to %s on node %d", ErrMissingProof, proof.StakerID, proof.Node, ref, child)
			}
			ranks = append(ranks, rank)
		}
		slices.Sort(ranks)
		sides[i] = newSet(ranks...)
		if err := s.distinct(child, sides[i]); err != nil {
			return sides, fmt.Errorf("staker %d on node %d alone: %w", proof.StakerID, proof.Node, err)
		}
	}
	return sides, nil
}

// distinct holds rule 1 for the stakers of a set.
func (s *search) distinct(node uint32, of set) error {
	members := of.members()
	for i, rank := range members {
		for _, other := range members[:i] {
			if s.ranked[node][rank].stakerID == s.ranked[node][other].stakerID {
				return fmt.Errorf("%w: node %d, staker %d twice", ErrConflict, node, s.ranked[node][rank].stakerID)
			}
		}
	}
	return nil
}

// union joins two sets of one node.
func (s *search) union(node uint32, a, b set) (set, error) {
	joined := a
	for _, rank := range b.members() {
		at, found := slices.BinarySearch(joined.members(), rank)
		if found {
			continue
		}
		if joined.size == rules.ProofsPerNode {
			return set{}, fmt.Errorf("%w: node %d", ErrConflict, node)
		}
		copy(joined.ranks[at+1:], joined.ranks[at:])
		joined.ranks[at] = rank
		joined.size++
	}
	return joined, nil
}

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

// total is the score of a closed set.
func (c *choice) total() *big.Int {
	total := new(big.Int)
	c.walk(func(p *Proof) { total.Add(total, p.Score()) })
	return total
}

// walk visits every proof of a closed set.
func (c *choice) walk(visit func(*Proof)) {
	for _, p := range c.proofs {
		visit(p)
	}
	for _, child := range c.children {
		if child != nil {
			child.walk(visit)
		}
	}
}

// ordered returns the proofs of one node in the order a submission lists them: as Proof.compare has
// them.
func ordered(proofs []*Proof) []Proof {
	out := make([]Proof, 0, rules.ProofsPerNode)
	for _, p := range proofs {
		out = append(out, *p)
	}
	slices.SortFunc(out, Proof.compare)
	return out
}
