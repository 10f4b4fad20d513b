package settling

import (
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/bindings"
)

// A staker that asks to exit is leaving from the next slot on. Lost logs leave what was known.
func TestStakersThatLeave(t *testing.T) {
	g := newGround(t)
	g.append(ours)
	chain := g.chain(nil)
	require.Empty(t, g.read(chain).Leaving)
	g.Send(theirs, g.Client.RequestExit(theirs))
	require.Empty(t, g.read(chain).Leaving)

	schedule := g.Client.Params.Schedule
	slot, _ := schedule.SlotAt(g.head())
	g.To(schedule.SlotStart(slot + 1))
	want := map[uint32]bool{theirs: true}
	require.Equal(t, want, g.read(chain).Leaving)
	require.Equal(t, want, g.read(g.chain(nil)).Leaving)
	lost := bindings.NewStaking().GetABI().Events["ExitRequested"].ID
	g.lost = &lost
	g.To(schedule.SlotStart(slot + 2))
	require.Equal(t, want, g.read(chain).Leaving)

	// A reorg takes the exit.
	g.lost = nil
	g.back(schedule.SlotStart(slot) - 1)
	g.To(schedule.SlotStart(slot + 1))
	require.Empty(t, g.read(chain).Leaving)
}
