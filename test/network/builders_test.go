package network

import (
	"bufio"
	"context"
	"net/http"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
	"fernet/prover/keys"
	"fernet/prover/localnet"
	"fernet/prover/node/page"
	"fernet/prover/work"
	"fernet/settlement/rules"
)

// builder starts a process of the program that makes proofs, with more flags than its broker, and
// waits until it takes jobs.
func (w *world) builder(broker string, flags ...string) *localnet.Process {
	w.t.Helper()
	log := filepath.Join(shortFolder(w.t), "log")
	c := exec.Command(program, append([]string{"builder", "--broker", broker, "--keys-dir", keysDir}, flags...)...)
	c.Env, c.Dir = environment(), w.t.TempDir()
	p, err := localnet.Start(c, log)
	require.NoError(w.t, err)
	w.t.Cleanup(func() { require.NoError(w.t, p.Kill()) })
	w.eventually(time.Minute, "the builder takes jobs", func() bool { return strings.Contains(lastLines(log, 100), "takes jobs of") })
	return p
}

// maker makes proofs as a test wants them.
type maker func() (keys.Proof, error)

func (p maker) ProveWitness(context.Context, circuit.Kind, []byte) (keys.Proof, error) { return p() }
func (p maker) AtOnce() int                                                            { return 1 }

// faulty has a builder in this process take jobs. The channel has how it ended.
func (w *world) faulty(broker string, p maker) <-chan error {
	w.t.Helper()
	b, err := work.Dial(w.t.Context(), work.BuilderConfig{Address: work.Address{URL: broker}})
	require.NoError(w.t, err)
	ctx, stop := context.WithCancel(w.t.Context())
	ended := make(chan error, 1)
	var running sync.WaitGroup
	running.Go(func() { ended <- b.Run(ctx, p) })
	w.t.Cleanup(func() {
		stop()
		_ = b.Close() // the broker may be gone
		running.Wait()
	})
	return ended
}

// metric is a figure without labels that the node shows; -1 when it does not answer.
func (o *operated) metric(name string) float64 {
	o.w.t.Helper()
	answer, err := o.client.Get(o.Page() + "/metrics")
	if err != nil {
		return -1
	}
	defer answer.Body.Close()
	require.Equal(o.w.t, http.StatusOK, answer.StatusCode)
	for lines := bufio.NewScanner(answer.Body); lines.Scan(); {
		if text, ok := strings.CutPrefix(lines.Text(), name+" "); ok {
			figure, err := strconv.ParseFloat(text, 64)
			require.NoError(o.w.t, err)
			return figure
		}
	}
	return -1
}

// isBuilding reports whether somebody is at a proof for the node.
func (o *operated) isBuilding() bool { return o.metric("fernet_work_running") > 0 }

// lacksBuilders reports whether the node says that no builder is there.
func (o *operated) lacksBuilders() bool {
	s, err := o.page()
	return err == nil && slices.ContainsFunc(s.Reasons, func(r page.Reason) bool { return r.Code == "builders" })
}

// Three nodes: one hands its proofs out over a broker of others, one over its own, and one proves
// by itself. No builder is there, one returns wrong proofs, one never returns, one is killed in a
// proof, the broker of others is killed, and the other is killed with its node. All jobs are done:
// no place in the blocks stays empty.
func TestBuilders(t *testing.T) {
	c := startCluster(t)
	at := freeAddress(t)
	begun, end := make(chan struct{}, 1), make(chan struct{})
	defer close(end)
	var wrong <-chan error
	w := start(t, plan{
		nodes: 3, schedule: rules.Schedule{ProposeBlocks: 12, RevealBlocks: 6, ProvingBlocks: 54}, flags: map[int][]string{
			1: {"--broker", c.url(), "--broker-credentials", c.file(nodeCredentials)},
			2: {"--embedded-broker", at},
		}, before: func(w *world) {
			wrong = w.faulty("nats://"+at, func() (proof keys.Proof, err error) { return proof, nil })
			w.faulty("nats://"+at, func() (keys.Proof, error) {
				begun <- struct{}{}
				<-end
				return keys.Proof{}, nil
			})
			w.eventually(2*time.Minute, "the first node has no builder", w.nodes[0].lacksBuilders)
		},
	})
	first, second := w.nodes[0], w.nodes[1]
	w.feed()

	// Block 1: the second node's builders are no use, the first node has none.
	w.within(60, "the wrong one is dropped", func() bool { return len(wrong) > 0 })
	why := <-wrong
	t.Logf("the wrong one ended: %v", why)
	require.Error(t, why)
	require.EqualValues(t, 1, second.metric("fernet_work_builders_dropped"))
	require.Len(t, second.logged("a builder's result is wrong"), 3)
	dropped := second.logged("a builder is dropped until the node starts again")
	require.Len(t, dropped, 1)
	require.Equal(t, "3", attribute(dropped[0], "wrong"))
	w.builder("nats://" + at)
	w.within(60, "one never returns", func() bool { return len(begun) > 0 })
	w.within(60, "the first node proves by itself", func() bool {
		return len(first.logged("no builder is there: the node makes a proof itself")) > 0
	})
	one := w.builder(c.url(), "--credentials", c.file(builderCredentials))
	w.within(60, "its builder is known", func() bool { return !first.lacksBuilders() })
	w.within(60, "a second builder is asked", func() bool { return second.metric("fernet_work_hedged_total") > 0 })

	// Block 2: what makes proofs is killed.
	w.feed()
	w.within(60, "block 2 is revealed", func() bool { return first.block(2) != nil })
	w.within(60, "a builder is at a proof", first.isBuilding)
	require.NoError(t, one.Kill())
	w.builder(c.url(), "--credentials", c.file(builderCredentials))
	w.within(60, "the next one is at a proof", first.isBuilding)
	require.NoError(t, c.process.Kill())
	time.Sleep(2 * w.Config.BlockTime)
	c.start()
	w.within(60, "a builder of the second node is at a proof", second.isBuilding)
	require.Zero(t, second.metric(`fernet_work_jobs_total{result="failed"}`))
	second.kill()
	second.start()
	w.settle(2, func() {})
	r, err := w.Result(t.Context())
	require.NoError(t, err)
	w.audits(r)
	for _, b := range r.Blocks {
		require.Equal(t, b.Places, b.Proofs, "block %d", b.Block)
	}
	for _, o := range []*operated{first, second} {
		work := o.status().Work
		t.Logf("%s: %+v", o.Name, work.Stats)
		require.Zero(t, work.Failed, o.Name)
		require.Empty(t, work.Broken, o.Name)
	}
	require.Len(t, second.logged("a builder's result is wrong"), 3, "after its restart, too")
	w.figures.keep(w, r)
}
