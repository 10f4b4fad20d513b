package work

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/nats-io/nkeys"
	"github.com/stretchr/testify/require"
)

// What a process that a test has started plays, and with what.
const (
	envRole   = "FERNET_TEST_WORK_ROLE"
	envKeys   = "FERNET_TEST_WORK_KEYS"
	envListen = "FERNET_TEST_WORK_LISTEN"
	envDir    = "FERNET_TEST_WORK_DIR"
	envSeed   = "FERNET_TEST_WORK_SEED" // the node's key
)

// slowness is what a proof takes in builders that are to be killed in one.
const slowness = 300 * time.Millisecond

// play plays a role until it is killed or asked to end.
func play(role string) int {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	err := map[string]func(context.Context) error{
		"broker": playBroker, "node": playNode,
		"builder": func(ctx context.Context) error { return playBuilder(ctx, slow(slowness)) },
		"wrong":   func(ctx context.Context) error { return playBuilder(ctx, wrong()) },
		"stuck":   func(ctx context.Context) error { return playBuilder(ctx, newHeld()) },
	}[role](ctx)
	if err != nil {
		fmt.Fprintln(os.Stderr, role, err)
		return 1
	}
	return 0
}

func playedBroker() (*Broker, error) {
	c := BrokerConfig{ChainID: chainID, Settlement: settled, Listen: os.Getenv(envListen), Dir: os.Getenv(envDir), Log: logger()}
	if seed := os.Getenv(envSeed); seed != "" {
		var err error
		if c.node, err = nkeys.FromSeed([]byte(seed)); err != nil {
			return nil, err
		}
	}
	return StartBroker(c)
}

func playBroker(ctx context.Context) error {
	b, err := playedBroker()
	if err != nil {
		return err
	}
	fmt.Println("ready")
	<-ctx.Done()
	return b.Close()
}

// playBuilder says each job that it begins, and that it has done.
func playBuilder(ctx context.Context, prover Prover) error {
	b, err := Dial(ctx, BuilderConfig{
		Address: Address{URL: "nats://" + os.Getenv(envListen)}, Log: logger(),
		Begin: func(h Handed) { fmt.Println("begun", h.Node) },
		Done:  func(b Built) { fmt.Println("done", b.Node, b.Error) },
	})
	if err != nil {
		return err
	}
	defer b.Close()
	fmt.Println("ready")
	return b.Run(ctx, prover)
}

const nodeJobs = 6

// playNode is a node with its broker that has some jobs done, and says each.
func playNode(ctx context.Context) error {
	b, err := playedBroker()
	if err != nil {
		return err
	}
	defer b.Close()
	set := smallKeys()
	terms, err := TermsOf(chainID, settled, set)
	if err != nil {
		return err
	}
	q, err := OpenQueue(ctx, QueueConfig{Config: config(), Terms: terms, Broker: b, ackWait: time.Second})
	if err != nil {
		return err
	}
	defer q.Close()
	fmt.Println("ready")
	errs := make(chan error, nodeJobs)
	for i := range int64(nodeJobs) {
		go func() {
			_, err := q.Prove(ctx, due(squareJob(i+1), time.Minute))
			fmt.Println("proven", i+1, err)
			errs <- err
		}()
	}
	for range nodeJobs {
		if err := <-errs; err != nil {
			return err
		}
	}
	return nil
}

// process is one that a test has started.
type process struct {
	t     testing.TB
	cmd   *exec.Cmd
	ended chan struct{}

	mu    sync.Mutex
	lines []string
}

func start(t testing.TB, role string, env ...string) *process {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), append(env, envRole+"="+role, envKeys+"="+keysDir)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	p := &process{t: t, cmd: cmd, ended: make(chan struct{})}
	go func() {
		defer close(p.ended)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			p.mu.Lock()
			p.lines = append(p.lines, lines.Text())
			p.mu.Unlock()
		}
		_ = cmd.Wait()
	}()
	t.Cleanup(func() { p.kill() })
	return p
}

func (p *process) kill() {
	_ = p.cmd.Process.Kill() // it may have ended
	<-p.ended
}

// said is how many lines of the process begin with a word.
func (p *process) said(word string) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	n := 0
	for _, line := range p.lines {
		if strings.HasPrefix(line, word) {
			n++
		}
	}
	return n
}

