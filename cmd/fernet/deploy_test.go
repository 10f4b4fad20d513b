package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/operator"
	"fernet/prover/operator/deploy"
	"fernet/prover/payments"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/devnet"
	"fernet/settlement/units"
	"fernet/test/rpcproxy"
)

// nonceOf is how many transactions of an account are mined.
func (w *world) nonceOf(account int) uint64 {
	n, err := w.l1.Client().NonceAt(w.T.Context(), devnet.Address(account), nil)
	require.NoError(w.T, err)
	return n
}

// What keeps a deployment from being made or funded is found before its first contract.
func TestDeployIsRefusedBeforeItBegins(t *testing.T) {
	w := newWorld(t)
	require.NoError(t, os.WriteFile("rich.json", []byte(`{"minBalance": "0", "accounts": [{"index": 0, "address": "0x`+strings.Repeat("0", 63)+`1", "balance": "1000000000000000000"}]}`), 0o600))
	refused := func(account int, words string, args ...string) session.FailureDetail {
		var f session.FailureDetail
		for _, mode := range [][]string{nil, {"--dry-run"}} {
			before := w.nonceOf(account)
			f = mustFail(w, account, append(append([]string{"deploy", "--deployment", "refused.json"}, args...), mode...)...)
			require.Contains(t, f.Message, words, "%v", mode)
			require.Equal(t, before, w.nonceOf(account), "nothing was sent")
			require.NoFileExists(t, "refused.plan.json")
		}
		return f
	}
	f := refused(0, deploy.ErrFund.Error(), "--fund", "1000001")
	require.Contains(t, f.Message, "together 1000001 AZT; the deployer has 1000000 AZT of the token: lower --fund, or raise --initial-supply")
	refused(0, "the genesis ledger's supply 1 AZT, together 1000000.5 AZT", "--fund", "999999.5", "--genesis", "rich.json")
	refused(0, deploy.ErrFund.Error(), "--fund", "20", "--initial-supply", "10")

	// and no keys are made for it
	refused(0, settlement.ErrBodySize.Error(), "--txs-per-base", "64", "--max-txs", "2048")
	refused(0, settlement.ErrTooManyNodes.Error(), "--max-txs", "128")

	// With 0.004 ETH, as many as two contracts cost.
	poor := 40
	w.gives(poor, big.NewInt(4*params.Ether/1000))
	f = refused(poor, "has 0.004 ETH")
	require.Contains(t, f.Message, "the 7 transactions need up to 0.0")
	require.Contains(t, f.Advice, devnet.Address(poor).Hex())

	// Of another token the deployer's own balance counts.
	made := mustRun[deployed](w, 0, "deploy", "--fund", "7")
	token := made.Deployment.Token.Hex()
	f = refused(3, "the deployer has 0 AZT of the token", "--token", token, "--fund", "10")
	require.Contains(t, f.Message, "with fernet fund")
	w.sends(0, types.NewTx(&types.DynamicFeeTx{To: &made.Deployment.Token, Gas: 200_000, Data: bindings.NewAZT().PackTransfer(devnet.Address(3), units.AZT(10))}))
	other := mustRun[deployed](w, 3, "deploy", "--deployment", "other.json", "--token", token, "--fund", "10")
	require.Equal(t, "10", other.Reserve)
}

// A setting of --params that is nearly one is asked about, others are not.
func TestParamsDidYouMean(t *testing.T) {
	path := filepath.Join(t.TempDir(), "params.toml")
	for text, want := range map[string]string{
		"proving-blcks = 9": `there is no setting "proving-blcks" (did you mean "proving-blocks"?)`,
		"claim_window = 9":  `there is no setting "claim_window" (did you mean "claim-window"?)`,
		"colour = true":     `there is no setting "colour"`,
	} {
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
		err := deployOptions(&deploy.Options{}, path, func(string) (string, string, bool) { return "", "", false })
		require.EqualError(t, err, "--params "+path+": "+want)
	}
}

