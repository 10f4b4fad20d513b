package proving_test

import (
	"errors"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/proving"
	"fernet/prover/tree"
	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// left are references to some stakers on the left side, and to one on the right.
func left(right uint32, stakers ...uint32) []wire.Ref {
	refs := make([]wire.Ref, rules.ChildSlots)
	for i, s := range stakers {
		refs[i].StakerID = s
	}
	refs[rules.ProofsPerNode].StakerID = right
	return refs
}

// stray lets the own merge of node 2, which has the highest score, stand alone: others have built
// on other base rollups.
func stray(t *testing.T, kappa rules.Bps) *table {
	own := uint32(1)
	b := sit(t, 9, rules.ModePrivate, "fixed:0%", kappa, func(b *table) {
		for s := own + 1; s < 10; s++ {
			if b.message(s, 2, 0).Vrf.Big().Cmp(b.message(own, 2, 0).Vrf.Big()) > 0 {
				own = s
			}
		}
		b.config.Own = b.world.Stakers[own-1 : own]
		b.config.Written = []proving.Bid{{Node: 2, StakerID: own, FeeBurn: 1_000}}
		for node := uint32(4); node < 8; node++ {
			b.config.Written = append(b.config.Written, proving.Bid{Node: node, StakerID: own})
		}
	})
	b.bases(2, 3, 4, 5)
	b.step(b.config.Plan.CutOff(0), 0)
	base := []uint32{2, 3, 4, 5} // the best first
	slices.SortFunc(base, func(x, y uint32) int { return b.message(y, 4, 0).Vrf.Big().Cmp(b.message(x, 4, 0).Vrf.Big()) })
	b.round.Take(b.message(own, 2, 1_000, left(2, base[1:]...)...), nil)
	for s := uint32(1); s < 9; s++ {
		if s != own {
			b.round.Take(b.message(s, 2, 0, left(2, base[:3]...)...), nil)
		}
	}
	b.base = base
	return b
}

// TestMergesAreMadeAgain on what others refer to, once, if that pays.
func TestMergesAreMadeAgain(t *testing.T) {
	b := stray(t, 1_000)
	cut := b.config.Plan.CutOff(0)
	again := func(now uint64) (out []proving.Intent) {
		for _, i := range b.step(now, 9) {
			if i.Node == 2 {
				out = append(out, i)
			}
		}
		return out
	}
	require.Empty(t, again(cut+1), "others may come yet")
	second := again(b.config.Plan.At(1, 60))
	require.Len(t, second, 1)
	require.Equal(t, proving.Again, second[0].Wave)
	require.EqualValues(t, 1_000, second[0].Bid, "it is the same statement")
	require.Equal(t, b.config.Plan.CutOff(1), second[0].Until)
	require.Len(t, second[0].Children.Left, 3)
	for _, c := range second[0].Children.Left {
		require.NotEqual(t, b.base[3], c.StakerID)
	}
	for _, bid := range b.bids {
		require.NotEqualValues(t, 2, bid.Node, "it is written")
	}
	b.make(second)
	require.Empty(t, again(b.config.Plan.At(1, 85)), "it stands")

	dear := stray(t, 9_500)
	for now := cut; now < dear.config.Plan.CutOff(1); now++ {
		for _, i := range dear.step(now, 9) {
			require.NotEqualValues(t, 2, i.Node, "nine tenths of a place are less than it costs")
		}
	}
}

// TestMergesThatStandAreLeft as they are.
func TestMergesThatStandAreLeft(t *testing.T) {
	b := sit(t, 9, rules.ModePrivate, "fixed:0%", 1_000, func(b *table) {
		b.config.Written = []proving.Bid{{Node: 2, StakerID: 1, FeeBurn: 1_000}}
	})
	b.bases(2, 3, 4)
	b.step(b.config.Plan.CutOff(0), 0)
	b.round.Take(b.message(1, 2, 1_000, left(2, 3, 4)...), nil)
	b.take(b.message(6, 2, 0, left(2, 2, 3, 4)...))
	for now := b.config.Plan.CutOff(0); now < b.config.Plan.CutOff(1); now++ {
		for _, i := range b.step(now, 9) {
			require.NotEqualValues(t, 2, i.Node)
		}
	}
}

// finished has a root of staker 2 on merges of staker 2, while the best base rollup and merge came
// late.
func finished(t *testing.T, own int, kappa rules.Bps, change func(*table)) *table {
	b := sit(t, 6, rules.ModePrivate, "fixed:100%", kappa, func(b *table) {
		b.config.Own = b.world.Stakers[own-1 : own]
		b.config.Value.SubmitterBps = 0
		if change != nil {
			change(b)
		}
	})
	b.bases(2, 3)
	b.step(b.config.Plan.CutOff(0), 0)
	b.take(b.message(2, 2, 0, on(2, 3)...))
	b.take(b.message(2, 3, 0, on(2, 3)...))
	b.step(b.config.Plan.CutOff(1), 0)
	b.take(b.message(2, 1, 0, on(2)...))
	b.step(b.config.Plan.CutOff(2), 0)
	return b
}

func (b *table) best() tree.Selection {
	b.Helper()
	s, err := b.round.Best(tree.Options{})
	require.NoError(b, err)
	return s
}

// TestRootBidsWhatItTakes to be better than the one there is, and not more.
func TestRootBidsWhatItTakes(t *testing.T) {
	bids := 0
	for own := 1; own < 7; own++ {
		if own == 2 {
			continue
		}
		b := finished(t, own, 100, nil)
		before := b.best()
		for _, i := range b.improved() {
			require.EqualValues(t, rules.RootNode, i.Node)
			require.Positive(t, b.best().Total.Cmp(before.Total))
			if i.Bid > 0 {
				bids++
				less := rules.Score(i.Ticket.Vrf.Big(), i.Bid-1)
				require.LessOrEqual(t, less.Cmp(before.Root.Score()), 0)
			}
		}
	}
	require.Positive(t, bids, "some have to bid")
}

// improved lets the time until the end pass, and makes what is to be made again.
func (b *table) improved() (out []proving.Intent) {
	b.Helper()
	for now := b.config.Plan.CutOff(2); now < b.config.Plan.End; now++ {
		intents := b.step(now, 9)
		b.make(intents)
		out = append(out, intents...)
	}
	return out
}

// TestRootIsMadeAgain on what came late, by the one whose merge is in it only so.
func TestRootIsMadeAgain(t *testing.T) {
	b := finished(t, 1, 1_000, func(b *table) {
		b.config.Written = []proving.Bid{{Node: 2, StakerID: 1, FeeBurn: 0}}
	})
	before := b.best()
	b.round.Take(b.message(1, 2, 0, on(2, 3)...), nil)
	require.Equal(t, before.Total, b.best().Total, "the root does not refer to it")
	made := b.improved()
	require.Equal(t, []uint32{rules.RootNode}, nodes(made))
	require.Equal(t, proving.Again, made[0].Wave)
	require.Positive(t, b.best().Total.Cmp(before.Total))
	require.Equal(t, proving.Included, b.outcome(2).Result)
	require.Equal(t, proving.Included, b.outcome(1).Result)

	dear := finished(t, 1, 20_000, func(b *table) {
		b.config.Written = []proving.Bid{{Node: 2, StakerID: 1, FeeBurn: 0}}
	})
	dear.round.Take(dear.message(1, 2, 0, on(2, 3)...), nil)
	require.Empty(t, dear.improved(), "two places are not worth what it costs")
	require.Empty(t, dear.bids)
	require.Equal(t, proving.Late, dear.outcome(2).Result)
}

// TestImprovementIsLeftToOthers who have made it in the meantime.
func TestImprovementIsLeftToOthers(t *testing.T) {
	for name, other := range map[string]bool{"nobody": false, "somebody": true} {
		b := finished(t, 1, 1_000, func(b *table) {
			b.config.Written = []proving.Bid{{Node: 2, StakerID: 1, FeeBurn: 0}}
		})
		b.round.Take(b.message(1, 2, 0, on(2, 3)...), nil)
		var open []proving.Intent
		now := b.config.Plan.CutOff(2)
		for ; len(open) == 0; now++ {
			open = b.step(now, 9)
		}
		if other {
			refs := on(2)
			refs[1].StakerID = 1
			best := slices.MaxFunc([]uint32{3, 4, 5, 6}, func(x, y uint32) int { return b.message(x, 1, 0).Vrf.Big().Cmp(b.message(y, 1, 0).Vrf.Big()) })
			b.take(b.message(best, 1, rules.BPS, refs...))
		}
		b.round.Failed(open[0], errors.New("no builder"))
		require.Equal(t, map[bool][]uint32{false: {rules.RootNode}}[other], nodes(b.step(now, 9)), name)
	}
}

// TestMergeInsideIsMadeAgain when an own base rollup came late for it.
func TestMergeInsideIsMadeAgain(t *testing.T) {
	b := finished(t, 2, 1_000, func(b *table) {
		b.config.Own = append(b.config.Own[:1:1], b.world.Stakers[3])
		b.config.Written = []proving.Bid{{Node: 4, StakerID: 4}}
		for node := uint32(1); node < 8; node++ {
			b.config.Written = append(b.config.Written, proving.Bid{Node: node, StakerID: 2})
		}
	})
	b.round.Take(b.message(4, 4, 0), nil)
	before := b.best()
	made := b.improved()
	require.Equal(t, []uint32{2}, nodes(made))
	require.Equal(t, before.Submission.NumProofs()+1, b.best().Submission.NumProofs())
}

// TestNothingIsMadeAgainForOthers: a better total alone pays nothing.
func TestNothingIsMadeAgainForOthers(t *testing.T) {
	b := finished(t, 2, 1_000, func(b *table) {
		for node := uint32(1); node < 8; node++ {
			b.config.Written = append(b.config.Written, proving.Bid{Node: node, StakerID: 2})
		}
	})
	b.take(b.message(4, 4, 0))
	b.take(b.message(5, 2, 0, on(2, 3)...))
	require.Empty(t, b.improved())
	require.Empty(t, b.bids)
}

// TestConcurrentCalls come from peers, steps and people at once.
func TestConcurrentCalls(t *testing.T) {
	b := sit(t, 8, rules.ModePublic, "limit", 1_000, nil)
	var wait sync.WaitGroup
	for s := uint32(2); s < 8; s++ {
		wait.Go(func() {
			for node := uint32(4); node < 8; node++ {
				p := b.message(s, node, 0)
				if b.round.Admit(p).Answer == proving.Take {
					_, _, err := b.round.Public(p)
					require.NoError(t, err)
					b.round.Take(p, nil)
				}
				b.round.TakeBid(b.bid(s, node, 0))
				b.round.Held(wire.AllLevels)
			}
		})
	}
	wait.Go(func() {
		for now := b.config.Plan.Start; now < b.config.Plan.End; now++ {
			intents, err := b.round.Step(now, 9)
			require.NoError(t, err)
			b.make(intents)
			b.round.Snapshot()
			b.round.Explain()
			_, _ = b.round.Best(tree.Options{})
		}
	})
	wait.Wait()
	require.GreaterOrEqual(t, len(b.round.Held(0)), 12)
}

// TestSameCallsSameSteps runs a block twice.
func TestSameCallsSameSteps(t *testing.T) {
	run := func() (out []proving.Intent, last proving.Snapshot) {
		b := sit(t, 5, rules.ModePrivate, "equilibrium", 1_000, func(b *table) { b.config.Own = b.world.Stakers })
		for now := b.config.Plan.Start; now < b.config.Plan.End; now++ {
			intents := b.step(now, 3)
			b.make(intents)
			out = append(out, intents...)
		}
		return out, b.round.Snapshot()
	}
	first, snapshot := run()
	require.NotEmpty(t, first)
	require.NotNil(t, snapshot.Total)
	for range 5 {
		again, other := run()
		require.Equal(t, first, again)
		require.Equal(t, snapshot, other)
	}
}

// TestBidsAtOnce: of a staker's bids that come at once two are kept at most, the second one higher.
func TestBidsAtOnce(t *testing.T) {
	b := sit(t, 4, rules.ModePublic, "limit", 1_000, nil)
	for node := uint32(4); node < 8; node++ {
		var bids []*wire.Bid
		for bps := range rules.Bps(64) {
			bids = append(bids, b.bid(2, node, 100*bps))
		}
		var wait sync.WaitGroup
		let := make(chan struct{})
		for _, bid := range bids {
			wait.Go(func() {
				<-let
				b.round.TakeBid(bid)
			})
		}
		close(let)
		wait.Wait()
		taken := b.round.Announced(node, 2)
		require.LessOrEqual(t, len(taken), 2)
		require.True(t, slices.IsSorted(taken))
	}
}
