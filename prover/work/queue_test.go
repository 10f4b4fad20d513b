package work

import (
	"context"
	"errors"
	"maps"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
	"fernet/prover/keys"
)

const inTime = 2 * time.Minute // more than the jobs of a test take, on a machine that is busy

// Jobs of both kinds are done, with what the builder says of them.
func TestQueue(t *testing.T) {
	b := broker(t)
	q := queue(t, b)
	require.Zero(t, q.AtOnce())
	p := honest()
	p.atOnce = 2
	builder := build(t, Address{URL: b.URL()}, p)
	soon(t, func() bool { return q.AtOnce() == 2 })
	var all sync.WaitGroup
	for i := range int64(6) {
		all.Go(func() {
			r := proves(t, q, due(squareJob(i), inTime))
			require.Equal(t, builder.name, r.Builder)
		})
	}
	all.Wait()
	witness, err := keys.Witness(&cube{Result: 27, Root: 3})
	require.NoError(t, err)
	job := squareJob(27)
	job.Kind, job.Witness = circuit.KindMerge, witness
	job.Public[0].SetInt64(27)
	proves(t, q, job)
	proves(t, q, squareJob(3)) // again
	require.Equal(t, 7, p.count())
	s := q.Stats()
	require.EqualValues(t, 7, s.Made)
	require.Zero(t, s.Failed+s.Hedged)
	require.Equal(t, []BuilderStats{{Name: builder.name, Made: 7}}, s.Builders)
}

// A builder that returns wrong proofs is dropped after three, and its jobs are done by another.
func TestWrongBuilderIsDropped(t *testing.T) {
	b := broker(t)
	q := queue(t, b)
	bad := build(t, Address{URL: b.URL()}, wrong())
	soon(t, func() bool { return q.AtOnce() == 1 })
	var all sync.WaitGroup
	for i := range int64(5) {
		all.Go(func() { proves(t, q, due(squareJob(10+i), inTime)) })
	}
	soon(t, func() bool { return q.builders.dropped(bad.name) })
	// It is told, or hears it from the broker first.
	why := <-bad.done
	require.True(t, errors.Is(why, ErrDropped) || errors.Is(why, ErrRefused), why)
	b.door.mu.Lock()
	require.Equal(t, map[string]bool{bad.name: true}, b.door.dropped)
	b.door.mu.Unlock()
	good := build(t, Address{URL: b.URL()}, honest())
	all.Wait()
	s := q.Stats()
	require.Len(t, s.Builders, 2)
	for _, one := range s.Builders {
		if one.Name == good.name {
			require.EqualValues(t, 5, one.Made)
			continue
		}
		require.Equal(t, BuilderStats{Name: bad.name, Wrong: maxWrong, Dropped: true}, one)
	}
	require.Zero(t, s.Failed)
}

// A builder that errs once proves the job anew, and is no worse for it.
func TestABuilderErrsOnce(t *testing.T) {
	b := broker(t)
	q := queue(t, b)
	p := wrong()
	bad := p.prove
	p.prove = func(ctx context.Context, kind circuit.Kind, witness []byte) (keys.Proof, error) {
		if p.count() == 1 {
			return bad(ctx, kind, witness)
		}
		return smallKeys().ProveWitness(ctx, kind, witness)
	}
	builder := build(t, Address{URL: b.URL()}, p)
	require.Equal(t, builder.name, proves(t, q, due(squareJob(5), inTime)).Builder)
	require.Equal(t, []BuilderStats{{Name: builder.name, Made: 1, Wrong: 1}}, q.Stats().Builders)
}

