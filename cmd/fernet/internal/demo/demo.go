// Package demo shows a block's way from the deployment to the audit on an embedded L1: a reader's
// tour and an end-to-end check in one.
package demo

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"fernet/cmd/fernet/internal/console"
	"fernet/prover/operator/rehearsal"
	"fernet/settlement/disk"
)

// demo shows a rehearsal.
type demo struct {
	*rehearsal.Rehearsal
	con *console.Console
}

// act is an act of a rehearsal, and what shows what it came to.
type act struct {
	run  func(context.Context) error
	show func()
}

// Run runs the demo, and writes what was made into the directory out unless that is empty. The
// result is complete when the error is nil; whether the figures agree is in its Audit.
func Run(ctx context.Context, cfg rehearsal.Config, out string, con *console.Console) (*rehearsal.Result, error) {
	if out != "" {
		// Before anything is proven for it.
		if err := os.MkdirAll(out, 0o755); err != nil {
			return nil, fmt.Errorf("--out: make the directory for results: %w: name one that can be written", err)
		}
	}
	cfg.Progress = func(label string, total int) rehearsal.Bar { return con.Progress(label, total) }
	r, err := rehearsal.New(ctx, cfg)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	d := &demo{r, con}
	for i, part := range []struct {
		title string
		acts  []act
	}{
		{"L1 starts, contracts are deployed, sequencers and provers stake", []act{{r.Deploy, d.showDeployed}}},
		{"Sequencers propose, the best wins the slot and reveals its block", []act{{r.RecordRandao, d.showSlot}, {r.Propose, d.showProposals}, {r.Reveal, d.showBlock}}},
		{"Provers draw, the best of each node prove it", []act{{r.Draw, d.showRanking}, {r.Prove, d.showProven}}},
		{"Two roots compete", []act{{r.Compete, d.showRoots}}},
		{"The block is finalized, rewards are claimed, the rest is burned", []act{{r.Settle, d.showPaid}}},
		{"Every figure is recomputed", []act{{r.Audit, d.showAudited}}},
	} {
		con.Step(i+1, part.title)
		for _, a := range part.acts {
			if err := a.run(ctx); err != nil {
				return nil, err
			}
			a.show()
		}
	}
	result := r.Result()
	return result, d.write(out, result)
}

// write puts what was made into the directory asked for.
func (d *demo) write(out string, r *rehearsal.Result) error {
	if out == "" {
		return nil
	}
	object := func(v any) []byte {
		text, err := json.MarshalIndent(v, "", "  ")
		if err != nil {
			panic(err) // our own types, without cycles or functions
		}
		return append(text, '\n')
	}
	files := map[string][]byte{
		"deployment.json": object(d.Chain.Deployment),
		"genesis.json":    object(d.Chain.Deployment.Genesis),
		"body.bin":        d.Body,
		"result.json":     object(r),
	}
	for i, root := range d.Roots {
		files[fmt.Sprintf("submission-%d.bin", i+1)] = root.Encoded
	}
	for name, content := range files {
		if err := disk.Write(filepath.Join(out, name), content, disk.Public); err != nil {
			return fmt.Errorf("write results: %w", err)
		}
	}
	return nil
}

func grouped(n uint64) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + " " + s[i:]
	}
	return s
}
