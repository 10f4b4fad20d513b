package sequencing_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/ledger"
	"fernet/prover/payments"
	"fernet/prover/sequencing"
)

// A slot from an empty desk to a revealed block, which has what pays.
func TestProposesAndReveals(t *testing.T) {
	w := newWorld(t, nil)
	s := w.joins(1)
	const slot = 1
	w.To(w.schedule.SlotStart(0))
	s.steps()
	require.Empty(t, s.told(0), "it may not act yet")
	w.To(w.schedule.SlotStart(slot))
	s.pays(0, 1, 0, 10, 3)
	s.pays(0, 2, 1, 10, 2)
	s.steps()
	require.Equal(t, []sequencing.Kind{sequencing.KindProposed}, s.told(slot))
	best := w.best(slot)
	require.Equal(t, s.id.StakerID, best.StakerID)
	require.EqualValues(t, 2, s.nonce(), "RANDAO and proposal")
	s.through(w.schedule.RevealStart(slot) - 1)
	require.EqualValues(t, 2, s.nonce(), "it leads")
	require.False(t, w.best(slot).Revealed)
	w.To(w.schedule.RevealStart(slot))
	s.steps()
	require.True(t, w.best(slot).Revealed, "at the first block of the phase")
	require.Equal(t, []sequencing.Kind{sequencing.KindProposed, sequencing.KindRevealed}, s.told(slot))
	require.EqualValues(t, 3, s.nonce())
	s.through(w.schedule.SlotStart(slot+1) - 1)
	require.EqualValues(t, 3, s.nonce(), "once")

	block, err := s.chain.Follower.Block(t.Context(), 1)
	require.NoError(t, err)
	e, err := ledger.ExecutionOf(block.Execution)
	require.NoError(t, err)
	require.Len(t, e.Transfers(), 2)

	// The next slot builds on it.
	tip, err := s.chain.Follower.Tip(t.Context())
	require.NoError(t, err)
	require.NoError(t, s.pool.Moved(tip))
	require.Zero(t, s.pool.Len())
	s.through(w.schedule.SlotStart(slot+2) - 1)
	require.True(t, w.best(slot+1).Revealed)
	state, number, err := payments.LastState(t.Context(), s.chain.Follower)
	require.NoError(t, err)
	require.EqualValues(t, 2, number)
	require.NotNil(t, state)
}
