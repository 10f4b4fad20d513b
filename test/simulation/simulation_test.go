package simulation

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestNetworksReachWhatTheyCould runs the studies with fewer blocks of the large network, which
// `make bench` runs whole.
func TestNetworksReachWhatTheyCould(t *testing.T) {
	small, large := 30, 20
	if testing.Short() {
		small, large = 5, 2
	}
	for _, s := range Studies(small, large) {
		r, err := Run(t.Context(), s.Config)
		require.NoError(t, err)
		t.Logf("%s: %.4f of the score, %.4f of the places, %d of %d roots, %d proofs, %d again", s.Name, r.Share(), r.Filled(), r.Roots, r.Blocks, r.Made, r.Again)
		require.GreaterOrEqual(t, r.Share(), 1-s.Lost, s.Name)
		require.GreaterOrEqual(t, r.Filled(), 1-s.Open, s.Name)
		require.GreaterOrEqual(t, r.Roots, r.Blocks-s.Roots, s.Name)
		require.Zero(t, r.Rejected, "%s: nobody lies", s.Name)
		require.Zero(t, r.Cut, s.Name)
		require.LessOrEqual(t, r.Share(), 1.0, "%s: there is nothing better than the ideal", s.Name)
	}
}

// TestProversWithoutStateWinPlaces beside others that execute the blocks.
func TestProversWithoutStateWinPlaces(t *testing.T) {
	c := Studies(5, 0)[0].Config
	c.Stateless = 2
	r, err := Run(t.Context(), c)
	require.NoError(t, err)
	t.Logf("%d of %d proofs, %.4f of the score", r.WithoutState, r.Included, r.Share())
	// Two of eight, at the 46 places of merges.
	require.Greater(t, r.WithoutState, r.Blocks*46*2/8/2)
	require.GreaterOrEqual(t, r.Share(), 0.99)
	require.Zero(t, r.Rejected)
}

// TestSameSeedSameBlocks runs one twice.
func TestSameSeedSameBlocks(t *testing.T) {
	c := Studies(2, 0)[1].Config
	first, err := Run(t.Context(), c)
	require.NoError(t, err)
	again, err := Run(t.Context(), c)
	require.NoError(t, err)
	require.True(t, reflect.DeepEqual(first, again), "%+v and %+v", first, again)
	c.Seed++
	other, err := Run(t.Context(), c)
	require.NoError(t, err)
	require.NotEqual(t, first, other)
}

// TestHastyNetworksLose shows that the simulation can tell: without time for messages to arrive
// before levels close, what was made does not stand together.
func TestHastyNetworksLose(t *testing.T) {
	c := Studies(5, 0)[0].Config
	c.Careless = 7 // all but the one that watches
	r, err := Run(t.Context(), c)
	require.NoError(t, err)
	t.Logf("%.4f of the score", r.Share())
	require.Less(t, r.Share(), 0.99)
}
