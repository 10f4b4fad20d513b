package node

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"fernet/prover/p2p"
	"fernet/prover/wire"
)

const (
	// maxMet is how many peers that came wait to be asked. Beyond it the pulls of exchange are all.
	maxMet = 256
	// maxCatchUps is how many of them are asked at once: the later ones are not asked again for
	// what the first ones had.
	maxCatchUps = 4
	// catchUpTimeout bounds what one of them has of this node's time.
	catchUpTimeout = 20 * time.Second
	// catchUpTries is how often one is asked that does not answer: the old connection may still be
	// thought to be there, and is tried first.
	catchUpTries = 4
	catchUpWait  = time.Second
)

// meet is told of each peer that has come, or come back.
func (n *Node) meet(peer string) {
	select {
	case n.met <- peer:
	default:
	}
}

// catchUp asks each peer that has come for all that it has of the open blocks, until ctx ends. What
// the two did not tell each other before, since there was no connection, gossip does not bring any
// more, and the pulls of exchange ask another peer, or later. A peer that comes again while it is
// being asked is asked once more.
func (n *Node) catchUp(ctx context.Context) {
	var tasks sync.WaitGroup
	defer tasks.Wait()
	done, places := make(chan string), make(chan struct{}, maxCatchUps)
	again := map[string]bool{} // peers that are being asked → whether they came meanwhile
	ask := func(peer string) {
		again[peer] = false
		tasks.Go(func() {
			select {
			case places <- struct{}{}:
				n.catchUpWith(ctx, peer)
				<-places
			case <-ctx.Done():
			}
			select {
			case done <- peer:
			case <-ctx.Done():
			}
		})
	}
	for {
		select {
		case peer := <-n.met:
			if _, under := again[peer]; under {
				again[peer] = true
			} else if n.worthAsking(peer) {
				ask(peer)
			}
		case peer := <-done:
			if again[peer] {
				ask(peer)
			} else {
				delete(again, peer)
			}
		case <-ctx.Done():
			return
		}
	}
}

// worthAsking reports whether a peer is asked when it comes: anybody can come again and again under
// new names, but not with a staker's key.
func (n *Node) worthAsking(peer string) bool {
	return slices.ContainsFunc(n.net.Peers(), func(p p2p.Peer) bool { return p.ID == peer && (p.StakerID != 0 || p.Static) })
}

func (n *Node) catchUpWith(ctx context.Context, peer string) {
	ctx, cancel := context.WithTimeout(ctx, catchUpTimeout)
	defer cancel()
	for _, tag := range n.blocks.tags() {
		for range catchUpTries {
			pulled, err := n.net.Pull(ctx, peer, tag, wire.AllLevels)
			if err == nil {
				n.log.Debug("a peer that came was asked", "block", tag, "peer", peer, "proofs", pulled.Proofs, "new", pulled.Taken)
			}
			if err == nil || errors.Is(err, p2p.ErrUnknown) {
				break
			}
			n.log.Debug("a peer that came gave no answer", "block", tag, "peer", peer, "err", err)
			select {
			case <-time.After(catchUpWait):
			case <-ctx.Done():
				return
			}
		}
	}
}