// says waits until the process has said a word so often.
func (p *process) says(word string, times int) *process {
	p.t.Helper()
	soon(p.t, func() bool { return p.said(word) >= times })
	return p
}

// ends waits until the process has ended, and returns its exit code.
func (p *process) ends() int {
	p.t.Helper()
	select {
	case <-p.ended:
	case <-time.After(inTime):
		require.Fail(p.t, "the process does not end")
	}
	return p.cmd.ProcessState.ExitCode()
}

// freeAddress is one that nothing listens on.
func freeAddress(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer l.Close()
	return l.Addr().String()
}

// Builders and the broker are processes of their own. One builder is killed, the broker is killed,
// one builder returns wrong proofs, and one never returns: all jobs are done.
func TestAllJobsAreDone(t *testing.T) {
	smallKeys()
	key, err := nkeys.CreateUser()
	require.NoError(t, err)
	seed, err := key.Seed()
	require.NoError(t, err)
	credentials := filepath.Join(t.TempDir(), "node.nk")
	require.NoError(t, os.WriteFile(credentials, seed, 0o600))
	at := freeAddress(t)
	env := []string{envListen + "=" + at, envDir + "=" + t.TempDir(), envSeed + "=" + string(seed)}

	broker := start(t, "broker", env...).says("ready", 1)
	q, err := OpenQueue(t.Context(), QueueConfig{
		Config: config(), Terms: smallTerms(t), Address: Address{URL: "nats://" + at, Credentials: credentials},
		ackWait: time.Second, hedgeAt: 5, // a second builder is asked after 3 seconds of a minute
	})
	require.NoError(t, err)
	defer q.Close()
	const jobs = 20
	var all sync.WaitGroup
	stuck := start(t, "stuck", env...).says("ready", 1)
	all.Go(func() { proves(t, q, due(squareJob(9), time.Minute)) })
	stuck.says("begun", 1)
	wrong := start(t, "wrong", env...).says("ready", 1)
	for i := range int64(jobs - 1) {
		all.Go(func() { proves(t, q, due(squareJob(i+10), time.Minute)) })
	}
	require.Equal(t, 1, wrong.ends(), "it is dropped, and ends")
	require.GreaterOrEqual(t, wrong.said("done"), maxWrong)
	killed := start(t, "builder", env...).says("begun", 1)
	killed.kill()
	soon(t, func() bool { return q.Stats().Hedged > 0 })
	survivor := start(t, "builder", env...).says("done", 2)
	broker.kill()
	down := time.Now()
	start(t, "broker", env...).says("ready", 1)
	t.Logf("the broker is back after %s", time.Since(down).Round(time.Millisecond))
	start(t, "builder", env...).says("done", 1)
	all.Wait()
	require.Equal(t, 1, stuck.said("begun"))
	require.Zero(t, stuck.said("done"))
	s := q.Stats()
	require.EqualValues(t, jobs, s.Made)
	require.Zero(t, s.Failed)
	require.Positive(t, s.Hedged)

	// A builder that is asked to end finishes the proof in the making.
	last := make(chan error, 1)
	go func() { _, err := q.Prove(t.Context(), due(squareJob(99), inTime)); last <- err }()
	soon(t, func() bool { return q.Stats().Running == 1 })
	require.NoError(t, survivor.cmd.Process.Signal(syscall.SIGTERM))
	require.Zero(t, survivor.ends())
	require.NoError(t, <-last)
	require.Equal(t, survivor.said("begun"), survivor.said("done"))
}

// A node that is killed with its broker finds its jobs and their proofs when it is started again,
// and none is proven twice.
func TestNodeIsKilled(t *testing.T) {
	smallKeys()
	at := freeAddress(t)
	env := []string{envListen + "=" + at, envDir + "=" + t.TempDir()}
	node := start(t, "node", env...).says("ready", 1)
	p := slow(slowness)
	build(t, Address{URL: "nats://" + at}, p)
	for kills := 1; kills <= 2; kills++ {
		node.says("proven", 1)
		node.kill()
		node = start(t, "node", env...).says("ready", 1)
	}
	require.Zero(t, node.ends())
	require.Equal(t, nodeJobs, node.said("proven"))
	require.Equal(t, nodeJobs, p.count())
}
