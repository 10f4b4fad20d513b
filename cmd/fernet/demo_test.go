package main

import (
	"bytes"
	"context"
	"encoding/json"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/keys"
	"fernet/prover/operator/rehearsal"
	"fernet/settlement"
)

// runFernet runs the program as a shell would, but for signals.
func runFernet(ctx context.Context, args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(ctx, append([]string{"fernet"}, args...), &out, &errs)
	return code, out.String(), errs.String()
}

// The whole protocol with real proofs, in both VRF modes, on the smallest tree that has a merge
// beside the root.
func TestDemo(t *testing.T) {
	for _, of := range []struct {
		name, mode, txsPerBase string
	}{
		{"private", "private", "2"},
		{"public", "public", "2"},
		{"base rollups of four", "private", "4"},
	} {
		mode := of.mode
		t.Run(of.name, func(t *testing.T) {
			dir := t.TempDir()
			code, stdout, stderr := runFernet(t.Context(), "demo", "--txs", "8", "--txs-per-base", of.txsPerBase, "--provers", "3", "--vrf", mode, "--json", "--out", dir)
			require.Equal(t, exitOK, code, stderr)
			require.Contains(t, stderr, "figures agree")

			require.NoError(t, checkJSON(stdout))
			checkJSONFiles(t, dir)
			var result rehearsal.Result
			decoder := json.NewDecoder(strings.NewReader(stdout))
			require.NoError(t, decoder.Decode(&result), "standard output holds one JSON object")
			require.False(t, decoder.More(), "and nothing else")
			require.True(t, result.Audit.OK())
			require.Greater(t, len(result.Audit.Figures), 60)
			require.Equal(t, mode, result.VrfMode)
			require.Len(t, result.Proposals, 3)
			require.Len(t, result.Roots, 2)
			require.Positive(t, result.Roots[1].Total.Cmp(result.Roots[0].Total.Int), "the higher total is submitted last and wins")

			// 8 transfers of 12.5 AZT, block reward 600 AZT: everyone's money adds up to 700 AZT.
			sum := new(big.Int).Set(result.Burned.Int)
			for _, p := range result.Paid {
				sum.Add(sum, p.Received.Int)
			}
			require.Equal(t, "700000000000000000000", sum.String())

			d, err := settlement.ReadDeployment(filepath.Join(dir, "deployment.json"))
			require.NoError(t, err)
			require.JSONEq(t, string(result.Deployment.Genesis), string(d.Genesis), "indented in another way")
			result.Deployment.Genesis = d.Genesis
			require.Equal(t, result.Deployment, d)
			for _, name := range []string{"genesis.json", "body.bin", "submission-1.bin", "submission-2.bin", "result.json"} {
				info, err := os.Stat(filepath.Join(dir, name))
				require.NoError(t, err)
				require.NotZero(t, info.Size(), name)
			}
		})
	}
}

// Ctrl-C during proving: one line, its own exit status, and promptly.
func TestDemoInterrupted(t *testing.T) {
	dir, err := keys.DefaultDir()
	require.NoError(t, err)
	_, err = keys.Open(t.Context(), dir, keys.Protocol(prover.Application(), 2), keys.Options{})
	require.NoError(t, err, "the keys are there, so that the interruption comes while proving")

	ctx, interrupt := context.WithCancel(t.Context())
	var out bytes.Buffer
	errs := &onWrite{trigger: "   proving:", then: func() { time.AfterFunc(300*time.Millisecond, interrupt) }}
	done := make(chan int)
	go func() { done <- run(ctx, []string{"fernet", "demo", "--txs", "16"}, &out, errs) }()
	select {
	case code := <-done:
		require.Equal(t, exitInterrupted, code, errs.String())
	case <-time.After(2 * time.Minute):
		t.Fatal("did not stop")
	}
	lines := strings.Split(strings.TrimSpace(errs.String()), "\n")
	require.Equal(t, "fernet: interrupted: nothing is half-written, run the command again to go on", lines[len(lines)-1])
}

// onWrite calls then once, when trigger is written.
type onWrite struct {
	bytes.Buffer
	trigger string
	then    func()
}

func (w *onWrite) Write(p []byte) (int, error) {
	if w.then != nil && bytes.Contains(p, []byte(w.trigger)) {
		w.then()
		w.then = nil
	}
	return w.Buffer.Write(p)
}

func TestBadInput(t *testing.T) {
	blocked := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(blocked, nil, 0o644))
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"demo", "--txs", "5"}, exitUsage, "--txs: number of transactions is not a power of two of at least two base rollups, here 4: 5"},
		{[]string{"demo", "--txs", "128"}, exitUsage, "--txs: the tree has more nodes than one L1 transaction settles: 127, at most 63, which are 64 transactions"},
		{[]string{"demo", "--txs", "4", "--txs-per-base", "4"}, exitUsage, "--txs: number of transactions is not a power of two of at least two base rollups, here 8: 4"},
		{[]string{"demo", "--txs-per-base", "3"}, exitUsage, "--txs-per-base: transactions of a base rollup must be a power of two, 2 to 64, not 3"},
		{[]string{"demo", "--txs-per-base", "4294967298"}, exitUsage, "--txs-per-base: transactions of a base rollup must be a power of two, 2 to 64, not 4294967295"},
		{[]string{"keys", "setup", "--txs-per-base", "0"}, exitUsage, "--txs-per-base: transactions of a base rollup must be a power of two, 2 to 64, not 0"},
		{[]string{"keys", "verify", "--against-deployment", "--txs-per-base", "4"}, exitUsage, "--txs-per-base: with --against-deployment"},
		{[]string{"demo", "--txs", "many"}, exitUsage, "see fernet demo --help"},
		{[]string{"demo", "--provers", "1"}, exitUsage, "--provers: number of provers out of range: 1, must be 2 to 32"},
		{[]string{"demo", "--vrf", "open"}, exitUsage, `--vrf: "open" is neither private nor public`},
		{[]string{"demo", "--min-balance", "1.5"}, exitUsage, "--min-balance: least balance is more than the smallest transfer: 1.5 AZT, at most 1 AZT"},
		{[]string{"demo", "--colour", "no"}, exitUsage, "see fernet demo --help"},
		{[]string{"demo", "extra"}, exitUsage, `demo takes flags only, not "extra"`},
		{[]string{"dance"}, exitUsage, `there is no command "dance": see fernet --help`},
		{[]string{"demo", "--keys-dir", blocked}, exitFailed, "keys"},
		{[]string{"demo", "--out", filepath.Join(blocked, "out")}, exitFailed, "--out: make the directory for results"},
	} {
		code, _, stderr := runFernet(t.Context(), c.args...)
		require.Equal(t, c.code, code, "%v: %s", c.args, stderr)
		require.Contains(t, stderr, c.says, c.args)
		require.Equal(t, 1, strings.Count(stderr, "\n"), "one line: %q", stderr)
	}
}
