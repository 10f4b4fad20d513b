package work

import (
	"context"
	"errors"
	"log/slog"
	"math/big"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/consensys/gnark/frontend"
	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
	"fernet/prover/keys"
	"fernet/prover/wire"
)

// square and cube are circuits whose keys are made in no time, under the names of the protocol's.
type square struct {
	Result frontend.Variable `gnark:",public"`
	Root   frontend.Variable
}

func (c *square) Define(api frontend.API) error {
	api.AssertIsEqual(c.Result, api.Mul(c.Root, c.Root))
	return nil
}

type cube struct {
	Result frontend.Variable `gnark:",public"`
	Root   frontend.Variable
}

func (c *cube) Define(api frontend.API) error {
	api.AssertIsEqual(c.Result, api.Mul(c.Root, c.Root, c.Root))
	return nil
}

// small is the source of the keys that tests prove with.
type small struct{}

func (small) Kinds() []circuit.Kind { return []circuit.Kind{circuit.KindBase, circuit.KindMerge} }

func (small) New(kind circuit.Kind) (frontend.Circuit, error) {
	if kind == circuit.KindBase {
		return new(square), nil
	}
	return new(cube), nil
}

const chainID = 31337

var settled = common.HexToAddress("0x5fbdb2315678afecb367f032d93f642f64180aa3")

// smallKeys are in a folder of their own, which other processes of a test open too.
var smallKeys = sync.OnceValue(func() *keys.Set {
	set, err := keys.Open(context.Background(), keysDir, small{}, keys.Options{Provers: 2})
	if err != nil {
		panic(err)
	}
	return set
})

// keysDir is made by TestMain.
var keysDir string

func smallTerms(t testing.TB) Terms {
	t.Helper()
	terms, err := TermsOf(chainID, settled, smallKeys())
	require.NoError(t, err)
	return terms
}

// squareJob is a job that can be done; those of the same root are the same.
func squareJob(root int64) *Job {
	witness, err := keys.Witness(&square{Result: root * root, Root: root})
	if err != nil {
		panic(err)
	}
	return &Job{
		Kind: circuit.KindBase, Block: wire.BlockTag{1}, Node: uint32(root), StakerID: 7,
		Public: []*big.Int{big.NewInt(root * root)}, Witness: witness,
	}
}

// due is a job with a deadline.
func due(job *Job, in time.Duration) *Job {
	job.Deadline = time.Now().Add(in)
	return job
}

var quiet = slog.New(slog.DiscardHandler)

// logger shows what is logged where FERNET_TEST_LOG is set.
func logger() *slog.Logger {
	if os.Getenv("FERNET_TEST_LOG") != "" {
		return slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelDebug}))
	}
	return quiet
}

// config is a worker's, whose test jobs are squares that nothing else asks for.
func config() Config {
	next := int64(1_000_000)
	return Config{
		ChainID: chainID, Settlement: settled, Verifier: smallKeys(), TestEvery: 50 * time.Millisecond, Log: logger(),
		Test: func() (*Job, error) { next++; return squareJob(next), nil },
	}
}

// tool is a prover that does what a test wants of each witness, and counts.
type tool struct {
	atOnce int
	prove  func(ctx context.Context, kind circuit.Kind, witness []byte) (keys.Proof, error)
	mu     sync.Mutex
	calls  int
}

func (p *tool) ProveWitness(ctx context.Context, kind circuit.Kind, witness []byte) (keys.Proof, error) {
	p.mu.Lock()
	p.calls++
	p.mu.Unlock()
	return p.prove(ctx, kind, witness)
}

func (p *tool) AtOnce() int { return max(1, p.atOnce) }

func (p *tool) count() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.calls
}

// honest proves what it is given.
func honest() *tool { return &tool{prove: smallKeys().ProveWitness} }

// slow is honest and takes a while.
func slow(d time.Duration) *tool {
	return &tool{prove: func(ctx context.Context, kind circuit.Kind, witness []byte) (keys.Proof, error) {
		time.Sleep(d)
		return smallKeys().ProveWitness(ctx, kind, witness)
	}}
}

// wrong returns a proof of something else.
func wrong() *tool {
	return &tool{prove: func(ctx context.Context, kind circuit.Kind, _ []byte) (keys.Proof, error) {
		return smallKeys().ProveWitness(ctx, kind, squareJob(3).Witness)
	}}
}

// unable says that nothing can be proven.
func unable() *tool {
	return &tool{prove: func(context.Context, circuit.Kind, []byte) (keys.Proof, error) {
		return keys.Proof{}, errors.New("out of memory")
	}}
}

// held proves when it is let.
type held struct {
	*tool
	begun chan struct{}
	let   chan struct{}
}

func newHeld() *held {
	h := &held{begun: make(chan struct{}, 100), let: make(chan struct{})}
	h.tool = &tool{prove: func(ctx context.Context, kind circuit.Kind, witness []byte) (keys.Proof, error) {
		h.begun <- struct{}{}
		<-h.let
		return smallKeys().ProveWitness(ctx, kind, witness)
	}}
	return h
}

// broker is one in this process, on a port of its own.
func broker(t testing.TB, builders ...string) *Broker {
	t.Helper()
	b, err := StartBroker(BrokerConfig{
		ChainID: chainID, Settlement: settled, Listen: "127.0.0.1:0", Dir: t.TempDir(), Builders: builders, Log: logger(),
	})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, b.Close()) })
	return b
}

// queue is a node's at a broker in this process.
func queue(t testing.TB, b *Broker) *Queue {
	t.Helper()
	q, err := OpenQueue(t.Context(), QueueConfig{Config: config(), Terms: smallTerms(t), Broker: b, ackWait: time.Second})
	require.NoError(t, err)
	t.Cleanup(func() { _ = q.Close() })
	return q
}

// built is a builder that runs until the test ends.
type built struct {
	name string
	stop context.CancelFunc
	done chan error
	*Builder
}

func build(t testing.TB, at Address, prover Prover) *built {
	t.Helper()
	b, err := Dial(t.Context(), BuilderConfig{Address: at, Log: logger()})
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	running := &built{b.Name(), cancel, make(chan error, 1), b}
	go func() {
		running.done <- b.Run(ctx, prover)
		close(running.done)
	}()
	t.Cleanup(func() {
		cancel()
		_ = b.Close()
		<-running.done
	})
	return running
}

// proves requires that a worker does a job.
func proves(t testing.TB, w Worker, job *Job) *Result {
	t.Helper()
	result, err := w.Prove(t.Context(), job)
	require.NoError(t, err)
	require.NoError(t, smallKeys().Verify(job.Kind, result.Proof))
	require.Equal(t, job.Public, result.Proof.Public)
	return result
}
