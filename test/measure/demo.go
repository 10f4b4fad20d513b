package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// demoRun is one run of `fernet demo --json`.
type demoRun struct {
	result demoResult
	wall   time.Duration
	cpu    time.Duration
	peak   int64 // bytes
}

// demoResult is the part of the demo's JSON object that is measured.
type demoResult struct {
	Txs        uint32 `json:"txs"`
	Deployment struct {
		Params struct {
			TxBytes uint32 `json:"txBytes"`
		} `json:"params"`
	} `json:"deployment"`
	Ranking   map[uint32][]json.RawMessage `json:"ranking"`
	ProvingMs int64                        `json:"provingMs"`
	Gas       map[string]uint64            `json:"gas"`
	Proposals []struct {
		Gas uint64 `json:"gas"`
	} `json:"proposals"`
	Roots []struct {
		Proofs int    `json:"proofs"`
		Bytes  int    `json:"bytes"`
		Gas    uint64 `json:"gas"`
	} `json:"roots"`
}

// proofCount is how many proofs of each circuit a demo made.
type proofCount struct{ tickets, bases, merges uint64 }

// proofs counts what the demo made: a ticket for each proposal, and at each node one for each
// prover that is ranked there.
func (d *demoRun) proofs() proofCount {
	count := proofCount{tickets: uint64(len(d.result.Proposals))}
	for node, bids := range d.result.Ranking {
		if node >= d.result.Txs/txsPerBase {
			count.bases += uint64(len(bids))
		} else {
			count.merges += uint64(len(bids))
		}
	}
	return count
}

func runDemo(ctx context.Context, fernet string, args ...string) (*demoRun, error) {
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, fernet, append([]string{"demo", "--json"}, args...)...)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	started := time.Now()
	if err := cmd.Run(); err != nil {
		lines := strings.Split(strings.TrimSpace(stderr.String()), "\n")
		return nil, fmt.Errorf("run %s demo: %w: %s", fernet, err, lines[len(lines)-1])
	}
	run := &demoRun{wall: time.Since(started), cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		run.peak = int64(usage.Maxrss) * maxrssUnit
	}
	if err := json.Unmarshal(stdout.Bytes(), &run.result); err != nil {
		return nil, fmt.Errorf("read the demo's result: %w", err)
	}
	return run, nil
}
