package main

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/files"
	"fernet/prover/operator"
	"fernet/settlement"
)

// filesOf is what binds files to the deployment of the test.
func filesOf(t *testing.T) files.Deployment {
	d, err := settlement.ReadDeployment("deployments/1337.json")
	require.NoError(t, err)
	return prover.Files(d)
}

// snapshot is everything in a folder: names, modes, times and contents.
func snapshot(t *testing.T, dir string) map[string]string {
	all := map[string]string{}
	require.NoError(t, filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		all[path] = fmt.Sprint(info.Mode(), info.ModTime())
		if entry.IsDir() {
			return nil
		}
		content, err := os.ReadFile(path)
		all[path] += fmt.Sprintf(" %x", sha256.Sum256(content))
		return err
	}))
	return all
}

// dryRuns runs commands with --dry-run, and fails when one of them writes anything.
type dryRuns struct {
	*rollup
	home string
	ran  map[string]bool
}

// dry runs a command with --dry-run. It must not fail unless it may.
func (r *dryRuns) dry(account int, mayFail bool, args ...string) (stdout string) {
	r.T.Helper()
	folder, home, head := snapshot(r.T, "."), snapshot(r.T, r.home), r.l1.Head().Number.Uint64()
	code, stdout, stderr := r.as(account, append(args, "--dry-run")...)
	if !mayFail {
		require.Zero(r.T, code, "%v: %s", args, stderr)
	}
	require.Equal(r.T, folder, snapshot(r.T, "."), "%v", args)
	require.Equal(r.T, home, snapshot(r.T, r.home), "%v", args)
	require.Equal(r.T, head, r.l1.Head().Number.Uint64(), "%v", args)
	for name := range leaves(newApp(nil, nil).Commands) {
		if words := strings.Fields(name); len(args) >= len(words) && slices.Equal(args[:len(words)], words) {
			r.ran[name] = true
		}
	}
	return stdout
}

// writes is dry for a command that says which file it would write.
func (r *dryRuns) writes(account int, path string, args ...string) {
	r.T.Helper()
	require.Contains(r.T, r.dry(account, false, args...), path, "%v", args)
}

