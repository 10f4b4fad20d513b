package proving_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
	"fernet/settlement/rules"
)

// TestMergesBeginAtTheCutOff on what was there then.
func TestMergesBeginAtTheCutOff(t *testing.T) {
	b := sit(t, 8, rules.ModePrivate, "fixed:0%", 0, nil)
	b.step(b.config.Plan.Start, 9)
	b.bases(2, 3, 4)
	require.Empty(t, b.step(b.config.Plan.CutOff(0)-1, 9))
	late := b.message(5, 4, rules.BPS)
	merges := b.step(b.config.Plan.CutOff(0), 9)
	require.ElementsMatch(t, []uint32{2, 3}, nodes(merges))
	for _, m := range merges {
		require.Len(t, m.Children.Left, 3)
		require.Len(t, m.Children.Right, 3)
		require.Equal(t, b.config.Plan.CutOff(1), m.Until)
		require.Equal(t, circuit.KindMerge, m.Kind)
	}
	// What comes now is held, and shown to peers, but nothing new is built on it.
	b.take(late)
	require.Contains(t, b.late(4), uint32(5))
	b.make(merges)
	b.round.Failed(merges[0], nil) // nothing: it is made
	require.Len(t, b.round.Held(0), 13)
}

// late are the stakers whose proofs of a node came late.
func (b *table) late(node uint32) (out []uint32) {
	for _, p := range b.round.Snapshot().Nodes[node-1].Proofs {
		if p.Late {
			out = append(out, p.StakerID)
		}
	}
	return out
}

// TestLateProofsAreNotBuiltOn unless there is no other, or somebody had them in time.
func TestLateProofsAreNotBuiltOn(t *testing.T) {
	const low, high = 2, 3
	build := func(prepare func(*table)) []uint32 {
		b := sit(t, 8, rules.ModePrivate, "fixed:0%", 0, func(b *table) { b.config.Own = b.world.Stakers[7:] })
		b.begin()
		for node := uint32(5); node < 8; node++ {
			b.take(b.message(low, node, 0))
		}
		prepare(b)
		for _, m := range b.step(b.config.Plan.CutOff(0)+1, 9) {
			if m.Node == 2 {
				var on []uint32
				for _, c := range m.Children.Left {
					on = append(on, c.StakerID)
				}
				slices.Sort(on)
				return on
			}
		}
		return nil
	}
	lateOnes := func(b *table) {
		b.step(b.config.Plan.CutOff(0), 0)
		b.take(b.message(high, 4, 0))
		b.take(b.message(4, 4, 0))
	}
	require.Equal(t, []uint32{low}, build(func(b *table) {
		b.take(b.message(low, 4, 0))
		lateOnes(b)
	}))
	require.Equal(t, []uint32{high, 4}, build(lateOnes), "there is no other")
	require.Equal(t, []uint32{low, high}, build(func(b *table) {
		b.take(b.message(low, 4, 0))
		lateOnes(b)
		refs := on(low, high)
		refs[4].StakerID = 0
		b.take(b.message(5, 2, 0, refs...))
	}), "for somebody it was in time")
}

// TestLateStart has a node that comes after a cut-off: what it gets from others then is not late.
func TestLateStart(t *testing.T) {
	for start, want := range map[uint64][]uint32{60: {2}, 61: nil} {
		b := sit(t, 8, rules.ModePrivate, "fixed:0%", 0, nil)
		b.step(b.config.Plan.Start+start, 0)
		b.take(b.message(2, 4, 0))
		require.Equal(t, want, b.late(4), "%d blocks after the slot's end, 60 is the cut-off", start)
		b.step(b.config.Plan.CutOff(1), 0)
		b.take(b.message(2, 5, 0))
		b.take(b.message(2, 2, 0, left(2, 2)...))
		require.Equal(t, []uint32{2}, b.late(2), "it was there when that level was closed")
	}
}

// TestEarlyClose goes on when nobody can take a place any more.
func TestEarlyClose(t *testing.T) {
	b := sit(t, 8, rules.ModePublic, "limit", 1_000, func(b *table) { b.config.Own = b.world.Stakers[7:] })
	proven := func(node uint32) {
		ranking, err := b.block.PublicRanking(node)
		require.NoError(t, err)
		for _, r := range ranking[:3] {
			if r.StakerID != 8 {
				b.take(b.message(r.StakerID, node, rules.BPS))
			}
		}
	}
	for node := uint32(4); node < 8; node++ {
		proven(node)
	}
	now := b.config.Plan.Start
	intents := b.step(now, 9)
	require.False(t, b.round.Snapshot().Levels[0].Closed, "its own are in the making")
	b.make(intents)
	merges := b.step(now+3, 9)
	l := b.round.Snapshot().Levels
	require.True(t, l[0].Closed)
	require.Equal(t, []uint64{now + 3, now + 3}, []uint64{l[0].CutOff, l[1].Opens})
	for _, m := range merges {
		require.Contains(t, []uint32{2, 3}, m.Node)
	}
	require.False(t, l[1].Closed)
}

// TestPrivateLevelsCloseEarlyWhenAllHaveProven, since nobody else knows a draw.
func TestPrivateLevelsCloseEarlyWhenAllHaveProven(t *testing.T) {
	b := sit(t, 3, rules.ModePrivate, "fixed:0%", 0, nil)
	intents := b.step(b.config.Plan.Start, 9)
	b.bases(2)
	b.make(intents)
	b.step(b.config.Plan.Start+1, 9)
	require.False(t, b.round.Snapshot().Levels[0].Closed, "one is missing")
	b.bases(3)
	require.ElementsMatch(t, []uint32{2, 3}, nodes(b.step(b.config.Plan.Start+2, 9)))
	require.True(t, b.round.Snapshot().Levels[0].Closed)
}

// TestHeadsThatGoBack do not open what was closed.
func TestHeadsThatGoBack(t *testing.T) {
	b := sit(t, 8, rules.ModePrivate, "equilibrium", 1_000, nil)
	b.step(b.config.Plan.CutOff(0), 0)
	b.step(b.config.Plan.Start, 0)
	s := b.round.Snapshot()
	require.True(t, s.Levels[0].Closed)
	require.Equal(t, b.config.Plan.CutOff(0), s.Now)
}
