package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"time"

	"fernet/prover/circuit"
	"fernet/prover/keys"
)

// constraintBounds are the circuits' bounds.
var constraintBounds = map[circuit.Kind]float64{
	circuit.KindTicket: 8_000, circuit.KindBase: 37_000, circuit.KindMerge: 12_000,
}

// bench prints constraint counts, the time of a set-up from nothing, and time and memory of the default demo.
func bench(ctx context.Context, fernet string, out io.Writer) error {
	dir, err := os.MkdirTemp("", "fernet-measure-")
	if err != nil {
		return fmt.Errorf("make a directory for keys: %w", err)
	}
	defer os.RemoveAll(dir)

	started := time.Now()
	set, err := keys.Open(ctx, dir, keys.Protocol(2), keys.Options{})
	if err != nil {
		return err
	}
	setup := time.Since(started)
	started = time.Now()
	if _, err := keys.Open(ctx, dir, keys.Protocol(2), keys.Options{}); err != nil {
		return err
	}
	load := time.Since(started)

	fmt.Fprintf(out, "Measured on %s. Times are wall times of one run.\n\n", machine())
	var constraints []row
	for _, kind := range set.Kinds() {
		m, err := set.Manifest(kind)
		if err != nil {
			return err
		}
		constraints = append(constraints, row{string(kind), float64(m.Constraints), constraintBounds[kind], "", true})
	}
	if err := write(out, "Constraints", constraints); err != nil {
		return err
	}

	demo, err := runDemo(ctx, fernet, "--keys-dir", dir)
	if err != nil {
		return err
	}
	proofs := 0
	for _, bids := range demo.result.Ranking {
		proofs += len(bids)
	}
	return write(out, "Time and memory", []row{
		{"key set-up of all circuits, once", setup.Seconds(), 45, "s", false},
		{"compiling the circuits and loading cached keys", load.Seconds(), 0, "s", false},
		{fmt.Sprintf("`fernet demo`, %d transfers, keys cached", demo.result.Txs), demo.wall.Seconds(), 120, "s", false},
		{fmt.Sprintf("of it, proving %d proofs", proofs), float64(demo.result.ProvingMs) / 1000, 0, "s", false},
		{"its processor time", demo.cpu.Seconds(), 0, "s", false},
		{"its peak memory", float64(demo.peak) / (1 << 20), 3 * 1024, "MiB", false},
	})
}