// Whatever the command, a dry run leaves no file, changes none, and sends nothing.
func TestDryRunsWriteNothing(t *testing.T) {
	r := &dryRuns{newRollup(t, "private"), t.TempDir(), map[string]bool{}}
	t.Setenv("HOME", r.home)
	t.Setenv("XDG_CACHE_HOME", filepath.Join(r.home, "cache"))
	w := r.world

	require.NoError(t, os.WriteFile("seed", []byte(strings.Repeat("1", 64)), 0o600))
	r.writes(0, "data-0/identities/new.json", "identity", "new", "--identity", "new")
	r.writes(9, "data-9/identities/default.json", "identity", "import", "--seed-file", "seed")
	r.writes(0, "new.json", "tx", "key", "--key", "new.json")
	r.dry(0, true, "tx", "key", "--key", "account-0.json")
	r.dry(1, false, "identity", "show")
	r.dry(0, false, "keys", "list")
	r.dry(0, false, "keys", "verify")
	r.dry(0, false, "keys", "setup")
	r.dry(9, true, "doctor")
	r.dry(0, false, "deploy", "--genesis", "genesis.json", "--fund", "6000", "--deployment", "other/record.json")
	r.dry(5, true, "stake", "add", "--roles", "base", "--faucet")
	r.dry(1, false, "stake", "exit")
	r.dry(1, true, "stake", "withdraw")
	r.dry(1, false, "stake", "refill")
	r.dry(0, false, "stake", "list")

	transfer := []string{"tx", "new", "--key", "account-0.json", "--to", r.addresses[1], "--amount", "12.5", "--fee", "1"}
	r.writes(0, "transfers.json", transfer...)
	mustRun[transferSigned](w, 0, transfer...)
	r.writes(0, "transfers.json", transfer...)
	r.dry(0, false, "tx", "list")
	r.writes(0, "transfers.json", "tx", "remove", "--place", "0")
	r.dry(0, false, "tx", "account", "--key", "account-0.json")
	r.dry(0, true, "tx", "send", "--file", "transfers.json")
	build := []string{"block", "build", "--transfers", "transfers.json"}
	r.writes(1, "block-1.draft.json", build...)
	draft := mustRun[blockBuilt](w, 1, build...).File
	r.writes(1, draft, build...)
	require.NotZero(t, func() int { code, _, _ := w.as(1, append(build, "--txs", "8", "--dry-run")...); return code }(), "another draft would be refused")

	slot := r.nextSlot()
	r.advanceTo(r.schedule.SlotStart(slot))
	r.dry(1, false, "slot", "show")
	r.dry(1, false, "slot", "randao")
	propose := []string{"slot", "propose", "--block", draft, "--fee-split", "80%"}
	r.writes(1, "data-1/proposals/", propose...)
	mustRun[operator.Proposed](w, 1, propose...)
	r.advanceTo(r.schedule.RevealStart(slot))
	r.dry(1, false, "slot", "reveal")
	r.dry(1, true, "slot", "report", "--slot", fmt.Sprint(slot))
	mustRun[operator.Revealed](w, 1, "slot", "reveal")

	r.dry(0, false, "block", "list")
	r.dry(0, false, "block", "show", "--block", "1")
	r.dry(2, false, "rank", "--block", "1")
	r.writes(2, "tickets.json", "prove", "--block", "1", "--fee-burn", "10%", "--write-tickets", "tickets.json")
	prove := []string{"prove", "--block", "1", "--fee-burn", "10%", "--out", "p2"}
	r.writes(2, fmt.Sprintf("p2/block-1-node-1-staker-%d.proof.json", r.stakers[2]), prove...)
	mustRun[proved](w, 2, prove...)
	require.NotContains(t, r.dry(2, false, prove...), "would", "all of them are there")
	root := []string{"root", "build", "--block", "1", "--proofs", "p2", "--out", "root.json"}
	r.writes(2, "root.json", root...)
	window := mustRun[rootBuilt](w, 2, root...).WindowEnd
	r.dry(2, false, "root", "submit", "--submission", "root.json")
	mustRun[operator.SubmittedRoot](w, 2, "root", "submit", "--submission", "root.json")
	r.dry(0, false, "root", "list", "--block", "1")
	r.advanceTo(window)
	r.dry(0, false, "finalize", "--block", "1")
	mustRun[operator.Finalized](w, 0, "finalize", "--block", "1")
	r.dry(0, false, "prune")
	r.dry(0, false, "rewards", "show")
	r.dry(0, false, "rewards", "claim", "--block", "1", "--all")
	r.dry(0, true, "rewards", "expire", "--block", "1")
	r.dry(0, false, "audit", "--block", "1")
	r.writes(0, "audited/blocks.csv", "audit", "--at", r.l1.Head().Number.String(), "--csv", "audited")
	r.dry(0, false, "deployment", "show")
	r.dry(0, false, "deployment", "simulate", "--slots", "100")
	r.dry(0, false, "fund", "reserve", "--amount", "1")
	r.dry(0, true, "fund", "escrow", "--amount", "1")
	r.dry(0, true, "fund", "absorb")
	r.dry(0, false, "version")
	r.dry(0, true, "demo", "--out", "demo")
	r.dry(0, true, "builder", "--broker", "nats://127.0.0.1:1", "--credentials", "builder.nk")
	r.dry(2, true, "node", "--identity", "default", "--gas-budget", "0.1")
	for _, ask := range []string{"status", "peers", "explain --block 1", "pause", "resume", "export --block 1 --out held"} {
		// of a node that does not run
		r.dry(0, true, append([]string{"node"}, strings.Fields(ask)...)...)
	}
	r.dry(0, true, "network", "--dir", "network")
	require.NoError(t, os.Mkdir("joined", 0o755))
	require.NoError(t, os.WriteFile(filepath.Join("joined", "password"), []byte("secret"), 0o600))
	t.Chdir("joined")
	r.writes(8, "fernet.toml", "init", "--join")
	t.Chdir("..")

	for name := range leaves(newApp(nil, nil).Commands) {
		if !strings.HasPrefix(name, "completion") {
			require.True(t, r.ran[name], "fernet %s was not tried", name)
		}
	}

	// Without keys a dry run makes none, nor a folder for them.
	t.Setenv("FERNET_PRIVATE_KEY", privateKey(0))
	before := snapshot(t, ".")
	for args, want := range map[string]int{"keys setup": exitOK, "keys verify": exitFailed, "deploy --genesis genesis.json --deployment other.json": exitFailed} {
		code, stdout, stderr := execute(t, append(strings.Fields(args), "--dry-run", "--keys-dir", "none", "--data-dir", "data-0", "--network", "devnet", "--rpc-url", w.l1.URL())...)
		require.Equal(t, want, code, "%s: %s", args, stderr)
		require.Contains(t, stdout+stderr, "none", args)
		require.Equal(t, before, snapshot(t, "."), args)
	}
}
