package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"
	"github.com/stretchr/testify/require"

	"fernet/prover/operator"
	"fernet/settlement/account"
	"fernet/settlement/devnet"
	"fernet/test/rpcproxy"
)

// How long a test waits for what L1 does at once, and how often it looks.
const (
	patience = 10 * time.Second
	poll     = time.Millisecond
)

// copycat sends the call of a signed transaction from an account of its own, and is faster.
func (w *world) copycat(account int, raw json.RawMessage) {
	var encoded hexutil.Bytes
	require.NoError(w.T, json.Unmarshal(raw, &encoded))
	var seen types.Transaction
	require.NoError(w.T, seen.UnmarshalBinary(encoded))
	w.sends(account, &seen)
}

// sends sends the call of a transaction from an account.
func (w *world) sends(account int, call *types.Transaction) {
	nonce, err := w.l1.Client().PendingNonceAt(w.T.Context(), devnet.Address(account))
	require.NoError(w.T, err)
	before := w.l1.Head()
	tip := big.NewInt(params.GWei)
	tx, err := types.SignNewTx(devnet.Key(account), types.LatestSignerForChainID(big.NewInt(devnet.ChainID)), &types.DynamicFeeTx{
		ChainID: big.NewInt(devnet.ChainID), Nonce: nonce, To: call.To(), Data: call.Data(), Gas: call.Gas(), GasTipCap: tip,
		GasFeeCap: new(big.Int).Add(tip, new(big.Int).Mul(before.BaseFee, big.NewInt(2))),
	})
	require.NoError(w.T, err)
	require.NoError(w.T, w.l1.Client().SendTransaction(w.T.Context(), tx))
	require.Eventually(w.T, func() bool {
		receipt, err := w.l1.Client().TransactionReceipt(w.T.Context(), tx.Hash())
		return err == nil && receipt.Status == types.ReceiptStatusSuccessful
	}, patience, poll)
}

// undo takes back what a test did on L1. The accounts that sent are not to be used again: their
// journals know of it.
func (r *rollup) undo(does func()) {
	before := r.l1.Head()
	does()
	// A request that was given up may still be answered, and L1 goes on with requests.
	require.Eventually(r.T, func() bool {
		require.NoError(r.T, r.l1.Fork(before.Hash()))
		r.l1.Rollback()
		return before.Number.Cmp(r.l1.Head().Number) == 0
	}, patience, poll)
}

// settle brings a block of one transfer to L1, with a root of prover 2 alone, and finalizes it.
func (r *rollup) settle(block int) {
	n := fmt.Sprint(block)
	file := "transfers-" + n + ".json"
	mustRun[transferSigned](r.world, 0, "tx", "new", "--key", "account-0.json", "--to", r.addresses[1], "--amount", "1", "--fee", "1", "--file", file)
	draft := mustRun[blockBuilt](r.world, 1, "block", "build", "--transfers", file).File
	slot := r.nextSlot()
	at := fmt.Sprint(slot)
	r.advanceTo(r.schedule.SlotStart(slot))
	mustRun[operator.Proposed](r.world, 1, "slot", "propose", "--block", draft, "--slot", at, "--fee-split", "80%")
	r.advanceTo(r.schedule.RevealStart(slot))
	mustRun[operator.Revealed](r.world, 1, "slot", "reveal", "--block", draft, "--slot", at)
	mustRun[proved](r.world, 2, "prove", "--block", n, "--fee-burn", "10%", "--out", "proofs")
	built := mustRun[rootBuilt](r.world, 2, "root", "build", "--block", n, "--proofs", "proofs", "--out", "root-"+n+".json")
	mustRun[operator.SubmittedRoot](r.world, 2, "root", "submit", "--submission", "root-"+n+".json")
	r.advanceTo(built.WindowEnd)
	mustRun[operator.Finalized](r.world, 0, "finalize", "--block", n)
}

// text runs a command for a person.
func (w *world) text(ctx context.Context, account int, args ...string) (code int, stdout, stderr string) {
	w.T.Setenv("FERNET_PRIVATE_KEY", privateKey(account))
	var out, errs bytes.Buffer
	code = run(ctx, append(append([]string{"fernet"}, args...), "--network", "devnet", "--rpc-url", w.url, "--keys-dir", w.keys,
		"--data-dir", fmt.Sprintf("data-%d", account), "--password-file", "password"), &out, &errs)
	return code, out.String(), errs.String()
}

