package work

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"fernet/prover/keys"
)

// errNoBuilder means that no builder could do a job.
var errNoBuilder = errors.New("builders did not do the job")

// The header of a job's message beside those of NATS.
const headerJob = "Fernet-Job"

// errand is a job on its way: its copies at the broker, and what comes of them.
type errand struct {
	q       *Queue
	c       *call
	answers chan *answer
	taken   chan string
	lost    chan struct{}
	alone   chan struct{} // tells that no builder is there
	own     chan ownProof

	sending sync.WaitGroup // of copies
	copies  []uint64       // that the broker has, or had; of the queue's mutex
	made    int            // copies that were made
	failed  []string       // builders that answered that it cannot be done
	last    error          // why the last copy was in vain
}

// tell gives an errand an answer. An errand that has more than it can look at gets no more.
func (e *errand) tell(a *answer) {
	select {
	case e.answers <- a:
	default:
	}
}

// follow has a job done by builders: it puts a copy of it into the queue, another one when the
// first is in vain or takes long, and verifies what comes back.
func (q *Queue) follow(c *call) (*Result, error) {
	e := &errand{
		q: q, c: c, answers: make(chan *answer, 2*maxCopies), taken: make(chan string, 1),
		lost: make(chan struct{}, 1), alone: make(chan struct{}, 1), own: make(chan ownProof, 1),
	}
	ctx, cancel := context.WithCancel(c.ctx)
	defer cancel()
	q.claim(e)
	defer q.disclaim(e)
	result, err := e.run(ctx)
	switch {
	case errors.Is(err, ErrDraining), q.open.Err() != nil:
		// The job stays in the queue, for the next start.
	default:
		cancel()
		q.going.Go(e.withdraw)
	}
	return result, err
}

// waiting is what an errand waits for besides what it is told.
type waiting struct {
	late, hedge <-chan time.Time
	draining    <-chan struct{}
	unbegun     <-chan time.Time // the queue drains, and who is free had time to begin the job
	trying      bool             // this process makes the proof itself
}

// run waits for what comes of the job.
func (e *errand) run(ctx context.Context) (*Result, error) {
	// What was answered before counts first.
	for len(e.answers) > 0 {
		if result := e.judge(<-e.answers); result != nil {
			return result, nil
		}
	}
	e.failed, e.last = nil, nil
	late, stopLate := atDeadline(e.c.job)
	defer stopLate()
	hedge, stopHedge := e.hedge()
	defer stopHedge()
	e.send(ctx)
	for w := (&waiting{late: late, hedge: hedge, draining: e.q.draining}); ; {
		result, vain, err := e.next(ctx, w)
		switch {
		case result != nil || err != nil:
			return result, err
		case !vain:
		case e.made == maxCopies:
			return nil, e.because(errNoBuilder)
		default:
			e.send(ctx)
		}
	}
}

// next waits for one thing that comes of the job: its result, an error that ends it, that a copy
// was in vain, or something that the errand goes on after.
func (e *errand) next(ctx context.Context, w *waiting) (result *Result, vain bool, err error) {
	q := e.q
	select {
	case a := <-e.answers:
		result := e.judge(a)
		return result, result == nil, nil
	case <-e.lost:
		e.last = fmt.Errorf("it was handed out %d times", maxDeliver)
		return nil, true, nil
	case <-e.alone:
		if !w.trying {
			w.trying = true
			q.going.Go(func() { e.own <- e.proveAlone(ctx) })
		}
	case o := <-e.own:
		if o.result != nil {
			return o.result, false, nil
		}
		// What failed is left to builders, what was not begun is tried again.
		w.trying, e.last = o.err != nil, cmp.Or(o.err, e.last)
	case <-w.hedge:
		q.hedging(e.c.job)
		e.send(ctx)
	case <-e.taken:
		if !q.desk.start(e.c) {
			return nil, false, errAbandoned
		}
	case <-w.draining:
		w.draining = nil
		if !q.isBegun(e.c) && !q.hasPlace() {
			return nil, false, ErrDraining
		}
		w.unbegun = time.After(takeTime)
	case <-w.unbegun:
		if !q.isBegun(e.c) {
			return nil, false, ErrDraining
		}
	case <-w.late:
		return nil, false, e.because(ErrDeadline)
	case <-ctx.Done():
		return nil, false, context.Cause(e.c.ctx)
	}
	return nil, false, nil
}

// hasPlace reports whether somebody is free to make a proof: a builder that is there takes a job in
// a moment.
func (q *Queue) hasPlace() bool {
	s := q.Stats()
	return s.Running < s.AtOnce
}

// because adds why the last copy was in vain to an error.
func (e *errand) because(err error) error {
	if e.last == nil {
		return err
	}
	return fmt.Errorf("%w: %w", err, e.last)
}

// hedge returns a channel that tells when a second builder is to be asked.
func (e *errand) hedge() (<-chan time.Time, func() bool) {
	if e.c.job.Deadline.IsZero() {
		return nil, func() bool { return false }
	}
	timer := time.NewTimer(time.Until(e.c.job.Deadline) * time.Duration(e.q.hedgeAt) / 100)
	return timer.C, timer.Stop
}

