package node

import (
	"context"
	"log/slog"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/circuit"
	"fernet/prover/keys"
	"fernet/prover/proving"
	"fernet/prover/proving/provingtest"
	"fernet/prover/settling"
	"fernet/prover/tree"
	"fernet/prover/work"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/test/logbuffer"
)

// counter is a desk that sends nothing: it says what it was told.
type counter struct {
	nobody
	planned chan []settling.Act
	stopped chan struct{}
	queue   chan []settling.Queued // what it has next; empty: nothing
}

func newCounter() *counter {
	return &counter{planned: make(chan []settling.Act, 64), stopped: make(chan struct{}), queue: make(chan []settling.Queued, 64)}
}

// Plan notes what was planned.
func (c *counter) Plan(_ *settling.View, acts []settling.Act) { c.planned <- acts }

// Stop notes that it was called.
func (c *counter) Stop() { close(c.stopped) }

// Queue is what the test says.
func (c *counter) Queue() []settling.Queued {
	select {
	case q := <-c.queue:
		return q
	default:
		return nil
	}
}

// leading is a view at an L1 block in which the engine's identity is a sequencer that leads the
// slot, and has revealed it or not.
func (e *engine) leading(now uint64, b *prover.Block, revealed bool) *settling.View {
	v := e.view(now, b)
	staker := &v.Own[0].Staker
	staker.Roles |= rules.RoleSequencer
	staker.Owner = e.account
	slots := e.client.Params.Schedule
	number, _ := slots.SlotAt(now)
	v.Slot = &settlement.SlotStatus{
		Now: now, Slot: number, Phase: rules.PhasePropose, Start: slots.SlotStart(number), RevealStart: slots.RevealStart(number),
		End: slots.SlotStart(number + 1), Best: &settlement.ProposalState{StakerID: staker.ID, Revealed: revealed},
	}
	if now >= v.Slot.RevealStart {
		v.Slot.Phase = rules.PhaseReveal
	}
	return v
}

// A node that is stopped follows L1 and reveals while it finishes proofs, and while a reveal is
// due: it proposes nothing, claims nothing, and says until when it has to run again if it leads a
// slot whose reveal is to come.
func TestStopRevealsMeanwhile(t *testing.T) {
	e := newEngine(t, t.TempDir(), true)
	log := new(logbuffer.Buffer)
	e.log = log.Logger(slog.LevelInfo)
	e.account = common.Address{1}
	desk := newCounter()
	e.desk = desk
	e.policy.Gas.DailyBudget = big.NewInt(1 << 62)
	b := e.world.Block(1, 1)
	finish := make(chan struct{})
	e.build = func(_ *block, of *prover.Block, i proving.Intent, _ time.Time, _ func()) (tree.Proof, error) {
		<-finish
		return provingtest.Prove(of, i), nil
	}
	background, end := context.WithCancel(t.Context())
	defer end()
	for range listenBlocks + 2 {
		e.now++
		e.atBlock(background, e.leading(e.now, b, false))
		<-e.turns
		<-desk.planned
	}
	require.Positive(t, e.running)
	done, views := make(chan error, 1), make(chan *settling.View)
	go func() { done <- e.drain(background, views, nil) }()

	// While proofs are being made: the sequencer is told of each block, and to propose nothing.
	v := e.leading(e.now+1, b, false)
	v.Unclaimed = []*settling.Unclaimed{{Number: 1, Rewards: 1, Worth: big.NewInt(1 << 60), Finalized: 1, Expiry: 1 << 40}}
	views <- v
	require.True(t, (<-e.turns).now.Paused)
	require.Empty(t, <-desk.planned, "a claim can wait")

	// When they are made, and a reveal is due: it waits for that.
	reveal := e.client.Params.Schedule.RevealStart(v.Slot.Slot)
	views <- e.leading(reveal, b, false)
	<-e.turns
	<-desk.planned
	close(finish)
	select {
	case <-done:
		t.Fatal("it did not wait for the reveal")
	case <-time.After(4 * lookAtDesk):
	}
	// It is on L1 and not final: it is seen through.
	for range 4 {
		desk.queue <- []settling.Queued{{Name: "reveal", Priority: settling.PriorityReveal, Begun: true}}
	}
	select {
	case views <- e.leading(reveal+1, b, true):
	case <-done:
		t.Fatal("it did not wait for the reveal")
	}
	go func() { e.views <- e.leading(reveal+2, b, true) }() // for the last look
	require.NoError(t, <-done)
	require.Empty(t, desk.queue)
	<-desk.stopped
	require.NotContains(t, log.String(), "has to run again")
}

