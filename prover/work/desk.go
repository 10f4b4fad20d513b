package work

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// keptResults is how many results are kept for those who ask again.
const keptResults = 1024

// maxFailures is how many jobs fail one after the other until none are taken any more: whoever goes
// on would promise proofs that never come.
const maxFailures = 3

// errAbandoned ends a job that nobody waits for.
var errAbandoned = errors.New("nobody waits for the job any more")

// desk is what workers have in common: a job is worked on once, whoever asks for it; results are
// kept; after failures in a row no job is taken until a test proof succeeds.
type desk struct {
	config Config
	do     func(c *call) (*Result, error) // works on a job until it is done or c.ctx ends
	open   context.Context                // until the worker is closed
	close  func()
	going  sync.WaitGroup

	mu       sync.Mutex
	calls    map[JobID]*call
	results  map[JobID]*Result
	order    []JobID // of results, oldest first
	draining chan struct{}
	drained  bool // draining is closed
	givenUp  bool // a Drain did not wait for all of them
	failures int  // in a row
	broken   error
	stats    Stats
}

// call is a job that is worked on.
type call struct {
	id     JobID
	job    *Job
	ctx    context.Context // ends when nobody waits for the job and nobody has begun it
	cancel context.CancelCauseFunc
	done   chan struct{} // closed when result and err are there
	result *Result
	err    error

	// The desk's mutex is for these.
	waiters int
	begun   bool // somebody is at it
	late    bool // somebody's time was over
}

func newDesk(config Config, do func(c *call) (*Result, error)) *desk {
	d := &desk{config: config, do: do, calls: map[JobID]*call{}, results: map[JobID]*Result{}, draining: make(chan struct{})}
	var end context.CancelCauseFunc
	d.open, end = context.WithCancelCause(context.Background())
	d.close = func() { end(ErrDraining) }
	return d
}

// Prove is that of [Worker].
func (d *desk) Prove(ctx context.Context, job *Job) (*Result, error) {
	wait, err := d.Accept(job)
	if err != nil {
		return nil, err
	}
	return wait(ctx)
}

// Accept is that of [Worker].
func (d *desk) Accept(job *Job) (func(context.Context) (*Result, error), error) {
	if err := job.Check(); err != nil {
		return nil, err
	}
	failed := func(err error) error {
		return fmt.Errorf("prove node %d of block %s for staker %d: %w", job.Node, job.Block, job.StakerID, err)
	}
	c, result, err := d.enter(job.ID(d.config.ChainID, d.config.Settlement), job)
	if err != nil {
		return nil, failed(err)
	}
	return func(ctx context.Context) (*Result, error) {
		if result != nil {
			return result, nil
		}
		result, err := d.wait(ctx, c)
		if err != nil {
			return nil, failed(err)
		}
		return result, nil
	}, nil
}

// wait waits for what comes of a call, or until ctx ends.
func (d *desk) wait(ctx context.Context, c *call) (*Result, error) {
	select {
	case <-c.done:
		return c.result, c.err
	case <-ctx.Done():
		d.leave(c, errors.Is(ctx.Err(), context.DeadlineExceeded))
		return nil, context.Cause(ctx)
	}
}

// enter returns the call to wait for, or a result that is kept.
func (d *desk) enter(id JobID, job *Job) (*call, *Result, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if result, ok := d.results[id]; ok {
		return nil, result, nil
	}
	if c, ok := d.calls[id]; ok {
		c.waiters++
		return c, nil, nil
	}
	switch {
	case d.drained:
		return nil, nil, ErrDraining
	case d.broken != nil:
		return nil, nil, d.broken
	}
	return d.begin(id, job), nil, nil
}

// begin works on a job. The caller has the mutex.
func (d *desk) begin(id JobID, job *Job) *call {
	c := &call{id: id, job: job, done: make(chan struct{}), waiters: 1}
	c.ctx, c.cancel = context.WithCancelCause(d.open)
	d.calls[id] = c
	d.going.Go(func() {
		result, err := guarded(d.config.Log, func() (*Result, error) { return d.do(c) })
		c.cancel(nil)
		d.end(c, result, err)
	})
	return c
}

// leave drops one wait for a call. When it was the last, and nobody has begun the job, the job is
// dropped.
func (d *desk) leave(c *call, late bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	c.waiters--
	c.late = c.late || late
	if c.waiters == 0 && !c.begun && d.calls[c.id] == c {
		delete(d.calls, c.id) // so that whoever asks again begins it again
		c.cancel(errAbandoned)
	}
}

