package main

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/ledger"
	"fernet/prover/ledger/ledgertest"
	"fernet/prover/payments"
)

// Who may not spend the last of an account, or open one with less, is told before a password is
// asked for how much it may be.
func TestMinBalanceOfTransfers(t *testing.T) {
	w := newWorld(t)
	var made []accountKeyMade
	for _, file := range []string{"a.json", "b.json"} {
		made = append(made, mustRun[accountKeyMade](w, 0, "tx", "key", "--key", file, "--lightkdf"))
	}
	balance := ledgertest.AZT(100)
	genesis := func(least ledger.Amount) {
		text, err := json.Marshal(ledger.Genesis{MinBalance: least, Accounts: []ledger.Allocation{{Address: made[0].Address, Balance: balance}}})
		require.NoError(t, err)
		require.NoError(t, os.WriteFile("genesis.json", text, 0o600))
	}
	genesis(ledger.MaxAmount)
	require.Contains(t, mustFail(w, 0, "deploy", "--genesis", "genesis.json").Message,
		"account has less than the ledger's least balance: index 0 has 100 AZT")
	genesis(ledger.DefaultMinBalance)
	mustRun[deployed](w, 0, "deploy", "--genesis", "genesis.json")
	require.Equal(t, "10000000000000000", mustRun[deploymentShown](w, 0, "deployment", "show").MinBalance)
	_, stdout, _ := w.text(t.Context(), 0, "deployment", "show")
	require.Contains(t, stdout, "least balance     0.01 AZT: every account of the ledger keeps it")

	send := func(amount, fee, password string) []string {
		return []string{"tx", "new", "--key", "a.json", "--to", made[1].Address.String(), "--amount", amount, "--fee", fee, "--identity-password-file", password}
	}
	for _, refused := range []struct{ amount, fee, says string }{
		{"98.991", "1", "sender would keep less than the ledger's least balance: 0.009 AZT of 100 AZT would be left: " +
			"account 0 must keep 0.01 AZT and can send at most 98.99 AZT with that fee"},
		{"100.5", "0", "balance is below amount and fee: 100 AZT, wanted are 100.5 AZT and 0 AZT of fee: " +
			"account 0 must keep 0.01 AZT and can send at most 99.99 AZT with that fee"},
		{"0", "99.995", "account 0 must keep 0.01 AZT and cannot pay that fee"},
		{"0.009", "1", "empty leaf would get less than the ledger's least balance: index 1 gets 0.009 AZT and must get at least 0.01 AZT: " +
			"account 0 must keep 0.01 AZT and can send at most 98.99 AZT with that fee"},
	} {
		message := mustFail(w, 0, send(refused.amount, refused.fee, "no such file")...).Message
		require.Contains(t, message, refused.says)
		require.NotContains(t, message, "\n")
	}
	require.NoFileExists(t, "transfers.json")

	require.Zero(t, mustRun[transferSigned](w, 0, send("0.01", "1", "password")...).Place)
	// The transfers of the file count: the account is there now, and the sender has less.
	require.Equal(t, 1, mustRun[transferSigned](w, 0, send("0", "0", "password")...).Place)
	require.Contains(t, mustFail(w, 0, send("98.981", "0", "no such file")...).Message, "can send at most 98.98 AZT with that fee")
	require.Equal(t, 2, mustRun[transferSigned](w, 0, send("98.98", "0", "password")...).Place)

	account := mustRun[payments.Balance](w, 0, "tx", "account", "--key", "a.json")
	require.Equal(t, "10000000000000000", account.MinBalance.String())
	require.Equal(t, "99990000000000000000", account.Indices[0].Spendable.String())
	_, stdout, _ = w.text(t.Context(), 0, "tx", "account", "--key", "a.json")
	require.Contains(t, stdout, "index 0: 100 AZT, next nonce 0; it can send 99.99 AZT, fees included")
	require.Contains(t, stdout, "Every account keeps at least 0.01 AZT")
}
