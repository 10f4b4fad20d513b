package p2p

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	pubsub "github.com/libp2p/go-libp2p-pubsub"
	"github.com/libp2p/go-libp2p/core/host"
	"github.com/libp2p/go-libp2p/core/metrics"
	"github.com/libp2p/go-libp2p/core/network"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/libp2p/go-libp2p/core/protocol"
	"github.com/libp2p/go-libp2p/p2p/discovery/mdns"
	"github.com/libp2p/go-libp2p/p2p/net/swarm"
	"github.com/multiformats/go-multiaddr"
	"golang.org/x/time/rate"

	"fernet/prover/wire"
)

// DefaultRedial is half the time between blocks of Ethereum: nodes that were parted are peers again
// within one, and hold the same within two.
const DefaultRedial = 6 * time.Second

const dialTimeout = 20 * time.Second

// Node is a node's part in the network.
type Node struct {
	config    Config
	blocks    Blocks
	verifier  Verifier
	metrics   Metrics
	bytes     *metrics.BandwidthCounter
	gate      *gater
	host      host.Host
	topics    map[wire.Subject]*pubsub.Topic
	mesh      *mesh
	peers     *peers
	staker    *staker
	conduct   *conduct
	queue     *queue
	parking   *parking
	pulled    *pulled
	pulledTxs *pulled
	missed    *missed
	lists     *lists
	over      []multiaddr.Multiaddr // of this node, over relays
	relays    map[peer.ID]bool      // which are no peers
	poor      *rate.Limiter         // checks for senders without a staker
	poorTxs   *rate.Limiter
	mdns      mdns.Service

	ctx   context.Context
	stop  context.CancelFunc
	tasks sync.WaitGroup
	mu    sync.Mutex // of ended, and of tasks while it is not
	ended bool
}

// Open joins the network. It dials the static peers in the background; Close ends all of it.
func Open(config Config, blocks Blocks, verifier Verifier) (*Node, error) {
	p, err := config.parse()
	if err != nil {
		return nil, err
	}
	n := &Node{
		config: config.withDefaults(), blocks: blocks, verifier: verifier, bytes: metrics.NewBandwidthCounter(), gate: new(gater),
		topics: map[wire.Subject]*pubsub.Topic{}, conduct: newConduct(config.Bans), poor: rate.NewLimiter(rate.Every(poorInterval), 1),
		poorTxs: newPoorTxs(), staker: newStaker(config.StakerID, config.Key),
	}
	n.ctx, n.stop = context.WithCancel(context.Background())
	n.mesh = newMesh(wire.Topic(config.ChainID, config.Settlement, wire.SubjectProof), &n.metrics)
	n.queue, n.parking, n.pulled, n.pulledTxs = newQueue(&n.metrics), newParking(&n.metrics), newPulled(), newPulled()
	n.lists, n.missed = newLists(), newMissed()
	n.refuse(nil)
	if n.host, err = newHost(n.config, p, n.gate, n.bytes); err != nil {
		n.stop()
		return nil, err
	}
	n.over, n.relays = p.over, p.relays
	n.peers = newPeers(n.host.ID(), p.static, n.config.MaxPeers, &n.metrics)
	n.queue.here = n.peers.has
	n.host.SetStreamHandler(n.protocol("hello"), n.answerHello)
	n.serve("pull", wire.MaxPullSize, n.answerPull)
	n.serve("pool", wire.PoolQuestionSize, n.answerPool)
	n.serve("body", wire.QuestionSize, n.answerBody)
	n.serve("transitions", wire.QuestionSize, n.answerTransitions)
	n.host.Network().Notify(&network.NotifyBundle{ConnectedF: n.connected, DisconnectedF: n.disconnected})
	if err := n.startGossip(n.ctx, n.host); err != nil {
		return nil, errors.Join(err, n.Close())
	}
	if config.MDNS {
		n.mdns = mdns.NewMdnsService(n.host, fmt.Sprintf("fernet-%d-%x", config.ChainID, config.Settlement[:8]), found{n})
		if err := n.mdns.Start(); err != nil {
			return nil, errors.Join(fmt.Errorf("look for peers in the local network: %w", err), n.Close())
		}
	}
	n.run(func() { n.verify(n.ctx) })
	for _, relay := range p.places {
		n.run(func() { n.keepReserved(relay) })
	}
	for _, info := range p.static {
		n.run(func() { n.keepDialling(info) })
	}
	return n, nil
}

// Close leaves the network and returns when nothing of the node runs any more.
func (n *Node) Close() error {
	n.mu.Lock()
	n.ended = true
	n.mu.Unlock()
	n.stop()
	var err error
	if n.mdns != nil {
		err = n.mdns.Close()
	}
	err = errors.Join(err, n.host.Close())
	n.tasks.Wait()
	if err != nil {
		return fmt.Errorf("leave the network: %w", err)
	}
	return nil
}

// run starts a task that Close waits for.
func (n *Node) run(task func()) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if !n.ended {
		n.tasks.Go(task)
	}
}

// Name is what peers know the node by.
func (n *Node) Name() string { return n.host.ID().String() }

// Addresses are where the node listens, with its name: what others have as a static peer.
func (n *Node) Addresses() ([]string, error) {
	direct := slices.DeleteFunc(n.host.Addrs(), goesOverRelay)
	own, err := peer.AddrInfoToP2pAddrs(&peer.AddrInfo{ID: n.host.ID(), Addrs: append(direct, n.over...)})
	if err != nil {
		return nil, fmt.Errorf("read addresses: %w", err)
	}
	var out []string
	for _, a := range own {
		out = append(out, a.String())
	}
	return out, nil
}