// start marks a job as begun. It reports whether somebody still wants it.
func (d *desk) start(c *call) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.calls[c.id] != c {
		return false
	}
	c.begun = true
	return true
}

// isBegun reports whether somebody is at a job.
func (d *desk) isBegun(c *call) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return c.begun
}

// end gives the outcome of a call to those who wait for it.
func (d *desk) end(c *call, result *Result, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.calls[c.id] == c {
		delete(d.calls, c.id)
	}
	c.result, c.err = result, err
	switch {
	case err == nil:
		d.stats.Made++
		d.keep(c.id, result)
		d.mend()
	case errors.Is(err, ErrDraining), d.open.Err() != nil, errors.Is(err, errAbandoned) && !c.late:
	default:
		d.stats.Failed++
		d.failed(err)
	}
	close(c.done)
}

// keep keeps a result for those who ask again. The caller has the mutex.
func (d *desk) keep(id JobID, result *Result) {
	if _, ok := d.results[id]; ok {
		return
	}
	if len(d.order) == keptResults {
		delete(d.results, d.order[0])
		d.order = d.order[1:]
	}
	d.results[id] = result
	d.order = append(d.order, id)
}

// failed counts a job that failed. The caller has the mutex.
func (d *desk) failed(err error) {
	d.failures++
	if d.failures < maxFailures || d.broken != nil {
		return
	}
	d.broken = fmt.Errorf("%w: %d of them, the last because: %w", ErrBroken, d.failures, err)
	d.stats.Broken = d.broken.Error()
	d.config.Log.Error("no jobs are taken until a test proof succeeds", "failed", d.failures, "err", err)
	d.going.Go(d.test)
}

// mend takes jobs again. The caller has the mutex.
func (d *desk) mend() {
	if d.broken != nil {
		d.config.Log.Info("a proof succeeded: jobs are taken again")
	}
	d.failures, d.broken, d.stats.Broken = 0, nil, ""
}

// test asks for test proofs until one succeeds or there is no use in it.
func (d *desk) test() {
	for {
		select {
		case <-time.After(d.config.TestEvery):
		case <-d.draining:
			return
		case <-d.open.Done():
			return
		}
		if d.stillWhole() {
			return
		}
		job, err := d.config.Test()
		if err == nil {
			err = d.tryTest(job)
		}
		if err == nil {
			return
		}
		d.config.Log.Warn("test proof failed", "err", err, "next", d.config.TestEvery)
	}
}

func (d *desk) stillWhole() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.broken == nil
}

// tryTest has a test job done, whatever has failed before.
func (d *desk) tryTest(job *Job) error {
	if err := job.Check(); err != nil {
		return err
	}
	d.mu.Lock()
	if d.drained {
		d.mu.Unlock()
		return ErrDraining
	}
	c := d.begin(job.ID(d.config.ChainID, d.config.Settlement), job)
	d.mu.Unlock()
	<-c.done
	return c.err
}

// drain takes nothing new from now on.
func (d *desk) drain() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.drained {
		d.drained = true
		close(d.draining)
	}
}

// isDrained reports whether nothing new is taken.
func (d *desk) isDrained() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.drained
}

// settle waits until every call has ended, or ctx.
func (d *desk) settle(ctx context.Context) error {
	done := make(chan struct{})
	go func() {
		d.going.Wait()
		close(done)
	}()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		d.mu.Lock()
		defer d.mu.Unlock()
		d.givenUp = true
		return fmt.Errorf("wait for running proofs: %w", context.Cause(ctx))
	}
}

// last waits for the calls that have not ended, for as long as they take, unless a Drain has given
// them up: whoever did not wait then does not want to wait now.
func (d *desk) last() error {
	d.mu.Lock()
	givenUp := d.givenUp
	d.mu.Unlock()
	if givenUp {
		return nil
	}
	return d.settle(context.Background())
}

// counted returns the figures that the desk knows.
func (d *desk) counted() Stats {
	d.mu.Lock()
	defer d.mu.Unlock()
	s := d.stats
	for _, c := range d.calls {
		if c.begun {
			s.Running++
		} else {
			s.Waiting++
		}
	}
	return s
}
