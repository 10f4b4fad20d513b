package main

import (
	"context"
	"fmt"
	"path/filepath"
)

// Bounds of verifications. The ratios are what the times come to on a machine where a proof alone
// takes 2 ms.
const (
	batchedProof = 0.4 // ms of one core, in batches of 64
	batchedPart  = 0.2
	sealedProof  = 0.5 // ms on two processors: 2000 a second
	sealedPart   = 0.5 // of processor time
)

// verifying prints what the verification of a proof takes: alone, in the batches of a node, and in
// the equation by which an audit checks the proofs of submissions.
func (b *bench) verifying(ctx context.Context, out report) error {
	dir, err := filepath.Abs(buildDir)
	if err != nil {
		return fmt.Errorf("measure verifications: %w", err)
	}
	keysDir, _, err := cachedKeys(ctx)
	if err != nil {
		return err
	}
	verifier, err := startToday(ctx, dir, keysDir)
	if err != nil {
		return err
	}
	defer verifier.stop()
	times := map[string]float64{}
	for _, how := range []string{"verify alone", "verify in a batch"} {
		measured, err := measureInTurns(how, []*proverProcess{verifier})
		if err != nil {
			return err
		}
		times[how] = 1000 * median(measured[verifier])
	}
	text, err := goBenchmark(ctx, "./prover/keys", "BenchmarkVerifySealed", "2s")
	if err != nil {
		return err
	}
	sealed, err := metrics(text, "BenchmarkVerifySealed", "proofs/s", "processor-ms/proof")
	if err != nil {
		return err
	}
	alone := times["verify alone"]
	err = write(out, "Verification of proofs", []row{
		{"processor time of a merge proof alone", alone, 0, "ms", false},
		{"processor time of a merge proof in a batch of 64", times["verify in a batch"], batchedProof, "ms", false},
		{"the latter in parts of the former", times["verify in a batch"] / alone, batchedPart, "ratio", true},
		{"a proof of a submission in an audit, on all processors", 1000 / sealed[0], sealedProof, "ms", false},
		{"its processor time", sealed[1], 0, "ms", false},
		{"in parts of that of a merge proof alone", sealed[1] / alone, sealedPart, "ratio", true},
	})
	fmt.Fprint(out, `An audit checks the proofs of submissions in the sealed equation of L1, about 1000 at a time. Two
processors check 2000 in a second where one takes 0.5 ms.

`)
	return err
}
