package p2p

import (
	"context"
	"math/rand/v2"
	"sync"
	"time"

	"fernet/prover/wire"
)

// Times and bounds of pulls for what was missed.
const (
	missedDelay   = 2 * time.Second // so that one pull is for many
	missedSpacing = 5 * time.Second // between two pulls of a block
	missedPeers   = 2               // that are asked
)

// missed are the blocks of which a proof was left, or has to wait, for what its sender is: a sender
// that has used up its room, that lies, or that shows no staker. Pubsub takes the same message from
// nobody else, so that such a peer could keep proofs from this node by being the first to send them
// on. Others are asked for them.
type missed struct {
	mu     sync.Mutex
	blocks map[wire.BlockTag]time.Time // when the pull of it ended; zero: it is under way
}

func newMissed() *missed { return &missed{blocks: map[wire.BlockTag]time.Time{}} }

// begin reports whether a block is to be pulled.
func (m *missed) begin(tag wire.BlockTag, now time.Time) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	for other, ended := range m.blocks {
		if !ended.IsZero() && now.Sub(ended) >= missedSpacing {
			delete(m.blocks, other)
		}
	}
	if _, found := m.blocks[tag]; found {
		return false
	}
	m.blocks[tag] = time.Time{}
	return true
}

func (m *missed) end(tag wire.BlockTag, now time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.blocks[tag] = now
}

// miss has other peers asked for the proofs of a block of which a message was left or waits.
func (n *Node) miss(m message) {
	if m.subject != wire.SubjectProof || m.pulled || len(m.data) < 1+wire.TagSize {
		return
	}
	tag := wire.BlockTag(m.data[1:])
	if n.blocks.Block(tag).State != BlockOpen || !n.missed.begin(tag, n.config.Now()) {
		return
	}
	n.metrics.Missed.Add(1)
	n.run(func() {
		defer func() { n.missed.end(tag, n.config.Now()) }()
		select {
		case <-n.ctx.Done():
			return
		case <-time.After(missedDelay):
		}
		n.pullMissed(n.ctx, m.from.String(), tag)
	})
}

func (n *Node) pullMissed(ctx context.Context, butFrom string, tag wire.BlockTag) {
	peers := n.Peers()
	rand.Shuffle(len(peers), func(i, j int) { peers[i], peers[j] = peers[j], peers[i] })
	asked := 0
	for _, p := range peers {
		if p.ID == butFrom || p.StakerID == 0 {
			continue
		}
		if _, err := n.Pull(ctx, p.ID, tag, wire.AllLevels); err != nil {
			n.config.Log.Debug("what was missed could not be pulled", "block", tag, "err", err)
			continue
		}
		if asked++; asked == missedPeers {
			return
		}
	}
}
