package work

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
	"fernet/prover/keys"
)

func local(t testing.TB, p Prover, change ...func(*Config)) *Local {
	t.Helper()
	c := config()
	for _, f := range change {
		f(&c)
	}
	l, err := NewLocal(c, p)
	require.NoError(t, err)
	t.Cleanup(func() { _ = l.Close() })
	return l
}

// soon waits for something that other goroutines bring about.
func soon(t testing.TB, happens func() bool) {
	t.Helper()
	require.Eventually(t, happens, inTime, 5*time.Millisecond)
}

// Whoever asks for the same job, at once or later, gets the one proof that is made of it.
func TestLocalProvesAJobOnce(t *testing.T) {
	h := newHeld()
	l := local(t, h)
	var all sync.WaitGroup
	for range 5 {
		all.Go(func() { proves(t, l, squareJob(5)) })
	}
	<-h.begun
	soon(t, func() bool { return waiters(l.desk, squareJob(5)) == 5 })
	require.Equal(t, 1, l.Stats().Running)
	close(h.let)
	all.Wait()
	// The deadline is no part of what a job is.
	proves(t, l, due(squareJob(5), time.Hour))
	require.Equal(t, 1, h.count())
	proves(t, l, squareJob(6))
	require.Equal(t, 2, h.count())
	require.EqualValues(t, 2, l.Stats().Made)
}

// waiters is how many wait for a job.
func waiters(d *desk, job *Job) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	if c, ok := d.calls[job.ID(chainID, settled)]; ok {
		return c.waiters
	}
	return 0
}

// As many proofs are made side by side as the prover can make, and no more.
func TestLocalAtOnce(t *testing.T) {
	h := newHeld()
	h.atOnce = 2
	l := local(t, h)
	require.Equal(t, 2, l.AtOnce())
	var all sync.WaitGroup
	for i := range int64(5) {
		all.Go(func() { proves(t, l, squareJob(i)) })
	}
	<-h.begun
	<-h.begun
	soon(t, func() bool { s := l.Stats(); return s.Running == 2 && s.Waiting == 3 })
	require.Empty(t, h.begun)
	close(h.let)
	all.Wait()
	require.Equal(t, 5, h.count())
}

// A cancelled wait is no result. A proof that is being made is finished and kept for who asks
// again; a job that nobody has begun is dropped.
func TestLocalCancel(t *testing.T) {
	h := newHeld()
	l := local(t, h)
	ctx, cancel := context.WithCancelCause(t.Context())
	gone := errors.New("the block was replaced")
	errs := make(chan error, 2)
	go func() { _, err := l.Prove(ctx, squareJob(5)); errs <- err }()
	<-h.begun
	go func() { _, err := l.Prove(ctx, squareJob(6)); errs <- err }()
	soon(t, func() bool { return l.Stats().Waiting == 1 })
	cancel(gone)
	require.ErrorIs(t, <-errs, gone)
	require.ErrorIs(t, <-errs, gone)
	require.Zero(t, l.Stats().Waiting)
	close(h.let)
	soon(t, func() bool { return l.Stats().Made == 1 })
	proves(t, l, squareJob(5))
	require.Equal(t, 1, h.count(), "the second was never begun, the first not made again")
	proves(t, l, squareJob(6))
	s := l.Stats()
	require.Zero(t, s.Failed)
	require.Zero(t, s.Running+s.Waiting)
}

// A drain finishes what runs and takes nothing new.
func TestLocalDrain(t *testing.T) {
	h := newHeld()
	l := local(t, h)
	first, second := make(chan error, 1), make(chan error, 1)
	go func() { _, err := l.Prove(t.Context(), squareJob(5)); first <- err }()
	<-h.begun
	go func() { _, err := l.Prove(t.Context(), squareJob(6)); second <- err }()
	soon(t, func() bool { return l.Stats().Waiting == 1 })

	short, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	require.ErrorIs(t, l.Drain(short), context.DeadlineExceeded)
	require.ErrorIs(t, <-second, ErrDraining)
	_, err := l.Prove(t.Context(), squareJob(7))
	require.ErrorIs(t, err, ErrDraining)
	require.Empty(t, first)
	close(h.let)
	require.NoError(t, l.Drain(t.Context()))
	require.NoError(t, <-first)
	require.Equal(t, 1, h.count())
	proves(t, l, squareJob(5)) // what is there can be had
	require.Empty(t, l.Stats().Broken)
}

// A proof that a drain has given up is not waited for by Close.
func TestLocalCloseAfterDrainWasGivenUp(t *testing.T) {
	h := newHeld()
	l := local(t, h)
	made := make(chan error, 1)
	go func() { _, err := l.Prove(context.WithoutCancel(t.Context()), squareJob(5)); made <- err }()
	<-h.begun
	short, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	require.ErrorIs(t, l.Drain(short), context.DeadlineExceeded)
	closed := make(chan error, 1)
	go func() { closed <- l.Close() }()
	select {
	case err := <-closed:
		require.NoError(t, err)
	case <-time.After(inTime):
		require.Fail(t, "Close waits for a proof that was given up")
	}
	require.Equal(t, 1, l.Stats().Running, "it goes on")
	close(h.let)
	<-made
}

