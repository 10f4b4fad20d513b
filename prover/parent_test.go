package prover

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
)

// What is built on a block that cannot be proven is lost, and so is every slot until that block's
// window ends: it counts as pruned then.
func TestNobodyBuildsOnAnUnprovableBlock(t *testing.T) {
	ctx, w := t.Context(), newWorld(t, rules.ModePrivate)
	s, follower := w.client.Params.Schedule, w.follower()
	genesis := follower.Genesis()
	require.NoError(t, follower.CheckParent(ctx, 0, 0))
	lie := w.draft(genesis, w.transfer(genesis, 0, 1, 5))
	lie.TxRoot = big.NewInt(7)
	w.reveal(0, 0, lie)

	var early *settlement.PrecheckError
	require.ErrorAs(t, follower.CheckParent(ctx, 1, 1), &early)
	require.Contains(t, early.Reason, "block 1 cannot be proven (its body has transaction root")
	require.Contains(t, early.Reason, "every block has to follow it: the slots until then are lost")
	require.Equal(t, s.WindowEnd(0), early.Opens)
	require.True(t, early.Waits())

	require.NoError(t, w.l1.AdvanceTo(s.WindowEnd(0)))
	tip, err := w.client.Tip(ctx)
	require.NoError(t, err)
	require.Zero(t, tip)
	recorded, err := w.client.RecordedTip(ctx)
	require.NoError(t, err)
	require.EqualValues(t, 1, recorded)
	slot, _ := s.SlotAt(s.WindowEnd(0))
	require.NoError(t, follower.CheckParent(ctx, tip, slot))
	// The next reveal drops it.
	w.reveal(slot, 0, w.draft(genesis, w.transfer(genesis, 0, 1, 7)))
	b, err := follower.Block(ctx, 1)
	require.NoError(t, err)
	require.Equal(t, slot, b.Slot)
}

// A block that nobody proved yet is one to build on, but not for a slot that starts when its window
// is over.
func TestParentThatCountsAsPrunedBeforeTheSlot(t *testing.T) {
	ctx, w := t.Context(), newWorld(t, rules.ModePrivate)
	s, follower := w.client.Params.Schedule, w.follower()
	w.reveal(0, 0, w.draft(follower.Genesis()))
	end, _ := s.SlotAt(s.WindowEnd(0))
	require.NoError(t, follower.CheckParent(ctx, 1, end-1))
	var early *settlement.PrecheckError
	require.ErrorAs(t, follower.CheckParent(ctx, 1, end), &early)
	require.Contains(t, early.Reason, "nobody has proven block 1")
	require.Contains(t, early.Reason, "blocks of that slot follow block 0")
	require.Equal(t, s.WindowEnd(0), early.Opens)
}

// The last block and the state after it are of one L1 block, whatever happens between two reads.
func TestTipIsOfOneBlock(t *testing.T) {
	w := newWorld(t, rules.ModePrivate)
	state := w.follower().Genesis()
	w.reveal(0, 0, w.draft(state, w.transfer(state, 0, 1, 5)))
	end := w.client.Params.Schedule.WindowEnd(0)
	slot, _ := w.client.Params.Schedule.SlotAt(end - 1)
	type tip struct {
		number, l1Block uint64
		root            string
	}
	for name, read := range map[string]func(*Follower) (*Tip, error){
		"Tip":    func(f *Follower) (*Tip, error) { return f.Tip(t.Context()) },
		"TipFor": func(f *Follower) (*Tip, error) { return f.TipFor(t.Context(), slot) },
	} {
		t.Run(name, func(t *testing.T) {
			settlementtest.OfOneBlock(t, w.l1, w.client, func() { require.NoError(t, w.l1.AdvanceTo(end)) },
				func(c *settlement.Client) (tip, error) {
					f, err := Follow(t.Context(), c, Application(), w.genesisJSON())
					require.NoError(t, err)
					last, err := read(f)
					if err != nil {
						return tip{}, err
					}
					root := last.State.Root()
					return tip{last.Number, last.L1Block, root.String()}, nil
				},
				func(t tip) uint64 { return t.l1Block })
		})
	}
}
