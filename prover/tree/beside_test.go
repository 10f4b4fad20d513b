package tree_test

import (
	"errors"
	"math/big"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"pgregory.net/rapid"

	"fernet/prover/tree"
	"fernet/settlement/rules"
)

// newcomer is the staker that proves a node beside others.
const newcomer = 77

// TestBesideIsTheBestThatCanBeJoined compares with all sets of children: the new proof on the
// chosen ones and up to two others bring as much as on any other ones.
func TestBesideIsTheBestThatCanBeJoined(t *testing.T) {
	const numTxs, node = 8, 2
	rapid.Check(t, func(t *rapid.T) {
		all := slices.DeleteFunc(randomProofs(t, numTxs, func(n uint32) int { return []int{0, 1, 4, 1, 4, 4, 1, 1}[n] }),
			func(p tree.Proof) bool { return p.Node == 1 })
		pool, err := tree.NewPool(testBlock(numTxs))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range all {
			if _, err := pool.Add(p); err != nil {
				t.Fatal(err)
			}
		}
		chosen, err := pool.ChildrenBeside(node, newcomer, tree.Options{})
		if err != nil || !chosen.Exact || chosen.Gap.Sign() != 0 {
			t.Fatalf("%v, exact %v, gap %v", err, chosen.Exact, chosen.Gap)
		}
		others := append(subsets(pool.Proofs(node)), nil)
		got := joined(chosen.Left, chosen.Right, others, all)
		for _, left := range subsets(pool.Proofs(rules.Left(node))) {
			for _, right := range subsets(pool.Proofs(rules.Right(node))) {
				if better := joined(left, right, others, all); better > got {
					t.Fatalf("on %s and %s it is worth %d, on %s and %s %d", stakers(chosen.Left), stakers(chosen.Right), got, stakers(left), stakers(right), better)
				}
			}
		}
	})
}

// joined is what a new proof on some base rollups brings with the best others that it can stand
// with, without its own score; -1 for nothing.
func joined(left, right []tree.Proof, others [][]tree.Proof, all []tree.Proof) int64 {
	most := int64(-1)
	for _, of := range others {
		if len(of) >= rules.ProofsPerNode {
			continue
		}
		sides := [2][]tree.Proof{slices.Clone(left), slices.Clone(right)}
		worth, ok := int64(0), true
		for _, o := range of {
			worth += o.Score().Int64()
			for i, refs := range [2][]common.Hash{o.Refs.Left(), o.Refs.Right()} {
				for _, p := range all {
					if slices.Contains(refs, p.Statement) && !slices.ContainsFunc(sides[i], func(q tree.Proof) bool { return q.Statement == p.Statement }) {
						sides[i] = append(sides[i], p)
					}
				}
			}
		}
		for _, side := range sides {
			ids := map[uint32]bool{}
			for _, p := range side {
				ids[p.StakerID] = true
				worth += p.Score().Int64()
			}
			ok = ok && len(side) <= rules.ProofsPerNode && len(ids) == len(side)
		}
		if ok {
			most = max(most, worth)
		}
	}
	return most
}

// subsets are the choices of one to three proofs of different stakers.
func subsets(of []tree.Proof) (out [][]tree.Proof) {
	for mask := 1; mask < 1<<len(of); mask++ {
		var chosen []tree.Proof
		ids := map[uint32]bool{}
		for i, p := range of {
			if mask>>i&1 == 1 {
				chosen = append(chosen, p)
				ids[p.StakerID] = true
			}
		}
		if len(chosen) <= rules.ProofsPerNode && len(ids) == len(chosen) {
			out = append(out, chosen)
		}
	}
	return out
}

// TestBesideAvoidsConflicts has two merges that were made before the best base rollup came.
func TestBesideAvoidsConflicts(t *testing.T) {
	const numTxs = 8
	var left, right []tree.Proof
	for i := range int64(4) {
		left = append(left, proof(numTxs, 4, uint32(i+1), 100+i, 0, nil, nil))
		right = append(right, proof(numTxs, 5, uint32(i+1), 100, 0, nil, nil))
	}
	early := proof(numTxs, 2, 8, 1000, 0, left[:3], right[:3])
	too := proof(numTxs, 2, 9, 1000, 0, left[:3], right[:3])
	pool := newPool(t, testBlock(numTxs), slices.Concat(left, right, list(early, too))...)
	best, err := pool.BestChildren(2, tree.Options{})
	if err != nil || stakers(best.Left) != "4 3 2" {
		t.Fatalf("%v, on %s", err, stakers(best.Left))
	}
	beside, err := pool.ChildrenBeside(2, newcomer, tree.Options{})
	if err != nil || stakers(beside.Left) != "3 2 1" || beside.Total.Cmp(best.Total) >= 0 {
		t.Fatalf("%v, on %s, %v of %v", err, stakers(beside.Left), beside.Total, best.Total)
	}
	// One's own earlier merge is none to stand beside.
	again, err := pool.ChildrenBeside(2, early.StakerID, tree.Options{Exclude: tree.ExcludeStakers(too.StakerID)})
	if err != nil || stakers(again.Left) != "4 3 2" {
		t.Fatalf("%v, on %s", err, stakers(again.Left))
	}
	if _, err := pool.ChildrenBeside(4, newcomer, tree.Options{}); !errors.Is(err, tree.ErrNotMerge) {
		t.Error(err)
	}
}

