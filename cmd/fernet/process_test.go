//go:build unix

package main

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"fernet/prover/payments"
	"fernet/settlement/disk"
)

// settings are the flags of as, for a process.
func (w *world) settings(account int) []string {
	return []string{"--network", "devnet", "--rpc-url", w.l1.URL(), "--keys-dir", w.keys, "--data-dir", fmt.Sprintf("data-%d", account), "--password-file", "password"}
}

// Eight processes sign into one file at once. Each transfer is there, with a nonce of its own.
func TestTransfersOfManyProcesses(t *testing.T) {
	r := newRollup(t, "private")
	var all sync.WaitGroup
	for i := range 8 {
		c := program(t, append(r.settings(0), "tx", "new", "--key", fmt.Sprintf("account-%d.json", i%2), "--to", r.addresses[2], "--amount", "1", "--file", "many.json")...)
		all.Go(func() {
			out, err := c.CombinedOutput()
			if err != nil {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
	all.Wait()
	listed := mustRun[payments.ListedTransfers](r.world, 0, "tx", "list", "--file", "many.json")
	require.Len(t, listed.Transfers, 8)
	next := map[uint32]uint64{}
	for i, tx := range listed.Transfers {
		require.Equal(t, i, tx.Place)
		require.Empty(t, tx.Problem)
		require.Equal(t, next[tx.From], *tx.Nonce)
		next[tx.From]++
	}
	require.Equal(t, map[uint32]uint64{0: 4, 1: 4}, next)
	mustRun[blockBuilt](r.world, 1, "block", "build", "--transfers", "many.json", "--out", "many.draft.json")

	// Who waits for another says so.
	unlock, err := disk.TryLock("many.json")
	require.NoError(t, err)
	time.AfterFunc(time.Second, func() { assert.NoError(t, unlock()) })
	_, _, stderr := execute(t, append(r.settings(0), "tx", "remove", "--file", "many.json", "--place", "8")...)
	require.Contains(t, stderr, "waiting for many.json, which another command is changing, for at most 10s\n")

	// What others of the same sender are signed after is not removed by itself.
	before, err := os.ReadFile("many.json")
	require.NoError(t, err)
	first := fmt.Sprint(firstOf(listed, 1))
	r.fails(0, "without it transfer", "tx", "remove", "--file", "many.json", "--place", first)
	r.fails(0, "--following removes it as well", "tx", "remove", "--file", "many.json", "--place", first)
	r.fails(0, "many.json has 8 transfers, counted from 0", "tx", "remove", "--file", "many.json", "--place", "8")
	after, err := os.ReadFile("many.json")
	require.NoError(t, err)
	require.Equal(t, string(before), string(after))
	r.fails(0, "no such file", "tx", "remove", "--file", "none.json", "--place", "0")
	require.NoFileExists(t, "none.json")

	removed := mustRun[transfersRemoved](r.world, 0, "tx", "remove", "--file", "many.json", "--place", first, "--following")
	require.Len(t, removed.Removed, 4)
	for _, tx := range removed.Removed {
		require.EqualValues(t, 1, tx.From)
	}
	listed = mustRun[payments.ListedTransfers](r.world, 0, "tx", "list", "--file", "many.json")
	require.Len(t, listed.Transfers, 4)
	require.Equal(t, 4, removed.Left)
	last := mustRun[transfersRemoved](r.world, 0, "tx", "remove", "--file", "many.json", "--place", "3")
	require.EqualValues(t, 3, *last.Removed[0].Nonce)

	// A transfer that is signed again is listed with what is wrong, and can be removed.
	file, err := payments.ReadTransfers("many.json", filesOf(t))
	require.NoError(t, err)
	file.Transfers = append(file.Transfers, file.Transfers[0])
	require.NoError(t, payments.WriteTransfers("many.json", file))
	r.fails(0, "see fernet tx list", "tx", "new", "--key", "account-0.json", "--to", r.addresses[1], "--amount", "1", "--file", "many.json")
	listed = mustRun[payments.ListedTransfers](r.world, 0, "tx", "list", "--file", "many.json")
	require.Contains(t, listed.Transfers[3].Problem, "nonce is not the sender's next")
	require.Len(t, mustRun[transfersRemoved](r.world, 0, "tx", "remove", "--file", "many.json", "--place", "3").Removed, 1)
	signed := mustRun[transferSigned](r.world, 0, "tx", "new", "--key", "account-0.json", "--to", r.addresses[1], "--amount", "1", "--file", "many.json")
	require.EqualValues(t, 3, signed.Transfer.Nonce)
}

// With no room for files a command says so, in one line, leaves nothing half-written and nothing
// changed.
func TestNoSpaceForFiles(t *testing.T) {
	r := newRollup(t, "private")
	mustRun[transferSigned](r.world, 0, "tx", "new", "--key", "account-0.json", "--to", r.addresses[1], "--amount", "1")
	require.NoError(t, os.WriteFile("seed", []byte(strings.Repeat("1", 64)), 0o600))
	for _, args := range []string{
		"tx key --key new.json --lightkdf",
		"tx new --key account-0.json --amount 1 --to " + r.addresses[1],
		"identity new --identity new --lightkdf",
		"identity import --identity new --lightkdf --seed-file seed",
		"block build --transfers transfers.json",
		"deploy --genesis genesis.json --deployment other.json",
	} {
		before := snapshot(t, ".")
		c := program(t, append(r.settings(0), strings.Fields(args)...)...)
		c.Args = append([]string{"sh", "-c", `ulimit -f 0 && exec "$0" "$@"`, os.Args[0]}, c.Args[1:]...)
		c.Path = "/bin/sh"
		// an account whose journal is new
		c.Env = append(c.Env, "FERNET_PRIVATE_KEY="+privateKey(7))
		out, err := c.CombinedOutput()
		require.Error(t, err, args)
		require.Equal(t, exitFailed, c.ProcessState.ExitCode(), "%s: %s", args, out)
		require.Contains(t, string(out), "the disk is full: free some space", args)
		require.NotContains(t, string(out), "goroutine", args)
		after := snapshot(t, ".")
		for path := range after {
			if info, err := os.Stat(path); before[path] == "" && err == nil && !info.IsDir() {
				require.True(t, strings.HasSuffix(path, ".journal.lock"), "%s left %s", args, path)
			}
		}
		for path, was := range before {
			if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
				require.Equal(t, was, after[path], args)
			}
		}
	}
}

// firstOf is the place of the first transfer of a sender.
func firstOf(r payments.ListedTransfers, sender uint32) int {
	for _, tx := range r.Transfers {
		if tx.From == sender {
			return tx.Place
		}
	}
	return -1
}
