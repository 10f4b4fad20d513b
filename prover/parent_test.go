package prover

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/rules"
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

	var pointless *settlement.PrecheckError
	require.ErrorAs(t, follower.CheckParent(ctx, 1, 1), &pointless)
	require.Contains(t, pointless.Reason, "block 1 cannot be proven (its body has transaction root")
	require.Contains(t, pointless.Reason, "every block has to follow it: the slots until then are lost")
	require.Equal(t, s.WindowEnd(0), pointless.Opens)
	require.True(t, pointless.Waits())

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
	var pointless *settlement.PrecheckError
	require.ErrorAs(t, follower.CheckParent(ctx, 1, end), &pointless)
	require.Contains(t, pointless.Reason, "nobody has proven block 1")
	require.Contains(t, pointless.Reason, "blocks of that slot follow block 0")
	require.Equal(t, s.WindowEnd(0), pointless.Opens)
}
