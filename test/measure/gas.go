package main

import (
	"context"
	"fmt"
	"io"
)

// gas prints what the transactions of the default demo used, all in: base
// cost, calldata, cold storage. It does not depend on the machine, only on the
// draws, which decide who claims how much.
func gas(ctx context.Context, fernet string, out io.Writer) error {
	demo, err := runDemo(ctx, fernet)
	if err != nil {
		return err
	}
	r := demo.result
	if len(r.Roots) == 0 || len(r.Proposals) == 0 {
		return fmt.Errorf("the demo's result has no roots or proposals")
	}
	// The first root pays for fresh storage, the one that replaces it has every place of the tree filled.
	first, last := r.Roots[0], r.Roots[len(r.Roots)-1]
	propose := uint64(0)
	for _, p := range r.Proposals {
		propose = max(propose, p.Gas)
	}
	rows := []row{
		{fmt.Sprintf("first root, %d nodes, %d proofs, %d bytes", r.Txs-1, first.Proofs, first.Bytes), float64(first.Gas), 5_600_000, "", true},
		{"of it, a proof", float64(first.Gas) / float64(first.Proofs), 61_000, "", true},
		{fmt.Sprintf("higher root, %d nodes, %d proofs, %d bytes", r.Txs-1, last.Proofs, last.Bytes), float64(last.Gas), 5_600_000, "", true},
		{"of it, a proof", float64(last.Gas) / float64(last.Proofs), 61_000, "", true},
		{"record RANDAO", float64(r.Gas["recordRandao"]), 0, "", true},
		{"propose, the dearest", float64(propose), 400_000, "", true},
		{fmt.Sprintf("reveal %d transfers", r.Txs), float64(r.Gas["reveal"]), 0, "", true},
		{"finalize", float64(r.Gas["finalize"]), 200_000, "", true},
		{"claim 10 rewards, a reward, where the owner has tokens", float64(r.Gas["claim10"]) / 10, 15_000, "", true},
		{"the same where the owner has no tokens yet", float64(r.Gas["claim10First"]) / 10, 15_000, "", true},
		{"stake", float64(r.Gas["stake"]), 0, "", true},
	}
	return write(out, "Gas", rows)
}
