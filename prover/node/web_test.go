package node

import (
	"errors"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/node/page"
	"fernet/prover/settling"
	"fernet/settlement/rules"
)

// The page marks the roots that are the node's own, shows blocks that cannot be proven with why, in
// the order of numbers, and says of a node without state that it is one.
func TestWhatThePageShows(t *testing.T) {
	e := newEngine(t, t.TempDir(), true)
	first, second := e.world.Block(1, 1), e.world.Block(2, 2)
	step := func(winner uint32) page.State {
		e.now++
		v := e.view(e.now, first, second)
		v.Pending[0].Block, v.Pending[0].Unprovable = nil, errors.New("its body is no block's")
		v.Pending[1].Best = &settling.Root{Total: big.NewInt(5), StakerID: winner, Payouts: []rules.Payout{{StakerID: winner}}}
		e.atBlock(t.Context(), v)
		for e.running > 0 {
			e.finish(t.Context(), <-e.ended)
		}
		return e.pageState()
	}
	s := step(1)
	require.False(t, s.Stateless)
	require.Len(t, s.Blocks, 2)
	require.EqualValues(t, 1, s.Blocks[0].Number)
	require.Equal(t, page.PhaseFailed, s.Blocks[0].Phase)
	require.Equal(t, "its body is no block's", s.Blocks[0].Fault)
	require.Empty(t, s.Blocks[1].Fault)
	require.True(t, s.Blocks[1].Roots[0].Own)
	s = step(2)
	require.False(t, s.Blocks[1].Roots[0].Own)
	e.config.Stateless = true
	require.True(t, e.pageState().Stateless)
}
