package node

import (
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/proving/provingtest"
)

// A node that proves nothing takes next to nothing: 24 hours of L1 with a block each slot.
func TestIdleNode(t *testing.T) {
	const hours, blocksAnHour = 24, 300
	e := newEngine(t, t.TempDir(), false)
	heap := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	var pending []*prover.Block
	slot := uint64(1)
	var early uint64
	begun := time.Now()
	for hour := range hours {
		for range blocksAnHour {
			if e.now == provingtest.Slots.RevealStart(slot) {
				pending = append(pending, e.world.Block(slot, 1))
				slot++
			}
			for len(pending) > 0 && pending[0].WindowEnd+10 < e.now {
				pending = pending[1:]
			}
			e.steps(1, pending...)
			select {
			case s := <-e.settled:
				e.keep(s)
			default:
			}
		}
		if hour == 3 {
			early = heap()
		}
	}
	took, late := time.Since(begun), heap()
	share := took.Seconds() / (hours * time.Hour).Seconds()
	t.Logf("idle node: %d L1 blocks and %d L2 blocks in %s, %.4f %% of a core at 12 s a block; heap %d kB after 4 hours, %d kB after 24",
		hours*blocksAnHour, slot-1, took.Round(time.Millisecond), 100*share, early>>10, late>>10)
	require.Less(t, share, 0.01)
	require.Less(t, late, early+4<<20)
}