// What claim says was paid was paid, whoever else claims meanwhile and however it ends.
func TestClaims(t *testing.T) {
	r := newRollup(t, "private", "--claim-window", "300")
	w := r.world
	r.settle(1)
	r.settle(2)
	all := []string{"rewards", "claim", "--all"}
	first := append(all[:len(all):len(all)], "--block", "1")
	due := map[int]*big.Int{}
	for _, b := range mustRun[rewardsShown](w, 0, "rewards", "show").Blocks {
		require.NotEqual(t, "0", b.Unclaimed.String())
		due[int(b.Block)] = parse(t, b.Unclaimed.String())
	}
	share := parse(t, mustRun[rewardsShown](w, 0, "rewards", "show", "--block", "1").Blocks[0].SequencerShare.String())
	both := new(big.Int).Add(due[1], due[2])

	// An account without ETH: no amount is said to be paid, by a dry run either.
	for _, args := range [][]string{first, all, append(first[:len(first):len(first)], "--dry-run")} {
		f := mustFail(w, 40, args...)
		require.Contains(t, f.Message, devnet.Address(40).Hex()+" has 0 ETH")
		require.Contains(t, f.Advice, "send at least 0.0")
		code, stdout, stderr := w.text(t.Context(), 40, args...)
		require.Equal(t, exitFailed, code)
		require.Empty(t, stdout)
		require.Contains(t, stderr, "ETH are missing")
	}

	// Several blocks: each once, summed, in as few calls as L1 takes.
	for text, says := range map[string]string{"0": "neither a block's number", "2-1": "neither a block's number", "x": "neither", "1-": "neither", "-1": "neither", "": "neither"} {
		code, _, stderr := w.as(5, "rewards", "claim", "--all", "--block="+text)
		require.Equal(t, exitUsage, code, "%q: %s", text, stderr)
		require.Contains(t, stderr, says)
	}
	r.fails(5, "UnknownBlock(number: 9000000000000000", "rewards", "claim", "--all", "--block", "1-9000000000000000")
	for _, args := range [][]string{all, append(all[:2:2], "--all", "--block", "2", "--block", "1-2")} {
		dry := mustRun[operator.Claimed](w, 5, append(args, "--dry-run")...)
		require.Len(t, dry.Transactions, 4, "%v: rewards and share of each", args)
		require.Equal(t, both.String(), dry.Amount.String())
		require.Equal(t, []string{account.Simulated, account.Simulated, account.Simulated, account.Simulated}, statuses(dry.Transactions))
		require.Zero(t, dry.Block)
		require.Len(t, dry.Blocks, 2)
	}
	r.undo(func() {
		code, stdout, stderr := w.text(t.Context(), 5, all...)
		require.Zero(t, code, stderr)
		require.Contains(t, stdout, "AZT of block 1 are paid to their owners.")
		require.Contains(t, stdout, "Together ")
		again := mustRun[operator.Claimed](w, 6, all...)
		require.Contains(t, again.Already, "nothing that is due to them is unclaimed")
		require.Empty(t, again.Blocks)
		named := mustRun[operator.Claimed](w, 6, append(all[:3:3], "--block", "1-2")...)
		require.Len(t, named.Blocks, 2)
		require.Contains(t, named.Blocks[1].Already, "block 2: everything due to them is paid")
		require.Equal(t, "0", named.Amount.String())
	})

	// Of one account: what it is due over all blocks, what it claims.
	owner := devnet.Address(2).Hex()
	shown := mustRun[rewardsShown](w, 0, "rewards", "show", "--owner", owner)
	require.Len(t, shown.Blocks, 2)
	require.Equal(t, shown.Due.String(), shown.Unclaimed.String())
	for _, b := range shown.Blocks {
		require.Len(t, b.Stakers, 1)
		require.Equal(t, r.stakers[2], b.Stakers[0].StakerID)
	}
	require.Empty(t, mustRun[rewardsShown](w, 0, "rewards", "show", "--owner", devnet.Address(9).Hex()).Blocks)
	require.Len(t, mustRun[rewardsShown](w, 0, "rewards", "show", "--owner", owner, "--block", "2").Blocks, 1)
	code, stdout, stderr := w.text(t.Context(), 0, "rewards", "show", "--owner", owner)
	require.Zero(t, code, stderr)
	require.Contains(t, stdout, owner+" is due ")
	r.undo(func() {
		own := mustRun[operator.Claimed](w, 7, "rewards", "claim", "--owner", owner)
		require.Equal(t, shown.Due.String(), own.Amount.String())
		require.Len(t, own.Transactions, 2)
		require.False(t, own.Share)
	})

	// Somebody copies the first claim, or all of them, and is faster: L1 skips rewards that are
	// paid, and a share that is paid is left out. What is said to be paid is what this run paid.
	for _, c := range []struct {
		account, copies int
		paid            *big.Int
	}{{8, 1, share}, {9, 2, new(big.Int)}} {
		r.undo(func() {
			left := c.copies
			w.url = rpcproxy.Start(t, w.l1.URL(), func(q rpcproxy.Request) rpcproxy.Answer {
				if q.Method == "eth_sendRawTransaction" && left > 0 {
					left--
					w.copycat(20+c.account, q.Params[0])
				}
				return nil
			})
			defer func() { w.url = w.l1.URL() }()
			code, stdout, stderr := w.as(c.account, first...)
			require.Zero(t, code, stderr)
			require.Equal(t, c.copies == 2, strings.Contains(stderr, "reading again what is left to claim"), stderr)
			var got operator.Claimed
			require.NoError(t, json.Unmarshal([]byte(stdout), &got))
			require.Equal(t, c.paid.String(), got.Amount.String())
			require.Len(t, got.Transactions, 3-c.copies)
			require.Zero(t, got.Rewards)
			if c.copies == 2 {
				require.Contains(t, got.Blocks[0].Already, "everything due to them is paid")
			}
			require.Equal(t, "0", mustRun[rewardsShown](w, 0, "rewards", "show", "--block", "1").Blocks[0].Unclaimed.String())
		})
	}

	// A call that fails although nobody took anything is not tried on and on.
	r.undo(func() {
		estimates := 0
		w.url = rpcproxy.Start(t, w.l1.URL(), func(q rpcproxy.Request) rpcproxy.Answer {
			if q.Method != "eth_estimateGas" {
				return nil
			}
			estimates++
			return rpcproxy.Reverts("0x")
		})
		defer func() { w.url = w.l1.URL() }()
		mustFail(w, 10, first...)
		require.Equal(t, 1, estimates)
	})

	// Killed between two calls: what is final is told with its hash, the rest is claimed by the
	// next run, and nothing twice.
	r.undo(func() {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		sends := 0
		w.url = rpcproxy.Start(t, w.l1.URL(), func(q rpcproxy.Request) rpcproxy.Answer {
			if q.Method == "eth_sendRawTransaction" {
				if sends++; sends == 2 {
					cancel()
					return rpcproxy.Fails(-32000, "gone")
				}
			}
			return nil
		})
		code, stdout, stderr := w.text(ctx, 11, first...)
		w.url = w.l1.URL()
		require.Equal(t, exitInterrupted, code, stderr)
		require.Contains(t, stdout, "What is final of it")
		require.Equal(t, 1, strings.Count(stdout, "0x"), "one hash: %s", stdout)
		require.NotContains(t, stdout, "are paid")
		rest := mustRun[operator.Claimed](w, 11, first...)
		require.Equal(t, "0", mustRun[rewardsShown](w, 0, "rewards", "show", "--block", "1").Blocks[0].Unclaimed.String())
		if rest.Already == "" {
			require.Equal(t, share.String(), rest.Amount.String())
		}
		nonce, err := w.l1.Client().NonceAt(t.Context(), devnet.Address(11), nil)
		require.NoError(t, err)
		require.EqualValues(t, 2, nonce)
	})

	// Claims that ended and were not burned are a failure when their block is named, and told when
	// it is not.
	expiry := mustRun[rewardsShown](w, 0, "rewards", "show", "--block", "2").Blocks[0].ExpiryBlock
	r.advanceTo(expiry)
	r.fails(12, "claims ended", "rewards", "claim", "--all", "--block", "1-2")
	lost := mustRun[operator.Claimed](w, 12, all...)
	require.Len(t, lost.Blocks, 2)
	require.Contains(t, lost.Blocks[0].Already, "what is unclaimed can only be burned")
	mustRun[operator.Expired](w, 12, "rewards", "expire", "--block", "1")
	require.Contains(t, mustRun[operator.Claimed](w, 12, append(all[:3:3], "--block", "1")...).Already, "are burned since L1 block")
}

// A claim that names nobody is for the account that signs: without one it is refused.
func TestAClaimForNobody(t *testing.T) {
	w := newWorld(t)
	mustRun[deployed](w, 0, "deploy", "--genesis", "genesis.json")
	t.Setenv("FERNET_PRIVATE_KEY", "")
	var out, errs bytes.Buffer
	code := run(t.Context(), []string{"fernet", "rewards", "claim", "--network", "devnet", "--rpc-url", w.url, "--data-dir", "data-0"}, &out, &errs)
	require.Equal(t, exitUsage, code, errs.String())
	require.Empty(t, out.String())
}
