package node

import (
	"context"
	"slices"
	"sync"

	"fernet/prover/p2p"
	"fernet/prover/vrf"
	"fernet/prover/wire"
)

// told are peers that are told things and say nothing.
type told struct {
	mu     sync.Mutex
	proofs []*wire.Proof
	pulls  int
	peers  []p2p.Peer
	answer func(from string, tag wire.BlockTag) error // to pulls from one of them; nil: no peer
	asked  []pulledFrom
	staker uint32 // that they are shown
	// blocks that L1 has replaced
	replaced []wire.BlockTag
	pools    []string      // names of those that were asked for their pools
	poor     error         // their answer
	slow     chan struct{} // they answer when it is closed; nil: at once
	bans     []p2p.Ban
	body     []byte // of every block that is asked for; nil: no peer has one
}

// pulledFrom is a pull from one peer.
type pulledFrom struct {
	from string
	tag  wire.BlockTag
}

func (p *told) Changed(wire.BlockTag)                         {}
func (p *told) Followed()                                     {}
func (p *told) Replaced(tag wire.BlockTag)                    { p.replaced = append(p.replaced, tag) }
func (p *told) PublishBid(context.Context, *wire.Bid) error   { return nil }
func (p *told) PublishRoot(context.Context, *wire.Root) error { return nil }
func (p *told) PublishTx(context.Context, []byte) error       { return nil }
func (p *told) Peers() []p2p.Peer                             { return p.peers }
func (p *told) Bans() []p2p.Ban                               { return slices.Clone(p.bans) }
func (p *told) Metrics() *p2p.Metrics                         { return new(p2p.Metrics) }
func (p *told) Bytes() (in, out int64)                        { return 0, 0 }
func (p *told) Name() string                                  { return "told" }
func (p *told) Addresses() ([]string, error)                  { return nil, nil }
func (p *told) Close() error                                  { return nil }
func (p *told) SetStaker(id uint32, key *vrf.PrivateKey) error {
	p.staker = id
	if id != 0 && key == nil {
		return p2p.ErrMissing
	}
	return nil
}

func (p *told) PublishProof(_ context.Context, w *wire.Proof) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.proofs = append(p.proofs, w)
	return nil
}

func (p *told) Pull(_ context.Context, from string, tag wire.BlockTag, level uint8) (p2p.Pulled, error) {
	if level != wire.AllLevels || p.answer == nil {
		return p2p.Pulled{}, p2p.ErrNoPeer
	}
	p.mu.Lock()
	p.asked = append(p.asked, pulledFrom{from, tag})
	p.mu.Unlock()
	return p2p.Pulled{}, p.answer(from, tag)
}

func (p *told) PullFromAny(context.Context, wire.BlockTag, uint8) (p2p.Pulled, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pulls++
	return p2p.Pulled{}, p2p.ErrNoPeer
}

func (p *told) PullPool(_ context.Context, from string) (p2p.Pulled, error) {
	if p.slow != nil {
		<-p.slow
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pools = append(p.pools, from)
	return p2p.Pulled{}, p.poor
}

func (p *told) Body(_ context.Context, _ wire.BlockTag, check func([]byte) error) ([]byte, error) {
	if p.body == nil {
		return nil, p2p.ErrNoPeer
	}
	return p.body, check(p.body)
}

func (p *told) askedForPools() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Sorted(slices.Values(p.pools))
}

func (p *told) count() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.proofs)
}
