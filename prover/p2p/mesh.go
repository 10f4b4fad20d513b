package p2p

import (
	"sync"
	"time"

	pubsub "github.com/libp2p/go-libp2p-pubsub"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/libp2p/go-libp2p/core/protocol"
)

// mesh watches gossipsub: to which peers it sends messages of a topic on, and what it loses without
// a word. Messages that passed a moment before two peers were grafted are neither sent nor offered
// from one to the other; see docs/NETWORK.md on pulls.
type mesh struct {
	topic   string
	mu      sync.Mutex
	grafted map[peer.ID]bool // peers of the topic: in the mesh, or false after they were pruned
	metrics *Metrics
}

var _ pubsub.RawTracer = (*mesh)(nil)

func newMesh(topic string, m *Metrics) *mesh {
	return &mesh{topic: topic, grafted: map[peer.ID]bool{}, metrics: m}
}

func (m *mesh) note(topic string, change func()) {
	if topic != m.topic {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	change()
	in := int64(0)
	for _, grafted := range m.grafted {
		if grafted {
			in++
		}
	}
	m.metrics.Mesh.Store(in)
}

// of reports whether a peer is in the mesh, and else whether it was pruned from it: it is not
// grafted again for a minute then, and is told of messages once a second.
func (m *mesh) of(id peer.ID) (grafted, pruned bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	in, known := m.grafted[id]
	return in, known && !in
}

// Graft notes a peer of the mesh.
func (m *mesh) Graft(id peer.ID, topic string) { m.note(topic, func() { m.grafted[id] = true }) }

// Prune notes a peer that is not of the mesh any more.
func (m *mesh) Prune(id peer.ID, topic string) { m.note(topic, func() { m.grafted[id] = false }) }

// OnClosedOutboundStream forgets a peer.
func (m *mesh) OnClosedOutboundStream(id peer.ID) {
	m.note(m.topic, func() { delete(m.grafted, id) })
}

// RejectMessage counts messages that were lost before they were judged.
func (m *mesh) RejectMessage(_ *pubsub.Message, reason string) {
	if reason == pubsub.RejectValidationQueueFull || reason == pubsub.RejectValidationThrottled {
		m.metrics.Lost.Add(1)
	}
}

// DropRPC counts frames to a peer that does not read as fast as this node writes.
func (m *mesh) DropRPC(*pubsub.RPC, peer.ID) { m.metrics.Lost.Add(1) }

// The rest of pubsub's events are not counted.

func (*mesh) OnNewOutboundStream(peer.ID, protocol.ID)             {}
func (*mesh) Join(string)                                          {}
func (*mesh) Leave(string)                                         {}
func (*mesh) ValidateMessage(*pubsub.Message)                      {}
func (*mesh) DeliverMessage(*pubsub.Message)                       {}
func (*mesh) DuplicateMessage(*pubsub.Message)                     {}
func (*mesh) ThrottlePeer(peer.ID)                                 {}
func (*mesh) RecvRPC(*pubsub.RPC)                                  {}
func (*mesh) SendRPC(*pubsub.RPC, peer.ID)                         {}
func (*mesh) SendRPCCompleted(*pubsub.RPC, peer.ID, time.Duration) {}
func (*mesh) UndeliverableMessage(*pubsub.Message)                 {}
