package p2p

import (
	"context"
	"sync"
	"time"

	"github.com/libp2p/go-libp2p/core/peer"

	"fernet/prover/wire"
)

// Bounds of what waits for a block or for children to become known.
const (
	patience       = 60 * time.Second // of any message, from its arrival to its answer
	maxParked      = 256              // of one peer
	maxParkedPoor  = 512              // of all peers together that show no staker
	maxParkedTotal = 4096
)

// parking is where messages wait for what they are about. They wait in the goroutines that judge
// them, so that a message which turns out well is forwarded like any other.
type parking struct {
	mu          sync.Mutex
	lots        map[wire.BlockTag]*lot
	of          map[peer.ID]int
	total, poor int
	metrics     *Metrics
}

type lot struct {
	changed chan struct{} // closed when something about the block has changed
	parked  int
}

func newParking(m *Metrics) *parking {
	return &parking{lots: map[wire.BlockTag]*lot{}, of: map[peer.ID]int{}, metrics: m}
}

// space is a message's place.
type space struct {
	p       *parking
	tag     wire.BlockTag
	from    peer.ID
	poor    bool
	changed <-chan struct{}
}

// enter returns a place, or nil if there is none.
func (p *parking) enter(tag wire.BlockTag, from peer.ID, poor bool) *space {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.total >= maxParkedTotal || p.of[from] >= maxParked || poor && p.poor >= maxParkedPoor {
		p.metrics.Overflow.Add(1)
		return nil
	}
	l := p.lots[tag]
	if l == nil {
		l = &lot{changed: make(chan struct{})}
		p.lots[tag] = l
	}
	l.parked++
	p.total++
	p.of[from]++
	if poor {
		p.poor++
	}
	p.metrics.Parked.Store(int64(p.total))
	return &space{p, tag, from, poor, l.changed}
}

// leave gives the place back.
func (s *space) leave() {
	s.p.mu.Lock()
	defer s.p.mu.Unlock()
	s.p.total--
	if s.p.of[s.from]--; s.p.of[s.from] == 0 {
		delete(s.p.of, s.from)
	}
	if s.poor {
		s.p.poor--
	}
	if l := s.p.lots[s.tag]; l.parked == 1 {
		delete(s.p.lots, s.tag)
	} else {
		l.parked--
	}
	s.p.metrics.Parked.Store(int64(s.p.total))
}

// wait returns when something about the block has changed since the last call, or since enter. It
// reports false when ctx is done.
func (s *space) wait(ctx context.Context) bool {
	select {
	case <-ctx.Done():
		return false
	case <-s.changed:
	}
	s.p.mu.Lock()
	defer s.p.mu.Unlock()
	s.changed = s.p.lots[s.tag].changed
	return true
}

// changed wakes what waits for a block.
func (p *parking) changed(tag wire.BlockTag) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if l := p.lots[tag]; l != nil {
		close(l.changed)
		l.changed = make(chan struct{})
	}
}
