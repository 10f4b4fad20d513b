package prover

import (
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/rules"
)

// A block that L1 replaced is executed anew, and so is what follows it: with the
// same slot and another body, after a prune, and with another block below.
func TestFollowerNoticesReplacedBlocks(t *testing.T) {
	ctx, w := t.Context(), newWorld(t, rules.ModePrivate)
	s := w.client.Params.Schedule
	follower := w.follower()
	genesis := follower.Genesis()
	balance := func(f *Follower, number uint64, account uint32) string {
		t.Helper()
		state, err := f.StateAfter(ctx, number)
		require.NoError(t, err)
		a, _ := w.ledger(state).Account(account)
		return a.Balance.String()
	}

	first := w.draft(genesis, w.transfer(genesis, 0, 1, 5))
	w.reveal(0, 0, first)
	require.Equal(t, "1005000000000000000000", balance(follower, 1, 1))
	b1, err := follower.Block(ctx, 1)
	require.NoError(t, err)
	state1 := b1.Execution.Post
	w.reveal(1, 1, w.draft(state1, w.transfer(state1, 0, 1, 10)))
	require.Equal(t, "1015000000000000000000", balance(follower, 2, 1))

	// Same number, same slot, same seed: only the body is another one.
	w.rewind(s.SlotStart(0))
	second := w.draft(genesis, w.transfer(genesis, 0, 1, 7))
	w.reveal(0, 0, second)
	_, err = follower.Block(ctx, 2)
	require.ErrorContains(t, err, "UnknownBlock")
	replaced, err := follower.Block(ctx, 1)
	require.NoError(t, err)
	require.Equal(t, b1.Slot, replaced.Slot)
	require.Equal(t, b1.Seed, replaced.Seed, "the same winner's ticket")
	require.NotEqual(t, b1.Execution.Block(), replaced.Execution.Block())

	// Block 2 on top of the other block 1: the follower has seen neither.
	state1 = replaced.Execution.Post
	w.reveal(1, 1, w.draft(state1, w.transfer(state1, 0, 1, 10)))
	require.Equal(t, "1017000000000000000000", balance(follower, 2, 1))
	require.Equal(t, "1017000000000000000000", balance(w.follower(), 2, 1), "as for one who sees it for the first time")

	// Block 1 replaced below a block 2 that is read first: both are read again.
	w.rewind(s.SlotStart(0))
	w.reveal(0, 0, first)
	state1 = b1.Execution.Post
	w.reveal(1, 1, w.draft(state1, w.transfer(state1, 0, 1, 10)))
	require.Equal(t, "1015000000000000000000", balance(follower, 2, 1))

	// Pruned: the same number in another slot.
	record, err := w.client.Block(ctx, 1)
	require.NoError(t, err)
	require.NoError(t, w.l1.AdvanceTo(record.WindowEnd))
	dropped, _, err := w.client.CheckPrune(ctx)
	require.NoError(t, err)
	require.EqualValues(t, 1, dropped)
	w.send(0, w.client.Prune())
	_, slot, _, err := w.client.CurrentSlot(ctx)
	require.NoError(t, err)
	w.reveal(slot, 0, second) // in the next one its author, who was penalized, may not propose
	again, err := follower.Block(ctx, 1)
	require.NoError(t, err)
	require.Equal(t, slot, again.Slot)
	require.NotEqual(t, b1.ID(), again.ID())
	require.Equal(t, "1007000000000000000000", balance(follower, 1, 1))
}

// A reorg of 1 to 8 blocks, transactions kept or dropped, is followed.
func TestFollowerReorgs(t *testing.T) {
	ctx, w := t.Context(), newWorld(t, rules.ModePrivate)
	follower := w.follower()
	genesis := follower.Genesis()
	draft := w.draft(genesis, w.transfer(genesis, 0, 1, 5))
	w.reveal(0, 0, draft)
	revealed := w.l1.Head().Number.Uint64()
	_, err := follower.Block(ctx, 1)
	require.NoError(t, err)
	for depth := uint64(1); depth <= 8; depth++ {
		// The reveal comes back in the first of the new blocks while its phase lasts, or fails
		// there.
		require.NoError(t, w.l1.Reorg(depth, false))
		tip, err := w.client.Tip(ctx)
		require.NoError(t, err)
		b, err := follower.Block(ctx, 1)
		if tip == 0 {
			require.ErrorContains(t, err, "UnknownBlock", "depth %d", depth)
			return
		}
		require.NoError(t, err)
		require.Equal(t, draft.TxRoot.Text(16), new(txRoot).of(b), "depth %d", depth)
	}
	require.Greater(t, w.l1.Head().Number.Uint64(), revealed)
	// Dropped for good.
	require.NoError(t, w.l1.Reorg(w.l1.Head().Number.Uint64()-revealed+1, true))
	_, err = follower.Block(ctx, 1)
	require.ErrorContains(t, err, "UnknownBlock")
}

type txRoot struct{}

func (*txRoot) of(b *Block) string { root := b.Execution.Block().TxRoot; return root.Text(16) }

// A deployment for another number of words takes fingerprints that nobody can prove. That of
// DefaultParams is the ledger's.
func TestFollowerOfAnotherLedger(t *testing.T) {
	params := settlement.DefaultParams()
	client := settlement.NewClient(nil, &settlement.Deployment{Params: params})
	_, err := NewFollower(client, Application(), nil)
	require.NoError(t, err)
	params.TxBytes++
	_, err = NewFollower(settlement.NewClient(nil, &settlement.Deployment{Params: params}), Application(), nil)
	require.ErrorIs(t, err, ErrOtherLedger)

	// What is not there is an error, and no fault later.
	for _, missing := range []*settlement.Client{nil, {}} {
		_, err = NewFollower(missing, Application(), nil)
		require.ErrorIs(t, err, ErrMissing)
		_, err = Follow(t.Context(), missing, Application(), nil)
		require.ErrorIs(t, err, ErrMissing)
	}
	_, err = NewFollower(client, nil, nil)
	require.ErrorIs(t, err, ErrMissing)
}
