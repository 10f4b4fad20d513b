package sequencing_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/keys"
	"fernet/prover/ledger"
	"fernet/prover/operator"
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

// When the reveal phase begins, a proposal in the making is given up: its proof is of no use, and
// the reveal must not wait for it.
func TestProposingEnds(t *testing.T) {
	w := newWorld(t, nil)
	s := w.joins(1)
	proving := make(chan struct{})
	s.starts(func(c *sequencing.Config) {
		c.Keys = func(ctx context.Context) (*keys.Set, error) {
			close(proving)
			<-ctx.Done()
			return nil, ctx.Err()
		}
	})
	const slot = 1
	w.To(w.schedule.SlotStart(slot))
	require.NoError(t, s.Step(t.Context(), now))
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		s.works(t.Context())
	}()
	<-proving
	w.To(w.schedule.RevealStart(slot) - 1)
	require.NoError(t, s.Step(t.Context(), now))
	select {
	case <-ended:
		require.Fail(t, "it ended in the propose phase")
	case <-time.After(200 * time.Millisecond):
	}
	w.To(w.schedule.RevealStart(slot))
	require.NoError(t, s.Step(t.Context(), now))
	select {
	case <-ended:
	case <-time.After(time.Minute):
		require.Fail(t, "it goes on in the reveal phase")
	}
	require.Empty(t, s.told(slot), "that is no failure")
}

// Bodies are kept for as long as L1 could be reorganized below their slots, and no longer.
func TestOldProposalsAreForgotten(t *testing.T) {
	w := newWorld(t, unpunished)
	s := w.joins(1)
	paused := sequencing.Now{GasPrice: now.GasPrice, Paused: true}
	kept := func(slot uint64) int {
		return len(operator.Kept{Dir: s.kept(), Deployment: w.Client.Deployment}.Of(slot))
	}
	for slot := uint64(1); slot <= 2; slot++ {
		w.To(w.schedule.SlotStart(slot))
		s.through(w.schedule.RevealStart(slot))
		require.Equal(t, 1, kept(slot))
	}
	for _, c := range []struct {
		at   uint64
		kept [2]int
	}{{33, [2]int{1, 1}}, {34, [2]int{0, 1}}, {35, [2]int{0, 0}}} {
		w.To(w.schedule.SlotStart(c.at))
		require.NoError(t, s.Step(t.Context(), paused))
		require.Equal(t, c.kept, [2]int{kept(1), kept(2)}, "in slot %d", c.at)
	}
	bodies, err := filepath.Glob(filepath.Join(s.kept(), "*"))
	require.NoError(t, err)
	require.Empty(t, bodies)
}