// A job that was not begun by its deadline is not begun any more.
func TestLocalDeadline(t *testing.T) {
	h := newHeld()
	l := local(t, h)
	go func() { _, _ = l.Prove(context.Background(), squareJob(5)) }()
	<-h.begun
	_, err := l.Prove(t.Context(), due(squareJob(6), 30*time.Millisecond))
	require.ErrorIs(t, err, ErrDeadline)
	close(h.let)
	soon(t, func() bool { return l.Stats().Made == 1 })
	require.Equal(t, 1, h.count())
}

// A proof counts when it is verified as what the job says, whoever made it.
func TestLocalVerifies(t *testing.T) {
	l := local(t, wrong())
	_, err := l.Prove(t.Context(), squareJob(5))
	require.ErrorIs(t, err, keys.ErrProof)
	// A witness of another statement than the job's gives a proof of that.
	job := squareJob(5)
	job.Public = squareJob(6).Public
	_, err = local(t, honest()).Prove(t.Context(), job)
	require.ErrorIs(t, err, keys.ErrProof)
}

// After three jobs that failed one after the other none is taken until a test proof succeeds.
func TestBreaker(t *testing.T) {
	var mu sync.Mutex
	able := false
	p := &tool{}
	p.prove = func(ctx context.Context, kind circuit.Kind, witness []byte) (keys.Proof, error) {
		mu.Lock()
		defer mu.Unlock()
		if !able {
			return keys.Proof{}, errors.New("out of memory")
		}
		return smallKeys().ProveWitness(ctx, kind, witness)
	}
	enable := func(now bool) {
		mu.Lock()
		defer mu.Unlock()
		able = now
	}
	l := local(t, p)
	fails := func(root int64) {
		_, err := l.Prove(t.Context(), squareJob(root))
		require.ErrorContains(t, err, "out of memory")
		require.NotErrorIs(t, err, ErrBroken)
	}
	fails(1)
	fails(2)
	enable(true)
	proves(t, l, squareJob(3)) // the two are forgotten
	enable(false)
	fails(4)
	fails(5)
	require.Empty(t, l.Stats().Broken)
	fails(6)
	require.Contains(t, l.Stats().Broken, "out of memory")
	_, err := l.Prove(t.Context(), squareJob(7))
	require.ErrorIs(t, err, ErrBroken)
	proves(t, l, squareJob(3)) // what is there can be had
	before := p.count()
	soon(t, func() bool { return p.count() > before+2 })
	require.NotEmpty(t, l.Stats().Broken, "tests failed")
	enable(true)
	soon(t, func() bool { return l.Stats().Broken == "" })
	proves(t, l, squareJob(7))
}

// A wait that was given up for another reason than time is no failure.
func TestBreakerCountsTimeOnly(t *testing.T) {
	h := newHeld()
	defer close(h.let)
	l := local(t, h)
	go func() { _, _ = l.Prove(context.Background(), squareJob(1)) }()
	<-h.begun
	wait := func(ctx context.Context, root int64) {
		_, err := l.Prove(ctx, squareJob(root))
		require.Error(t, err)
	}
	for i := range int64(4) {
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(10*time.Millisecond, cancel)
		wait(ctx, 10+i)
	}
	require.Empty(t, l.Stats().Broken)
	for i := range int64(3) {
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
		wait(ctx, 20+i)
		cancel()
	}
	soon(t, func() bool { return l.Stats().Broken != "" })
}

func TestResultsKeptAreBounded(t *testing.T) {
	d := newDesk(config(), nil)
	d.mu.Lock()
	defer d.mu.Unlock()
	for i := range int64(keptResults + 3) {
		d.keep(squareJob(i).ID(chainID, settled), &Result{})
	}
	require.Len(t, d.results, keptResults)
	require.Len(t, d.order, keptResults)
	require.NotContains(t, d.results, squareJob(2).ID(chainID, settled))
	require.Contains(t, d.results, squareJob(3).ID(chainID, settled))
}

// drainAtOnce accepts a job and drains before any other goroutine has looked at it.
func drainAtOnce(d *desk, job *Job) *call {
	d.mu.Lock()
	defer d.mu.Unlock()
	c := d.begin(job.ID(chainID, settled), job)
	d.drained = true
	close(d.draining)
	return c
}

// A job that was accepted, and that there is a place for, is made, however soon after the drain
// comes.
func TestLocalDrainMakesWhatWasAccepted(t *testing.T) {
	l := local(t, honest())
	c := drainAtOnce(l.desk, squareJob(5))
	require.NoError(t, l.Drain(t.Context()))
	<-c.done
	require.NoError(t, c.err)
	require.NotNil(t, c.result)
}

// A job has the worker's word from Accept on, before anybody waits for it.
func TestAccept(t *testing.T) {
	l := local(t, honest())
	wait, err := l.Accept(squareJob(5))
	require.NoError(t, err)
	require.NoError(t, l.Drain(t.Context()))
	_, err = l.Accept(squareJob(6))
	require.ErrorIs(t, err, ErrDraining)
	made, err := wait(t.Context())
	require.NoError(t, err)
	wait, err = l.Accept(squareJob(5)) // what is there can be had
	require.NoError(t, err)
	again, err := wait(t.Context())
	require.NoError(t, err)
	require.Same(t, made, again)
	_, err = l.Accept(&Job{})
	require.ErrorIs(t, err, ErrJob)
}
