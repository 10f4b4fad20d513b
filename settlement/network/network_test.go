package network

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestPresets(t *testing.T) {
	names, chains := map[string]bool{}, map[uint64]bool{}
	for _, n := range All() {
		require.False(t, names[n.Name] || chains[n.ChainID])
		names[n.Name], chains[n.ChainID] = true, true
		require.Equal(t, n, Of(n.ChainID))
		p := n.Params
		p.Schedule.GenesisBlock = 1 // set when a deployment is planned
		require.NoError(t, p.Check())
		require.Positive(t, n.Confirmations)
	}
	require.EqualValues(t, 3, Of(1).Confirmations)
	require.Empty(t, Of(1).Name, "a chain without a preset")
	_, found := Named("mainnet")
	require.False(t, found)
}