// The largest block follows from the base rollup where it is not given, wherever the two are said.
func TestDeployedSizes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "params.toml")
	for _, c := range []struct {
		file     string
		flags    map[string]string
		txs, max uint32
		says     string
	}{
		{"", nil, 2, 32, ""},
		{"", map[string]string{"txs-per-base": "4"}, 4, 64, ""},
		{"txs-per-base = 32", nil, 32, 512, ""},
		{"txs-per-base = 32\nmax-txs = 64", nil, 32, 64, ""},
		{"max-txs = 128", map[string]string{"txs-per-base": "16"}, 16, 128, ""},
		{"txs-per-base = 32", map[string]string{"txs-per-base": "8", "max-txs": "16"}, 8, 16, ""},
		{"", map[string]string{"txs-per-base": "3"}, 0, 0, "--txs-per-base: transactions of a base rollup must be a power of two, 2 to 64, not 3"},
		{"", map[string]string{"txs-per-base": "two"}, 0, 0, `--txs-per-base: "two" is not a number of transactions`},
	} {
		require.NoError(t, os.WriteFile(path, []byte(c.file), 0o600))
		o := deploy.DefaultOptions(settlement.DefaultParams(), payments.DefaultGenesis())
		err := deployOptions(&o, path, func(name string) (string, string, bool) { v, ok := c.flags[name]; return v, "--" + name, ok })
		if c.says != "" {
			require.EqualError(t, err, c.says)
			continue
		}
		require.NoError(t, err)
		require.Equal(t, []uint32{c.txs, c.max}, []uint32{o.Params.TxsPerBase, o.Params.MaxTxs})
	}
}

// gives sends ETH to an account that has none.
func (w *world) gives(account int, wei *big.Int) {
	to := devnet.Address(account)
	nonce, err := w.l1.Client().PendingNonceAt(w.T.Context(), devnet.Address(31))
	require.NoError(w.T, err)
	tx, err := types.SignNewTx(devnet.Key(31), types.LatestSignerForChainID(big.NewInt(devnet.ChainID)), &types.DynamicFeeTx{
		ChainID: big.NewInt(devnet.ChainID), Nonce: nonce, To: &to, Value: wei, Gas: 21_000, GasTipCap: big.NewInt(params.GWei), GasFeeCap: big.NewInt(10 * params.GWei),
	})
	require.NoError(w.T, err)
	require.NoError(w.T, w.l1.Client().SendTransaction(w.T.Context(), tx))
	require.Eventually(w.T, func() bool {
		has, err := w.l1.Client().BalanceAt(w.T.Context(), to, nil)
		return err == nil && has.Cmp(wei) == 0
	}, patience, poll)
}