// A builder that says of each job that it cannot be done is believed until another does it.
func TestUnableBuilder(t *testing.T) {
	b := broker(t)
	q := queue(t, b)
	bad := build(t, Address{URL: b.URL()}, unable())
	soon(t, func() bool { return q.AtOnce() == 1 })
	done := make(chan struct{})
	go func() {
		defer close(done)
		proves(t, q, due(squareJob(5), inTime))
	}()
	soon(t, func() bool { return q.Stats().Running == 1 })
	good := build(t, Address{URL: b.URL()}, honest())
	<-done
	require.Equal(t, 1, q.builders.of(bad.name).Wrong)
	soon(t, func() bool { return bad.Tally() == Tally{Failed: 1} && good.Tally() == Tally{Proofs: 1} })

	// What nobody can do fails, and is nobody's fault.
	job := squareJob(6)
	job.Witness = squareJob(7).Witness
	job.Witness[12+31] ^= 1
	_, err := q.Prove(t.Context(), due(job, inTime))
	require.ErrorIs(t, err, errNoBuilder)
	for _, one := range q.Stats().Builders {
		require.False(t, one.Dropped, one.Name)
	}
}

// A job that a builder keeps for long is given to a second one.
func TestHedge(t *testing.T) {
	b := broker(t)
	require.EqualValues(t, 60, queue(t, b).hedgeAt)
	q, err := OpenQueue(t.Context(), QueueConfig{Config: config(), Terms: smallTerms(t), Broker: b, hedgeAt: 2})
	require.NoError(t, err)
	defer q.Close()
	stuck := newHeld()
	defer close(stuck.let)
	build(t, Address{URL: b.URL()}, stuck)
	soon(t, func() bool { return q.AtOnce() == 1 })
	begun := time.Now()
	done := make(chan struct{})
	go func() {
		defer close(done)
		proves(t, q, due(squareJob(5), 100*time.Second))
	}()
	<-stuck.begun
	p := honest()
	build(t, Address{URL: b.URL()}, p)
	<-done
	require.GreaterOrEqual(t, time.Since(begun), 2*time.Second, "not before 2 percent of its time")
	require.EqualValues(t, 1, q.Stats().Hedged)
	require.Equal(t, 1, p.count())
}

// A second copy of a job comes before jobs that are newer than the first, however many wait.
func TestHedgesComeFirst(t *testing.T) {
	b := broker(t)
	q, err := OpenQueue(t.Context(), QueueConfig{Config: config(), Terms: smallTerms(t), Broker: b, hedgeAt: 2})
	require.NoError(t, err)
	defer q.Close()
	stuck := newHeld()
	defer close(stuck.let)
	build(t, Address{URL: b.URL()}, stuck)
	var all sync.WaitGroup
	all.Go(func() { proves(t, q, due(squareJob(5), 100*time.Second)) })
	<-stuck.begun
	for i := range int64(5) {
		all.Go(func() { proves(t, q, due(squareJob(10+i), time.Hour)) })
	}
	soon(t, func() bool { return pending(t, q) == 7 }) // with the second copy of the first
	require.EqualValues(t, 1, q.Stats().Hedged)
	witnesses := make(chan []byte, 6)
	build(t, Address{URL: b.URL()}, &tool{prove: func(ctx context.Context, kind circuit.Kind, witness []byte) (keys.Proof, error) {
		witnesses <- witness
		return smallKeys().ProveWitness(ctx, kind, witness)
	}})
	all.Wait()
	require.Equal(t, squareJob(5).Witness, <-witnesses)
}

// A job is known by its inputs: asked for at once, by a node that was started again, or by a second
// one, it is proven once.
func TestQueueProvesAJobOnce(t *testing.T) {
	b := broker(t)
	first, second := queue(t, b), queue(t, b)
	h := newHeld()
	builder := build(t, Address{URL: b.URL()}, h)
	var all sync.WaitGroup
	for _, q := range []*Queue{first, first, second} {
		all.Go(func() { proves(t, q, due(squareJob(5), inTime)) })
	}
	<-h.begun
	soon(t, func() bool { return waiters(first.desk, squareJob(5)) == 2 && waiters(second.desk, squareJob(5)) == 1 })
	time.Sleep(200 * time.Millisecond) // for a second copy to arrive, if there is one
	close(h.let)
	all.Wait()
	require.NoError(t, first.Close())
	third := queue(t, b)
	require.Equal(t, builder.name, proves(t, third, squareJob(5)).Builder)
	require.Equal(t, 1, h.count())
}

