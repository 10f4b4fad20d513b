package node

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"fernet/prover/circuit"
	"fernet/prover/keys"
	"fernet/prover/node/health"
	"fernet/prover/proving"
	"fernet/prover/store"
	"fernet/prover/wire"
)

// listenBlocks is for how many L1 blocks a node listens before it bids: whoever else has its
// identity is heard by then.
const listenBlocks = 2

// loaded is a proof of the store on its way into a round.
type loaded struct {
	proof   *wire.Proof
	message []byte
}

// load gives a round the proofs that were held of its block, each verified again: level by level,
// as a merge is taken when its children are there.
func (n *Node) load(b *block) (count int, err error) {
	messages, err := n.store.Proofs(b.tag)
	if err != nil {
		return 0, err
	}
	var waiting []loaded
	for _, message := range messages {
		p, err := wire.DecodeProof(message)
		if err != nil {
			n.log.Warn("a proof in the store is not used", "block", b.number, "err", err)
			continue
		}
		waiting = append(waiting, loaded{p, message})
	}
	for len(waiting) > 0 {
		var ready, parked []loaded
		for _, l := range waiting {
			switch b.round.Admit(l.proof).Answer {
			case proving.Take:
				ready = append(ready, l)
			case proving.Park:
				parked = append(parked, l)
			}
		}
		if len(ready) == 0 {
			break
		}
		taken, err := n.loadReady(b, ready)
		if err != nil {
			return count, err
		}
		count += taken
		waiting = parked
	}
	return count, nil
}

// loadReady verifies proofs in batches and gives the round those that are true.
func (n *Node) loadReady(b *block, ready []loaded) (count int, err error) {
	batches := map[circuit.Kind][]keys.Proof{}
	of := map[circuit.Kind][]loaded{}
	for _, l := range ready {
		kind, public, err := b.round.Public(l.proof)
		if err != nil {
			n.log.Warn("a proof in the store is not used", "block", b.number, "node", l.proof.Node, "err", err)
			continue
		}
		batches[kind] = append(batches[kind], keys.Proof{Bytes: l.proof.Proof, Public: public})
		of[kind] = append(of[kind], l)
	}
	for kind, batch := range batches {
		verdict, err := n.verifier.VerifyBatch(kind, batch)
		if err != nil {
			return count, fmt.Errorf("verify the proofs of block %d in the store: %w", b.number, err)
		}
		for i, l := range of[kind] {
			if err := verdict.Errors[i]; err != nil {
				n.log.Warn("a proof in the store is not used", "block", b.number, "node", l.proof.Node, "err", err)
				continue
			}
			b.round.Take(l.proof, l.message)
			b.changes.Add(1)
			count++
		}
	}
	return count, nil
}

// listen ends the start when the node has listened for long enough, and refuses to bid when
// somebody else bids for one of its stakers.
func (n *Node) listen() {
	for _, b := range n.inOrder() {
		for _, id := range b.round.Snapshot().SameIdentity {
			n.sameIdentity[id] = true
		}
	}
	if n.health.Has(health.Starting) {
		n.meetOwn()
	}
	if len(n.sameIdentity) > 0 {
		var names []string
		for id := range n.sameIdentity {
			names = append(names, fmt.Sprint(id))
		}
		slices.Sort(names)
		n.health.Set(health.SameIdentity, "somebody else bids for this node's stakers "+strings.Join(names, ", ")+
			", or the store is an old copy: the node makes no bids")
	}
	// While the RPC catches up, its blocks are no time in which anybody could be heard.
	if n.first == 0 && !n.health.Has(health.RPCStale) {
		n.first = n.view.Now
	}
	if n.first != 0 && n.view.Now >= n.first+listenBlocks {
		n.health.Clear(health.Starting)
	}
}

// meetOwn refuses to bid for a staker that a peer has shown, which only the holder of its key can:
// of two nodes with one identity, the one that comes second makes no bids.
func (n *Node) meetOwn() {
	for _, p := range n.net.Peers() {
		for _, id := range n.bidders() {
			if id.StakerID == p.StakerID {
				n.sameIdentity[p.StakerID] = true
			}
		}
	}
}

// storeCode is the readiness that an error of the store means.
func storeCode(err error) health.Code {
	if errors.Is(err, store.ErrFull) {
		return health.Disk
	}
	return health.Store
}

// peersProof is a proof of a peer to be kept.
type peersProof struct {
	tag     wire.BlockTag
	id      wire.Identity
	message []byte
}

// maxUnkept is how many proofs of peers wait to be written. Beyond it they are not kept: peers have
// them.
const maxUnkept = 4096

// taken is told of each proof of a peer that a round took.
func (n *Node) taken(b *block, p *wire.Proof, message []byte) {
	b.changes.Add(1)
	select {
	case n.kept <- peersProof{b.tag, p.Identity(), message}:
	default:
	}
	n.look()
}

// look has the loop look at what to prove again.
func (n *Node) look() {
	select {
	case n.changed <- struct{}{}:
	default:
	}
}

// keepProofs writes the proofs of peers until ctx ends.
func (n *Node) keepProofs(ctx context.Context) {
	for {
		select {
		case p := <-n.kept:
			if err := n.store.PutProof(p.tag, p.id, p.message); err != nil {
				n.storeFailed(err)
			}
		case <-ctx.Done():
			return
		}
	}
}
