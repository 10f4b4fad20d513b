package work

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// How the queue hands out jobs.
const (
	ackWait    = 15 * time.Second // after which a job of a silent builder is given to another
	maxDeliver = 4                // times that a copy of a job is handed out
	// of a job, for builders that return something else than its proof
	maxCopies = 6

	duplicates   = 2 * time.Hour  // within which the same job is known as a duplicate
	resultsAge   = 24 * time.Hour // that results are kept at the broker
	resultsBytes = 64 << 20       // of them
	jobsBytes    = 512 << 20      // of jobs; a queue that is full takes no more, and drops none
	maxUnclaimed = 4096           // results that nobody has asked for yet, in memory
	pollInterval = time.Second    // between two looks at who waits for jobs
	// that a queue that drains leaves to who is free to begin a job
	takeTime      = 2 * time.Second
	aloneAfter    = 30 * time.Second // without a builder, after which the node proves by itself
	requestTime   = 5 * time.Second  // for an answer of the broker
	replayTime    = 30 * time.Second // for all results that the broker has kept
	maxWrong      = 3                // wrong results of a builder, until it is dropped
	hedgeAt       = 60               // percent of a job's time, when a second builder is asked
	advisoryOfMax = "$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES."
)

// QueueConfig is what a queue is made of: a broker in this process, or the address of a cluster.
type QueueConfig struct {
	Config
	Terms   Terms // of the jobs; its deployment is that of Config
	Broker  *Broker
	Address Address // where there is no Broker
	// Own makes proofs in this process while no builder is there; nil: then there are none.
	Own Prover

	ackWait    time.Duration // 0: ackWait
	hedgeAt    int           // percent; 0: hedgeAt
	aloneAfter time.Duration // 0: aloneAfter
}

// Queue has proofs made by builders that take jobs from a broker, over NATS JetStream. Jobs are
// given to another builder when one is silent, and to a second one when one takes long; results are
// verified here. A builder that returns three wrong ones is dropped until the node starts again.
// While no builder is there, this process makes the proofs.
type Queue struct {
	*desk
	names    names
	broker   *Broker // nil: elsewhere
	conn     *nats.Conn
	js       jetstream.JetStream
	jobs     jetstream.Stream
	handing  jetstream.Consumer
	urgent   jetstream.Consumer
	results  jetstream.ConsumeContext
	builders *ledger
	hedgeAt  int // percent of a job's time
	ackWait  time.Duration
	own      *alone

	mu        sync.Mutex
	errands   map[JobID]*errand
	copies    map[uint64]*errand // by the sequence of a copy in the stream of jobs
	unclaimed map[JobID][]*answer
	order     []JobID   // of unclaimed, oldest first, one for each answer
	atOnce    int       // proofs that builders can make now
	heard     time.Time // when a builder last said that it is at a job
	hedged    uint64
}

var _ Worker = (*Queue)(nil)

// OpenQueue connects with a broker, and makes the streams that are not there yet. [Queue.Close] it.
// Jobs and results of before are found again: a job that was asked for before is not proven again.
func OpenQueue(ctx context.Context, c QueueConfig) (*Queue, error) {
	q, err := openQueue(ctx, c)
	if err != nil {
		return nil, fmt.Errorf("open queue of jobs: %w", err)
	}
	return q, nil
}

func openQueue(ctx context.Context, c QueueConfig) (*Queue, error) {
	config, err := c.withDefaults()
	if err != nil {
		return nil, err
	}
	if c.Terms.ChainID != c.ChainID || c.Terms.Settlement != c.Settlement || len(c.Terms.Keys) == 0 {
		return nil, fmt.Errorf("%w: the terms of the jobs are not the deployment's", ErrConfig)
	}
	q := &Queue{
		names: namesOf(c.ChainID, c.Settlement), broker: c.Broker, builders: newLedger(), hedgeAt: cmp.Or(c.hedgeAt, hedgeAt),
		ackWait: cmp.Or(c.ackWait, ackWait), own: newAlone(c.Own, cmp.Or(c.aloneAfter, aloneAfter)),
		errands: map[JobID]*errand{}, copies: map[uint64]*errand{}, unclaimed: map[JobID][]*answer{},
	}
	q.desk = newDesk(config, q.follow)
	if q.conn, err = connect(ctx, c, config); err != nil {
		return nil, err
	}
	if err := q.start(ctx, c); err != nil {
		q.conn.Close()
		return nil, err
	}
	q.going.Go(q.poll)
	return q, nil
}

