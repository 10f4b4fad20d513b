package p2p

import (
	"math/rand/v2"
	"net"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/stretchr/testify/require"
)

func TestConfigCheck(t *testing.T) {
	good := config(1, "/ip4/127.0.0.1/tcp/9010/p2p/"+must(t)(NameOf(name(2))))
	require.NoError(t, good.Check())
	for want, change := range map[error]func(*Config){
		ErrName:     func(c *Config) { c.Name = c.Name[:5] },
		ErrAddress:  func(c *Config) { c.Listen = []string{"127.0.0.1:9010"} },
		ErrStatic:   func(c *Config) { c.Static = []string{"/ip4/127.0.0.1/tcp/9010"} },
		ErrMaxPeers: func(c *Config) { c.MaxPeers = 3 },
		ErrMissing:  func(c *Config) { c.Key = nil },
	} {
		c := config(1)
		change(&c)
		require.ErrorIs(t, c.Check(), want)
		_, err := Open(c, newEngine(tree31), new(pairings))
		require.ErrorIs(t, err, want)
	}
	c := config(1)
	c.Static = []string{"127.0.0.1"}
	require.ErrorIs(t, c.Check(), ErrStatic)
	c = config(1)
	c.Announce = []string{"127.0.0.1"}
	require.ErrorIs(t, c.Check(), ErrAddress)
}

// Peers are told the addresses that a node announces, and no others.
func TestAnnounce(t *testing.T) {
	const outer = "/ip4/203.0.113.7/tcp/9010"
	a := start(t, config(1), newEngine(tree31))
	c := config(2, a.address(t))
	c.Announce = []string{outer}
	b := start(t, c, newEngine(tree31))
	require.Equal(t, outer+"/p2p/"+b.Name(), b.address(t))
	reaches(t, func() int { return len(a.Peers()) }, 1, "peers")
	eventually(t, func() bool {
		known := a.host.Peerstore().Addrs(b.id())
		return len(known) == 1 && known[0].String() == outer
	}, "another address is known")
}

func must(t *testing.T) func(string, error) string {
	return func(s string, err error) string {
		t.Helper()
		require.NoError(t, err)
		return s
	}
}

// A name is the same at every start, and an address in use is an error at the start.
func TestNameAndAddress(t *testing.T) {
	a := start(t, config(1), newEngine(tree31))
	require.Equal(t, must(t)(NameOf(name(1))), a.Name())
	require.True(t, strings.HasSuffix(a.address(t), "/p2p/"+a.Name()))
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	require.NoError(t, err)
	defer listener.Close()
	c := config(2)
	_, port, err := net.SplitHostPort(listener.Addr().String())
	require.NoError(t, err)
	c.Listen = []string{"/ip4/127.0.0.1/tcp/" + port}
	_, err = Open(c, newEngine(tree31), new(pairings))
	require.ErrorIs(t, err, ErrListen)
	require.ErrorContains(t, err, "address already in use")
}

// A static peer is dialled until it is there, and again when it has gone.
func TestStaticPeerIsDialledAgain(t *testing.T) {
	address := func() string {
		listener, err := net.Listen("tcp4", "127.0.0.1:0")
		require.NoError(t, err)
		defer listener.Close()
		_, port, err := net.SplitHostPort(listener.Addr().String())
		require.NoError(t, err)
		return "/ip4/127.0.0.1/tcp/" + port
	}()
	a := start(t, config(1, address+"/p2p/"+must(t)(NameOf(name(2)))), newEngine(tree31))
	for range 2 {
		c := config(2)
		c.Listen = []string{address}
		b, err := Open(c, newEngine(tree31), new(pairings))
		require.NoError(t, err)
		reaches(t, func() int { return len(a.Peers()) }, 1, "peers")
		require.True(t, a.Peers()[0].Static)
		require.Contains(t, a.Peers()[0].Address, "/ip4/127.0.0.1/tcp/")
		require.EqualValues(t, 2, a.Peers()[0].StakerID)
		require.NoError(t, b.Close())
		eventually(t, func() bool { return len(a.Peers()) == 0 }, "it is still there")
	}
}

