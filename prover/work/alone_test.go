package work

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// standIn is a queue with a prover that stands in for builders soon.
func standIn(t testing.TB, b *Broker, own Prover) *Queue {
	t.Helper()
	q, err := OpenQueue(t.Context(), QueueConfig{
		Config: config(), Terms: smallTerms(t), Broker: b, Own: own, ackWait: time.Second, aloneAfter: 2 * time.Second,
	})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, q.Close()) })
	return q
}

// Where no builder is there the node makes proofs itself, until one is.
func TestAloneTheNodeProves(t *testing.T) {
	b := broker(t)
	own := honest()
	own.atOnce = 3
	q := standIn(t, b, own)
	require.Zero(t, q.AtOnce(), "builders have time to come")
	require.Empty(t, q.Stats().NoBuilders)
	require.Empty(t, proves(t, q, due(squareJob(5), inTime)).Builder, "a job that waits for builders")
	require.Equal(t, "no builder is connected with the broker", q.Stats().NoBuilders)
	require.Equal(t, 3, q.AtOnce())
	require.Empty(t, proves(t, q, due(squareJob(6), inTime)).Builder, "a job that is asked for then")
	require.Equal(t, 2, own.count())
	require.EqualValues(t, 2, q.Stats().Made)

	builder := build(t, Address{URL: b.URL()}, honest())
	soon(t, func() bool { return q.AtOnce() == 1 })
	require.Empty(t, q.Stats().NoBuilders)
	require.Equal(t, builder.name, proves(t, q, due(squareJob(7), inTime)).Builder)
	require.Equal(t, 2, own.count())
}

// Who has taken a job and is silent since is no builder that is there.
func TestADeadBuilderIsNotThere(t *testing.T) {
	b := broker(t)
	q := standIn(t, b, honest())
	dead, err := Dial(t.Context(), BuilderConfig{Address: Address{URL: b.URL()}, Log: logger()})
	require.NoError(t, err)
	proven := make(chan *Result, 1)
	go func() { proven <- proves(t, q, due(squareJob(5), inTime)) }()
	soon(t, func() bool { m, err := dead.fetch(t.Context()); return err == nil && m != nil })
	require.NoError(t, dead.Close())
	require.Empty(t, (<-proven).Builder)
}

// A builder that is at its job is there, however long that takes.
func TestABusyBuilderIsThere(t *testing.T) {
	b := broker(t)
	own := honest()
	q := standIn(t, b, own)
	h := newHeld()
	builder := build(t, Address{URL: b.URL()}, h)
	proven := make(chan *Result, 1)
	go func() { proven <- proves(t, q, due(squareJob(5), inTime)) }()
	<-h.begun
	for end := time.Now().Add(5 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		require.Empty(t, q.Stats().NoBuilders)
	}
	close(h.let)
	require.Equal(t, builder.name, (<-proven).Builder)
	require.Zero(t, own.count())
}

// What this process cannot prove either fails at its time, and is not tried over and over.
func TestAloneWithoutAProof(t *testing.T) {
	p := unable()
	q := standIn(t, broker(t), p)
	soon(t, func() bool { return q.Stats().NoBuilders != "" })
	_, err := q.Prove(t.Context(), due(squareJob(5), 4*time.Second))
	require.ErrorIs(t, err, ErrDeadline)
	require.ErrorContains(t, err, "out of memory")
	require.Equal(t, 1, p.count())
}

// Without a prover of its own a node proves nothing while no builder is there, and says so.
func TestBuildersOnly(t *testing.T) {
	q := standIn(t, broker(t), nil)
	soon(t, func() bool { return q.Stats().NoBuilders != "" })
	require.Zero(t, q.AtOnce())
	_, err := q.Prove(t.Context(), due(squareJob(5), 2*time.Second))
	require.ErrorIs(t, err, ErrDeadline)
}

// A job that was accepted, and that this process has a place for, is made also if the queue drains.
func TestAloneDrainMakesWhatWasAccepted(t *testing.T) {
	q := standIn(t, broker(t), honest())
	soon(t, func() bool { return q.AtOnce() == 1 })
	c := drainAtOnce(q.desk, due(squareJob(5), inTime))
	require.NoError(t, q.Drain(t.Context()))
	<-c.done
	require.NoError(t, c.err)
	require.NotNil(t, c.result)
}
