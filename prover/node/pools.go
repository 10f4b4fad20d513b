package node

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"fernet/prover/p2p"
)

// poolAgain is the least time between two questions to one peer for its pool, however often it
// comes and goes.
const poolAgain = time.Minute

// pools are the peers that a sequencer has asked for their pools of transfers.
type pools struct {
	mu    sync.Mutex
	asked map[string]*askedPool // by the name of the peer
}

// askedPool is when a peer was asked, and whether it has been connected since.
type askedPool struct {
	at   time.Time
	here bool
}

// maxPools is how many peers are asked for their pools at once. These questions have places of
// their own: anybody can come under ever new names and be slow to answer, and the pulls of proofs
// around a cut-off are not to wait for that.
const maxPools = 4

// begin returns those peers that are to be asked now, so many at most, and notes that they are:
// those first that not everybody can be.
func (p *pools) begin(connected []p2p.Peer, now time.Time, most int) (ask []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	known := func(p p2p.Peer) int {
		if p.StakerID != 0 || p.Static {
			return 0
		}
		return 1
	}
	here := map[string]bool{}
	for _, peer := range slices.SortedStableFunc(slices.Values(connected), func(a, b p2p.Peer) int { return cmp.Compare(known(a), known(b)) }) {
		here[peer.ID] = true
		of := p.asked[peer.ID]
		if len(ask) < most && (of == nil || !of.here && now.Sub(of.at) >= poolAgain) {
			p.asked[peer.ID] = &askedPool{now, true}
			ask = append(ask, peer.ID)
		}
	}
	for name, of := range p.asked {
		of.here = of.here && here[name]
		if !here[name] && now.Sub(of.at) >= poolAgain {
			delete(p.asked, name)
		}
	}
	return ask
}

// again has a peer that gave no answer asked again, not at once.
func (p *pools) again(name string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if of := p.asked[name]; of != nil {
		of.here = false
	}
}

// pullPools asks each peer for the transfers in its pool, once for each time that it is connected:
// a sequencer that starts later than others, or was apart, has missed what was gossiped.
func (n *Node) pullPools(ctx context.Context) {
	// The loop alone takes places.
	for _, name := range n.pools.begin(n.net.Peers(), n.clock(), maxPools-len(n.poolPulls)) {
		n.poolPulls <- struct{}{}
		n.jobs.Go(func() {
			defer func() { <-n.poolPulls }()
			n.pullPool(ctx, name)
		})
	}
}

func (n *Node) pullPool(ctx context.Context, name string) {
	ctx, cancel := context.WithTimeout(ctx, pullTimeout)
	defer cancel()
	switch pulled, err := n.net.PullPool(ctx, name); {
	case err == nil:
		n.log.Debug("a peer was asked for its pool", "peer", name, "transfers", pulled.Proofs, "new", pulled.Taken)
	case errors.Is(err, p2p.ErrUnknown): // it has none
	default:
		n.log.Debug("a peer did not give its pool", "peer", name, "err", err)
		n.pools.again(name)
	}
}