// What is fixed for ever is shown with durations, and what L1 holds is what L1 says.
func TestDeploymentIsShown(t *testing.T) {
	w := newWorld(t)
	args := []string{"deploy", "--genesis", "genesis.json", "--fund", "1000", "--claim-window", "7200", "--exit-delay", "3600", "--ban-slots", "5", "--prune-penalty", "20"}
	fixed := []string{
		"propose phase     60 blocks, about 1m", "reveal phase      60 blocks, about 1m", "proving window ", "claim window      7200 blocks, about 2h", "exit delay        3600 blocks, about 1h",
		"stake             100 AZT", "prune penalty     20 AZT", "reveal penalty    5 AZT",
		"ban               5 slots after a penalty: 600 blocks, about 10m", "block reward      600 AZT",
		"VRF mode          private", "largest block     32 transactions of 140 bytes", "test token, with a faucet",
		"genesis ledger    0 accounts with 0 AZT", "least balance     none",
	}
	code, stdout, stderr := w.text(t.Context(), 0, append(args, "--dry-run")...)
	require.Zero(t, code, stderr)
	estimate := []string{"A full block of 32 costs about ", " s of proving and ", " 000 gas a transfer", "91 proofs", "a block may have at most 64."}
	for _, words := range append(append(fixed, estimate...), "Rewards would get 1000 AZT", "Together ", "the account must have ") {
		require.Contains(t, stdout, words)
	}
	made := mustRun[deployed](w, 0, args...)
	require.Equal(t, "1000", made.Reserve)
	require.Equal(t, "0", made.Escrow)
	var gas uint64
	for _, tx := range made.Transactions {
		gas += tx.Gas
	}
	require.Equal(t, gas, made.Total.Gas)
	require.NotEmpty(t, made.Total.Cost)

	// Run again it shows what L1 holds, with the journal and without.
	mustRun[operator.Funded](w, 0, "fund", "reserve", "--amount", "5")
	require.Equal(t, "1005", mustRun[deployed](w, 0, args...).Reserve)
	require.NoError(t, os.Rename("data-0", "aside"))
	code, stdout, stderr = w.text(t.Context(), 0, args...)
	require.Zero(t, code, stderr)
	for _, words := range append(append(fixed, estimate...), "it is deployed; whether this plan has funded it", "Rewards holds 1005 AZT for block rewards") {
		require.Contains(t, stdout, words)
	}

	shown := mustRun[deploymentShown](w, 9, "deployment", "show")
	require.True(t, shown.Agrees)
	require.Equal(t, units.AZT(1005), shown.Reserve.Int)
	code, stdout, _ = w.text(t.Context(), 9, "deployment", "show")
	require.Zero(t, code)
	for _, words := range append(fixed, "holds 1005 AZT for block rewards", made.Deployment.Settlement.Hex(), "L1 has the record's") {
		require.Contains(t, stdout, words)
	}
	// A record that L1 does not agree with: both the report and the error.
	record, err := settlement.ReadDeployment(made.File)
	require.NoError(t, err)
	record.Params.BlockReward = units.AZT(601)
	require.NoError(t, record.Write(made.File))
	code, stdout, _ = w.as(9, "deployment", "show")
	require.Equal(t, exitFailed, code)
	var both struct {
		deploymentShown
		session.Failure
	}
	require.NoError(t, json.Unmarshal([]byte(stdout), &both))
	require.False(t, both.Agrees)
	require.Contains(t, both.Disagrees, "block reward")
	require.Contains(t, both.Error.Message, errRecord.Error())
}