// A node that ends while a builder is at its job finds the proof when it is started again.
func TestNodeStartedAgain(t *testing.T) {
	b := broker(t)
	q := queue(t, b)
	h := newHeld()
	build(t, Address{URL: b.URL()}, h)
	errs := make(chan error, 2)
	ask := func(root int64) { _, err := q.Prove(context.Background(), due(squareJob(root), inTime)); errs <- err }
	go ask(5)
	<-h.begun
	go ask(6) // for which there is no builder
	soon(t, func() bool { return pending(t, q) == 2 })
	require.NoError(t, q.Close()) // as abrupt for the broker as a kill
	require.ErrorIs(t, <-errs, ErrDraining)
	require.ErrorIs(t, <-errs, ErrDraining)
	close(h.let)
	soon(t, func() bool { return h.count() == 2 })
	again := queue(t, b)
	proves(t, again, due(squareJob(5), inTime))
	proves(t, again, due(squareJob(6), inTime))
	require.Equal(t, 2, h.count())
}

// pending is how many jobs are in the queue at the broker.
func pending(t testing.TB, q *Queue) int {
	info, err := q.jobs.Info(t.Context())
	require.NoError(t, err)
	return int(info.State.Msgs)
}

// A drain waits for what builders are at, and leaves the rest in the queue for the next start.
func TestQueueDrain(t *testing.T) {
	b := broker(t)
	q := queue(t, b)
	h := newHeld()
	build(t, Address{URL: b.URL()}, h)
	first, second := make(chan error, 1), make(chan error, 1)
	go func() { _, err := q.Prove(t.Context(), due(squareJob(5), inTime)); first <- err }()
	<-h.begun
	soon(t, func() bool { return q.Stats().Running == 1 })
	go func() { _, err := q.Prove(t.Context(), due(squareJob(6), inTime)); second <- err }()
	soon(t, func() bool { return pending(t, q) == 2 })
	drained := make(chan error, 1)
	go func() { drained <- q.Drain(t.Context()) }()
	require.ErrorIs(t, <-second, ErrDraining)
	_, err := q.Prove(t.Context(), squareJob(7))
	require.ErrorIs(t, err, ErrDraining)
	require.Empty(t, drained)
	h.let <- struct{}{}
	require.NoError(t, <-first)
	require.NoError(t, <-drained)
	require.NoError(t, q.Close())
	close(h.let)
	proves(t, queue(t, b), due(squareJob(6), inTime))
	require.Equal(t, 2, h.count())
}

// A job that was accepted, and that a builder is free to make, is made: the builder is left the
// time to take it. What it does not take stays in the queue.
func TestQueueDrainMakesWhatWasAccepted(t *testing.T) {
	for _, takes := range []bool{true, false} {
		b := broker(t)
		q := queue(t, b)
		builder, err := Dial(t.Context(), BuilderConfig{Address: Address{URL: b.URL()}, Log: logger()})
		require.NoError(t, err)
		t.Cleanup(func() { _ = builder.Close() })
		handed := make(chan jetstream.Msg, 1)
		go func() {
			for t.Context().Err() == nil {
				if m, err := builder.fetch(t.Context()); err == nil && m != nil {
					handed <- m
					return
				}
			}
		}()
		soon(t, func() bool { return q.AtOnce() == 1 })
		wait, err := q.Accept(due(squareJob(5), inTime))
		require.NoError(t, err)
		drained := make(chan error, 1)
		go func() { drained <- q.Drain(t.Context()) }()
		message := <-handed
		<-q.draining
		time.Sleep(100 * time.Millisecond) // the builder has yet to say that it is at the job
		require.Empty(t, drained)
		if takes {
			require.True(t, builder.work(t.Context(), honest(), message))
		}
		result, err := wait(t.Context())
		require.NoError(t, <-drained)
		if !takes {
			require.ErrorIs(t, err, ErrDraining)
			require.Equal(t, 1, pending(t, q))
			continue
		}
		require.NoError(t, err)
		require.Equal(t, builder.Name(), result.Builder)
	}
}