// A node that stops while it leads a slot says in one line until when it has to run again.
func TestStopSaysWhatIsToBeRevealed(t *testing.T) {
	e := newEngine(t, t.TempDir(), true)
	log := new(logbuffer.Buffer)
	e.log = log.Logger(slog.LevelInfo)
	e.account = common.Address{1}
	b := e.world.Block(1, 1)
	v := e.leading(e.now+1, b, false)
	v.Slot.Best = nil
	e.atBlock(t.Context(), v)
	// The proposal lands in the last moment.
	leads := e.leading(e.now+2, b, false)
	go func() { e.views <- leads }()
	require.NoError(t, e.drain(t.Context(), nil, nil))
	require.Contains(t, log.String(), "level=WARN")
	require.Regexp(t, `slot \d+ has yet to be revealed: the node has to run again before L1 block \d+`, log.String())
	require.Contains(t, log.String(), (&big.Int{}).SetUint64(leads.Slot.End).String())
}

// lateWorker makes proofs that no key verifies, and takes a job when the test lets it in.
type lateWorker struct {
	work.Worker
	asked, let, drained chan struct{}
}

// newLateWorker returns one with a place.
func newLateWorker(t *testing.T) *lateWorker {
	t.Helper()
	made, err := work.NewLocal(work.Config{Verifier: anyProof{}}, anyProof{})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, made.Close()) })
	return &lateWorker{made, make(chan struct{}), make(chan struct{}), make(chan struct{})}
}

// Accept is that of work.Worker.
func (w *lateWorker) Accept(job *work.Job) (func(context.Context) (*work.Result, error), error) {
	w.asked <- struct{}{}
	<-w.let
	return w.Worker.Accept(job)
}

// Drain is that of work.Worker.
func (w *lateWorker) Drain(ctx context.Context) error {
	close(w.drained)
	return w.Worker.Drain(ctx)
}

// anyProof makes proofs of nothing and takes each for true.
type anyProof struct{}

func (anyProof) ProveWitness(context.Context, circuit.Kind, []byte) (keys.Proof, error) {
	return keys.Proof{Bytes: provingtest.Points()}, nil
}
func (anyProof) AtOnce() int                           { return 1 }
func (anyProof) Verify(circuit.Kind, keys.Proof) error { return nil }

// withRootBegun returns an engine that has begun the root of a block, which its worker has yet to
// take.
func withRootBegun(t *testing.T) (*engine, *lateWorker) {
	t.Helper()
	e, worker := newEngine(t, t.TempDir(), true), newLateWorker(t)
	e.worker = worker
	e.build = func(b *block, of *prover.Block, i proving.Intent, _ time.Time, accepted func()) (tree.Proof, error) {
		if i.Kind == circuit.KindBase {
			return provingtest.Prove(of, i), nil
		}
		return e.make(b, of, i, time.Time{}, accepted)
	}
	b := e.world.Block(1, 1)
	for {
		e.now++
		require.Less(t, e.now, b.WindowEnd)
		e.atBlock(t.Context(), e.view(e.now, b))
		for e.running > 0 {
			select {
			case made := <-e.ended:
				e.finish(t.Context(), made)
			case <-worker.asked:
				return e, worker
			}
		}
	}
}

// A proof that a node has bid for and begun is made though the stop comes before the worker has the
// job: the worker refuses nothing that was begun.
func TestStopWaitsUntilTheWorkerHasWhatWasBegun(t *testing.T) {
	e, worker := withRootBegun(t)
	done := make(chan error, 1)
	go func() { done <- e.drain(t.Context(), nil, nil) }()
	select {
	case <-worker.drained:
		t.Error("it drains the worker before it has the job")
	case <-time.After(200 * time.Millisecond):
	}
	close(worker.let)
	require.NoError(t, <-done)
	require.Equal(t, 3, e.peers.count(), "both base rollups and the root")
	<-worker.drained

	// A job that does not come is not waited for longer than a stop may take.
	e, worker = withRootBegun(t)
	e.config.StopTimeout = 100 * time.Millisecond
	log := new(logbuffer.Buffer)
	e.log = log.Logger(slog.LevelInfo)
	require.NoError(t, e.drain(t.Context(), nil, nil))
	require.Contains(t, log.String(), "proofs in the making are given up")
	<-worker.drained
	close(worker.let)
	require.Equal(t, 2, e.peers.count())
}

// What nobody has begun when the node stops is said to be left to the next start.
func TestStopSaysWhatIsLeft(t *testing.T) {
	e := newEngine(t, t.TempDir(), true)
	log := new(logbuffer.Buffer)
	e.log = log.Logger(slog.LevelInfo)
	leave := make(chan struct{})
	e.build = func(*block, *prover.Block, proving.Intent, time.Time, func()) (tree.Proof, error) {
		<-leave
		return tree.Proof{}, work.ErrDraining
	}
	b := e.world.Block(1, 1)
	for e.running == 0 {
		e.now++
		e.atBlock(t.Context(), e.view(e.now, b))
	}
	begun := e.running
	time.AfterFunc(100*time.Millisecond, func() { close(leave) })
	require.NoError(t, e.drain(t.Context(), nil, nil))
	require.Equal(t, begun, log.Count("left to the next start"))
}
