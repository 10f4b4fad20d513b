package node

import (
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
	"fernet/test/logbuffer"
)

// A fault of the program in the look at a slot is said with where it was, and the next slot is
// looked at.
func TestAFaultInASlotIsSaid(t *testing.T) {
	n, _ := standing(t)
	log := new(logbuffer.Buffer)
	n.log = log.Logger(slog.LevelInfo)
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
	require.Eventually(t, func() bool { return log.Count("please report it") == 2 }, 5*time.Second, 10*time.Millisecond)
	require.Contains(t, log.String(), "sequencing.(*Sequencer).look")
	require.True(t, n.health.Has(health.Starting), "nothing else came of it")
}
