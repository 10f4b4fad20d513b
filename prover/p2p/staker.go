package p2p

import (
	"fmt"
	"sync"
	"time"

	"github.com/libp2p/go-libp2p/core/peer"

	"fernet/prover/vrf"
)

// helloAgain is how long after a new staker was shown it is shown again: a peer whose L1 did not
// have it yet takes it then.
var helloAgain = []time.Duration{0, 15 * time.Second, time.Minute}

// staker is whom a node acts for, as it shows peers.
type staker struct {
	mu      sync.Mutex
	id      uint32 // 0: nobody
	key     *vrf.PrivateKey
	changed chan struct{} // closed when it is another one
}

func newStaker(id uint32, key *vrf.PrivateKey) *staker {
	return &staker{id: id, key: key, changed: make(chan struct{})}
}

func (s *staker) get() (uint32, *vrf.PrivateKey) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.id, s.key
}

// other is closed when the staker is another one than now.
func (s *staker) other() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.changed
}

// set reports whether the staker was another one.
func (s *staker) set(id uint32, key *vrf.PrivateKey) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.id == id {
		return false
	}
	s.id, s.key = id, key
	close(s.changed)
	s.changed = make(chan struct{})
	return true
}

// SetStaker has the node act for another staker than before; 0 for none. Connected peers are told
// in the background; a peer that had no place for the node is shown the staker at the next dial. It
// does nothing when the staker is the same. It returns ErrMissing for a staker without its key.
func (n *Node) SetStaker(id uint32, key *vrf.PrivateKey) error {
	if id != 0 && key == nil {
		return fmt.Errorf("%w: the key of staker %d", ErrMissing, id)
	}
	if n.staker.set(id, key) {
		changed := n.staker.other()
		n.run(func() { n.showStaker(changed) })
	}
	return nil
}

// showStaker says hello to all peers, also to those that have dialled, until there is another
// staker to be shown.
func (n *Node) showStaker(changed <-chan struct{}) {
	for _, wait := range helloAgain {
		select {
		case <-n.ctx.Done():
			return
		case <-changed:
			return
		case <-time.After(wait):
		}
		for _, p := range n.Peers() {
			id, err := peer.Decode(p.ID)
			if err != nil {
				continue // of a peer that is connected it is a name
			}
			n.run(func() {
				if err := n.sayHello(n.ctx, id); err != nil && n.ctx.Err() == nil {
					n.config.Log.Debug("a peer was not shown the staker", "peer", id, "err", err)
				}
			})
		}
	}
}
