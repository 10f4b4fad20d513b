package sequencing

import (
	"maps"
	"math/big"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/bid"
	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// Samples are what was learned, by slot, and Unread the slots of which nothing can be.
func (s *Sequencer) Samples() map[uint64]bid.SlotSample {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.samples)
}

func (s *Sequencer) Unread() []uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Sorted(maps.Keys(s.unread))
}

// learner knows all slots before one, and has no L1 to read more from.
func learner(mode rules.Mode, known uint64) *Sequencer {
	d := &settlement.Deployment{Params: settlement.Params{VrfMode: mode}}
	s := &Sequencer{
		c:       Config{Chain: &operator.Chain{Client: settlement.NewClient(nil, d)}},
		samples: map[uint64]bid.SlotSample{}, unread: map[uint64]bool{},
	}
	for slot := range known {
		s.keep(slot, bid.SlotSample{Score: new(big.Int)}, slot%2 == 0)
	}
	return s
}

// What is learned is of the last slots alone.
func TestOldSlotsAreForgotten(t *testing.T) {
	const current = learnedSlots + 10
	s := learner(rules.ModePrivate, current)
	require.NoError(t, s.learn(t.Context(), current))
	require.Len(t, s.Samples(), learnedSlots/2)
	require.Len(t, s.Unread(), learnedSlots/2)
	require.EqualValues(t, 11, s.Unread()[0])
	require.NotContains(t, s.Samples(), uint64(8))
	require.Contains(t, s.Samples(), uint64(10))
	require.Len(t, s.learned(), learnedSlots/2)
}

// Where draws are public nothing is gone by that was, and nothing is read.
func TestPublicModeLearnsNothing(t *testing.T) {
	s := learner(rules.ModePublic, 0)
	require.NoError(t, s.learn(t.Context(), 10))
	require.Empty(t, s.Samples())
	require.Empty(t, s.Unread())
}
