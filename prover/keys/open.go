package keys

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"time"

	groth16 "github.com/consensys/gnark/backend/groth16/bn254"
	"github.com/consensys/gnark/logger"

	"fernet/prover/circuit"
)

// Stage is what is being done about a circuit's keys.
type Stage string

// The stages, in order. A circuit whose keys are cached goes from compiled to ready.
const (
	StageCompiled Stage = "compiled"
	StageWaiting  Stage = "waiting for another process"
	StageSetup    Stage = "setting up"
	StageReady    Stage = "ready"
)

// SetupTime is about how long it takes to set up circuits with so many constraints: 0.33 ms each,
// on two processors that have something else to do too (docs/BENCHMARKS-SCALE.md has idle ones).
func SetupTime(constraints int) time.Duration {
	return time.Duration(constraints) * 330 * time.Microsecond
}

// Progress is one step in opening keys. Done and Total count constraints, of circuits
// whose keys are ready and of all: setting up takes time in proportion to them.
type Progress struct {
	Kind        circuit.Kind
	Stage       Stage
	Done, Total int
}

// Options are what can be chosen about opening and using keys. The zero value is usable.
type Options struct {
	// Progress is told each step, by one goroutine at a time.
	Progress func(Progress)
	// Warn is told, in a line each, what is wrong with cached keys that are made again.
	Warn func(string)
	// Provers is how many proofs are made at once; 0 stands for one. They share the processors.
	// There are fewer where so many of the largest circuit would need more than MaxProvingMemory.
	Provers int
}

// Open compiles the source's circuits and returns their keys, from the cache in dir or
// freshly made and then cached. An empty dir stands for [DefaultDir].
//
// Keys that are made are of a single-party setup; see [SetupWarning]. Making keys of all circuits
// takes tens of seconds, or minutes where base rollups have many transactions: see [SetupTime].
// When ctx ends Open returns at once and leaves nothing half-written; a setup that is under way
// cannot be stopped and goes on in the background until the process ends, with its result dropped.
// Two processes can open the same cache at once: one makes the keys and the other waits for them. A
// cache that is complete is only read.
//
// Open turns off gnark's logger, which is global and writes to standard output.
func Open(ctx context.Context, dir string, source Source, opts Options) (*Set, error) {
	silenceGnark()
	if dir == "" {
		var err error
		if dir, err = DefaultDir(); err != nil {
			return nil, err
		}
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCacheDir, err)
	}
	return open(ctx, &cache{dir: dir}, source, opts)
}

var silenceGnark = sync.OnceFunc(logger.Disable)

func open(ctx context.Context, c *cache, source Source, opts Options) (*Set, error) {
	circuits, err := compileAll(ctx, source)
	if err != nil {
		return nil, err
	}
	o := opener{cache: c, opts: opts}
	for _, one := range circuits {
		o.total += one.system.GetNbConstraints()
	}
	for _, one := range circuits {
		o.report(one, StageCompiled)
	}
	set := newSet(min(opts.Provers, fitting(circuits)))
	// One after the other: a setup uses all processors, and two at once take as long.
	for _, one := range circuits {
		keys, err := o.obtain(ctx, one)
		if err != nil {
			return nil, fmt.Errorf("keys of circuit %s: %w", one.kind, err)
		}
		set.add(one, keys)
		o.done += one.system.GetNbConstraints()
		o.report(one, StageReady)
	}
	return set, nil
}

// MaxProvingMemory bounds what proofs that are made at once need, in bytes, as far as it is known
// beforehand.
const MaxProvingMemory = 8 << 30

// proofMemory is what a proof needs for each constraint of its circuit, in bytes and rounded up,
// its keys included: docs/BENCHMARKS-SCALE.md has the peak for base rollups of 32 transactions.
const proofMemory = 2 << 10

// fitting is how many proofs of the largest circuit fit into MaxProvingMemory, at least one.
func fitting(circuits []*compiled) int {
	largest := 1
	for _, one := range circuits {
		largest = max(largest, one.system.GetNbConstraints())
	}
	return max(1, MaxProvingMemory/(proofMemory*largest))
}

// compileAll compiles the source's circuits side by side: gnark's compiler uses one processor.
func compileAll(ctx context.Context, source Source) ([]*compiled, error) {
	kinds := source.Kinds()
	circuits, errs := make([]*compiled, len(kinds)), make([]error, len(kinds))
	done := make(chan struct{})
	go func() {
		defer close(done)
		var all sync.WaitGroup
		for i, kind := range kinds {
			all.Go(func() { circuits[i], errs[i] = compile(source, kind) })
		}
		all.Wait()
	}()
	select {
	case <-done:
		return circuits, errors.Join(errs...)
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}

// opener is one call of Open.
type opener struct {
	cache       *cache
	opts        Options
	done, total int // constraints
}

func (o *opener) report(c *compiled, stage Stage) {
	if o.opts.Progress != nil {
		o.opts.Progress(Progress{c.kind, stage, o.done, o.total})
	}
}

// obtain loads a circuit's keys or makes them.
func (o *opener) obtain(ctx context.Context, c *compiled) (*keyPair, error) {
	if err := context.Cause(ctx); err != nil {
		return nil, err
	}
	// Without the lock: keys are put in place whole, and a complete cache may be read-only.
	keys, err := o.cache.load(c)
	if err == nil || !mustMake(err) {
		return keys, err
	}
	o.report(c, StageWaiting)
	if err := context.Cause(ctx); err != nil {
		return nil, err // whoever wants no keys to be made wants no folder for them either
	}
	unlock, err := o.cache.lock(ctx, c)
	if err != nil {
		return nil, err
	}
	keys, err = o.loadOrMake(ctx, c)
	return keys, errors.Join(err, unlock())
}

// loadOrMake is obtain with the lock held.
func (o *opener) loadOrMake(ctx context.Context, c *compiled) (*keyPair, error) {
	keys, err := o.cache.load(c)
	if err == nil || !mustMake(err) {
		return keys, err
	}
	if errors.Is(err, errDamaged) && o.opts.Warn != nil {
		o.opts.Warn(fmt.Sprintf("keys of circuit %s in %s are made again, with a new verifying key: %v", c.kind, o.cache.path(c), err))
	}
	o.report(c, StageSetup)
	proving, verifying, err := setUp(ctx, c)
	if err != nil {
		return nil, err
	}
	return o.cache.save(c, proving, verifying)
}

func mustMake(err error) bool { return errors.Is(err, errAbsent) || errors.Is(err, errDamaged) }

// setUp makes a key pair, or returns when ctx ends. The setup cannot be stopped then, but its
// result goes nowhere.
func setUp(ctx context.Context, c *compiled) (*groth16.ProvingKey, *groth16.VerifyingKey, error) {
	proving, verifying := new(groth16.ProvingKey), new(groth16.VerifyingKey)
	done := make(chan error, 1)
	go func() { done <- groth16.Setup(c.system, proving, verifying) }()
	select {
	case err := <-done:
		if err != nil {
			return nil, nil, fmt.Errorf("set up: %w", err)
		}
		if err := context.Cause(ctx); err != nil {
			return nil, nil, err
		}
		return proving, verifying, nil
	case <-ctx.Done():
		return nil, nil, context.Cause(ctx)
	}
}
