package work

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"fernet/prover/keys"
)

// Times of a builder.
const (
	fetchTime = 2 * time.Second // that a request for a job waits, before the next for urgent ones
	idleWait  = time.Second     // before the next request, when the broker gave no answer
	// until a copy of a job that this builder is at is handed out again
	busyWait    = 5 * time.Second
	maxPause    = 30 * time.Second // after proofs that failed
	handInTime  = time.Minute      // for the broker to take a result, once the builder is to end
	keptAnswers = 64               // for jobs that are handed out again
)

// What keeps a builder from finding jobs.
var (
	ErrNoJobs = errors.New("the broker has no jobs of a node: start the node first")
	// ErrDropped means that the node takes no more results of the builder.
	ErrDropped     = errors.New("the node has dropped this builder for wrong results: it takes none until it is started again")
	ErrDeployments = errors.New("the broker has jobs of several deployments: give each an account of its own at the broker")
)

// BuilderConfig is what a builder is made of.
type BuilderConfig struct {
	Address Address
	Log     *slog.Logger // nil: slog.Default
	// Begin is told each job before it is begun, and Done what came of it, from one goroutine for
	// each proof that is made at once. Both may be nil.
	Begin func(Handed)
	Done  func(Built)
}

// Built is what came of a job.
type Built struct {
	Handed
	Took  time.Duration
	Error error // why there is no proof
}

// Tally counts what came of jobs.
type Tally struct {
	Proofs int // that were made
	Failed int // jobs that there is no proof of
}

// Builder takes jobs from a broker and returns their proofs. It knows no key of a staker and no L1.
type Builder struct {
	config  BuilderConfig
	own     *credentials
	conn    *nats.Conn
	js      jetstream.JetStream
	names   names
	terms   Terms
	handing jetstream.Consumer
	urgent  jetstream.Consumer

	giving sync.WaitGroup // back of jobs that nobody waits for any more

	mu      sync.Mutex
	tally   Tally
	running map[JobID]bool
	answers map[JobID][]byte // the last ones
	order   []JobID          // of answers, oldest first
}

// Dial connects a builder with a broker. [Builder.Close] it. Its errors are ErrBrokerURL,
// ErrInsecure, ErrCredentials, ErrRefused, ErrNoJobs, ErrDeployments, and what else keeps the
// broker from being reached.
func Dial(ctx context.Context, c BuilderConfig) (*Builder, error) {
	b, err := dialBuilder(ctx, c)
	if err != nil {
		return nil, fmt.Errorf("connect with the broker: %w", err)
	}
	return b, nil
}

func dialBuilder(ctx context.Context, c BuilderConfig) (*Builder, error) {
	if c.Log == nil {
		c.Log = slog.Default()
	}
	own, options, err := c.Address.options()
	if err != nil {
		return nil, err
	}
	b := &Builder{config: c, own: own, running: map[JobID]bool{}, answers: map[JobID][]byte{}}
	if b.conn, err = dial(ctx, c.Address.URL, own, c.Log, options...); err != nil {
		return nil, err
	}
	if err := b.find(ctx); err != nil {
		b.conn.Close()
		return nil, err
	}
	return b, nil
}

// find finds the jobs, and reads their terms.
func (b *Builder) find(ctx context.Context) (err error) {
	if b.js, err = jetstream.New(b.conn, jetstream.WithDefaultTimeout(requestTime)); err != nil {
		return err
	}
	found := 0
	streams := b.js.StreamNames(ctx, jetstream.WithStreamListSubject(allJobs))
	for stream := range streams.Name() {
		if n, ok := parseNames(stream); ok {
			b.names = n
			found++
		}
	}
	switch err := streams.Err(); {
	case err != nil:
		return fmt.Errorf("look for jobs: %w", err)
	case found == 0:
		return ErrNoJobs
	case found > 1:
		return ErrDeployments
	}
	for name, to := range map[string]*jetstream.Consumer{consumer: &b.handing, urgentConsumer: &b.urgent} {
		*to, err = b.js.Consumer(ctx, b.names.jobs, name)
		if errors.Is(err, jetstream.ErrConsumerNotFound) {
			return ErrNoJobs
		}
		if err != nil {
			return fmt.Errorf("look for jobs: %w", err)
		}
	}
	b.terms, err = parseTerms(b.handing.CachedInfo().Config.Metadata)
	return err
}

