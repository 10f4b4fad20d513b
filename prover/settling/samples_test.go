package settling

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/bid"
	"fernet/settlement/rules"
)

// What leads a block tells what it took to get a place at the nodes at which none of one's own has
// one.
func TestSamples(t *testing.T) {
	g := newGround(t)
	chain := g.chain(nil)
	number := g.append(ours)
	_, err := chain.Winner(t.Context(), number)
	require.ErrorIs(t, err, ErrNoRoot)
	g.prove(number, theirs, 100)
	g.prove(number, theirs, 200)
	w, err := chain.Winner(t.Context(), number)
	require.NoError(t, err)
	require.Equal(t, g.read(chain).Pending[0].Best.Total, w.Submission.TotalScore())
	require.Equal(t, g.read(chain).Pending[0].Tag, w.Tag)
	score := rules.Score(big.NewInt(1000), 200)
	// At merges and bases there are open places.
	require.Equal(t, map[bid.Kind][]*big.Int{bid.Base: {new(big.Int), new(big.Int)}, bid.Root: {score}}, w.Samples([]uint32{ours}))
	require.Empty(t, w.Samples([]uint32{theirs}))
}
