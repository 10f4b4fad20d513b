package node

import (
	"bytes"
	"context"
	"log/slog"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/proving"
	"fernet/prover/proving/provingtest"
	"fernet/prover/settling"
	"fernet/prover/tree"
	"fernet/settlement"
	"fernet/settlement/rules"
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
	log := new(bytes.Buffer)
	e.log = slog.New(slog.NewTextHandler(log, nil))
	e.account = common.Address{1}
	desk := newCounter()
	e.desk = desk
	e.policy.Gas.DailyBudget = big.NewInt(1 << 62)
	b := e.world.Block(1, 1)
	finish := make(chan struct{})
	e.build = func(_ *block, of *prover.Block, i proving.Intent, _ time.Time) (tree.Proof, error) {
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
	log := new(bytes.Buffer)
	e.log = slog.New(slog.NewTextHandler(log, nil))
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
