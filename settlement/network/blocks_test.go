package network

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// How far away a block is, and how long many are, as a person is told.
func TestBlocksForPeople(t *testing.T) {
	n := Of(11155111)
	require.Equal(t, "3 blocks ago", n.InBlocks(10, 7))
	require.Equal(t, "in 5 blocks (about 1m0s)", n.InBlocks(10, 15))
	for count, want := range map[uint64]string{
		1: "1 block, about 12s", 5: "5 blocks, about 1m", 6: "6 blocks, about 1m12s", 150: "150 blocks, about 30m", 640: "640 blocks, about 2h8m",
		201_600: "201600 blocks, about 4w", 7500: "7500 blocks, about 1d1h", 7205: "7205 blocks, about 1d", 0: "0 blocks, about 0s",
		1<<64 - 1: "18446744073709551615 blocks, about 366006826859316w3d",
	} {
		require.Equal(t, want, n.Blocks(count))
	}

	// Where nobody knows how soon blocks come, no time is said.
	require.Equal(t, "in 5 blocks", Network{}.InBlocks(10, 15))
	require.Equal(t, "5 blocks", Network{}.Blocks(5))
}