// A job that the broker hands to a builder that ends goes to another at once, and not only when the
// first has been silent for long.
func TestABuilderThatEndsGivesBack(t *testing.T) {
	b := broker(t)
	q, err := OpenQueue(t.Context(), QueueConfig{Config: config(), Terms: smallTerms(t), Broker: b, ackWait: 10 * inTime, hedgeAt: 100})
	require.NoError(t, err)
	t.Cleanup(func() { _ = q.Close() })
	h := newHeld()
	h.atOnce = 2
	ends := build(t, Address{URL: b.URL()}, h)
	errs := make(chan error, 1)
	go func() { _, err := q.Prove(t.Context(), due(squareJob(5), 10*inTime)); errs <- err }()
	<-h.begun
	soon(t, func() bool { info, err := q.handing.Info(t.Context()); return err == nil && info.NumWaiting == 1 })
	ends.stop() // while it proves one, and has asked for another
	other := build(t, Address{URL: b.URL()}, honest())
	require.Equal(t, other.name, proves(t, q, due(squareJob(6), inTime/4)).Builder)
	close(h.let)
	require.NoError(t, <-errs)
	require.NoError(t, <-ends.done)
}

// A job that nobody waits for any more is taken out of the queue.
func TestCancelledJobsAreWithdrawn(t *testing.T) {
	b := broker(t)
	q := queue(t, b)
	ctx, cancel := context.WithCancel(t.Context())
	errs := make(chan error, 1)
	go func() { _, err := q.Prove(ctx, due(squareJob(5), inTime)); errs <- err }()
	soon(t, func() bool { return pending(t, q) == 1 })
	cancel()
	require.ErrorIs(t, <-errs, context.Canceled)
	soon(t, func() bool { return pending(t, q) == 0 })
	p := honest()
	build(t, Address{URL: b.URL()}, p)
	proves(t, q, due(squareJob(6), inTime))
	require.Equal(t, 1, p.count())
	require.Zero(t, q.Stats().Failed)
	// It was taken out for good, and yet is done when it is asked for again.
	proves(t, q, due(squareJob(5), inTime))
}

// Nor does one stay that is cancelled while it is on its way to the broker.
func TestJobsThatAreCancelledOnTheirWayAreWithdrawn(t *testing.T) {
	q := queue(t, broker(t))
	for i := range int64(100) {
		ctx, cancel := context.WithCancel(t.Context())
		errs := make(chan error, 1)
		go func() { _, err := q.Prove(ctx, due(squareJob(5+i), inTime)); errs <- err }()
		time.Sleep(time.Duration(i) * 10 * time.Microsecond)
		cancel()
		require.ErrorIs(t, <-errs, context.Canceled)
	}
	time.Sleep(time.Second) // what is on its way arrives
	// Long before they end with their time.
	require.Eventually(t, func() bool { return pending(t, q) == 0 }, inTime/4, 5*time.Millisecond)
}

// Without a builder jobs fail at their deadline, and then none are taken until one has come.
func TestQueueBreaker(t *testing.T) {
	b := broker(t)
	q := queue(t, b)
	for i := range int64(maxFailures) {
		_, err := q.Prove(t.Context(), due(squareJob(5+i), 100*time.Millisecond))
		require.ErrorIs(t, err, ErrDeadline)
	}
	_, err := q.Prove(t.Context(), squareJob(5))
	require.ErrorIs(t, err, ErrBroken)
	require.NotEmpty(t, q.Stats().Broken)
	build(t, Address{URL: b.URL()}, honest())
	soon(t, func() bool { return q.Stats().Broken == "" })
	proves(t, q, due(squareJob(5), inTime))
}

