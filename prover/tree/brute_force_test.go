package tree_test

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"pgregory.net/rapid"

	"fernet/prover/tree"
	"fernet/settlement/rules"
)

// brute is the highest total over all submissions that can be made of the proofs, by trying every
// choice on every node. What a submission is, rules.Submission.Check says. With freeRoot, a root
// worth nothing refers to whatever is chosen under it.
func brute(t *rapid.T, numTxs uint32, proofs []tree.Proof, freeRoot bool) *big.Int {
	shape, err := rules.NewTree(numTxs, 2)
	if err != nil {
		t.Fatal(err)
	}
	byNode := make([][]tree.Proof, numTxs)
	for _, p := range proofs {
		byNode[p.Node] = append(byNode[p.Node], p)
	}
	chosen := make([][]tree.Proof, numTxs)
	var best *big.Int
	var try func(node uint32)
	choose := func(node uint32, mask int) bool {
		chosen[node] = nil
		for i, p := range byNode[node] {
			if mask>>i&1 == 1 {
				chosen[node] = append(chosen[node], p)
			}
		}
		return len(chosen[node]) >= 1 && len(chosen[node]) <= 3
	}
	try = func(node uint32) {
		if node == 0 {
			s := assemble(shape, chosen)
			if s == nil || s.Check(shape) != nil {
				return
			}
			if total := s.TotalScore(); best == nil || total.Cmp(best) > 0 {
				best = total
			}
			return
		}
		if node == 1 && freeRoot {
			chosen[1] = list(proof(numTxs, 1, 999, 0, 0, chosen[2], chosen[3]))
			try(0)
			return
		}
		for mask := range 1 << len(byNode[node]) {
			if choose(node, mask) {
				try(node - 1)
			}
		}
	}
	try(numTxs - 1)
	return best
}

// assemble writes chosen proofs as a submission, or nil when one refers to a proof that was not
// chosen.
func assemble(shape rules.Tree, chosen [][]tree.Proof) *rules.Submission {
	s := &rules.Submission{Seed: big.NewInt(1), StateIn: big.NewInt(1), StateOut: big.NewInt(1), TxRoot: big.NewInt(1), Fees: big.NewInt(1)}
	s.Nodes = make([][]rules.Entry, shape.NumNodes())
	for node := uint32(1); shape.Contains(node); node++ {
		for _, p := range chosen[node] {
			e := rules.Entry{StakerID: p.StakerID, FeeBurn: p.FeeBurn, Vrf: p.Vrf, Statement: p.Statement.Big()}
			var at [rules.ChildSlots]uint8
			for k, ref := range p.Refs {
				if ref == (common.Hash{}) {
					continue
				}
				for j, c := range chosen[rules.SlotChild(node, k)] {
					if c.Statement == ref {
						at[k] = uint8(j + 1)
					}
				}
				if at[k] == 0 {
					return nil
				}
			}
			e.Refs = rules.NewRefs([3]uint8(at[:3]), [3]uint8(at[3:]))
			s.Nodes[node-1] = append(s.Nodes[node-1], e)
		}
	}
	return s
}

// randomProofs draws a pool: few stakers, so that they collide, small scores, so that totals tie,
// and merges that refer to random children.
func randomProofs(t *rapid.T, numTxs uint32, most func(node uint32) int) []tree.Proof {
	var all []tree.Proof
	byNode := make([][]tree.Proof, numTxs)
	known := map[string]bool{}
	for node := numTxs - 1; node >= 1; node-- {
		for range rapid.IntRange(1, most(node)).Draw(t, "count") {
			var sides [2][]tree.Proof
			if node < numTxs/2 {
				for i := range sides {
					for _, c := range rapid.Permutation(byNode[2*node+uint32(i)]).Draw(t, "children") {
						if len(sides[i]) < 3 && !slices.ContainsFunc(sides[i], func(p tree.Proof) bool { return p.Statement == c.Statement }) {
							sides[i] = append(sides[i], c)
						}
					}
					sides[i] = sides[i][:rapid.IntRange(1, len(sides[i])).Draw(t, "opened")]
				}
			}
			id := rapid.Uint32Range(1, 5).Draw(t, "staker")
			fee := rules.Bps(rapid.SampledFrom([]int{0, 0, 0, 5000}).Draw(t, "fee"))
			vrf := int64((id*7+node*5)%11) * 2 // one ticket for a staker and node
			p := proof(numTxs, node, id, vrf, fee, sides[0], sides[1])
			if key := fmt.Sprint(p.Node, p.StakerID, p.FeeBurn, p.Refs); !known[key] {
				known[key] = true
				byNode[node] = append(byNode[node], p)
				all = append(all, p)
			}
		}
	}
	return all
}

func TestAgainstBruteForce(t *testing.T) {
	shapes := []struct {
		numTxs uint32
		most   func(node uint32) int
	}{
		{4, func(node uint32) int { return map[bool]int{true: 3, false: 6}[node == 1] }},
		{8, func(node uint32) int { return []int{0, 2, 4, 2, 4, 2, 1, 1}[node] }},
		{8, func(node uint32) int { return []int{0, 2, 3, 1, 5, 1, 1, 1}[node] }},
	}
	rapid.Check(t, func(t *rapid.T) {
		shape := rapid.SampledFrom(shapes).Draw(t, "shape")
		all := randomProofs(t, shape.numTxs, shape.most)
		pool, err := tree.NewPool(testBlock(shape.numTxs))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range all {
			if added, err := pool.Add(p); err != nil || !added {
				t.Fatalf("added %v, %v", added, err)
			}
		}

		want := brute(t, shape.numTxs, all, false)
		best, err := pool.BestSubmission(tree.Options{})
		switch {
		case want == nil && !errors.Is(err, tree.ErrConflict):
			t.Fatalf("there is no submission, got %v", err)
		case want != nil && err != nil:
			t.Fatalf("there is a submission with %v, got %v", want, err)
		case want != nil && (best.Total.Cmp(want) != 0 || !best.Exact):
			t.Fatalf("got %v, exact %v, the highest is %v", best.Total, best.Exact, want)
		}

		want = brute(t, shape.numTxs, all, true)
		children, err := pool.BestChildren(1, tree.Options{})
		switch {
		case want == nil && !errors.Is(err, tree.ErrConflict):
			t.Fatalf("there are no children, got %v", err)
		case want != nil && err != nil:
			t.Fatalf("there are children for %v, got %v", want, err)
		case want != nil && (children.Total.Cmp(want) != 0 || !children.Exact):
			t.Fatalf("got %v, exact %v, the highest is %v", children.Total, children.Exact, want)
		}
		if want == nil {
			return
		}
		// A root built on the chosen children can be submitted for exactly their total and its own.
		root := proof(shape.numTxs, 1, 50, 1, 0, children.Left, children.Right)
		if _, err := pool.Add(root); err != nil {
			t.Fatal(err)
		}
		best, err = pool.BestSubmission(tree.Options{Exclude: func(p tree.Proof) bool { return p.Node == 1 && p.StakerID != 50 }})
		if err != nil {
			t.Fatal(err)
		}
		if want := new(big.Int).Add(children.Total, root.Score()); best.Total.Cmp(want) != 0 {
			t.Fatalf("children promised %v, the submission has %v", want, best.Total)
		}
	})
}
