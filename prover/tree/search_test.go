package tree_test

import (
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"fernet/prover/tree"
	"fernet/settlement/rules"
)

func stakers(proofs []tree.Proof) string {
	var ids []string
	for _, p := range proofs {
		ids = append(ids, fmt.Sprint(p.StakerID))
	}
	return strings.Join(ids, " ")
}

func included(s *rules.Submission, node uint32) string {
	var ids []string
	for _, e := range s.Nodes[node-1] {
		ids = append(ids, fmt.Sprint(e.StakerID))
	}
	return strings.Join(ids, " ")
}

// score is the total of proofs without burn whose vrfs sum up to it.
func score(vrfs int64) *big.Int { return rules.Score(big.NewInt(vrfs), 0) }

// The research post's second example. R1 (score 60) includes G1, G2, G3 and B1, B2;
// R2 (score 40) includes G1, G2, G3 and B3, and wins by 10: B3 = B1 + B2 + 30.
func exampleB() (r1, r2 tree.Proof, all []tree.Proof) {
	g := list(proof(4, 2, 1, 50, 0, nil, nil), proof(4, 2, 2, 40, 0, nil, nil), proof(4, 2, 3, 30, 0, nil, nil))
	b := list(proof(4, 3, 11, 20, 0, nil, nil), proof(4, 3, 12, 25, 0, nil, nil), proof(4, 3, 13, 20+25+30, 0, nil, nil))
	r1 = proof(4, 1, 21, 60, 0, g, b[:2])
	r2 = proof(4, 1, 22, 40, 0, g, b[2:])
	return r1, r2, slices.Concat(g, b, list(r1, r2))
}

