package p2p

import (
	"crypto/ed25519"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/libp2p/go-libp2p"
	"github.com/libp2p/go-libp2p/core/control"
	"github.com/libp2p/go-libp2p/core/crypto"
	"github.com/libp2p/go-libp2p/core/host"
	"github.com/libp2p/go-libp2p/core/metrics"
	"github.com/libp2p/go-libp2p/core/network"
	"github.com/libp2p/go-libp2p/core/peer"
	rcmgr "github.com/libp2p/go-libp2p/p2p/host/resource-manager"
	"github.com/libp2p/go-libp2p/p2p/security/noise"
	"github.com/libp2p/go-libp2p/p2p/transport/tcp"
	"github.com/multiformats/go-multiaddr"
	"go.uber.org/fx"
)

// Bounds of connections and streams.
const (
	connectionsPerPeer = 4
	streamsPerPeer     = 64
	hostMemory         = 512 << 20
	hostFiles          = 1024
)

// newHost makes the libp2p host: TCP, Noise and Yamux, with bounds. It knows no other way of
// finding peers than being told.
func newHost(c Config, p parsed, gate *gater, bytes metrics.Reporter) (host.Host, error) {
	name, _, err := crypto.KeyPairFromStdKey(&c.Name)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrName, err)
	}
	limits := rcmgr.DefaultLimits
	libp2p.SetDefaultServiceLimits(&limits)
	most := rcmgr.LimitVal(2*(c.MaxPeers+len(p.static)) + 16)
	bounds := rcmgr.PartialLimitConfig{
		System:      rcmgr.ResourceLimits{Conns: 2 * most, ConnsInbound: most, Streams: most * streamsPerPeer, FD: hostFiles},
		PeerDefault: rcmgr.ResourceLimits{Conns: connectionsPerPeer, Streams: streamsPerPeer, StreamsInbound: streamsPerPeer / 2},
	}
	manager, err := rcmgr.NewResourceManager(rcmgr.NewFixedLimiter(bounds.Build(limits.Scale(hostMemory, hostFiles))), rcmgr.WithMetricsDisabled())
	if err != nil {
		return nil, fmt.Errorf("bound the network: %w", err)
	}
	options := []libp2p.Option{
		libp2p.Identity(name), libp2p.ListenAddrs(p.listen...), libp2p.Transport(tcp.NewTCPTransport),
		libp2p.Security(noise.ID, noise.New), libp2p.ResourceManager(manager), libp2p.ConnectionGater(gate),
		libp2p.BandwidthReporter(bytes), libp2p.DisableMetrics(), libp2p.DisableIdentifyAddressDiscovery(), libp2p.UserAgent("fernet"),
		// Errors are returned, and not written to the terminal too.
		libp2p.WithFxOption(fx.NopLogger),
	}
	if len(p.relays) > 0 {
		options = append(options, libp2p.EnableRelay())
	} else {
		options = append(options, libp2p.DisableRelay())
	}
	if len(p.listen) == 0 {
		options = append(options, libp2p.NoListenAddrs)
	}
	if len(p.told) > 0 {
		options = append(options, libp2p.AddrsFactory(func([]multiaddr.Multiaddr) []multiaddr.Multiaddr { return slices.Clone(p.told) }))
	}
	h, err := libp2p.New(options...)
	// libp2p wraps nothing there
	if err != nil && strings.Contains(err.Error(), "failed to listen") {
		return nil, fmt.Errorf("open the network: %w: %w", ErrListen, err)
	}
	if err != nil {
		return nil, fmt.Errorf("open the network: %w", err)
	}
	return h, nil
}

// NameOf returns the name that peers know a key by.
func NameOf(key ed25519.PrivateKey) (string, error) {
	public, err := crypto.UnmarshalEd25519PublicKey(key.Public().(ed25519.PublicKey))
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrName, err)
	}
	id, err := peer.IDFromPublicKey(public)
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrName, err)
	}
	return id.String(), nil
}

// gater refuses connections with some peers.
type gater struct {
	refuse atomic.Pointer[func(peer.ID) bool]
}

func (g *gater) allows(id peer.ID) bool {
	refuse := g.refuse.Load()
	return refuse == nil || !(*refuse)(id)
}

func (g *gater) InterceptPeerDial(id peer.ID) bool                               { return g.allows(id) }
func (g *gater) InterceptAddrDial(peer.ID, multiaddr.Multiaddr) bool             { return true }
func (g *gater) InterceptAccept(network.ConnMultiaddrs) bool                     { return true }
func (g *gater) InterceptUpgraded(network.Conn) (bool, control.DisconnectReason) { return true, 0 }
func (g *gater) InterceptSecured(_ network.Direction, id peer.ID, _ network.ConnMultiaddrs) bool {
	return g.allows(id)
}