// hedging counts a job that a second builder is asked for.
func (q *Queue) hedging(job *Job) {
	q.mu.Lock()
	q.hedged++
	q.mu.Unlock()
	q.config.Log.Info("a job takes long: a second builder is asked", "block", job.Block, "node", job.Node, "staker", job.StakerID)
}

// judge verifies an answer. It returns nil when there is no proof in it.
func (e *errand) judge(a *answer) *Result {
	q := e.q
	switch {
	case q.builders.dropped(a.builder):
		e.last = fmt.Errorf("builder %s was dropped", a.builder)
		q.tellDropped(a.builder)
		return nil
	case a.failure != "":
		e.last = fmt.Errorf("builder %s: %s", a.builder, a.failure)
		if !slices.Contains(e.failed, a.builder) { // it may be asked again
			e.failed = append(e.failed, a.builder)
		}
		q.config.Log.Warn("a builder could not do a job", "builder", a.builder, "node", e.c.job.Node, "says", a.failure)
		return nil
	}
	proof, err := q.config.verify(e.c.job, keys.Proof{Bytes: a.proof})
	if err != nil {
		e.last = fmt.Errorf("builder %s: %w", a.builder, err)
		q.wrong(a.builder, err)
		return nil
	}
	q.builders.made(a.builder)
	// It could be done, so whoever said that it cannot was wrong.
	for _, builder := range e.failed {
		if builder != a.builder {
			q.wrong(builder, errors.New("it said that a job cannot be done that another has done"))
		}
	}
	return &Result{Proof: proof, Builder: a.builder, Took: a.took}
}

// send puts one more copy of the job into the queue, as soon as the broker can be reached.
func (e *errand) send(ctx context.Context) {
	if e.made == maxCopies {
		return
	}
	e.made++
	number := e.made
	e.sending.Add(1)
	e.q.going.Go(func() {
		defer e.sending.Done()
		e.sendCopy(ctx, number)
	})
}

// sendCopy sends a copy until the broker has it. Copies of the same number are one to the broker.
// When the job ends meanwhile, an attempt that was begun is seen through all the same: the broker
// may have the copy, and without its answer nobody could take it out again.
func (e *errand) sendCopy(ctx context.Context, number int) {
	q := e.q
	for try := 0; ; try++ {
		sequence, err := e.publish(number)
		if err == nil {
			e.has(sequence)
			return
		}
		if ctx.Err() != nil {
			return
		}
		if try == 0 {
			q.config.Log.Warn("the broker does not take a job: trying again until the job's time is over", "node", e.c.job.Node, "err", err)
		}
		select {
		case <-time.After(reconnectWait):
		case <-ctx.Done():
			return
		}
	}
}

// publish sends a copy once, and returns its sequence in the stream.
func (e *errand) publish(number int) (uint64, error) {
	q, job := e.q, e.c.job
	ctx, cancel := context.WithTimeout(q.open, requestTime)
	defer cancel()
	subject := q.names.job(job)
	if number > 1 { // it has waited long enough
		subject = q.names.urgent(job)
	}
	m := nats.NewMsg(subject)
	m.Data = job.Witness
	m.Header.Set(headerJob, e.c.id.String())
	var options []jetstream.PublishOpt
	if !job.Deadline.IsZero() {
		options = append(options, jetstream.WithMsgTTL(max(time.Second, time.Until(job.Deadline).Round(time.Second))))
	}
	// A copy of an earlier start that is no more in the queue is a duplicate of nothing.
	for again := 0; ; again++ {
		ack, err := q.js.PublishMsg(ctx, m, append(options, jetstream.WithMsgID(copyID(e.c.id, number, again)))...)
		if err != nil {
			return 0, err
		}
		if !ack.Duplicate {
			return ack.Sequence, nil
		}
		_, err = q.jobs.GetMsg(ctx, ack.Sequence)
		if err == nil {
			return ack.Sequence, nil
		}
		if !errors.Is(err, jetstream.ErrMsgNotFound) {
			return 0, err
		}
	}
}

// copyID names a copy to the broker: the first by the job's id alone.
func copyID(id JobID, number, again int) string {
	if number == 1 && again == 0 {
		return id.String()
	}
	return fmt.Sprintf("%s.%d.%d", id, number, again)
}

// has notes a copy that the broker has.
func (e *errand) has(sequence uint64) {
	e.q.mu.Lock()
	defer e.q.mu.Unlock()
	e.copies = append(e.copies, sequence)
	if e.q.errands[e.c.id] == e {
		e.q.copies[sequence] = e
	}
}

// withdraw takes the copies that nobody has taken out of the queue. Those it cannot take out end
// with the job's time.
func (e *errand) withdraw() {
	q := e.q
	e.sending.Wait()
	q.mu.Lock()
	copies := e.copies
	q.mu.Unlock()
	ctx, cancel := context.WithTimeout(q.open, requestTime)
	defer cancel()
	for _, sequence := range copies {
		var gone *jetstream.APIError // a builder has let go of it
		if err := q.jobs.DeleteMsg(ctx, sequence); err != nil && !errors.As(err, &gone) {
			q.config.Log.Debug("a job that nobody wants stays in the queue until its time is over", "err", err)
			return
		}
	}
}