func TestWorkedExampleB(t *testing.T) {
	r1, r2, all := exampleB()
	pool := newPool(t, testBlock(4), all...)
	best, err := pool.BestSubmission(tree.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if best.Root.StakerID != r2.StakerID || best.Total.Cmp(score(40+120+75)) != 0 || !best.Exact {
		t.Errorf("root of staker %d with %v, exact %v", best.Root.StakerID, best.Total, best.Exact)
	}
	if got := included(best.Submission, 3); got != "13" {
		t.Errorf("node 3 has %s", got)
	}
	if got := included(best.Submission, 2); got != "1 2 3" {
		t.Errorf("node 2 has %s", got)
	}

	rival, err := pool.BestSubmission(tree.Options{Exclude: tree.ExcludeStakers(r2.StakerID)})
	if err != nil {
		t.Fatal(err)
	}
	if lead := new(big.Int).Sub(best.Total, rival.Total); rival.Root.StakerID != r1.StakerID || lead.Cmp(score(10)) != 0 {
		t.Errorf("root of staker %d wins by %v", best.Root.StakerID, lead)
	}

	children, err := pool.BestChildren(1, tree.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if stakers(children.Left) != "1 2 3" || stakers(children.Right) != "13 12 11" || children.Total.Cmp(score(120+120)) != 0 {
		t.Errorf("children %s and %s with %v", stakers(children.Left), stakers(children.Right), children.Total)
	}
	coalition, err := pool.BestChildren(1, tree.Options{Exclude: tree.ExcludeStakers(13)})
	if err != nil {
		t.Fatal(err)
	}
	if coalition.Refs() != (tree.Refs{r1.Refs[0], r1.Refs[1], r1.Refs[2], r1.Refs[4], r1.Refs[3]}) {
		t.Errorf("coalition against staker 13 builds on %v", coalition.Refs())
	}
}

// Two merges that refer to four different proofs of a node cannot both be
// included, so a merge on top takes the better of them, or worse ones that agree.
func TestConflictingChildren(t *testing.T) {
	const txs = 8
	var bases []tree.Proof
	for id := uint32(1); id <= 4; id++ {
		bases = append(bases, proof(txs, 4, id, 10, 0, nil, nil))
	}
	other := proof(txs, 5, 1, 10, 0, nil, nil)
	m1 := proof(txs, 2, 11, 100, 0, bases[:3], list(other))
	m2 := proof(txs, 2, 12, 90, 0, bases[3:], list(other))
	m3 := proof(txs, 2, 13, 50, 0, bases[:1], list(other))
	right := list(proof(txs, 6, 1, 10, 0, nil, nil), proof(txs, 7, 1, 10, 0, nil, nil))
	m4 := proof(txs, 3, 11, 1, 0, right[:1], right[1:])
	common := slices.Concat(bases, right, list(other, m4))

	pool := newPool(t, testBlock(txs), append(common, m1, m2, m3)...)
	children, err := pool.BestChildren(1, tree.Options{})
	if err != nil {
		t.Fatal(err)
	}
	// m1 + m3 bring 150 and three bases; m2 + m3 140 and two; all three need four.
	if stakers(children.Left) != "11 13" || children.Total.Cmp(score(150+30+10+21)) != 0 {
		t.Errorf("took %s for %v", stakers(children.Left), children.Total)
	}

	// A root that opens both can never be submitted.
	pool = newPool(t, testBlock(txs), append(common, m1, m2, proof(txs, 1, 21, 1, 0, list(m1, m2), list(m4)))...)
	if _, err := pool.BestSubmission(tree.Options{}); !errors.Is(err, tree.ErrConflict) || !strings.Contains(err.Error(), "node 4") {
		t.Errorf("got %v", err)
	}
}

// A staker that bid twice on a node can be included once.
func TestOneStakerOnce(t *testing.T) {
	const txs = 8
	low, high := proof(txs, 4, 1, 10, 0, nil, nil), proof(txs, 4, 1, 10, 5000, nil, nil)
	rest := list(proof(txs, 5, 1, 1, 0, nil, nil), proof(txs, 6, 1, 1, 0, nil, nil), proof(txs, 7, 1, 1, 0, nil, nil))
	m1 := proof(txs, 2, 11, 100, 0, list(low), rest[:1])
	m2 := proof(txs, 2, 12, 90, 0, list(high), rest[:1])
	both := proof(txs, 2, 13, 1000, 0, list(low, high), rest[:1])
	m3 := proof(txs, 3, 11, 1, 0, rest[1:2], rest[2:])
	pool := newPool(t, testBlock(txs), append(rest, low, high, m1, m2, m3, both)...)

	got, err := pool.BestChildren(2, tree.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Left) != 1 || got.Left[0].FeeBurn != 5000 {
		t.Errorf("node 2 would build on %d proofs of node 4", len(got.Left))
	}
	// At the root, m1 and m2 exclude each other, and the third can never be used.
	if got, err = pool.BestChildren(1, tree.Options{}); err != nil {
		t.Fatal(err)
	}
	if stakers(got.Left) != "11" {
		t.Errorf("the root would build on %s", stakers(got.Left))
	}
}

// A merge proven again on better children has one statement: whichever proof of it fits best goes
// in.
func TestStatementProvenTwice(t *testing.T) {
	const txs = 8
	a, b := proof(txs, 4, 1, 10, 0, nil, nil), proof(txs, 4, 2, 30, 0, nil, nil)
	rest := list(proof(txs, 5, 1, 1, 0, nil, nil), proof(txs, 6, 1, 1, 0, nil, nil), proof(txs, 7, 1, 1, 0, nil, nil))
	early := proof(txs, 2, 11, 100, 0, list(a), rest[:1])
	late := proof(txs, 2, 11, 100, 0, list(b, a), rest[:1])
	m3 := proof(txs, 3, 11, 1, 0, rest[1:2], rest[2:])
	root := proof(txs, 1, 21, 1, 0, list(early), list(m3))
	pool := newPool(t, testBlock(txs), append(rest, a, b, early, late, m3, root)...)
	best, err := pool.BestSubmission(tree.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := included(best.Submission, 4); got != "2 1" {
		t.Errorf("node 4 has %s", got)
	}
	if best, err = pool.BestSubmission(tree.Options{Exclude: tree.ExcludeStakers(2)}); err != nil {
		t.Fatal(err)
	}
	if got := included(best.Submission, 4); got != "1" {
		t.Errorf("without staker 2, node 4 has %s", got)
	}
}

// The same of a root: its proofs on different children have one statement, and the one with the
// best submission under it is chosen.
func TestRootProvenTwice(t *testing.T) {
	a, b := proof(4, 2, 1, 10, 0, nil, nil), proof(4, 2, 2, 30, 0, nil, nil)
	right := list(proof(4, 3, 1, 1, 0, nil, nil))
	early, late := proof(4, 1, 21, 100, 0, list(a), right), proof(4, 1, 21, 100, 0, list(b, a), right)
	pool := newPool(t, testBlock(4), append(right, a, b, early, late)...)
	best, err := pool.BestSubmission(tree.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := included(best.Submission, 2); got != "2 1" {
		t.Errorf("node 2 has %s", got)
	}
	if got := best.Submission.Nodes[0][0].Statement; got.Cmp(late.Statement.Big()) != 0 {
		t.Errorf("the root's statement is %v, want %v", got, late.Statement.Big())
	}
	if best, err = pool.BestSubmission(tree.Options{Exclude: tree.ExcludeStakers(2)}); err != nil {
		t.Fatal(err)
	}
	if got := included(best.Submission, 2); got != "1" {
		t.Errorf("without staker 2, node 2 has %s", got)
	}
}

func TestTiesDoNotDependOnOrder(t *testing.T) {
	var bases []tree.Proof
	for id := uint32(1); id <= 6; id++ {
		bases = append(bases, proof(4, 2, id, 10, 0, nil, nil), proof(4, 3, id, 0, 0, nil, nil))
	}
	for range 20 {
		rand.Shuffle(len(bases), func(i, j int) { bases[i], bases[j] = bases[j], bases[i] })
		got, err := newPool(t, testBlock(4), bases...).BestChildren(1, tree.Options{})
		if err != nil {
			t.Fatal(err)
		}
		// Proofs that are worth nothing still get their staker's reward: they are taken.
		if stakers(got.Left) != "1 2 3" || stakers(got.Right) != "1 2 3" {
			t.Fatalf("took %s and %s", stakers(got.Left), stakers(got.Right))
		}
	}
	roots := list(bases...)
	for id := uint32(9); id > 6; id-- {
		roots = append(roots, proof(4, 1, id, 5, 0, list(proof(4, 2, 4, 10, 0, nil, nil)), list(proof(4, 3, 4, 0, 0, nil, nil))))
	}
	best, err := newPool(t, testBlock(4), roots...).BestSubmission(tree.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if best.Root.StakerID != 7 {
		t.Errorf("root of staker %d", best.Root.StakerID)
	}
}

func TestNothingToChooseFrom(t *testing.T) {
	_, _, all := exampleB()
	pool := newPool(t, testBlock(4), all...)
	for name, c := range map[string]struct {
		exclude []uint32
		want    error
		text    string
	}{
		"no root":                      {[]uint32{21, 22}, tree.ErrNoProof, "node 1 has none"},
		"nothing on two nodes":         {[]uint32{1, 2, 3, 11, 12, 13}, tree.ErrNoProof, "nodes 2, 3 have none"},
		"what the root needs is gone":  {[]uint32{3}, tree.ErrMissingProof, "node 2"},
		"what one of two roots needs":  {[]uint32{11}, nil, ""},
		"what the other of them needs": {[]uint32{13}, nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := pool.BestSubmission(tree.Options{Exclude: tree.ExcludeStakers(c.exclude...)})
			if !errors.Is(err, c.want) || err != nil && !strings.Contains(err.Error(), c.text) {
				t.Errorf("got %v, want %v: %s", err, c.want, c.text)
			}
		})
	}
	if _, err := pool.BestChildren(1, tree.Options{Exclude: tree.ExcludeStakers(11, 12, 13)}); !errors.Is(err, tree.ErrNoProof) || !strings.Contains(err.Error(), "node 3") {
		t.Errorf("no child on node 3: %v", err)
	}
	for _, node := range []uint32{0, 2, 3, 4} {
		if _, err := pool.BestChildren(node, tree.Options{}); !errors.Is(err, tree.ErrNotMerge) {
			t.Errorf("children of node %d: %v", node, err)
		}
	}
	if _, err := newPool(t, testBlock(32), proof(32, 1, 22, 1, 0, all[:1], all[3:4])).BestSubmission(tree.Options{}); !errors.Is(err, tree.ErrNoProof) || !strings.Contains(err.Error(), "and 22 more") {
		t.Errorf("a root alone: %v", err)
	}
}

// Without an expected transition, only proofs of one transition stand on a side, and the sides
// join.
func TestUnknownTransitions(t *testing.T) {
	block := testBlock(4)
	block.Transition = nil
	honest := list(proof(4, 2, 1, 10, 0, nil, nil), proof(4, 2, 2, 10, 0, nil, nil), proof(4, 3, 1, 5, 0, nil, nil))
	lie := proof(4, 2, 3, 1000, 0, nil, nil)
	lie.StateOut = word(77)
	got, err := newPool(t, block, append(honest, lie)...).BestChildren(1, tree.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if stakers(got.Left) != "1 2" {
		t.Errorf("took %s", stakers(got.Left))
	}
	if _, err = newPool(t, block, lie, honest[2]).BestChildren(1, tree.Options{}); !errors.Is(err, tree.ErrStateGap) {
		t.Errorf("nothing joins: %v", err)
	}
}

func TestValueSteersTheChoice(t *testing.T) {
	_, _, all := exampleB()
	pool := newPool(t, testBlock(4), all...)
	mine := tree.Options{Value: func(p tree.Proof) *big.Int {
		if p.StakerID == 11 {
			return new(big.Int).Lsh(big.NewInt(1), 142)
		}
		return p.Score()
	}}
	best, err := pool.BestSubmission(mine)
	if err != nil {
		t.Fatal(err)
	}
	if best.Root.StakerID != 21 || best.Total.Cmp(score(60+120+45)) != 0 {
		t.Errorf("root of staker %d with %v", best.Root.StakerID, best.Total)
	}
	for _, bad := range []*big.Int{nil, big.NewInt(-1), new(big.Int).Lsh(big.NewInt(1), 143)} {
		if _, err := pool.BestSubmission(tree.Options{Value: func(tree.Proof) *big.Int { return bad }}); !errors.Is(err, tree.ErrValue) {
			t.Errorf("value %v: %v", bad, err)
		}
	}
}

// crowd is a pool with many provers on each node of a tree, who built on what was best when they
// started.
func crowd(t testing.TB, numTxs uint32, perNode int) *tree.Pool {
	r := rand.New(rand.NewPCG(1, 2))
	pool := newPool(t, testBlock(numTxs))
	for node := numTxs - 1; node >= 1; node-- {
		for id := 1; id <= perNode; id++ {
			var left, right []tree.Proof
			if node < numTxs/2 {
				late := tree.Options{Budget: 2000, Exclude: func(p tree.Proof) bool { return rules.Parent(p.Node) == node && r.IntN(4) == 0 }}
				c, err := pool.BestChildren(node, late)
				if err != nil {
					t.Fatal(err)
				}
				left, right = c.Left, c.Right
			}
			if _, err := pool.Add(proof(numTxs, node, uint32(id), r.Int64N(1<<40), 0, left, right)); err != nil {
				t.Fatal(err)
			}
		}
	}
	return pool
}

func TestBudget(t *testing.T) {
	pool := crowd(t, 16, 8)
	exact, err := pool.BestChildren(1, tree.Options{})
	if err != nil || !exact.Exact {
		t.Fatalf("exact %v, %v", exact.Exact, err)
	}
	short, err := pool.BestChildren(1, tree.Options{Budget: 100})
	if err != nil {
		t.Fatal(err)
	}
	if short.Exact || short.Total.Cmp(exact.Total) > 0 {
		t.Errorf("with a budget of 100: exact %v, %v of %v", short.Exact, short.Total, exact.Total)
	}
	for _, choose := range []func(tree.Options) error{
		func(o tree.Options) error { _, err := pool.BestChildren(1, o); return err },
		func(o tree.Options) error { _, err := pool.BestSubmission(o); return err },
	} {
		if err := choose(tree.Options{Budget: 1}); !errors.Is(err, tree.ErrBudget) {
			t.Errorf("with a budget of 1: %v", err)
		}
	}
}

// 32 transactions and 30 provers on every node are chosen from exactly and at once.
func TestRealisticPool(t *testing.T) {
	pool := crowd(t, 32, 30)
	start := time.Now()
	best, err := pool.BestSubmission(tree.Options{})
	if err != nil || !best.Exact {
		t.Fatalf("exact %v, %v", best.Exact, err)
	}
	children, err := pool.BestChildren(1, tree.Options{})
	if err != nil || !children.Exact {
		t.Fatalf("exact %v, %v", children.Exact, err)
	}
	t.Logf("submission of %d proofs and children of the root in %v", best.Submission.NumProofs(), time.Since(start))
	again, err := pool.BestChildren(1, tree.Options{})
	if err != nil || !reflect.DeepEqual(again, children) {
		t.Errorf("the same pool gave other children (%v)", err)
	}
}