func TestBestProofs(t *testing.T) {
	const numTxs = 8
	var left, right []tree.Proof
	for i := range int64(4) {
		left = append(left, proof(numTxs, 4, uint32(i+1), 100, 0, nil, nil))
		right = append(right, proof(numTxs, 5, uint32(i+1), 100, 0, nil, nil))
	}
	stray := proof(numTxs, 2, 7, 150, 0, left[1:], right[:3])
	pool := newPool(t, testBlock(numTxs), slices.Concat(left, right, list(stray,
		proof(numTxs, 2, 8, 140, 0, left[:3], right[:3]), proof(numTxs, 2, 9, 140, 0, left[:3], right[:3])))...)
	best, err := pool.BestProofs(2, tree.Options{})
	if err != nil || stakers(best) != "8 9" {
		t.Errorf("%v, %s: the highest score cannot stand with the others", err, stakers(best))
	}
	if best, err = pool.BestProofs(5, tree.Options{}); err != nil || len(best) != 3 {
		t.Errorf("%v, %d base rollups", err, len(best))
	}
	if _, err := pool.BestProofs(1, tree.Options{}); !errors.Is(err, tree.ErrNoProof) {
		t.Error(err)
	}
	if _, err := pool.BestProofs(8, tree.Options{}); !errors.Is(err, rules.ErrNodeRange) {
		t.Error(err)
	}
}

// TestGapBoundsTheBest cuts searches short: what they found and the gap together are never less
// than the best there is.
func TestGapBoundsTheBest(t *testing.T) {
	pool := crowd(t, 16, 8)
	type search struct {
		name  string
		total func(tree.Options) (total, gap *big.Int, exact bool, err error)
	}
	children := func(c tree.Children, err error) (*big.Int, *big.Int, bool, error) {
		return c.Total, c.Gap, c.Exact, err
	}
	for _, s := range []search{
		{"children", func(o tree.Options) (*big.Int, *big.Int, bool, error) { return children(pool.BestChildren(1, o)) }},
		{"children of 2", func(o tree.Options) (*big.Int, *big.Int, bool, error) { return children(pool.BestChildren(2, o)) }},
		{"submission", func(o tree.Options) (*big.Int, *big.Int, bool, error) {
			b, err := pool.BestSubmission(o)
			return b.Total, b.Gap, b.Exact, err
		}},
	} {
		best, gap, exact, err := s.total(tree.Options{})
		if err != nil || !exact || gap.Sign() != 0 {
			t.Fatalf("%s: exact %v, gap %v, %v", s.name, exact, gap, err)
		}
		cut := 0
		for budget := 1; budget < 4_000; budget += 1 + budget/10 {
			total, gap, exact, err := s.total(tree.Options{Budget: budget})
			switch {
			case errors.Is(err, tree.ErrBudget):
			case err != nil:
				t.Fatalf("%s: %v", s.name, err)
			case exact && (total.Cmp(best) != 0 || gap.Sign() != 0):
				t.Fatalf("%s, budget %d: exactly %v, gap %v, the best is %v", s.name, budget, total, gap, best)
			case !exact:
				cut++
				if total.Cmp(best) > 0 || gap.Add(gap, total).Cmp(best) < 0 {
					t.Fatalf("%s, budget %d: %v and up to %v, the best is %v", s.name, budget, total, gap, best)
				}
			}
		}
		if cut == 0 {
			t.Errorf("%s: no search was cut short", s.name)
		}
	}
}

func TestCloneIsOfItsOwn(t *testing.T) {
	pool := crowd(t, 4, 3)
	clone := pool.Clone()
	before, err := pool.BestSubmission(tree.Options{})
	if err != nil {
		t.Fatal(err)
	}
	same, err := clone.BestSubmission(tree.Options{})
	if err != nil || same.Total.Cmp(before.Total) != 0 || clone.Len() != pool.Len() {
		t.Fatalf("%v, %v of %v", err, same.Total, before.Total)
	}
	// A variant of a statement that is there, and a statement that is not.
	root := pool.Proofs(1)[0]
	root.Refs[rules.ProofsPerNode-1] = [32]byte{}
	for _, p := range list(root, proof(4, 2, 50, 1<<41, 0, nil, nil)) {
		if added, err := clone.Add(p); !added || err != nil {
			t.Fatalf("%v, %v", added, err)
		}
	}
	if clone.Len() != pool.Len()+2 || len(pool.Proofs(2)) != 3 || len(pool.Proofs(1)) != 3 {
		t.Errorf("%d and %d proofs", pool.Len(), clone.Len())
	}
	if added, err := pool.Add(root); !added || err != nil {
		t.Errorf("%v, %v: the first pool does not have it", added, err)
	}
}
