package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/keys"
	builders "fernet/prover/work"
)

var builtFor = common.HexToAddress("0x5fbdb2315678afecb367f032d93f642f64180aa3")

// jobs is a node's broker with its queue, for the keys of all tests.
func jobs(t *testing.T, known ...string) (*builders.Broker, *builders.Queue, string) {
	t.Helper()
	dir, err := keys.DefaultDir()
	require.NoError(t, err)
	set, err := keys.Open(t.Context(), dir, keys.Protocol(prover.Application(), 2), keys.Options{})
	require.NoError(t, err)
	broker, err := builders.StartBroker(builders.BrokerConfig{
		ChainID: 1337, Settlement: builtFor, Listen: "127.0.0.1:0", Dir: t.TempDir(), Builders: known,
	})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, broker.Close()) })
	terms, err := builders.TermsOf(1337, builtFor, set)
	require.NoError(t, err)
	queue, err := builders.OpenQueue(t.Context(), builders.QueueConfig{
		Config: builders.Config{ChainID: 1337, Settlement: builtFor, Verifier: set}, Terms: terms, Broker: broker,
	})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, queue.Close()) })
	return broker, queue, dir
}

// A builder takes a witness and returns a proof, and ends well when it is asked to.
func TestBuilder(t *testing.T) {
	broker, queue, dir := jobs(t)
	t.Chdir(t.TempDir())
	ctx, cancel := context.WithCancel(t.Context())
	var out, errs bytes.Buffer
	code := exitFailed
	var ran sync.WaitGroup
	ran.Go(func() {
		code = run(ctx, []string{"fernet", "builder", "--broker", broker.URL(), "--keys-dir", dir, "--json"}, &out, &errs)
	})
	job, err := builders.TestJob()
	require.NoError(t, err)
	result, err := queue.Prove(t.Context(), job)
	require.NoError(t, err)
	// It says so after the node has the proof.
	require.Eventually(t, func() bool { return queue.Stats().Running == 0 }, 10*time.Second, 10*time.Millisecond)
	time.Sleep(100 * time.Millisecond)
	cancel()
	ran.Wait()
	require.Zero(t, code, errs.String())
	var said builderRan
	require.NoError(t, checkJSON(out.String()))
	require.NoError(t, json.Unmarshal(out.Bytes(), &said))
	require.Equal(t, builderRan{Broker: broker.URL(), Builder: result.Builder, ChainID: 1337, Settlement: builtFor, Proofs: 1}, said)
	require.Contains(t, errs.String(), "takes jobs of "+builtFor.Hex())
	require.Contains(t, errs.String(), "node 2 of block 000000000000000000000000, merge: proven in ")
	entries, err := os.ReadDir(".")
	require.NoError(t, err)
	require.Empty(t, entries)
}

// What keeps a builder from work is one line that says what to do.
func TestBuilderErrors(t *testing.T) {
	home := t.TempDir()
	t.Chdir(home)
	path := filepath.Join(home, "known.nk")
	known, err := builders.NewCredentials(path)
	require.NoError(t, err)
	broker, _, dir := jobs(t, known)
	for _, c := range []struct {
		args, says string
		code       int
	}{
		{"", "--broker is needed", exitUsage},
		{"--broker http://127.0.0.1:4222", "--broker: not the address of a broker", exitUsage},
		{"--broker nats://builders.example:4222", "is spoken to over tls://", exitUsage},
		{"--broker tls://builders.example:4222", "with credentials", exitUsage},
		{"--broker nats://127.0.0.1:1", "no servers available", exitFailed},
		{"--broker " + broker.URL(), "refuses the credentials", exitFailed},
		{"--broker " + broker.URL() + " --credentials new.nk", "give the node the public key of --credentials", exitFailed},
		{"--broker " + broker.URL() + " --credentials known.nk --keys-dir none --dry-run", "none", exitFailed},
	} {
		code, out, errs := execute(t, strings.Fields("builder "+c.args)...)
		require.Equal(t, c.code, code, "%s: %s", c.args, errs)
		require.Contains(t, errs, c.says, c.args)
		require.Empty(t, out)
		line := errs[strings.LastIndex(strings.TrimSuffix(errs, "\n"), "\n")+1:]
		require.True(t, strings.HasPrefix(line, "fernet: "), "%s: %s", c.args, errs)
	}
	// The file that was missing is there, for its owner alone.
	info, err := os.Stat("new.nk")
	require.NoError(t, err)
	require.EqualValues(t, 0o600, info.Mode().Perm())

	code, out, errs := execute(t, "builder", "--broker", broker.URL(), "--credentials", "known.nk", "--keys-dir", dir, "--dry-run", "--json")
	require.Zero(t, code, errs)
	require.Contains(t, out, `"builder": "`+known+`"`)
}
