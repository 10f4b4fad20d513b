package p2p

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// shows waits until a host knows what staker a peer shows.
func (h *member) shows(t *testing.T, who *member, staker uint32) {
	t.Helper()
	eventually(t, func() bool { return h.peers.greeted(who.id()) && h.peers.staker(who.id()) == staker }, "it does not show the staker")
}

// A node that gets a staker while it runs is bound to it at its peers at once, whoever has dialled,
// and takes a place that it was refused before.
func TestStakerIsShownWhenThereIsOne(t *testing.T) {
	t.Parallel()
	c := config(2000)
	c.MaxPeers = 4 // one of them without a staker
	a := start(t, c, newEngine(tree31))
	b := start(t, config(2001, a.address(t)), newEngine(tree31))
	a.shows(t, b, 0)
	refused := start(t, config(2002), newEngine(tree31))
	refused.dials(t, a)
	reaches(t, func() uint64 { return a.Metrics().Refused.Load() }, 1, "refused")
	eventually(t, func() bool { return !a.peers.greeted(refused.id()) }, "it has a place")

	require.ErrorIs(t, b.SetStaker(2, nil), ErrMissing)
	began := time.Now()
	require.NoError(t, b.SetStaker(2, vrfKey(2)))
	a.shows(t, b, 2)
	_, staked := a.peers.names(b.id())
	require.True(t, staked)
	require.NoError(t, a.SetStaker(1, vrfKey(1)))
	b.shows(t, a, 1)
	require.Less(t, time.Since(began), helloInterval, "with the hellos of every time")
	refused.dials(t, a) // the place of those without a staker is free
	a.shows(t, refused, 0)

	require.NoError(t, b.SetStaker(0, nil))
	eventually(t, func() bool { return !a.peers.greeted(b.id()) || a.peers.staker(b.id()) == 0 }, "it shows a staker that it has no more")
}

// A static peer that had no place for a node has one when the node has a staker.
func TestRefusedIsDialledAgainWithItsStaker(t *testing.T) {
	t.Parallel()
	c := config(1)
	c.MaxPeers = 4
	a := start(t, c, newEngine(tree31))
	first := start(t, config(2001, a.address(t)), newEngine(tree31))
	a.shows(t, first, 0)
	b := start(t, config(2002, a.address(t)), newEngine(tree31))
	reaches(t, func() uint64 { return a.Metrics().Refused.Load() }, 3, "refused")
	require.NoError(t, b.SetStaker(2, vrfKey(2)))
	a.shows(t, b, 2)
}

// A peer whose L1 does not have the staker yet takes it a little later.
func TestStakerIsShownAgain(t *testing.T) {
	t.Parallel()
	engine := newEngine(tree31)
	engine.behind.Store(true)
	a := start(t, config(1), engine)
	b := start(t, config(2001, a.address(t)), newEngine(tree31))
	a.shows(t, b, 0)
	said := func() int64 { return a.bytes.GetBandwidthForPeer(b.id()).TotalIn }
	sent := said()
	require.NoError(t, b.SetStaker(2, vrfKey(2)))
	eventually(t, func() bool { return said() > sent }, "no hello")
	require.Zero(t, a.peers.staker(b.id()))
	engine.behind.Store(false)
	a.shows(t, b, 2)
}

// What a peer has shown counts as long as L1 has the staker, without another hello: a staker that
// has exited is none, and its peers have no more than others that show none.
func TestStakersThatExit(t *testing.T) {
	t.Parallel()
	c := config(2000)
	c.MaxPeers = 8 // two of them without a staker
	a := start(t, c, newEngine(tree31))
	b := start(t, config(2, a.address(t)), newEngine(tree31))
	a.shows(t, b, 2)
	a.engine.behind.Store(true)
	require.EqualValues(t, 2, a.peers.staker(b.id()))
	a.Followed()
	require.Zero(t, a.peers.staker(b.id()))
	_, staked := a.peers.names(b.id())
	require.False(t, staked)
	require.Zero(t, a.Metrics().StakedPeers.Load())
	a.engine.behind.Store(false)
	a.Followed()
	require.EqualValues(t, 2, a.peers.staker(b.id()))

	for i := range 2 {
		other := start(t, config(2001+i, a.address(t)), newEngine(tree31))
		a.shows(t, other, 0)
	}
	a.engine.behind.Store(true)
	a.Followed()
	eventually(t, func() bool { return !a.peers.has(b.id()) }, "it has a place")
	require.Len(t, a.Peers(), 2)
}

// A banned staker that counts again is listened to no more than before.
func TestBannedStakersThatComeBack(t *testing.T) {
	t.Parallel()
	a := start(t, config(2000), newEngine(tree31))
	a.engine.behind.Store(true)
	b := start(t, config(2, a.address(t)), newEngine(tree31))
	a.shows(t, b, 0)
	for range 2 {
		a.conduct.lie(time.Now(), tag, stakerName(2))
	}
	a.engine.behind.Store(false)
	a.Followed()
	require.Zero(t, a.peers.staker(b.id()))
}