// connect connects with the broker as the node.
func connect(ctx context.Context, c QueueConfig, config Config) (*nats.Conn, error) {
	if c.Broker != nil {
		return dial(ctx, "", c.Broker.node, config.Log, nats.InProcessServer(c.Broker.server))
	}
	own, options, err := c.Address.options()
	if err != nil {
		return nil, err
	}
	// A broker that refuses the node for now is tried again: builders are away meanwhile.
	return dial(ctx, c.Address.URL, own, config.Log, append(options, nats.IgnoreAuthErrorAbort())...)
}

// start makes the streams, and listens to results.
func (q *Queue) start(ctx context.Context, c QueueConfig) (err error) {
	if q.js, err = jetstream.New(q.conn, jetstream.WithDefaultTimeout(requestTime)); err != nil {
		return err
	}
	if err := q.makeStreams(ctx, c.Terms); err != nil {
		return err
	}
	if _, err := q.conn.Subscribe("taken."+q.names.chain+".*.*", q.onTaken); err != nil {
		return fmt.Errorf("listen to builders: %w", err)
	}
	if _, err := q.conn.Subscribe(advisoryOfMax+q.names.jobs+".*", q.onLost); err != nil {
		return fmt.Errorf("listen to the broker: %w", err)
	}
	return q.listen(ctx)
}

// listen takes results from the first that the broker has kept on. It returns when those of before
// are known.
func (q *Queue) listen(ctx context.Context) error {
	stream, err := q.js.Stream(ctx, q.names.results)
	if err != nil {
		return fmt.Errorf("open the stream of results: %w", err)
	}
	kept := stream.CachedInfo().State
	ordered, err := stream.OrderedConsumer(ctx, jetstream.OrderedConsumerConfig{DeliverPolicy: jetstream.DeliverAllPolicy})
	if err != nil {
		return fmt.Errorf("listen to results: %w", err)
	}
	var once sync.Once
	replayed := make(chan struct{})
	q.results, err = ordered.Consume(func(m jetstream.Msg) {
		q.onResult(m.Subject(), m.Data())
		if meta, err := m.Metadata(); err == nil && meta.Sequence.Stream >= kept.LastSeq {
			once.Do(func() { close(replayed) })
		}
	})
	if err != nil {
		return fmt.Errorf("listen to results: %w", err)
	}
	if kept.Msgs == 0 {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, replayTime)
	defer cancel()
	select {
	case <-replayed:
		return nil
	case <-ctx.Done():
		q.results.Stop()
		return fmt.Errorf("read the %d results that the broker has kept: %w", kept.Msgs, context.Cause(ctx))
	}
}

// onResult gives a result to the job it is of, or keeps it for when it is asked for.
func (q *Queue) onResult(subject string, message []byte) {
	builder, id, err := parseAbout(subject)
	if err == nil {
		var a *answer
		if a, err = parseAnswer(q.config.ChainID, q.config.Settlement, builder, id, message); err == nil {
			q.deliver(id, a)
			return
		}
	}
	q.config.Log.Debug("a result is passed over", "subject", subject, "err", err)
}

func (q *Queue) deliver(id JobID, a *answer) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if e, ok := q.errands[id]; ok {
		e.tell(a)
		return
	}
	if len(q.order) == maxUnclaimed {
		oldest := q.order[0]
		q.order = q.order[1:]
		if q.unclaimed[oldest] = q.unclaimed[oldest][1:]; len(q.unclaimed[oldest]) == 0 {
			delete(q.unclaimed, oldest)
		}
	}
	q.unclaimed[id] = append(q.unclaimed[id], a)
	q.order = append(q.order, id)
}

// claim makes an errand known, with what has been answered before it was.
func (q *Queue) claim(e *errand) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.errands[e.c.id] = e
	if q.own.now {
		e.tellAlone()
	}
	for _, a := range q.unclaimed[e.c.id] {
		e.tell(a)
	}
	delete(q.unclaimed, e.c.id)
	q.order = slices.DeleteFunc(q.order, func(id JobID) bool { return id == e.c.id })
}

