package network

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/localnet"
)

// quiet is the part of the ideal score that is reached where nothing goes wrong, as the first test
// finds it; without that test, what it is at least.
var quiet = 0.97

// totals are the total scores on L1, by block.
func totals(r *localnet.Result) map[uint64]*big.Int {
	all := map[uint64]*big.Int{}
	for _, b := range r.Blocks {
		all[b.Block] = b.Total.Int
	}
	return all
}

// One sequencer, four nodes, three blocks: all is proven, finalized and claimed without a command,
// nearly all places are filled, the audits agree, and no proof is made twice.
func TestBlocksSettleWithoutACommand(t *testing.T) {
	const blocks = 3
	w := start(t, plan{nodes: 4})
	seen := newShown()
	w.settle(blocks, func() { seen.look(w) })
	r, err := w.Result(t.Context())
	require.NoError(t, err)
	require.Len(t, r.Blocks, blocks)
	for i, b := range r.Blocks {
		require.EqualValues(t, i+1, b.Block, "none was lost")
	}
	proofs, places := 0, 0
	for _, b := range r.Blocks {
		proofs, places = proofs+b.Proofs, places+b.Places
	}
	quiet = seen.reached(w, totals(r))
	t.Logf("%d of %d places, %.1f %% of the ideal score", proofs, places, 100*quiet)
	require.GreaterOrEqual(t, 100*proofs, 95*places, "%d of %d places", proofs, places)
	for _, m := range r.Members {
		require.Equal(t, m.Due, m.Claimed, m.Name)
	}
	w.audits(r)
	for _, o := range w.nodes {
		o.neverTwice()
		require.Empty(t, o.logged("an act was given up"))
	}
	w.sentOnce()
	w.figures.keep(w, r)
}