// Metrics are the node's counters.
func (n *Node) Metrics() *Metrics { return &n.metrics }

// Bytes are those received and sent in all streams, without what TCP, Noise and Yamux add.
func (n *Node) Bytes() (in, out int64) {
	totals := n.bytes.GetBandwidthTotals()
	return totals.TotalIn, totals.TotalOut
}

// Bans are those that last, or would make the next one longer.
func (n *Node) Bans() []Ban { return n.conduct.bans() }

// Changed tells the node that the engine knows more of a block: it was opened, or the engine holds
// a proof that did not come from the node. What waits for it goes on. Peers are asked for its
// transitions anew: after a reorg the block may begin at another state.
func (n *Node) Changed(tag wire.BlockTag) {
	n.lists.drop(tag)
	n.parking.changed(tag)
}

// Replaced tells the node that L1 has replaced a block, and that its tag is the same. Peers whose
// L1 was ahead have sent proofs of what this node sees now: they were false here, and no lies.
func (n *Node) Replaced(tag wire.BlockTag) { n.conduct.pardon(tag) }

// Followed tells the node that the engine has followed L1: the stakers that peers have shown may
// count from now on, or no more.
func (n *Node) Followed() {
	apart := n.peers.review(func(s shown) bool {
		return n.isStaked(s) && !n.conduct.banned(n.config.Now(), stakerName(s.staker))
	})
	for _, id := range apart {
		n.part(id)
	}
	n.queue.signal() // what they have sent before may be verified now
}

func (n *Node) protocol(name string) protocol.ID {
	return protocol.ID(wire.Topic(n.config.ChainID, n.config.Settlement, wire.Subject(name)))
}

// refuse has no connections made with banned peers and with those that also says.
func (n *Node) refuse(also func(peer.ID) bool) {
	refuse := func(id peer.ID) bool {
		return n.conduct.banned(n.config.Now(), peerName(id)) || also != nil && also(id)
	}
	n.gate.refuse.Store(&refuse)
}

// part ends the connections with a peer. It does not wait for that.
func (n *Node) part(id peer.ID) {
	n.run(func() {
		if err := n.host.Network().ClosePeer(id); err != nil {
			n.config.Log.Debug("connection was not closed well", "peer", id, "err", err)
		}
	})
}

// lied notes that a peer sent what it could know to be false, about a block or zero, and parts with
// it, and with all that show the same staker, when it was not the first time.
func (n *Node) lied(id peer.ID, about wire.BlockTag, what string) {
	names, staked := n.peers.names(id)
	now := n.config.Now()
	if n.conduct.banned(now, names...) {
		return
	}
	n.metrics.Lies.Add(1)
	first, banned := n.conduct.lie(now, about, names...)
	if first {
		n.config.Log.Warn("a peer sent what it could know to be false", "peer", id, "staker", staked, "what", what)
	}
	if !banned {
		return
	}
	n.metrics.Bans.Add(1)
	n.config.Log.Info("a peer is banned", "peer", id, "names", names)
	gone := []peer.ID{id}
	if staked {
		gone = append(gone, n.peers.of(n.peers.staker(id))...)
	}
	for _, id := range gone {
		n.queue.drop(id)
		n.part(id)
	}
}

func (n *Node) connected(_ network.Network, c network.Conn) {
	id := c.RemotePeer()
	if n.relays[id] {
		return
	}
	dialled := c.Stat().Direction == network.DirOutbound
	gone, room := n.peers.connected(id, dialled)
	switch {
	case !room:
		n.metrics.Refused.Add(1)
		n.part(id)
	case gone != nil:
		n.run(func() { n.meet(id, dialled, gone) })
	}
}

func (n *Node) disconnected(net network.Network, c network.Conn) {
	if id := c.RemotePeer(); net.Connectedness(id) != network.Connected {
		n.peers.disconnected(id)
		n.queue.left(id)
		n.lists.forget(id)
	}
}

// keepDialling has a static peer connected, whenever it is not.
func (n *Node) keepDialling(info peer.AddrInfo) {
	for {
		wait := n.config.Redial/2 + rand.N(n.config.Redial)
		if n.host.Network().Connectedness(info.ID) != network.Connected {
			n.forgetFailures(info.ID)
			if err := n.dial(info); err != nil && n.ctx.Err() == nil {
				n.config.Log.Debug("static peer could not be dialled", "peer", info.ID, "again_in", wait, "err", err)
			}
		}
		select {
		case <-n.ctx.Done():
			return
		case <-time.After(wait):
		}
	}
}

// forgetFailures has libp2p dial a peer again at once. After some failures it would refuse to for
// minutes, whatever has changed since.
func (n *Node) forgetFailures(id peer.ID) {
	if s, is := n.host.Network().(*swarm.Swarm); is {
		s.Backoff().Clear(id)
	}
}

func (n *Node) dial(info peer.AddrInfo) error {
	ctx, cancel := context.WithTimeout(n.ctx, dialTimeout)
	defer cancel()
	return n.host.Connect(ctx, info)
}

// found dials what mdns finds.
type found struct{ n *Node }

func (f found) HandlePeerFound(info peer.AddrInfo) {
	f.n.run(func() {
		if err := f.n.dial(info); err != nil {
			f.n.config.Log.Debug("peer of the local network could not be dialled", "peer", info.ID, "err", err)
		}
	})
}
