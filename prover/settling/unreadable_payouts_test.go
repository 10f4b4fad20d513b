package settling

import (
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/bindings"
)

// An RPC that has lost the logs of a finalized block of which something is left to claim keeps
// nobody from following L1: what is left is found when the logs are back.
func TestPayoutsThatTheRPCHasLost(t *testing.T) {
	g := newGround(t)
	number := g.append(theirs)
	g.prove(number, 1, 300)
	g.Finalize(number)
	want := g.read(g.chain(nil)).Unclaimed
	require.Len(t, want, 1)

	lost := bindings.NewSettlement().GetABI().Events["RootAccepted"].ID
	g.lost = &lost
	chain := g.chain(nil)
	v := g.read(chain)
	require.Empty(t, v.Unclaimed)
	require.Equal(t, []uint64{number}, v.Unread)
	require.Equal(t, number, v.Proven)
	require.NotNil(t, v.Slot)

	// They are not asked for in each view.
	g.lost = nil
	require.NoError(t, g.L1.Advance(lostAgain-1))
	require.Empty(t, g.read(chain).Unclaimed)
	require.NoError(t, g.L1.Advance(1))
	v = g.read(chain)
	require.Equal(t, want, v.Unclaimed)
	require.Empty(t, v.Unread)
}

// What is left of a block when nobody can claim it any more is said once.
func TestWhatIsLeftWhenItExpires(t *testing.T) {
	g := newGround(t)
	number := g.append(theirs)
	g.prove(number, 1, 300)
	g.Finalize(number)
	chain := g.chain(nil)
	v := g.read(chain)
	require.Len(t, v.Unclaimed, 1)
	last := v.Unclaimed[0].Expiry - 1 // what is sent here lands too late
	require.NoError(t, g.L1.Advance(last-1-g.head()))
	v = g.read(chain)
	require.Len(t, v.Unclaimed, 1)
	require.Empty(t, v.Expired)
	require.NoError(t, g.L1.Advance(1))
	v = g.read(chain)
	require.Empty(t, v.Unclaimed)
	require.Equal(t, []uint64{number}, v.Expired)
	require.NoError(t, g.L1.Advance(1))
	require.Empty(t, g.read(chain).Expired)
}

// Of blocks that a view has yet to look at it says so.
func TestBlocksThatAreYetToBeLookedAt(t *testing.T) {
	g := newGround(t)
	for range looksAtOnce + 1 {
		number := g.append(theirs)
		g.prove(number, 1, 300)
		g.Finalize(number)
	}
	chain := g.chain(nil)
	v := g.read(chain)
	require.Len(t, v.Unclaimed, looksAtOnce)
	require.Equal(t, []uint64{looksAtOnce + 1}, v.Unread)
	v = g.read(chain)
	require.Len(t, v.Unclaimed, looksAtOnce+1)
	require.Empty(t, v.Unread)
}