// Terms are those of the jobs.
func (b *Builder) Terms() Terms { return b.terms }

// Name is the public key that the broker knows the builder by.
func (b *Builder) Name() string { return b.own.name }

// Tally is what came of the jobs until now.
func (b *Builder) Tally() Tally {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.tally
}

// count counts what came of a job.
func (b *Builder) count(built Built) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if built.Error != nil {
		b.tally.Failed++
	} else {
		b.tally.Proofs++
	}
}

// Close ends the connection.
func (b *Builder) Close() error {
	b.conn.Close()
	return nil
}

// Run takes jobs and returns proofs until ctx ends: it finishes what it has begun then, and returns
// nil. A broker that cannot be reached is sought for as long. One that refuses the builder is
// ErrRefused, and a node that has dropped it ErrDropped. Whether the prover's keys are those of the
// jobs is for the caller to check, with [Terms.Check].
func (b *Builder) Run(ctx context.Context, prover Prover) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	heard, err := b.conn.Subscribe(b.names.dropped(b.own.name), func(*nats.Msg) { cancel(ErrDropped) })
	if err != nil {
		return fmt.Errorf("listen to the node: %w", err)
	}
	defer func() { _ = heard.Unsubscribe() }() // the connection is closed then
	var all sync.WaitGroup
	errs := make([]error, max(1, prover.AtOnce()))
	for i := range errs {
		all.Go(func() { errs[i] = b.serve(ctx, prover) })
	}
	all.Wait()
	b.giving.Wait()
	if errors.Is(context.Cause(ctx), ErrDropped) {
		return ErrDropped
	}
	return firstOf(errs)
}

