package node

import (
	"context"
	"fmt"
	"slices"
	"time"

	"fernet/prover/settling"
	"fernet/settlement/rules"
)

// shareTime is how long a proof is given to reach peers before the node leaves them.
const shareTime = 2 * time.Second

// drain takes on nothing new, has what is being made finished and shared, and what is being sent
// seen through, and returns nil also when that takes too long: what is lost then is a proof. L1 is
// followed meanwhile and what this node has proposed is revealed: a reveal that is missed costs a
// part of the deposit.
func (n *Node) drain(background context.Context, views <-chan *settling.View, failures <-chan error) error {
	n.stopping.Store(true)
	n.log.Info("stopping: no new bids, proofs in the making are finished", "running", n.running, "atMost", n.config.StopTimeout)
	ctx, cancel := context.WithTimeout(background, n.config.StopTimeout)
	defer cancel()
	n.background.Go(func() { n.drainWorker(ctx) })
	err := n.finishBegun(ctx, background, views, failures)
	n.desk.Stop()
	if wait := shareTime - time.Since(n.shared); wait > 0 && len(n.net.Peers()) > 0 {
		time.Sleep(wait)
	}
	n.keepBans()
	n.warnUnrevealed(background)
	n.log.Info("stopped")
	return err
}

// drainWorker has the worker finish what was begun. A job that is still being put together is
// waited for: a worker that drains would refuse it, though it is bid for and peers may have been
// told.
func (n *Node) drainWorker(ctx context.Context) {
	accepted := make(chan struct{})
	n.background.Go(func() {
		n.begun.Wait()
		close(accepted)
	})
	select {
	case <-accepted:
	case <-ctx.Done():
	}
	_ = n.worker.Drain(ctx) // finishBegun says what is given up when ctx ends
}

// lookAtDesk is how often a node that stops looks whether the desk is done.
const lookAtDesk = 100 * time.Millisecond

// finishBegun goes on with the loop until nothing is being made, sent, or to be revealed, or ctx
// ends. An error means that nothing can be sent.
func (n *Node) finishBegun(ctx, background context.Context, views <-chan *settling.View, failures <-chan error) error {
	for n.running > 0 || n.revealIsDue() || n.sends() {
		select {
		case v := <-views:
			n.atBlock(background, v)
			n.health.Beat()
		case e := <-n.ended:
			n.finish(ctx, e)
		case s := <-n.settled:
			n.keep(s)
		case <-time.After(lookAtDesk):
		case err := <-failures:
			return err
		case <-ctx.Done():
			if n.running > 0 {
				n.log.Warn("stopping: proofs in the making are given up", "running", n.running)
			}
			n.running = 0
			return nil
		}
	}
	return nil
}

// revealIsDue reports whether the node has to reveal now.
func (n *Node) revealIsDue() bool {
	return n.view != nil && n.urgentAt() != 0 && n.view.Slot.Phase == rules.PhaseReveal
}

// sends reports whether something is on its way to L1.
func (n *Node) sends() bool {
	return slices.ContainsFunc(n.desk.Queue(), func(q settling.Queued) bool { return q.Begun })
}

// timeBound are the acts that a node that stops begins all the same. The others can wait for the
// next start.
func timeBound(acts []settling.Act) []settling.Act {
	return slices.DeleteFunc(acts, func(a settling.Act) bool { return a.Priority < settling.PrioritySubmit })
}

// lastLook bounds the last look at L1.
const lastLook = 10 * time.Second

// warnUnrevealed says until when the node has to run again, if a proposal of its own leads a slot
// and is not revealed.
func (n *Node) warnUnrevealed(ctx context.Context) {
	if n.view == nil || len(n.sequencers()) == 0 {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, lastLook)
	defer cancel()
	if v, err := n.chain.Read(ctx); err == nil {
		n.view = v // what was proposed a moment ago may lead only now
	}
	if n.urgentAt() == 0 {
		return
	}
	slot := n.view.Slot
	n.log.Warn(fmt.Sprintf("stopping: this node's proposal for slot %d has yet to be revealed: the node has to run again before L1 block %d, "+
		"or a part of the deposit is lost", slot.Slot, slot.End), "l1Block", n.view.Now, "revealFrom", slot.RevealStart, "revealBefore", slot.End)
}
