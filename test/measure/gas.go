package main

import (
	"context"
	"errors"
	"fmt"

	"fernet/settlement/cost"
)

// gas prints what the transactions of the default demo used, all in: base
// cost, calldata, cold storage. It does not depend on the machine, only on the
// draws, which decide who claims how much.
func (b *bench) gas(ctx context.Context, out report) error {
	demo, err := runDemo(ctx, b.fernet)
	if err != nil {
		return err
	}
	r := demo.result
	if len(r.Roots) == 0 || len(r.Proposals) == 0 {
		return fmt.Errorf("the demo's result has no roots or proposals")
	}
	// The first root pays for fresh storage, the one that replaces it has every place of the tree
	// filled.
	first, last := r.Roots[0], r.Roots[len(r.Roots)-1]
	propose := uint64(0)
	for _, p := range r.Proposals {
		propose = max(propose, p.Gas)
	}
	rows := []row{
		{fmt.Sprintf("first root, %d nodes, %d proofs, %d bytes", r.Txs-1, first.Proofs, first.Bytes), float64(first.Gas), 5_000_000, "", true},
		{"of it, a proof", float64(first.Gas) / float64(first.Proofs), 61_000, "", true},
		{fmt.Sprintf("higher root, %d nodes, %d proofs, %d bytes", r.Txs-1, last.Proofs, last.Bytes), float64(last.Gas), 4_980_000, "", true},
		{"of it, a proof", float64(last.Gas) / float64(last.Proofs), 61_000, "", true},
		{"record RANDAO", float64(r.Gas["recordRandao"]), 0, "", true},
		{"propose, at most", float64(propose), 288_000, "", true},
		{fmt.Sprintf("reveal %d transfers", r.Txs), float64(r.Gas["reveal"]), 0, "", true},
		{"finalize", float64(r.Gas["finalize"]), 200_000, "", true},
		{"claim 10 rewards, a reward, where the owner has tokens", float64(r.Gas["claim10"]) / 10, 14_040, "", true},
		{"the same where the owner has no tokens yet", float64(r.Gas["claim10First"]) / 10, 15_000, "", true},
		{"stake", float64(r.Gas["stake"]), 0, "", true},
	}
	perTx, err := blockGas(r, int(r.Txs-1), 184_000)
	if err != nil {
		return err
	}
	failed := write(out, "Gas", append(rows, perTx[len(perTx)-1]))

	small, err := runDemo(ctx, b.fernet, "--txs", "8")
	if err != nil {
		return err
	}
	estimates, err := gasEstimates(small.result, r)
	if err != nil {
		return err
	}
	failed = errors.Join(failed, writeEstimates(out, "Estimates of gas", estimates))
	return errors.Join(failed, writeWidths(out, r.txBytes()))
}

// blockGas is what a demo's block took from RANDAO to finalization: the winning proposal and the
// root that was paid for. The last row is what one of its transfers comes to, everything but
// claims, held to a bound.
func blockGas(r demoResult, nodes int, bound float64) ([]row, error) {
	if len(r.Roots) == 0 || len(r.Proposals) == 0 {
		return nil, fmt.Errorf("the demo's result has no roots or proposals")
	}
	root := r.Roots[len(r.Roots)-1]
	rows := []row{
		{"record RANDAO", float64(r.Gas["recordRandao"]), 0, "", true},
		{"propose", float64(r.Proposals[0].Gas), 0, "", true},
		{fmt.Sprintf("reveal %d transfers", r.Txs), float64(r.Gas["reveal"]), 0, "", true},
		{fmt.Sprintf("root, %d nodes, %d proofs, %d bytes", nodes, root.Proofs, root.Bytes), float64(root.Gas), 0, "", true},
		{"finalize", float64(r.Gas["finalize"]), 0, "", true},
	}
	total := 0.0
	for _, row := range rows {
		total += row.value
	}
	what := fmt.Sprintf("a transfer of %d, everything but claims", r.Txs)
	return append(rows, row{what, total / float64(r.Txs), bound, "", true}), nil
}

// gasEstimates compares what settlement/cost says with what demos of two sizes used, and the lines
// through both: the figures that settlement/cost/figures.go is to have.
func gasEstimates(demos ...demoResult) ([]estimate, error) {
	var estimates []estimate
	var reveals, roots line
	for _, r := range demos {
		if len(r.Roots) == 0 || len(r.Proposals) == 0 {
			return nil, fmt.Errorf("the demo's result has no roots or proposals")
		}
		shape := cost.Shape{Txs: r.Txs, TxsPerBase: txsPerBase, TxBytes: r.txBytes()}
		e, err := cost.Of(shape)
		if err != nil {
			return nil, err
		}
		of := func(what string, estimated, measured uint64) {
			what = fmt.Sprintf("%s, %d transfers", what, r.Txs)
			estimates = append(estimates, estimate{what, float64(estimated), float64(measured), "", gasTolerance})
		}
		first := r.Roots[0]
		proofs := uint64(first.Proofs)
		of("record RANDAO", e.Gas.Randao, r.Gas["recordRandao"])
		of("propose, the first", e.Gas.Propose, r.Proposals[0].Gas)
		of("reveal", e.Gas.Reveal, r.Gas["reveal"])
		of(fmt.Sprintf("first root with %d proofs", proofs), cost.RootGas(proofs), first.Gas)
		of("finalize", e.Gas.Finalize, r.Gas["finalize"])
		reveals = append(reveals, point{float64(shape.BodyBytes()), float64(e.Gas.Reveal), float64(r.Gas["reveal"])})
		roots = append(roots, point{float64(proofs), float64(cost.RootGas(proofs)), float64(first.Gas)})
	}
	estimates = append(estimates, reveals.estimates("reveal, a byte of the body", "reveal, without the body")...)
	return append(estimates, roots.estimates("first root, a proof", "first root, without proofs")...), nil
}

// point is an estimate and a measurement of something at x.
type point struct{ x, estimated, measured float64 }

// line is what the first and the last of its points are on.
type line []point

// estimates compares the slope of the line and where it starts.
func (l line) estimates(slope, start string) []estimate {
	first, last := l[0], l[len(l)-1]
	estimated := (last.estimated - first.estimated) / (last.x - first.x)
	measured := (last.measured - first.measured) / (last.x - first.x)
	return []estimate{
		{slope, estimated, measured, "gas", gasTolerance},
		{start, first.estimated - estimated*first.x, first.measured - measured*first.x, "", gasTolerance},
	}
}

// txBytes is how many bytes a transaction has in the demo's body.
func (r demoResult) txBytes() uint32 { return r.Deployment.Params.TxBytes }
