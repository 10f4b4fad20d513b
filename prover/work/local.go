package work

import (
	"context"
	"fmt"
	"time"
)

// Local makes proofs in this process, as many side by side as its prover does.
type Local struct {
	*desk
	prover Prover
	places chan struct{} // one taken for each proof being made
}

var _ Worker = (*Local)(nil)

// NewLocal returns a worker that proves with prover. [Local.Close] it.
func NewLocal(config Config, prover Prover) (*Local, error) {
	config, err := config.withDefaults()
	if err != nil {
		return nil, fmt.Errorf("make local worker: %w", err)
	}
	l := &Local{prover: prover, places: make(chan struct{}, max(1, prover.AtOnce()))}
	l.desk = newDesk(config, l.make)
	return l, nil
}

// make waits for a place and makes a proof. What is begun is finished, whoever waits for it: a
// proof cannot be stopped, and would only be lost.
func (l *Local) make(c *call) (*Result, error) {
	if err := l.takePlace(c); err != nil {
		return nil, err
	}
	defer func() { <-l.places }()
	if !l.start(c) {
		return nil, errAbandoned
	}
	begun := time.Now()
	proof, err := l.prover.ProveWitness(context.WithoutCancel(c.ctx), c.job.Kind, c.job.Witness)
	if err != nil {
		return nil, err
	}
	if proof, err = l.config.verify(c.job, proof); err != nil {
		return nil, err
	}
	return &Result{Proof: proof, Took: time.Since(begun)}, nil
}

// takePlace takes a place for a job. A job that finds one at once is made, also if the worker
// drains: it was accepted before that. One that has to wait for a place is not begun any more then.
func (l *Local) takePlace(c *call) error {
	select {
	case l.places <- struct{}{}:
		return nil
	default:
	}
	late, stop := atDeadline(c.job)
	defer stop()
	select {
	case l.places <- struct{}{}:
	case <-c.ctx.Done():
		return context.Cause(c.ctx)
	case <-l.draining:
		return ErrDraining
	case <-late:
		return ErrDeadline
	}
	// A place and the end may have come at once.
	if l.isDrained() {
		<-l.places
		return ErrDraining
	}
	return nil
}

// atDeadline returns a channel that tells when a job's time is over.
func atDeadline(job *Job) (<-chan time.Time, func() bool) {
	if job.Deadline.IsZero() {
		return nil, func() bool { return false }
	}
	timer := time.NewTimer(time.Until(job.Deadline))
	return timer.C, timer.Stop
}

// AtOnce is that of [Worker].
func (l *Local) AtOnce() int { return cap(l.places) }

// Stats is that of [Worker].
func (l *Local) Stats() Stats {
	s := l.counted()
	s.AtOnce = l.AtOnce()
	return s
}

// Drain is that of [Worker].
func (l *Local) Drain(ctx context.Context) error {
	l.drain()
	return l.settle(ctx)
}

// Close drains the worker and waits for the proofs in the making, which cannot be stopped, unless a
// Drain has given them up: then they go on until the process ends, and are lost.
func (l *Local) Close() error {
	l.drain()
	l.close()
	return l.last()
}
