package node

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"fernet/prover"
	"fernet/prover/keys"
	"fernet/prover/node/health"
	"fernet/prover/proving"
	"fernet/prover/tree"
	"fernet/prover/work"
)

// ended is what came of an intent.
type ended struct {
	block  *block
	intent proving.Intent
	proof  tree.Proof
	took   time.Duration
	err    error
}

// prove has the rounds decide what to prove now, and begins it: blocks in their order, each within
// what the blocks before it leave free. While the node is paused, what it has bid for is begun, and
// nothing else is bid for.
func (n *Node) prove(ctx context.Context) {
	for _, b := range n.inOrder() {
		capacity := 0
		if n.able() {
			capacity = n.worker.AtOnce() - (n.running - b.running)
		}
		step := b.round.Step
		if n.paused.Load() {
			step = b.round.Finish
		}
		n.guard(b, "decide what to prove", func() error {
			if err := n.takeUp(b); err != nil {
				return err
			}
			intents, err := step(n.view.Now, capacity)
			for _, i := range intents {
				n.begin(ctx, b, i)
			}
			if err != nil {
				n.storeFailed(err)
			}
			return err
		})
	}
}

// inOrder are the open blocks in order of number.
func (n *Node) inOrder() []*block {
	return slices.SortedFunc(maps.Values(n.open), func(a, b *block) int { return cmp.Compare(a.number, b.number) })
}

// bids reports whether the node takes on anything new, once it follows L1. Anybody may ask.
func (n *Node) bids() bool { return n.able() && !n.paused.Load() }

// able reports whether the node begins proofs.
func (n *Node) able() bool {
	if n.stopping.Load() || n.worker.Stats().Broken != "" {
		return false
	}
	return !slices.ContainsFunc(noBids, n.health.Has)
}

// noBids are the reasons for which a node takes on nothing new: it could not do it, or not know
// whether it was done.
var noBids = []health.Code{
	health.Starting, health.RPCStale, health.Keys, health.Disk, health.Store, health.SameIdentity, health.Breaker,
}

// begin has a proof made. What is bid in public mode is told first.
func (n *Node) begin(ctx context.Context, b *block, i proving.Intent) {
	n.log.Info("proof begun", "block", b.number, "node", i.Node, "kind", i.Kind, "staker", i.StakerID, "bid", i.Bid,
		"wave", i.Wave, "children", childrenOf(i), "until", i.Until)
	if bid := i.Announce(b.tag); bid != nil {
		if err := n.net.PublishBid(ctx, bid); err != nil {
			n.log.Warn("a bid was not told", "block", b.number, "node", i.Node, "err", err)
		}
	}
	b.running++
	n.running++
	of, deadline := b.round.Block(), n.timing.until(n.view.Now, i.Until)
	n.begun.Add(1)
	n.jobs.Go(func() {
		accepted := sync.OnceFunc(n.begun.Done)
		defer accepted() // also when there is nothing to accept
		e := ended{block: b, intent: i}
		begun := time.Now()
		e.err = guarded(func() (err error) {
			e.proof, err = n.build(b, of, i, deadline, accepted)
			return err
		})
		e.took = time.Since(begun)
		select {
		case n.ended <- e:
		case <-ctx.Done():
		}
	})
}

// childrenOf names the proofs that a merge is built on, by their stakers and bids; empty for a base
// rollup.
func childrenOf(i proving.Intent) string {
	var names []string
	for _, side := range [][]tree.Proof{i.Children.Left, i.Children.Right} {
		for _, p := range side {
			names = append(names, fmt.Sprintf("%d:%d/%d", p.Node, p.StakerID, uint16(p.FeeBurn)))
		}
	}
	return strings.Join(names, " ")
}

// make returns the proof of an intent, when somebody has made and this node has verified it. It
// calls accepted when the worker has the job.
func (n *Node) make(b *block, of *prover.Block, i proving.Intent, deadline time.Time, accepted func()) (tree.Proof, error) {
	task, err := of.Task(i.Ticket, i.Children)
	if err != nil {
		return tree.Proof{}, err
	}
	job, err := work.NewJob(b.tag, task, deadline)
	if err != nil {
		return tree.Proof{}, err
	}
	wait, err := n.worker.Accept(job)
	if err != nil {
		return tree.Proof{}, err
	}
	accepted()
	result, err := wait(b.ctx)
	if err != nil {
		return tree.Proof{}, err
	}
	n.timing.proof(i.Kind, result.Took)
	return task.Proof(result.Proof.Bytes), nil
}

// finish takes what came of a job: a proof is kept, then shared.
func (n *Node) finish(ctx context.Context, e ended) {
	b, i := e.block, e.intent
	b.running--
	n.running--
	n.guard(b, "take an own proof", func() error {
		switch {
		case b.ctx.Err() != nil: // L1 dropped the block, or its window is over
			return nil
		case errors.Is(e.err, work.ErrDraining):
			n.log.Info("stopping: nobody has begun a proof, it is left to the next start", "block", b.number, "node", i.Node, "staker", i.StakerID)
			return nil
		case e.err != nil:
			b.round.Failed(i, e.err)
			n.jobFailed(e.err)
			n.say(b, fmt.Sprintf("prove node %d for staker %d", i.Node, i.StakerID), e.err)
			return nil
		}
		proof, message, err := b.round.Own(i, e.proof)
		if err != nil {
			return err
		}
		b.changes.Add(1)
		if err := n.store.PutProof(b.tag, proof.Identity(), message); err != nil {
			n.storeFailed(err) // it is shared all the same: others keep it
		}
		n.log.Info("proof made", "block", b.number, "node", i.Node, "kind", i.Kind, "staker", i.StakerID, "bid", i.Bid, "children", childrenOf(i),
			"took", e.took.Round(time.Millisecond))
		n.shared = time.Now()
		return n.net.PublishProof(ctx, proof)
	})
}

// jobFailed says when a proof cannot be made for want of keys: the next one neither.
func (n *Node) jobFailed(err error) {
	if errors.Is(err, keys.ErrKind) || errors.Is(err, keys.ErrNotCached) {
		n.health.Set(health.Keys, err.Error())
	}
}

// storeFailed says that something could not be written or read.
func (n *Node) storeFailed(err error) {
	code := storeCode(err)
	n.health.Set(code, err.Error())
}
