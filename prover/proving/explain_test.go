package proving_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/proving"
	"fernet/prover/tree"
	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// TestOutcomes has a block in which each of them comes.
func TestOutcomes(t *testing.T) {
	b := sit(t, 12, rules.ModePrivate, "fixed:0%", 0, func(b *table) {
		for node := uint32(1); node < 8; node++ {
			b.config.Written = append(b.config.Written, proving.Bid{Node: node, StakerID: 1})
		}
	})
	require.Equal(t, proving.Pending, b.outcome(4).Result)
	own := func(node uint32) { b.round.Take(b.message(1, node, 0), nil) }
	b.bases(2, 3)
	own(5)          // is included
	b.outrank(6, 3) // by others
	own(6)          //
	b.step(b.config.Plan.CutOff(0), 0)
	own(7) // late
	require.Equal(t, proving.Pending, b.outcome(5).Result)
	refs := on(2, 3)
	refs[5].StakerID = 1
	b.take(b.message(4, 2, 0, refs...))
	b.take(b.message(4, 3, 0, b.three(6, on(2, 3))...))
	b.round.Take(b.message(1, 3, 0, on(2)...), nil) // the root does not refer to it
	b.step(b.config.Plan.CutOff(1), 0)
	b.take(b.message(5, 1, 0, on(4)...))
	b.step(b.config.Plan.End, 0)
	for node, want := range map[uint32]proving.Result{
		1: proving.NotBuilt, 2: proving.NotBuilt, 3: proving.Conflict, 4: proving.NotBuilt, 5: proving.Included, 6: proving.Outranked, 7: proving.Late,
	} {
		o := b.outcome(node)
		require.Equal(t, want, o.Result, "node %d: %s", node, o.Why)
		require.NotNil(t, o.Score)
		if want != proving.Included {
			require.NotEmpty(t, o.Why, "node %d", node)
		}
	}
	// What L1 has counts, and not what could have been.
	s := b.best()
	other := *s.Submission
	other.Nodes = append([][]rules.Entry(nil), s.Submission.Nodes...)
	other.Nodes[5-1] = other.Nodes[5-1][:1]
	b.round.Settled(&other)
	require.NotEqual(t, proving.Included, b.outcome(5).Result)
	b.round.Settled(nil)
	require.Equal(t, proving.Included, b.outcome(5).Result)
}

// three lets the left side refer to the three best proofs of a node, of different stakers.
func (b *table) three(node uint32, refs []wire.Ref) []wire.Ref {
	found := 0
	for _, p := range b.round.Snapshot().Nodes[node-1].Proofs {
		known := slices.ContainsFunc(refs[:found], func(r wire.Ref) bool { return r.StakerID == p.StakerID })
		if found < rules.ProofsPerNode && !known {
			refs[found] = wire.Ref{StakerID: p.StakerID, FeeBurn: p.FeeBurn}
			found++
		}
	}
	return refs
}

func TestOutcomesWithoutRoot(t *testing.T) {
	b := sit(t, 4, rules.ModePrivate, "fixed:0%", 0, func(b *table) {
		b.config.Written = []proving.Bid{{Node: 4, StakerID: 1}}
		b.block.Stakers[0].Roles = rules.RoleBase
	})
	b.round.Take(b.message(1, 4, 0), nil)
	b.step(b.config.Plan.End, 0)
	o := b.outcome(4)
	require.Equal(t, proving.NoRoot, o.Result)
	require.Equal(t, "node 7 has no proof", o.Why)
	require.Equal(t, proving.NotEligible, b.outcome(2).Result)
	require.Nil(t, b.outcome(2).Score)
	require.Equal(t, proving.NotBuilt, b.outcome(5).Result)
	_, err := b.round.Best(tree.Options{})
	require.ErrorIs(t, err, tree.ErrNoProof)
}

func TestSnapshot(t *testing.T) {
	b := finished(t, 1, 1_000, func(b *table) { b.config.Written = []proving.Bid{{Node: 4, StakerID: 1, FeeBurn: 3}} })
	b.round.Take(b.message(1, 4, 3), nil)
	s := b.round.Snapshot()
	best := b.best()
	require.Equal(t, best.Total, s.Total)
	require.True(t, s.Exact)
	require.Equal(t, b.block.Number, s.Number)
	require.Len(t, s.Nodes, 7)
	require.Equal(t, []int{3, 1}, []int{s.Nodes[1].Places, s.Nodes[0].Places})
	require.Equal(t, []int{2, 1, 1, 0}, []int{s.Nodes[0].Level, s.Nodes[1].Level, s.Nodes[2].Level, s.Nodes[3].Level})
	included := 0
	for _, n := range s.Nodes {
		for i, p := range n.Proofs {
			require.True(t, i == 0 || n.Proofs[i-1].Score.Cmp(p.Score) >= 0, "higher scores first")
			if p.Included {
				included++
			}
			if p.StakerID == 1 {
				require.True(t, p.Own && p.Late && !p.Included)
				require.EqualValues(t, 3, p.FeeBurn)
				require.Equal(t, b.config.Plan.CutOff(2), p.At)
			} else {
				require.False(t, p.Own || p.Late)
			}
		}
	}
	require.Equal(t, best.Submission.NumProofs(), included)
	require.Len(t, s.Own, 7)
	require.Equal(t, proving.Made, s.Own[3].State)
	require.Equal(t, "made", s.Own[3].State.String())
}

func TestNames(t *testing.T) {
	var names []string
	for r := proving.Pending; r <= proving.NotEligible; r++ {
		names = append(names, r.String())
	}
	require.Equal(t, []string{"pending", "included", "outranked", "late", "conflict", "not built", "no root", "unprofitable", "not eligible"}, names)
	require.Equal(t, "Result(99)", proving.Result(99).String())
	names = nil
	for w := proving.First; w <= proving.Again; w++ {
		names = append(names, w.String())
	}
	require.Equal(t, []string{"first", "second", "third", "last", "again"}, names)
	require.Equal(t, "Wave(0)", proving.Wave(0).String())
}
