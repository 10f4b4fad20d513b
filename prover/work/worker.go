package work

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/circuit"
	"fernet/prover/keys"
)

// Worker has jobs done. It is safe for concurrent use.
type Worker interface {
	// Prove returns a verified proof of a job. Those who ask for the same job at once, or later,
	// get the same proof. A ctx that ends drops the wait, which is no result: a proof that is being
	// made is kept for who asks again. Its errors are ErrJob, ErrDraining, ErrBroken, ErrDeadline,
	// ErrFault, and what kept the proof from being made.
	Prove(ctx context.Context, job *Job) (*Result, error)
	// Accept is the first half of Prove: it returns once the worker has the job, so that a Drain
	// finds it. The function that it returns is the other half, the wait, to be called once.
	Accept(job *Job) (wait func(ctx context.Context) (*Result, error), err error)
	// AtOnce returns how many proofs can be made side by side now.
	AtOnce() int
	Stats() Stats
	// Drain takes nothing new, lets what is being made finish, and returns when it has, or with the
	// error of ctx. A job that was accepted before, and that somebody is free to make, is made.
	// Those who wait for one that nobody is free to make get ErrDraining.
	Drain(ctx context.Context) error
}

// Result is a proof that was verified.
type Result struct {
	Proof   keys.Proof
	Builder string        // who made it; empty: this process
	Took    time.Duration // to make, as the builder says
}

// What keeps a job from being done.
var (
	ErrDraining = errors.New("no jobs are taken any more")
	ErrBroken   = errors.New("jobs failed one after the other: none are taken until a test proof succeeds")
	ErrDeadline = errors.New("job was not done by its deadline")
)

// Stats is what a worker has done since it was started, and does.
type Stats struct {
	AtOnce  int    `json:"atOnce"`           // proofs that can be made side by side now
	Waiting int    `json:"waiting"`          // jobs that nobody has begun
	Running int    `json:"running"`          // jobs that are being worked on
	Made    uint64 `json:"made"`             // proofs that counted
	Failed  uint64 `json:"failed"`           // jobs that no proof came of in time
	Hedged  uint64 `json:"hedged"`           // jobs that a second builder was asked for
	Broken  string `json:"broken,omitempty"` // why no new jobs are taken
	// Why no builder has been there for some time, of a queue for builders.
	NoBuilders string         `json:"noBuilders,omitempty"`
	Builders   []BuilderStats `json:"builders,omitempty"`
}

// BuilderStats is what a builder has done.
type BuilderStats struct {
	Name    string `json:"name"`
	Made    uint64 `json:"made"`    // proofs that were true
	Wrong   int    `json:"wrong"`   // proofs that were false, and errors that were
	Dropped bool   `json:"dropped"` // for its wrong proofs, until the node starts again
}

// Prover makes proofs from witnesses; *keys.Set does.
type Prover interface {
	ProveWitness(ctx context.Context, kind circuit.Kind, witness []byte) (keys.Proof, error)
	AtOnce() int
}

// Verifier verifies proofs; *keys.Set does.
type Verifier interface {
	Verify(kind circuit.Kind, proof keys.Proof) error
}

// Config is what workers have in common.
type Config struct {
	ChainID    uint64
	Settlement common.Address
	Verifier   Verifier
	// Test returns a job that can be done, and has not been before: its proof is the test after
	// jobs have failed. Nil stands for TestJob.
	Test func() (*Job, error)
	// TestEvery is the time from the failure to the test, and from one test to the next; 0: 30
	// seconds.
	TestEvery time.Duration
	Log       *slog.Logger // nil: slog.Default
}

// ErrConfig means that a configuration cannot be used.
var ErrConfig = errors.New("configuration cannot be used")

// withDefaults returns the configuration with what stands for values that are not there.
func (c Config) withDefaults() (Config, error) {
	if c.Verifier == nil {
		return c, fmt.Errorf("%w: it has no verifier", ErrConfig)
	}
	if c.Test == nil {
		c.Test = TestJob
	}
	if c.TestEvery == 0 {
		c.TestEvery = 30 * time.Second
	}
	if c.Log == nil {
		c.Log = slog.Default()
	}
	return c, nil
}

// verify verifies the bytes of a proof against what the job says it must prove.
func (c *Config) verify(job *Job, proof keys.Proof) (keys.Proof, error) {
	proof.Public = slices.Clone(job.Public)
	return proof, c.Verifier.Verify(job.Kind, proof)
}
