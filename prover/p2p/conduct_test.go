package p2p

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/wire"
)

func TestConduct(t *testing.T) {
	now := time.Unix(1_800_000_000, 0)
	c := newConduct(nil)
	lie := func(names ...string) (first, banned bool) { return c.lie(now, wire.BlockTag{}, names...) }
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

// Lies about a block that L1 has replaced are none, nor is what they were banned for.
func TestPardon(t *testing.T) {
	now := time.Unix(1_800_000_000, 0)
	c := newConduct(nil)
	_, banned := c.lie(now, tag, "a", "s")
	require.False(t, banned)
	_, banned = c.lie(now, tag, "b", "s")
	require.True(t, banned)
	c.pardon(otherTag)
	require.True(t, c.banned(now, "s"))
	c.pardon(tag)
	require.False(t, c.banned(now, "a", "b", "s"))
	require.False(t, c.suspect(now, "a", "b", "s"))
	require.Empty(t, c.bans())

	// A peer is banned for what another one of its staker did, too.
	c.lie(now, tag, "a", "s")
	_, banned = c.lie(now, otherTag, "b", "s")
	require.True(t, banned)
	c.pardon(tag)
	require.False(t, c.banned(now, "b"))
	require.False(t, c.suspect(now, "a"))
	require.True(t, c.suspect(now, "b"))
	c.pardon(otherTag)

	// What else they did still counts.
	c.lie(now, tag, "a")
	_, banned = c.lie(now, otherTag, "a")
	require.True(t, banned)
	c.pardon(tag)
	require.False(t, c.banned(now, "a"))
	require.True(t, c.suspect(now, "a"))
	_, banned = c.lie(now, wire.BlockTag{}, "a")
	require.True(t, banned)
	require.Equal(t, 1, c.bans()[0].Times)
	c.pardon(tag)
	require.True(t, c.banned(now, "a"), "both are about something else")
}
