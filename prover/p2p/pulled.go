package p2p

import (
	"crypto/sha256"
	"sync"
)

// maxPulled bounds each of the two generations of messages that are remembered.
const maxPulled = 8192

// pulled remembers messages that were taken from answers to pulls. One that comes over its topic
// afterwards is known by then, and is to be forwarded all the same: peers that did not pull it wait
// for it.
type pulled struct {
	mu       sync.Mutex
	now, old map[[sha256.Size]byte]bool
}

func newPulled() *pulled { return &pulled{now: map[[sha256.Size]byte]bool{}} }

func (p *pulled) add(message []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.now) >= maxPulled {
		p.old, p.now = p.now, map[[sha256.Size]byte]bool{}
	}
	p.now[sha256.Sum256(message)] = true
}

func (p *pulled) has(message []byte) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	sum := sha256.Sum256(message)
	return p.now[sum] || p.old[sum]
}
