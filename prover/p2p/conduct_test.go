package p2p

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestConduct(t *testing.T) {
	now := time.Unix(1_800_000_000, 0)
	c := newConduct(nil)
	lie := func(names ...string) (first, banned bool) { return c.lie(now, names...) }
	first, banned := lie("a", "s")
	require.True(t, first)
	require.False(t, banned)
	require.True(t, c.suspect(now, "a"))
	require.False(t, c.suspect(now, "b"))
	require.Empty(t, c.bans())

	// Another peer of the same staker.
	_, banned = lie("b", "s")
	require.True(t, banned)
	require.False(t, c.banned(now, "a"), "who lied once only is not")
	require.True(t, c.banned(now, "b"))
	require.True(t, c.banned(now, "x", "s"))
	require.Len(t, c.bans(), 2)

	// A first lie is forgotten after a day, and a ban is not: what follows is longer.
	length := firstBan
	for range 20 {
		now = now.Add(length + lieMemory + time.Second)
		require.False(t, c.banned(now, "b"))
		require.False(t, c.suspect(now, "b"))
		_, banned = lie("b")
		require.False(t, banned)
		now = now.Add(lieMemory + time.Second)
		_, banned = lie("b")
		require.False(t, banned, "the first is forgotten")
		_, banned = lie("b")
		require.True(t, banned)
		length = min(2*length, maxBan)
		require.True(t, c.banned(now.Add(length-time.Second), "b"))
		require.False(t, c.banned(now.Add(length), "b"))
	}
	require.Equal(t, maxBan, length)

	// Names are bounded; bans outlive what is forgotten for room.
	for i := range maxConducts + 10 {
		lie(fmt.Sprint(i))
	}
	require.LessOrEqual(t, len(c.names), maxConducts)
	require.True(t, c.banned(now, "b"))
}
