package node

import (
	"context"
	"errors"
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

// begin returns those peers that are to be asked now, and notes that they are.
func (p *pools) begin(connected []p2p.Peer, now time.Time) (ask []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	here := map[string]bool{}
	for _, peer := range connected {
		here[peer.ID] = true
		if of := p.asked[peer.ID]; of == nil || !of.here && now.Sub(of.at) >= poolAgain {
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
	for _, name := range n.pools.begin(n.net.Peers(), n.clock()) {
		n.jobs.Go(func() { n.pullPool(ctx, name) })
	}
}

func (n *Node) pullPool(ctx context.Context, name string) {
	select {
	case n.pulls <- struct{}{}:
	case <-ctx.Done():
		return
	}
	defer func() { <-n.pulls }()
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