// A payment is made once, however often its command is run and whenever it was killed; another one
// is another number.
func TestFund(t *testing.T) {
	w := newWorld(t)
	require.NoError(t, os.WriteFile("rich.json", []byte(`{"minBalance": "0", "accounts": [{"index": 0, "address": "0x`+strings.Repeat("0", 63)+`1", "balance": "50000000000000000000"}]}`), 0o600))
	made := mustRun[deployed](w, 0, "deploy", "--genesis", "rich.json")
	require.Equal(t, []string{"0", "0"}, []string{made.Reserve, made.Escrow}, "nothing funded it")
	reserve := []string{"fund", "reserve", "--amount", "12.5"}
	wei := new(big.Int).Div(units.AZT(25), big.NewInt(2)).String()

	dry := mustRun[operator.Funded](w, 0, append(reserve, "--dry-run")...)
	require.Equal(t, []string{account.Simulated, account.Simulated}, statuses(dry.Transactions))
	require.Nil(t, dry.After)
	first := mustRun[operator.Funded](w, 0, reserve...)
	require.Equal(t, []string{account.Confirmed, account.Confirmed}, statuses(first.Transactions), "approval and payment")
	require.Equal(t, []string{"0", wei, wei}, []string{first.Before.Reserve.String(), first.After.Reserve.String(), first.Amount.String()})
	for _, mode := range [][]string{nil, {"--dry-run"}} {
		again := mustRun[operator.Funded](w, 0, append(reserve, mode...)...)
		require.Contains(t, again.Already, fmt.Sprintf("made in L1 block %d: to pay as much once more, add --payment 2", first.Transactions[1].Block))
		require.Equal(t, "0", again.Amount.String())
		require.Equal(t, wei, again.Before.Reserve.String())
	}
	require.Equal(t, units.AZT(25).String(), mustRun[operator.Funded](w, 0, append(reserve, "--payment", "2")...).After.Reserve.String())
	f := mustFail(w, 3, reserve...)
	require.Contains(t, f.Message, devnet.Address(3).Hex()+" has 0 AZT, 12.5 AZT are to be paid: get 12.5 AZT")
	for _, args := range [][]string{{"fund", "reserve"}, {"fund", "reserve", "--amount", "0"}, {"fund", "escrow", "--amount", "x"}, {"fund", "escrow", "--amount", "-1"}, append(reserve, "--payment", "0")} {
		code, _, stderr := w.as(0, args...)
		require.Equal(t, exitUsage, code, "%v: %s", args, stderr)
	}

	// The escrow takes what the ledger has and no more.
	require.Contains(t, mustFail(w, 0, "fund", "escrow", "--amount", "50.1").Message, "at most 50 AZT more")
	require.Equal(t, units.AZT(50).String(), mustRun[operator.Funded](w, 0, "fund", "escrow", "--amount", "50").After.Escrow.String())
	require.Contains(t, mustRun[operator.Funded](w, 0, "fund", "escrow", "--amount", "50").Already, "--payment 2")
	require.Contains(t, mustFail(w, 0, "fund", "escrow", "--amount", "1").Message, "at most 0 AZT more")

	// Killed after each of its two transactions was sent and before it was known to be mined.
	before := w.nonceOf(0)
	for range 2 {
		ctx, cancel := context.WithCancel(t.Context())
		sent := false
		w.url = rpcproxy.Start(t, w.l1.URL(), func(q rpcproxy.Request) rpcproxy.Answer {
			sent = sent || q.Method == "eth_sendRawTransaction"
			if sent && q.Method == "eth_getTransactionReceipt" {
				cancel()
				return rpcproxy.Says("null")
			}
			return nil
		})
		code, stdout, stderr := w.text(ctx, 0, "fund", "reserve", "--amount", "3")
		require.Equal(t, exitInterrupted, code, stderr)
		require.NotContains(t, stdout, "Rewards holds")
		cancel()
	}
	w.url = w.l1.URL()
	after := mustRun[operator.Funded](w, 0, "fund", "reserve", "--amount", "3")
	require.Equal(t, units.AZT(28).String(), after.After.Reserve.String())
	require.Equal(t, before+2, w.nonceOf(0))

	// What was transferred without a call.
	require.Contains(t, mustRun[operator.Funded](w, 5, "fund", "absorb").Already, "holds nothing that was transferred without a call")
	surplus := func() {
		w.sends(0, types.NewTx(&types.DynamicFeeTx{To: &made.Deployment.Token, Gas: 200_000, Data: bindings.NewAZT().PackTransfer(made.Deployment.Rewards, big.NewInt(1))}))
	}
	for range 2 {
		surplus()
		require.Contains(t, mustFail(w, 40, "fund", "absorb").Message, "ETH are missing")
		require.Equal(t, "1", mustRun[operator.Funded](w, 5, "fund", "absorb", "--dry-run").Amount.String())
		absorbed := mustRun[operator.Funded](w, 5, "fund", "absorb")
		require.Equal(t, []string{"1", "1", "0"}, []string{absorbed.Amount.String(), absorbed.Before.Surplus.String(), absorbed.After.Surplus.String()})
	}
	surplus()
	w.url = rpcproxy.Start(t, w.l1.URL(), func(q rpcproxy.Request) rpcproxy.Answer {
		if q.Method == "eth_sendRawTransaction" {
			w.copycat(7, q.Params[0])
		}
		return nil
	})
	require.Contains(t, mustRun[operator.Funded](w, 5, "fund", "absorb").Already, "somebody else was faster")
}
