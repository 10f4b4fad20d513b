package l1

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
)

// What was refused is asked for again after a while, and once.
func TestLargerBatchesAreTriedAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var size batchSize
		require.Zero(t, size.now())
		size.refused(0)
		size.refused(0) // by a batch beside it
		require.Equal(t, 1, size.now())
		time.Sleep(batchAgain / 2)
		size.refused(1)
		require.Equal(t, 2, size.now())
		time.Sleep(batchAgain - time.Second)
		require.Equal(t, 2, size.now())
		time.Sleep(time.Second)
		require.Zero(t, size.now())
		size.refused(0)
		require.Equal(t, 1, size.now())
	})
}
