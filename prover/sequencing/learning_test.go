package sequencing_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/bid"
	"fernet/prover/sequencing"
)

// A strategy goes by what rivals proposed for the slots before: the newest are read first, a few at
// a block, and each once.
func TestLearnsFromSlots(t *testing.T) {
	w := newWorld(t, unpunished)
	a, b := w.joins(1), w.joins(2)
	w.To(w.schedule.SlotStart(2))
	a.through(w.schedule.RevealStart(2))
	w.To(w.schedule.SlotStart(3))
	b.through(w.schedule.RevealStart(3))
	w.To(w.schedule.SlotStart(7))

	var l *wire
	begin := func() {
		l = &wire{to: a.L1.Client().Client()}
		a.startsOver(l.connect(t), nil)
	}
	paused := sequencing.Now{GasPrice: now.GasPrice, Paused: true}
	step := func() { require.NoError(t, a.Step(t.Context(), paused)) }
	begin()
	step()
	require.ElementsMatch(t, []uint64{3, 4, 5, 6}, keysOf(a.Samples()))
	step()
	require.Len(t, a.Samples(), 7)
	own, rival := w.best(2), w.best(3)
	require.Equal(t, bid.SlotSample{Score: own.Score, Below: true}, a.Samples()[2], "rivals stayed below")
	require.Equal(t, bid.SlotSample{Score: rival.Score}, a.Samples()[3])
	for _, slot := range []uint64{0, 1, 4, 5, 6} {
		require.Zero(t, a.Samples()[slot].Score.Sign(), "nobody proposed")
	}
	l.proposed.Store(0)
	step()
	require.Zero(t, l.proposed.Load(), "each is read once")
	w.To(w.schedule.SlotStart(8))
	step()
	require.Len(t, a.Samples(), 8)

	// An L1 node that does not have the events any more is not asked for them again and again.
	begin()
	l.lacksProposed = true
	for range 3 {
		step()
	}
	require.Equal(t, []uint64{2, 3}, a.Unread())
	require.Len(t, a.Samples(), 6)
	require.EqualValues(t, 2, l.proposed.Load())
}

func keysOf(samples map[uint64]bid.SlotSample) (slots []uint64) {
	for slot := range samples {
		slots = append(slots, slot)
	}
	return slots
}
