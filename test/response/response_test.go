package response

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// Nothing gains much against the equilibrium, while much can be gained against those who enter with
// every draw, without a bid: the best response is found where there is one.
func TestBest(t *testing.T) {
	games := Games()
	require.Len(t, games, 6)
	for _, g := range games {
		own, best := Best(g)
		require.Positive(t, own, "%v", g)
		require.Less(t, best/own-1, Bound, "%v", g)
		own, best = to(g, func(float64) (float64, bool) { return 0, true })
		require.Greater(t, best, own+0.02, "%v", g)
	}
}
