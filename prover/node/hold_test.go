package node

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/node/health"
	"fernet/prover/store"
	"fernet/prover/wire"
)

// settleBlocks has an engine prove so many blocks, each until no reorg reaches its window, and
// returns how large the store was after each. They are six slots apart, which is longer. What peers
// send of a block takes 160 kB.
func (e *engine) settleBlocks(count uint64) (sizes []int64) {
	e.t.Helper()
	for i := range count {
		b := e.world.Block(6*(i+1), 1)
		e.now = b.SlotStart
		e.steps(1, b)
		tag := e.inOrder()[0].tag
		for i := range 4 {
			require.NoError(e.t, e.store.PutProof(tag, wire.Identity{byte(i)}, make([]byte, 40_000)))
		}
		e.now = b.WindowEnd - 1
		e.steps(1, b)
		e.keep(<-e.settled)
		e.now = b.WindowEnd + keptAfter - 1
		e.steps(1)
		size, err := e.store.Size()
		require.NoError(e.t, err)
		sizes = append(sizes, size)
	}
	return sizes
}

// What the store has of a block goes once no reorg reaches back into its window, so that the file
// does not grow with the number of blocks. What was bid and what came of it stays.
func TestTheStoreLetsGoOfBlocks(t *testing.T) {
	dir := t.TempDir()
	e := newEngine(t, dir, true)
	sizes := e.settleBlocks(40)
	require.LessOrEqual(t, sizes[39], 2*sizes[4], "outcomes alone may take one step more")
	held, err := e.store.Holding()
	require.NoError(t, err)
	require.Empty(t, held)
	require.Empty(t, e.held)
	outcomes, err := e.store.AllOutcomes()
	require.NoError(t, err)
	require.Len(t, outcomes, 40)

	// To the last block that a reorg may reach it is there.
	b := e.world.Block(300, 1)
	e.now = b.SlotStart
	e.steps(listenBlocks+1, b)
	tag := e.inOrder()[0].tag
	e.now = b.WindowEnd + keptAfter - 2
	e.steps(1, b)
	require.Empty(t, e.open)
	proofs, err := e.store.Proofs(tag)
	require.NoError(t, err)
	require.Len(t, proofs, 2)
	require.NoError(t, e.store.Close())

	// A node that is started again lets go of what an earlier one has kept, also of proofs whose
	// block there was no room to name, and not of a block that is open.
	again := newEngine(t, dir, true)
	require.NoError(t, again.store.PutProof(wire.BlockTag{7}, wire.Identity{1}, []byte("proof")))
	require.NoError(t, again.recallHeld())
	require.Len(t, again.held, 2)
	open := again.world.Block(302, 1)
	require.Greater(t, open.WindowEnd, b.WindowEnd+keptAfter)
	again.now = b.WindowEnd + keptAfter - 2
	again.steps(1, open)
	require.Len(t, again.held, 2, "a reorg may reach the one of before yet")
	again.steps(1, open)
	held, err = again.store.Holding()
	require.NoError(t, err)
	require.Equal(t, []wire.BlockTag{again.inOrder()[0].tag}, held)
	bids, err := again.store.Bids(tag)
	require.NoError(t, err)
	require.Len(t, bids, 2, "they bind for ever")
}

// A store that cannot be written is tried again at the next L1 block.
func TestLettingGoIsTriedAgain(t *testing.T) {
	e := newEngine(t, t.TempDir(), true)
	tag := wire.BlockTag{1}
	require.NoError(t, e.store.PutProof(tag, wire.Identity{1}, bytes.Repeat([]byte{1}, 100)))
	require.NoError(t, e.recallHeld())
	broken, path := e.store, e.store.Path()
	require.NoError(t, broken.Close())
	e.Node.view = e.view(e.now)
	e.letGo()
	require.Len(t, e.held, 1)
	require.True(t, e.health.Has(health.Store))
	var err error
	e.store, err = store.Open(path, prover.Files(e.client.Deployment), store.Options{})
	require.NoError(t, err)
	e.letGo()
	require.Empty(t, e.held)
}