// disclaim forgets an errand.
func (q *Queue) disclaim(e *errand) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.errands[e.c.id] == e {
		delete(q.errands, e.c.id)
	}
	for _, copied := range e.copies {
		delete(q.copies, copied)
	}
}

// onTaken hears that a builder has begun a job, or is at it.
func (q *Queue) onTaken(m *nats.Msg) {
	builder, id, err := parseAbout(m.Subject)
	if err != nil {
		return
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	q.heard = time.Now()
	if e, ok := q.errands[id]; ok {
		select {
		case e.taken <- builder:
		default: // it is known that somebody has
		}
	}
}

// onLost hears that the broker hands out a copy of a job no more.
func (q *Queue) onLost(m *nats.Msg) {
	var advisory struct {
		Sequence uint64 `json:"stream_seq"`
	}
	if err := json.Unmarshal(m.Data, &advisory); err != nil {
		return
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	if e, ok := q.copies[advisory.Sequence]; ok {
		select {
		case e.lost <- struct{}{}:
		default:
		}
	}
}

// poll looks how many builders wait for jobs or are at one.
func (q *Queue) poll() {
	ticker := time.NewTicker(pollInterval)
	defer ticker.Stop()
	for {
		q.count()
		select {
		case <-ticker.C:
		case <-q.open.Done():
			return
		case <-q.draining:
			return
		}
	}
}

// count counts the builders that are there.
func (q *Queue) count() {
	ctx, cancel := context.WithTimeout(q.open, requestTime)
	defer cancel()
	there, taken := 0, 0
	handing, err := q.handing.Info(ctx)
	if err == nil {
		var urgent *jetstream.ConsumerInfo
		if urgent, err = q.urgent.Info(ctx); err == nil {
			there, taken = handing.NumWaiting, handing.NumAckPending+urgent.NumAckPending
		}
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	// Jobs of builders that are gone stay taken until their time is over.
	if time.Since(q.heard) < q.ackWait {
		there += taken
	}
	q.atOnce = there
	if q.own.is(there > 0, time.Now()) {
		for _, e := range q.errands {
			e.tellAlone()
		}
	}
}

// AtOnce is that of [Worker]: how many proofs builders make, or wait to make. It is 0 while the
// broker cannot be reached, and while there are none that of this process, if that proves at all.
func (q *Queue) AtOnce() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return max(q.atOnce, q.own.atOnce())
}

// Stats is that of [Worker].
func (q *Queue) Stats() Stats {
	s := q.counted()
	s.Builders = q.builders.stats()
	q.mu.Lock()
	defer q.mu.Unlock()
	s.AtOnce, s.Hedged = max(q.atOnce, q.own.atOnce()), q.hedged
	if q.own.now {
		s.NoBuilders = q.whyAlone()
	}
	return s
}

// Drain is that of [Worker]. Jobs that no builder has begun stay in the queue: who asks for them
// after a start gets what has become of them.
func (q *Queue) Drain(ctx context.Context) error {
	q.drain()
	return q.settle(ctx)
}

// Close ends all waits at once. Jobs and what builders make of them stay at the broker.
func (q *Queue) Close() error {
	q.drain()
	q.close()
	err := q.last()
	q.results.Stop()
	q.conn.Close()
	return err
}

// wrong counts a wrong result of a builder, and drops the builder when it was one too many.
func (q *Queue) wrong(builder string, why error) {
	count, drop := q.builders.wrong(builder)
	q.config.Log.Warn("a builder's result is wrong", "builder", builder, "wrong", count, "err", why)
	if !drop {
		return
	}
	q.tellDropped(builder)
	if q.broker != nil {
		q.broker.Drop(builder)
		q.config.Log.Error("a builder is dropped until the node starts again", "builder", builder, "wrong", count)
		return
	}
	q.config.Log.Error("a builder's results are ignored until the node starts again: take its credentials from the broker, or it goes on taking jobs",
		"builder", builder, "wrong", count)
}

// tellDropped tells a builder that it was dropped: one that is broken, and not a liar, ends.
func (q *Queue) tellDropped(builder string) {
	if err := q.conn.Publish(q.names.dropped(builder), nil); err != nil {
		q.config.Log.Debug("a builder is not told that it was dropped", "builder", builder, "err", err)
	}
}
