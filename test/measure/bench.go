package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"syscall"
	"time"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"

	"fernet/prover"
	"fernet/prover/circuit"
	"fernet/prover/keys"
	"fernet/settlement/cost"
)

// buildDir is where programs and keys for the comparison are made; `make clean` removes it.
const buildDir = "build/measure"

// constraintBounds are the circuits' bounds.
var constraintBounds = map[circuit.Kind]float64{
	circuit.KindTicket: 8_000, circuit.KindBase: 37_000, circuit.KindMerge: 12_000,
}

// txsPerBase is how many transactions a base rollup has where this measures.
const txsPerBase = 2

// Bounds of the demo on two processors with nothing else to do. The wall time counts what the
// machine does besides; the processor time does not, and is what two processors have in that time.
const (
	demoSeconds          = 40
	demoProcessorSeconds = 2 * demoSeconds
)

// setUp is a set of proving keys that was made for this run.
type setUp struct {
	dir  string // of the keys
	set  *keys.Set
	made time.Duration // with the processor time of that
	used time.Duration
	load time.Duration // of the keys that were made
}

// newSetUp makes the keys in a folder.
func newSetUp(ctx context.Context, dir string) (*setUp, error) {
	s := &setUp{dir: dir}
	started, before := time.Now(), processorTime()
	var err error
	if s.set, err = keys.Open(ctx, dir, keys.Protocol(prover.Application(), txsPerBase), keys.Options{}); err != nil {
		return nil, err
	}
	s.made, s.used = time.Since(started), processorTime()-before
	started = time.Now()
	if _, err := keys.Open(ctx, dir, keys.Protocol(prover.Application(), txsPerBase), keys.Options{}); err != nil {
		return nil, err
	}
	s.load = time.Since(started)
	return s, nil
}

// constraints prints how many constraints the circuits have, and returns it.
func (s *setUp) constraints(out report) (map[circuit.Kind]float64, error) {
	counted := map[circuit.Kind]float64{}
	var rows []row
	for _, kind := range s.set.Kinds() {
		m, err := s.set.Manifest(kind)
		if err != nil {
			return nil, err
		}
		counted[kind] = float64(m.Constraints)
		rows = append(rows, row{string(kind), counted[kind], constraintBounds[kind], "", true})
	}
	four, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, prover.Application().Circuit(4))
	if err != nil {
		return nil, fmt.Errorf("compile the base rollup of 4 transactions: %w", err)
	}
	rows = append(rows, row{"base, k = 4", float64(four.GetNbConstraints()), 1 << 16, "", true})
	return counted, write(out, "Constraints", rows)
}

// bench is what parts are measured with.
type bench struct{ fernet string }

// cachedKeys returns the folder in which the toolkit keeps keys, and those of it, which are made
// where they are missing.
func cachedKeys(ctx context.Context) (string, *keys.Set, error) {
	dir, err := keys.DefaultDir()
	if err != nil {
		return "", nil, err
	}
	set, err := keys.Open(ctx, dir, keys.Protocol(prover.Application(), txsPerBase), keys.Options{})
	return dir, set, err
}

// proving prints constraint counts, proving times against those of the first edition, the time of a
// set-up from nothing, time and memory of the default demo, and what settlement/cost estimates of
// them.
func (b *bench) proving(ctx context.Context, out report) error {
	dir, err := os.MkdirTemp("", "fernet-measure-")
	if err != nil {
		return fmt.Errorf("make a directory for keys: %w", err)
	}
	defer os.RemoveAll(dir)
	s, err := newSetUp(ctx, dir)
	if err != nil {
		return err
	}
	counted, failed := s.constraints(out)
	if counted == nil {
		return failed
	}
	proofs, seconds, err := compareEditions(ctx, buildDir, dir)
	if errors.Is(err, errNoHistory) {
		fmt.Fprintln(os.Stderr, "measure:", err)
	} else if err != nil {
		return err
	}
	failed = errors.Join(failed, write(out, "Processor time of proofs", proofs))

	demo, err := runDemo(ctx, b.fernet, "--keys-dir", dir)
	if err != nil {
		return err
	}
	made := demo.proofs()
	failed = errors.Join(failed, write(out, "Time and memory", []row{
		{"key set-up of all circuits, once", s.made.Seconds(), 45, "s", false},
		{"its processor time", s.used.Seconds(), 0, "s", false},
		{"compiling the circuits and loading cached keys", s.load.Seconds(), 0, "s", false},
		{fmt.Sprintf("`fernet demo`, %d transfers, keys cached", demo.result.Txs), demo.wall.Seconds(), demoSeconds, "s", false},
		{fmt.Sprintf("of it, proving %d proofs", made.bases+made.merges), float64(demo.result.ProvingMs) / 1000, 0, "s", false},
		{"its processor time", demo.cpu.Seconds(), demoProcessorSeconds, "s", false},
		{"its peak memory", float64(demo.peak) / (1 << 20), 3 * 1024, "MiB", false},
	}))

	model := cost.ConstraintsOf(txsPerBase)
	return errors.Join(failed, writeEstimates(out, "Estimates of proving", []estimate{
		{"constraints of a ticket", float64(model.Ticket), counted[circuit.KindTicket], "", countTolerance},
		{fmt.Sprintf("constraints of a base, k = %d", txsPerBase), float64(model.Base), counted[circuit.KindBase], "", countTolerance},
		{"constraints of a merge", float64(model.Merge), counted[circuit.KindMerge], "", countTolerance},
		{"processor time of a base proof", model.ProvingTime(0, 1, 0).Seconds(), seconds["base"], "s", anyMachine},
		{"processor time of a merge proof", model.ProvingTime(0, 0, 1).Seconds(), seconds["merge"], "s", anyMachine},
		{"processor time of the demo's proofs, of the whole demo", model.ProvingTime(made.tickets, made.bases, made.merges).Seconds(), demo.cpu.Seconds(), "s", anyMachine},
		{"processor time of the key set-up", model.SetUpTime().Seconds(), s.used.Seconds(), "s", anyMachine},
	}))
}

// processorTime is what all threads of this process have used so far.
func processorTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err) // there is no other reason than a wrong argument
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
