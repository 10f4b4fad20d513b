package p2p

import (
	"testing"
	"time"

	"github.com/libp2p/go-libp2p"
	"github.com/libp2p/go-libp2p/core/host"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/libp2p/go-libp2p/p2p/protocol/circuitv2/relay"
	"github.com/stretchr/testify/require"
)

// startRelay starts a relay that is no node of ours, and returns its address.
func startRelay(t *testing.T, options ...relay.Option) string {
	t.Helper()
	h, err := libp2p.New(libp2p.ListenAddrStrings("/ip4/127.0.0.1/tcp/0"), libp2p.DisableMetrics())
	require.NoError(t, err)
	r, err := relay.New(h, options...)
	require.NoError(t, err)
	t.Cleanup(func() {
		require.NoError(t, r.Close())
		require.NoError(t, h.Close())
	})
	addresses, err := peer.AddrInfoToP2pAddrs(host.InfoFromHost(h))
	require.NoError(t, err)
	return addresses[0].String()
}

// Two nodes neither of which can be dialled are peers over a relay that bounds nothing, and gossip.
func TestRelay(t *testing.T) {
	over := startRelay(t, relay.WithInfiniteLimits()) + "/p2p-circuit"
	hidden := config(1)
	hidden.Listen = []string{over}
	a := start(t, hidden, newEngine(tree31, tag))
	reaches(t, func() int64 { return a.Metrics().Relays.Load() }, 1, "places at relays")
	require.Equal(t, over+"/p2p/"+a.Name(), a.address(t), "what others have as a static peer")
	dials := config(2, a.address(t))
	dials.Listen = nil
	b := start(t, dials, newEngine(tree31, tag))
	reaches(t, func() int { return len(a.Peers()) }, 1, "peers")
	reaches(t, func() int { return len(b.Peers()) }, 1, "peers")
	require.EqualValues(t, 1, a.Metrics().Peers.Load(), "the relay is none")
	for from, to := range map[*member]*member{a: b, b: a} {
		eventually(t, func() bool { return len(from.topics["proof"].ListPeers()) > 0 }, "nobody listens")
		from.publish(t, baseProof(tag, 16, from.config.StakerID, 0, true))
		eventually(t, func() bool {
			return held(to.engine)[baseProof(tag, 16, from.config.StakerID, 0, true).Identity()]
		}, "the proof did not come")
	}
}

// Over a relay that bounds what it relays nodes are no peers, and the one with a place there says
// so.
func TestRelayWithLimits(t *testing.T) {
	hidden := config(1)
	hidden.Listen = []string{startRelay(t) + "/p2p-circuit"}
	a := start(t, hidden, newEngine(tree31, tag))
	reaches(t, func() int64 { return a.Metrics().Relays.Load() }, 1, "places at relays")
	require.Equal(t, 1, a.log.Count("the relay bounds its connections"))
	b := start(t, config(2, a.address(t)), newEngine(tree31, tag))
	time.Sleep(2 * time.Second)
	require.Empty(t, a.Peers())
	require.Empty(t, b.Peers())
	require.Zero(t, a.Metrics().Lies.Load())
}

// A relay is named with its key, or it is no address.
func TestRelayAddresses(t *testing.T) {
	c := config(1)
	c.Listen = []string{"/ip4/127.0.0.1/tcp/4001/p2p-circuit"}
	require.ErrorIs(t, c.Check(), ErrAddress)
	c = config(1, "/ip4/127.0.0.1/tcp/4001/p2p-circuit/p2p/"+must(t)(NameOf(name(2))))
	require.ErrorIs(t, c.Check(), ErrStatic)
}
