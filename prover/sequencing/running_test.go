package sequencing

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// hanging is an L1 that never answers.
type hanging struct{ settlement.Node }

func (hanging) BlockNumber(ctx context.Context) (uint64, error) {
	<-ctx.Done()
	return 0, ctx.Err()
}

// What is learned of the past keeps nobody waiting for what is due: L1 may take its time.
func TestLearningEnds(t *testing.T) {
	s := learner(rules.ModePrivate, 0)
	s.c.Chain.Client = settlement.NewClient(hanging{}, s.c.Chain.Deployment)
	ended := make(chan error, 1)
	go func() { ended <- s.learn(t.Context(), 10) }()
	select {
	case err := <-ended:
		require.NoError(t, err)
	case <-time.After(10 * learnFor):
		t.Fatal("it waits for L1")
	}
	require.Empty(t, s.Samples())
	require.Empty(t, s.Unread(), "it is read later")
}

// atOnce is a desk that begins each act at once, in a context that is over.
type atOnce struct{ ended chan string }

func (d atOnce) Do(name string, _ int, act func(context.Context, operator.Sender) error) error {
	ctx, end := context.WithCancel(context.Background())
	end()
	go func() {
		_ = act(ctx, nil)
		d.ended <- name
	}()
	return nil
}

// A sequencer that is made anew, for other identities, has the follower after the proposal of the
// one before it, and ends that one where it would end its own.
func TestSuccession(t *testing.T) {
	before, after := learner(rules.ModePrivate, 0), learner(rules.ModePrivate, 0)
	desk := atOnce{make(chan string, 1)}
	for _, s := range []*Sequencer{before, after} {
		s.running, s.c.Desk = newRunning(), desk
	}
	after.Succeed(before)

	before.running.acting.Lock() // it proposes
	began := make(chan struct{})
	after.do("act", 0, func(context.Context, operator.Sender) {
		close(began)
		after.running.acting.Lock()
		defer after.running.acting.Unlock()
	})
	<-began
	select {
	case <-desk.ended:
		t.Fatal("both use the follower")
	case <-time.After(50 * time.Millisecond):
	}
	ended := false
	before.running.acts["propose"] = func() { ended = true }
	after.cancel("propose")
	require.True(t, ended)
	before.running.acting.Unlock()
	require.Equal(t, "act", <-desk.ended)
}
