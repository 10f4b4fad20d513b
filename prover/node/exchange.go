package node

import (
	"context"
	"errors"
	"time"

	"fernet/prover/p2p"
	"fernet/prover/wire"
)

const (
	// pullEvery is how often one peer is asked for what it has of the open blocks.
	pullEvery = 30 * time.Second
	// pullBefore is how many L1 blocks before a cut-off a peer is asked for its level.
	pullBefore = 1
	// pullTimeout bounds one pull with all of its answers.
	pullTimeout = time.Minute
	// maxPulls is how many pulls run at once.
	maxPulls = 4
)

// exchange asks a peer for the proofs of each level whose cut-off comes: before it, while they can
// still be built on, and when it is there, for what others have built on.
func (n *Node) exchange() {
	for _, b := range n.inOrder() {
		for ; b.pulls < 2*len(b.plan.CutOffs); b.pulls++ {
			level, at := b.pulls/2, b.plan.CutOffs[b.pulls/2]
			if b.pulls%2 == 0 {
				at -= pullBefore
			}
			if n.view.Now < at {
				break
			}
			if !n.pull(b, uint8(level)) {
				break // as many run as may: at the next L1 block
			}
		}
	}
}

// pullOne asks one peer for all that it has of the open blocks, whatever gossip has lost.
func (n *Node) pullOne() {
	for _, b := range n.inOrder() {
		n.pull(b, wire.AllLevels)
	}
}

// pull asks a peer in the background, and returns false when as many are asked as may be.
func (n *Node) pull(b *block, level uint8) bool {
	select {
	case n.pulls <- struct{}{}:
	default:
		return false
	}
	n.jobs.Go(func() {
		defer func() { <-n.pulls }()
		ctx, cancel := context.WithTimeout(b.ctx, pullTimeout)
		defer cancel()
		pulled, err := n.net.PullFromAny(ctx, b.tag, level)
		switch {
		case err == nil:
			n.log.Debug("a peer was asked", "block", b.number, "level", level, "proofs", pulled.Proofs, "new", pulled.Taken)
		case ctx.Err() != nil, errors.Is(err, p2p.ErrNoPeer), errors.Is(err, p2p.ErrUnknown), errors.Is(err, p2p.ErrBusy):
		default:
			n.log.Info("a peer gave no answer", "block", b.number, "level", level, "err", err)
		}
	})
	return true
}
