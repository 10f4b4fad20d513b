package work

import (
	"context"
	"fmt"
	"time"

	"fernet/prover/keys"
)

// alone is whether builders are there, and what stands in for them. The queue's mutex guards it,
// but for the prover and the places.
type alone struct {
	prover Prover        // nil: nothing stands in
	places chan struct{} // one taken for each own proof in the making
	after  time.Duration // without a builder
	last   time.Time     // when a builder was there, or the queue was opened
	now    bool          // none has been there for so long
}

func newAlone(prover Prover, after time.Duration) *alone {
	a := &alone{prover: prover, after: after, last: time.Now()}
	if prover != nil {
		a.places = make(chan struct{}, max(1, prover.AtOnce()))
	}
	return a
}

// is notes whether a builder is there. It reports whether the jobs are the node's own.
func (a *alone) is(there bool, now time.Time) bool {
	if there {
		a.last = now
	}
	a.now = now.Sub(a.last) >= a.after
	return a.now
}

// atOnce is how many proofs the process makes side by side in the builders' place.
func (a *alone) atOnce() int {
	if !a.now {
		return 0
	}
	return cap(a.places)
}

// ownProof is what came of a proof in this process: neither a result nor an error when it was not
// begun.
type ownProof struct {
	result *Result
	err    error
}

// tellAlone tells an errand that no builder is there.
func (e *errand) tellAlone() {
	if e.q.own.prover == nil {
		return
	}
	select {
	case e.alone <- struct{}{}:
	default:
	}
}

// proveAlone makes the proof of a job in this process, if no builder comes before there is a place
// for it. What is begun is finished: a proof cannot be stopped.
func (e *errand) proveAlone(ctx context.Context) ownProof {
	q, job := e.q, e.c.job
	select {
	case q.own.places <- struct{}{}:
	case <-ctx.Done():
		return ownProof{}
	}
	defer func() { <-q.own.places }()
	if ctx.Err() != nil || !q.isAlone() || !q.desk.start(e.c) {
		return ownProof{}
	}
	q.config.Log.Info("no builder is there: the node makes a proof itself", "block", job.Block, "node", job.Node, "staker", job.StakerID)
	begun := time.Now()
	proof, err := guarded(q.config.Log, func() (keys.Proof, error) {
		proof, err := q.own.prover.ProveWitness(context.WithoutCancel(ctx), job.Kind, job.Witness)
		if err != nil {
			return proof, err
		}
		return q.config.verify(job, proof)
	})
	if err != nil {
		return ownProof{err: fmt.Errorf("this process: %w", err)}
	}
	return ownProof{result: &Result{Proof: proof, Took: time.Since(begun)}}
}

// isAlone reports whether no builder is there.
func (q *Queue) isAlone() bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.own.now
}

// whyAlone says why no builder is there.
func (q *Queue) whyAlone() string {
	if q.conn.IsConnected() {
		return "no builder is connected with the broker"
	}
	if err := q.conn.LastError(); err != nil {
		return "the broker cannot be reached: " + refusal(err).Error()
	}
	return "the broker cannot be reached"
}
