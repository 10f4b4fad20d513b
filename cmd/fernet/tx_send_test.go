package main

import (
	"net/http/httptest"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/ledger"
	"fernet/prover/mempool"
	"fernet/prover/mempool/api"
	"fernet/prover/payments"
	"fernet/settlement"
)

// servesTransfers is what a node serves of its pool of transfers.
func (r *rollup) servesTransfers() (url string, pool *mempool.Pool) {
	r.T.Helper()
	record, err := settlement.ReadDeployment("deployments/1337.json")
	require.NoError(r.T, err)
	genesis, err := prover.RecordedGenesis(prover.Application(), record)
	require.NoError(r.T, err)
	state, err := ledger.StateOf(genesis)
	require.NoError(r.T, err)
	pool, err = mempool.New(state, mempool.Config{})
	require.NoError(r.T, err)
	handler, err := api.Handler(pool)
	require.NoError(r.T, err)
	server := httptest.NewServer(handler)
	r.T.Cleanup(server.Close)
	return server.URL, pool
}

// A transfer is signed to follow what the node has, handed over, and what became of it is said; so
// are those of a file.
func TestTxSend(t *testing.T) {
	r := newRollup(t, "private")
	url, pool := r.servesTransfers()
	sends := func(amount, fee, node string, more ...string) []string {
		return append([]string{"tx", "send", "--key", "account-0.json", "--to", r.addresses[2], "--amount", amount, "--fee", fee, "--node", node}, more...)
	}
	send := sends("12.5", "1", url)

	dry := mustRun[transfersSent](r.world, 0, sends("12.5", "1", url, "--dry-run")...)
	require.Len(t, dry.Transfers, 1)
	require.True(t, dry.DryRun)
	require.Zero(t, pool.Len(), "a dry run hands nothing over")
	first := mustRun[transfersSent](r.world, 0, send...)
	require.Equal(t, dry.Transfers[0].Hash, first.Transfers[0].Hash)
	require.True(t, first.Transfers[0].Ready)
	require.Equal(t, 1, pool.Len())
	second := mustRun[transfersSent](r.world, 0, send...)
	require.EqualValues(t, 1, *second.Transfers[0].Nonce, "it follows the first")
	ahead := mustRun[transfersSent](r.world, 0, sends("12.5", "2", url, "--nonce", "1")...)
	require.Equal(t, &second.Transfers[0].Hash, ahead.Transfers[0].Replaced)

	code, out, errs := r.text(t.Context(), 0, sends("1", "1", url)...)
	require.Zero(t, code, errs)
	require.Contains(t, out, "nonce 2: the node has it, for the next block")
	require.Contains(t, out, "0x")
	code, out, errs = r.text(t.Context(), 0, sends("12.5", "1", url, "--dry-run")...)
	require.Zero(t, code, errs)
	require.Contains(t, out, "it would be handed to the node")

	// Of a file, all are handed over, in order, and what is refused is said.
	transfer := []string{"tx", "new", "--key", "account-1.json", "--to", r.addresses[0], "--amount", "1"}
	mustRun[transferSigned](r.world, 0, transfer...)
	mustRun[transferSigned](r.world, 0, transfer...)
	file := []string{"tx", "send", "--file", "transfers.json", "--node", url}
	sent := mustRun[transfersSent](r.world, 0, file...)
	require.Len(t, sent.Transfers, 2)
	require.Equal(t, 5, pool.Len())
	again := mustRun[transfersSent](r.world, 0, file...)
	require.True(t, again.Transfers[1].Known)
	code, out, _ = r.text(t.Context(), 0, file...)
	require.Zero(t, code)
	require.Contains(t, out, "the node has it already")
	signed, err := payments.ReadTransfers("transfers.json", filesOf(t))
	require.NoError(t, err)
	signed.Transfers[1].Fee = ledger.NewAmount(1)
	require.NoError(t, payments.WriteTransfers("transfers.json", signed))
	code, out, errs = r.text(t.Context(), 0, file...)
	require.Equal(t, exitFailed, code)
	require.Contains(t, out, "the node has it already")
	require.Contains(t, out, "the node did not take it")
	require.Contains(t, errs, "the node did not take 1 of 2 transfers")
	signed.Transfers = signed.Transfers[1:]
	require.NoError(t, payments.WriteTransfers("transfers.json", signed))
	code, out, errs = r.as(0, file...)
	require.Equal(t, exitFailed, code)
	require.Contains(t, out, `"reason": "signature"`)
	require.Contains(t, errs, "the node did not take it: transfer is refused: signature does not verify")

	// What is wrong is one line that says what to do.
	require.NoError(t, os.WriteFile("other.json", []byte("{}"), 0o600))
	for want, args := range map[string][]string{
		"--file hands over what is signed already: leave out --amount": append(file, "--amount", "1"),
		`--node: "nowhere" is not the URL of a node`:                   sends("1", "1", "nowhere"),
		"--key is needed":                    {"tx", "send", "--to", r.addresses[1], "--amount", "1", "--node", url},
		"one of --to and --to-key is needed": {"tx", "send", "--key", "account-0.json", "--amount", "1", "--node", url},
	} {
		code, _, errs := r.as(0, args...)
		require.Equal(t, exitUsage, code, errs)
		require.Contains(t, errs, want)
	}
	for want, args := range map[string][]string{
		"start a node there with fernet node --http": sends("1", "1", "http://127.0.0.1:1"),
		"no such file":                    {"tx", "send", "--file", "gone.json", "--node", url},
		"other.json":                      {"tx", "send", "--file", "other.json", "--node", url},
		"balance is below amount and fee": sends("99", "1", url),
		"sender's leaf is empty":          {"tx", "send", "--key", "account-2.json", "--to", r.addresses[0], "--amount", "1", "--node", url},
	} {
		code, _, errs := r.as(0, args...)
		require.Equal(t, exitFailed, code, errs)
		require.Contains(t, errs, want)
	}
}
