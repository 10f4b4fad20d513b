package node

import (
	"bytes"
	"context"
	"log/slog"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/node/health"
	"fernet/prover/operator"
	"fernet/prover/operator/actor"
	"fernet/settlement"
)

// heard is a log that can be read while it is written.
type heard struct {
	mu    sync.Mutex
	bytes bytes.Buffer
}

func (h *heard) Write(line []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.bytes.Write(line)
}

func (h *heard) String() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.bytes.String()
}

// A fault of the program in the look at a slot is said with where it was, and the next slot is
// looked at.
func TestAFaultInASlotIsSaid(t *testing.T) {
	n, _ := standing(t)
	log := new(heard)
	n.log = slog.New(slog.NewTextHandler(log, nil))
	n.actor = actor.New(actor.Options{DataDir: t.TempDir()})
	n.config = n.config.withDefaults()
	require.NoError(t, n.parseStrategies(0))
	n.timing = newTiming(2, 2, 1, n.config.Proving.HourCost)
	d := &settlement.Deployment{ChainID: 1, Params: settlement.DefaultParams()}
	n.client = settlement.NewClient(nil, d)
	n.proposing = &operator.Chain{Client: n.client, Follower: new(prover.Follower)}
	ctx, stop := context.WithCancel(t.Context())
	var running sync.WaitGroup
	running.Go(func() { n.runSequencer(ctx) })
	defer running.Wait()
	defer stop()
	for range 2 {
		n.turns <- turn{own: []*prover.Identity{{StakerID: 1}}}
	}
	require.Eventually(t, func() bool { return bytes.Count([]byte(log.String()), []byte("please report it")) == 2 }, 5*time.Second, 10*time.Millisecond)
	require.Contains(t, log.String(), "sequencing.(*Sequencer).look")
	require.True(t, n.health.Has(health.Starting), "nothing else came of it")
}