// A job that kills each builder it is given to is given up after some.
func TestDeadlyJob(t *testing.T) {
	b := broker(t)
	q := queue(t, b)
	stopped, _ := Dial(t.Context(), BuilderConfig{Address: Address{URL: b.URL()}, Log: logger()})
	defer stopped.Close()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	taken := 0
	go func() {
		for ctx.Err() == nil {
			if m, err := stopped.fetch(ctx); err == nil && m != nil {
				taken++ // and nothing is said of it ever
			}
		}
	}()
	_, err := q.Prove(t.Context(), due(squareJob(5), 15*time.Second))
	require.ErrorIs(t, err, ErrDeadline)
	require.ErrorContains(t, err, "handed out 4 times")
	cancel()
	soon(t, func() bool { return pending(t, q) == 0 })
	require.GreaterOrEqual(t, taken, maxDeliver)
}

// A builder with other keys is told so before it proves anything, and so is a node.
func TestOtherKeys(t *testing.T) {
	b := broker(t)
	queue(t, b)
	other, err := keys.Open(t.Context(), t.TempDir(), small{}, keys.Options{})
	require.NoError(t, err)
	builder, err := Dial(t.Context(), BuilderConfig{Address: Address{URL: b.URL()}, Log: logger()})
	require.NoError(t, err)
	defer builder.Close()
	require.Equal(t, smallTerms(t), builder.Terms())
	require.NoError(t, builder.Terms().Check(smallKeys()))
	require.ErrorIs(t, builder.Terms().Check(other), ErrOtherKeys)
	opens := func(set *keys.Set, err error) error {
		_, err = builder.Terms().OpenKeys(t.Context(), func(_ context.Context, txsPerBase uint32) (*keys.Set, error) {
			require.Equal(t, smallKeys().TxsPerBase(), txsPerBase)
			return set, err
		})
		return err
	}
	require.NoError(t, opens(smallKeys(), nil))
	require.ErrorIs(t, opens(other, nil), ErrOtherKeys)
	require.ErrorIs(t, opens(nil, keys.ErrNotCached), keys.ErrNotCached)

	terms, err := TermsOf(chainID, settled, other)
	require.NoError(t, err)
	_, err = OpenQueue(t.Context(), QueueConfig{Config: config(), Terms: terms, Broker: b})
	require.ErrorIs(t, err, ErrOtherKeys)
	terms = smallTerms(t)
	terms.Settlement = common.Address{1}
	_, err = OpenQueue(t.Context(), QueueConfig{Config: config(), Terms: terms, Broker: b})
	require.ErrorIs(t, err, ErrConfig)
}

func TestTerms(t *testing.T) {
	good := smallTerms(t).metadata()
	parsed, err := parseTerms(good)
	require.NoError(t, err)
	require.Equal(t, smallTerms(t), parsed)
	for _, name := range []string{metaChain, metaSettlement, metaTxsPerBase, metaKey + string(circuit.KindBase)} {
		bad := maps.Clone(good)
		bad[name] = "x"
		_, err := parseTerms(bad)
		require.ErrorIs(t, err, errTerms, name)
	}
}

// What a broker says of its jobs is read whole, or not at all.
func FuzzParseTerms(f *testing.F) {
	good := smallTerms(f).metadata()
	key := good[metaKey+string(circuit.KindBase)]
	f.Add(good[metaChain], good[metaSettlement], good[metaTxsPerBase], string(circuit.KindBase), key)
	f.Add(good[metaChain], good[metaSettlement], good[metaTxsPerBase], "", key[:len(key)-2])
	f.Add("-1", "0x", "4294967296", "base", "")
	f.Fuzz(func(t *testing.T, chain, settlement, txs, kind, key string) {
		terms, err := parseTerms(map[string]string{metaChain: chain, metaSettlement: settlement, metaTxsPerBase: txs, metaKey + kind: key})
		if err != nil {
			require.ErrorIs(t, err, errTerms)
			require.Zero(t, terms)
			return
		}
		require.Equal(t, strings.ToLower(key), terms.Keys[circuit.Kind(kind)].Hex())
		again, err := parseTerms(terms.metadata())
		require.NoError(t, err)
		require.Equal(t, terms, again)
	})
}