// A static peer that was gone for some time is a peer soon after it has come back: libp2p, which
// dials less and less often what it could not dial, has no say in that.
func TestPeerThatWasGoneIsDialledSoon(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	require.NoError(t, err)
	_, port, err := net.SplitHostPort(listener.Addr().String())
	require.NoError(t, err)
	require.NoError(t, listener.Close())
	address := "/ip4/127.0.0.1/tcp/" + port
	c := config(1, address+"/p2p/"+must(t)(NameOf(name(2))))
	c.Redial = 200 * time.Millisecond
	a := start(t, c, newEngine(tree31))
	time.Sleep(12 * time.Second) // libp2p would allow no further attempt for eight seconds
	c = config(2)
	c.Listen = []string{address}
	start(t, c, newEngine(tree31))
	back := time.Now()
	eventually(t, func() bool { return len(a.Peers()) == 1 }, "it is not dialled")
	require.Less(t, time.Since(back), 5*time.Second)
}

// Two that dial each other at once are peers at once: neither waits for the other's hello only.
func TestBothDial(t *testing.T) {
	p := newPeers("own", nil, DefaultMaxPeers, new(Metrics))
	for _, step := range []struct{ dialled, speaks bool }{{false, true}, {false, false}, {true, true}, {true, false}} {
		gone, room := p.connected("other", step.dialled)
		require.True(t, room)
		require.Equal(t, step.speaks, gone != nil, "%v", step)
	}
	for i := range 4 {
		a, b := start(t, config(10+2*i), newEngine(tree31)), start(t, config(11+2*i), newEngine(tree31))
		began := time.Now()
		var both sync.WaitGroup
		for from, to := range map[*member]*member{a: b, b: a} {
			both.Go(func() {
				// TCP makes one connection of two dials that cross (RFC 9293, 3.5), on which both
				// speak first: both fail then, and dial again after a random while, as keepDialling
				// has them.
				for range 20 {
					from.forgetFailures(to.id())
					if from.dial(peer.AddrInfo{ID: to.id(), Addrs: to.host.Addrs()}) == nil {
						return
					}
					time.Sleep(rand.N(200 * time.Millisecond))
				}
			})
		}
		both.Wait()
		eventually(t, func() bool { return len(a.Peers()) == 1 && len(b.Peers()) == 1 }, "no peers")
		require.Less(t, time.Since(began), helloTimeout)
	}
}

// Bans are kept over a restart by whoever keeps the nodes' configuration.
func TestBansAreGivenToTheNext(t *testing.T) {
	t.Parallel()
	a := start(t, config(1), newEngine(tree31))
	c := config(2, a.address(t))
	c.Bans = []Ban{{Who: "peer/" + a.Name(), Times: 2, Until: time.Now().Add(time.Hour)}}
	b := start(t, c, newEngine(tree31))
	require.Equal(t, c.Bans, b.Bans())
	time.Sleep(2 * time.Second)
	require.Empty(t, b.Peers())
	c = config(3, a.address(t))
	c.Bans = []Ban{{Who: "staker/1", Times: 1, Until: time.Now().Add(time.Hour)}}
	d := start(t, c, newEngine(tree31))
	time.Sleep(2 * time.Second)
	require.Empty(t, d.Peers())
}

// After Close nothing runs any more, whatever was going on.
func TestCloseEndsAll(t *testing.T) {
	before := runtime.NumGoroutine()
	a, err := Open(config(1), newEngine(tree31, tag), &pairings{takes: 50 * time.Millisecond})
	require.NoError(t, err)
	addresses, err := a.Addresses()
	require.NoError(t, err)
	c := config(2, addresses...)
	c.MDNS = true
	b, err := Open(c, newEngine(tree31, tag), new(pairings))
	require.NoError(t, err)
	reaches(t, func() int { return len(a.Peers()) }, 1, "peers")
	meshed(t, &member{Node: a}, &member{Node: b})
	for i := range uint32(100) {
		require.NoError(t, b.PublishProof(t.Context(), baseProof(tag, 16, 1+i, 0, true)))
		// Of a block that is not known: it is parked.
		require.NoError(t, b.PublishProof(t.Context(), baseProof(otherTag, 16, 1+i, 0, true)))
	}
	require.NoError(t, b.PublishProof(t.Context(), mergeProof(tag, 8, 7)))
	reaches(t, func() int64 { return a.Metrics().Parked.Load() }, 50, "parked messages")
	require.NoError(t, a.Close())
	require.NoError(t, b.Close())
	end := time.Now().Add(20 * time.Second)
	for runtime.NumGoroutine() > before && time.Now().Before(end) {
		time.Sleep(50 * time.Millisecond)
	}
	if left := runtime.NumGoroutine(); left > before {
		stacks := make([]byte, 1<<20)
		t.Fatalf("%d goroutines, %d before:\n%s", left, before, stacks[:runtime.Stack(stacks, true)])
	}
}
