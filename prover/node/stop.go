package node

import (
	"context"
	"encoding/json"
	"time"
)

// shareTime is how long a proof is given to reach peers before the node leaves them.
const shareTime = 2 * time.Second

// Drain makes the node take on nothing new, as Run does when its context ends, without ending Run.
func (n *Node) Drain(context.Context) error {
	n.stopping.Store(true)
	n.look()
	return nil
}

// drain takes on nothing new, has what is being made finished and shared, and returns nil also when
// that takes too long: what is lost then is a proof.
func (n *Node) drain(background context.Context) error {
	n.stopping.Store(true)
	n.log.Info("stopping: no new bids, proofs in the making are finished", "running", n.running, "atMost", n.config.StopTimeout)
	ctx, cancel := context.WithTimeout(background, n.config.StopTimeout)
	defer cancel()
	n.background.Go(func() {
		if err := n.worker.Drain(ctx); err != nil && background.Err() == nil {
			n.log.Warn("stopping: proofs in the making are given up", "err", err)
		}
	})
	for n.running > 0 {
		select {
		case e := <-n.ended:
			n.finish(ctx, e)
		case <-ctx.Done():
			n.running = 0
		}
	}
	if wait := shareTime - time.Since(n.shared); wait > 0 && len(n.net.Peers()) > 0 {
		time.Sleep(wait)
	}
	n.keepBans()
	n.log.Info("stopped")
	return nil
}

// keepBans keeps whom the node does not listen to.
func (n *Node) keepBans() {
	data, err := json.Marshal(n.net.Bans())
	if err == nil {
		err = n.store.PutBans(data)
	}
	if err != nil {
		n.log.Warn("bans are not kept", "err", err)
	}
}
