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
		if c := b.value.compare(a.value); c != 0 {
			return c
		}
		return a.variants[0].proof.compare(*b.variants[0].proof)
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
