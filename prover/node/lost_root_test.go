package node

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/node/health"
	"fernet/prover/proving"
	"fernet/settlement"
)

// A root whose logs no RPC has is said with its block, and is not taken for none.
func TestALostRoot(t *testing.T) {
	e := newEngine(t, t.TempDir(), true)
	b := e.world.Block(1, 1)
	e.steps(1, b)
	require.False(t, e.health.Has(health.Root))

	v := e.view(e.now, b)
	p := v.Pending[0]
	p.RootLost, p.On.TotalScore = settlement.ErrIncomplete, big.NewInt(7)
	e.atBlock(t.Context(), v)
	for e.running > 0 {
		e.finish(t.Context(), <-e.ended)
	}
	require.True(t, e.health.Has(health.Root))
	require.Contains(t, e.lostRoot(), settlement.ErrIncomplete.Error())
	require.Equal(t, p.On.TotalScore, e.Status().Blocks[0].OnL1.Int)

	of := e.open[p.Tag]
	for _, o := range explain(of, p, false).Outcomes {
		require.NotEqual(t, proving.NoRoot.String(), o.Outcome, o.Why)
	}

	e.steps(1, b)
	require.False(t, e.health.Has(health.Root))
}