// firstOf returns the first error that there is: all of them say the same.
func firstOf(errs []error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// serve does one job after the other.
func (b *Builder) serve(ctx context.Context, prover Prover) error {
	pause := time.Duration(0)
	for ctx.Err() == nil {
		message, err := b.fetch(ctx)
		switch {
		case b.conn.IsClosed():
			return fmt.Errorf("take jobs: %w", b.closed())
		case err != nil:
			b.config.Log.Debug("no answer of the broker", "err", err)
			sleep(ctx, idleWait)
			continue
		case message == nil:
			continue
		}
		if b.work(ctx, prover, message) {
			pause = 0
			continue
		}
		// A builder that cannot prove is not to take all jobs from those that can.
		pause = min(maxPause, max(time.Second, 2*pause))
		sleep(ctx, pause)
	}
	return nil
}

// closed is why the connection is closed.
func (b *Builder) closed() error {
	if err := b.conn.LastError(); err != nil {
		return refusal(err)
	}
	return nats.ErrConnectionClosed
}

func sleep(ctx context.Context, d time.Duration) {
	select {
	case <-time.After(d):
	case <-ctx.Done():
	}
}

// fetch asks for one job, for an urgent one first. It returns none when there is none for some
// time.
func (b *Builder) fetch(ctx context.Context) (jetstream.Msg, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	// A broker that was lost has forgotten the request.
	changed := b.conn.StatusChanged(nats.RECONNECTING, nats.CONNECTED, nats.CLOSED)
	defer b.conn.RemoveStatusListener(changed) // which ends the goroutine
	go func() {
		<-changed
		cancel()
	}()
	urgent, err := b.urgent.FetchNoWait(1)
	if err != nil {
		return nil, err
	}
	if message, err := b.first(ctx, urgent); message != nil || err != nil {
		return message, err
	}
	waiting, err := b.handing.Fetch(1, jetstream.FetchMaxWait(fetchTime))
	if err != nil {
		return nil, err
	}
	return b.first(ctx, waiting)
}

// first is the message of a batch of one, nil when none has come before the batch or ctx ends. One
// that comes after ctx has ended is given back: another builder would get it after ackWait only.
func (b *Builder) first(ctx context.Context, batch jetstream.MessageBatch) (jetstream.Msg, error) {
	select {
	case message := <-batch.Messages():
		if message != nil {
			return message, nil
		}
		return nil, batch.Error()
	case <-ctx.Done():
		b.giving.Go(func() {
			for message := range batch.Messages() {
				b.settle("give back", message.Nak())
			}
		})
		return nil, nil
	}
}

// work does a job. It reports whether the builder is able to: a job that another is to have says
// nothing about that.
func (b *Builder) work(ctx context.Context, prover Prover, message jetstream.Msg) bool {
	job, err := parseHanded(message.Subject(), message.Headers().Get(headerJob), message.Data())
	if err != nil {
		b.config.Log.Warn("a job is passed over", "err", err)
		b.settle("end", message.Term())
		return true
	}
	if ctx.Err() != nil {
		b.settle("give back", message.Nak())
		return true
	}
	if job.Again {
		b.forget(job.ID)
	}
	known, begun := b.begin(job.ID)
	switch {
	case known != nil:
		b.handIn(ctx, job, known, message)
		return true
	case !begun:
		// The copy is for another builder.
		b.settle("give back", message.NakWithDelay(busyWait))
		return true
	}
	defer b.end(job.ID)
	if b.config.Begin != nil {
		b.config.Begin(job)
	}
	b.settle("tell of", b.conn.Publish(b.names.taken(b.own.name, job.ID), nil))
	built, said := b.prove(ctx, prover, job, message)
	if said != nil {
		b.handIn(ctx, job, said, message)
	}
	b.count(built)
	if b.config.Done != nil {
		b.config.Done(built)
	}
	return built.Error == nil
}

// prove makes the proof of a job, and tells the broker meanwhile that it does. It finishes what it
// has begun, also when ctx ends. It returns what to tell the node.
func (b *Builder) prove(ctx context.Context, prover Prover, job Handed, message jetstream.Msg) (Built, []byte) {
	proven := make(chan struct{})
	var beats sync.WaitGroup
	beats.Go(func() {
		ticker := time.NewTicker(b.handing.CachedInfo().Config.AckWait / 3)
		defer ticker.Stop()
		for {
			select {
			case <-ticker.C:
				b.settle("keep", errors.Join(message.InProgress(), b.conn.Publish(b.names.taken(b.own.name, job.ID), nil)))
			case <-proven:
				return
			}
		}
	})
	start := time.Now()
	proof, err := guarded(b.config.Log, func() (keys.Proof, error) {
		return prover.ProveWitness(context.WithoutCancel(ctx), job.Kind, job.Witness)
	})
	close(proven)
	beats.Wait()
	built := Built{Handed: job, Took: time.Since(start), Error: err}
	a := answer{proof: proof.Bytes, took: built.Took}
	if err != nil {
		a.failure = strings.ToValidUTF8(err.Error(), "")
	}
	said, err := a.encode(b.terms.ChainID, b.terms.Settlement, job.ID, b.own.key)
	if err != nil {
		built.Error = errors.Join(built.Error, err)
		return built, nil
	}
	if built.Error == nil {
		b.keep(job.ID, said)
	}
	return built, said
}

// handIn gives an answer to the broker until it has it, and lets go of the job then. Once ctx has
// ended it tries for a bounded time.
func (b *Builder) handIn(ctx context.Context, job Handed, said []byte, message jetstream.Msg) {
	trying, stop := context.WithCancel(context.Background())
	defer stop()
	defer context.AfterFunc(ctx, func() { time.AfterFunc(handInTime, stop) })()
	for try := 0; ; try++ {
		err := b.publish(trying, job.ID, said)
		if err == nil {
			b.settle("let go of", message.Ack())
			return
		}
		if try == 0 {
			b.config.Log.Warn("the broker does not take a result: trying again", "node", job.Node, "err", err)
		}
		if b.conn.IsClosed() || trying.Err() != nil {
			b.config.Log.Error("a result is lost: the broker did not take it", "node", job.Node, "err", err)
			return
		}
		sleep(trying, idleWait)
	}
}

func (b *Builder) publish(ctx context.Context, id JobID, said []byte) error {
	ctx, cancel := context.WithTimeout(ctx, requestTime)
	defer cancel()
	_, err := b.js.Publish(ctx, b.names.result(b.own.name, id), said)
	return err
}

// settle notes that the broker was not told about a job: it gives the job to another builder then,
// and nothing is lost.
func (b *Builder) settle(what string, err error) {
	if err != nil {
		b.config.Log.Debug("the broker is not told to "+what+" a job", "err", err)
	}
}
