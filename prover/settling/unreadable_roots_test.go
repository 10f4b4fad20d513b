package settling

import (
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/settlement"
)

// Lost logs of the root of one block leave the other blocks alone.
func TestARootThatTheRPCHasLost(t *testing.T) {
	g := newGround(t)
	known, unknown, without := g.append(theirs), g.append(theirs), g.append(ours)
	g.prove(known, 1, 300)
	chain := g.chain(nil)
	g.read(chain)
	g.prove(unknown, 1, 300)

	lost := bindings.NewSettlement().GetABI().Events["RootAccepted"].ID
	g.lost = &lost
	v := g.read(chain)
	require.Equal(t, without, v.Recorded)
	require.NotNil(t, v.Slot)
	require.Len(t, v.Pending, 3)
	of := func(number uint64) *Pending { return v.Pending[number-known] }
	require.NotNil(t, of(known).Best)
	require.NoError(t, of(known).RootLost)
	require.Nil(t, of(unknown).Best)
	require.ErrorIs(t, of(unknown).RootLost, settlement.ErrIncomplete)
	require.ErrorContains(t, of(unknown).RootLost, "block 2: ")
	require.NotNil(t, of(unknown).Block)
	require.NotNil(t, of(without).Block)
	require.NoError(t, of(without).RootLost)
	require.Equal(t, of(unknown).On.Fees, of(unknown).Value.Fees, "those that the root proves")

	g.lost = nil
	v = g.read(chain)
	require.NotNil(t, of(unknown).Best)
	require.NoError(t, of(unknown).RootLost)
}
