package settling

import (
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/settlement/rules"
)

// Lost logs of proposals leave all else alone: L1's state says who leads. What a report would pay
// is not known, so that a missed reveal is named when they are back.
func TestProposalsThatTheRPCHasLost(t *testing.T) {
	g := newGround(t)
	g.append(ours)
	chain := g.chain(nil)
	g.read(chain)
	lost := bindings.NewSequencing().GetABI().Events["Proposed"].ID
	g.lost = &lost

	schedule := g.Client.Params.Schedule
	slot, _ := schedule.SlotAt(g.head())
	slot++
	g.To(schedule.SlotStart(slot))
	g.Randao(slot)
	draft, _ := g.draft()
	g.ProposeBody(slot, theirs, theirs, 8000, 1000, draft.Body, draft.TxRoot)
	v := g.read(chain)
	require.Equal(t, rules.PhasePropose, v.Slot.Phase)
	require.EqualValues(t, theirs, v.Slot.Best.StakerID)
	require.Len(t, v.Pending, 1)

	g.To(schedule.SlotStart(slot + 1))
	require.Empty(t, g.read(chain).Missed)
	g.lost = nil
	missed := g.read(chain).Missed
	require.Len(t, missed, 1)
	require.Equal(t, slot, missed[0].Slot)
	require.EqualValues(t, 8000, missed[0].FeeSplit)
}
