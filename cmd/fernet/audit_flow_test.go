package main

import (
	"encoding/json"
	"fmt"
	"math/big"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/cmd/fernet/internal/session"
	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/units"
	"fernet/test/rpcproxy"
)

// archive is an RPC server in front of the devnet that does not have all logs.
type archive struct {
	url   string
	keeps func(log types.Log) bool // nil: all
	limit uint64                   // blocks that a query may have; 0: any number
	// what happens on L1 before the first query is answered; nil: nothing
	first func()
	asked atomic.Int64 // queries for logs
	dead  atomic.Bool  // it answers nothing any more
}

func (r *rollup) archive(t *testing.T, keeps func(types.Log) bool) *archive {
	a := &archive{keeps: keeps}
	a.url = rpcproxy.Start(t, r.l1.URL(), func(q rpcproxy.Request) rpcproxy.Answer {
		if a.dead.Load() {
			return func(w http.ResponseWriter, _ rpcproxy.Request) { http.Error(w, "gone", http.StatusBadGateway) }
		}
		var query struct{ FromBlock, ToBlock hexutil.Uint64 }
		if q.Method != "eth_getLogs" || json.Unmarshal(q.Params[0], &query) != nil {
			return nil
		}
		if a.asked.Add(1) == 1 && a.first != nil {
			a.first()
		}
		if a.limit > 0 && uint64(query.ToBlock-query.FromBlock)+1 > a.limit {
			return rpcproxy.Fails(-32600, fmt.Sprintf("eth_getLogs is limited to a %d block range", a.limit))
		}
		if a.keeps == nil {
			return nil
		}
		return rpcproxy.Edited(r.l1.URL(), func(result json.RawMessage) any {
			var logs []types.Log
			assert.NoError(t, json.Unmarshal(result, &logs))
			return slices.DeleteFunc(logs, func(log types.Log) bool { return !a.keeps(log) })
		})
	})
	return a
}

// through runs a command as account 5, which has no stake, with the given RPCs.
func (r *rollup) through(args string, urls ...string) (code int, stdout, stderr string) {
	r.T.Helper()
	r.T.Setenv("FERNET_PRIVATE_KEY", privateKey(5))
	all := append(strings.Fields(args), "--json", "--network", "devnet", "--keys-dir", r.keys, "--data-dir", "data-5", "--password-file", "password")
	for _, url := range urls {
		all = append(all, "--rpc-url", url)
	}
	return execute(r.T, all...)
}

// audits looks at a settled block as auditors do, with RPCs of all kinds.
func (r *rollup) audits(t *testing.T) {
	ctx := t.Context()
	record, err := settlement.ReadDeployment("deployments/1337.json")
	require.NoError(t, err)
	read := func(stdout string) (a audited) {
		require.NoError(t, json.Unmarshal([]byte(stdout), &a), stdout)
		return a
	}

	// What somebody sends to Rewards is no finding, before, between and after what absorb takes;
	// the supply agrees to the wei.
	token, rewards := bindings.NewAZT(), bindings.NewRewards()
	surplus := new(big.Int)
	for _, amount := range []*big.Int{nil, big.NewInt(1), units.AZT(3), new(big.Int), big.NewInt(17)} {
		switch {
		case amount == nil:
		case amount.Sign() == 0:
			r.transact(record.Rewards, rewards.PackAbsorb())
			surplus = new(big.Int)
		default:
			r.transact(record.Token, token.PackTransfer(record.Rewards, amount))
			surplus = new(big.Int).Add(surplus, amount)
		}
		r.transact(record.Token, token.PackFaucet(devnet.Address(9), big.NewInt(5)))
		r.transact(record.Token, token.PackBurn(big.NewInt(2)))
		head := r.l1.Head()
		code, stdout, stderr := r.through("audit --block 1", r.l1.URL())
		require.Zero(t, code, stderr)
		report := read(stdout)
		require.True(t, report.Agree)
		require.Equal(t, surplus.String(), report.Surplus.String())
		require.Equal(t, head.Number.Uint64(), report.L1Block)
		require.Equal(t, head.Hash(), report.L1Hash)
		require.Empty(t, report.Unread)
	}

	// Logs that end early, begin late, or lack an event: nothing is concluded from them.
	client := settlement.NewClient(r.l1.Client(), record)
	settled, err := client.Settled(ctx, 1)
	require.NoError(t, err)
	ids := map[string]common.Hash{}
	for name, e := range rewards.GetABI().Events {
		ids[name] = e.ID
	}
	ids["Transfer"] = token.GetABI().Events["Transfer"].ID
	ids["Proposed"], ids["Revealed"] = bindings.NewSequencing().GetABI().Events["Proposed"].ID, bindings.NewSequencing().GetABI().Events["Revealed"].ID
	ids["RootAccepted"] = bindings.NewSettlement().GetABI().Events["RootAccepted"].ID
	// lacks is a node without the first log of an event that it is asked for, however often it is
	// asked; of roots it has none, for a root that was outbid has no say.
	lacks := func(name string) func(types.Log) bool {
		var lost *types.Log
		return func(log types.Log) bool {
			if log.Topics[0] != ids[name] || name == "RootAccepted" {
				return log.Topics[0] != ids[name]
			}
			if lost == nil {
				lost = &log
			}
			return log.BlockNumber != lost.BlockNumber || log.Index != lost.Index
		}
	}
	head := r.l1.Head().Number.Uint64()
	all := "audit --block 1, rewards show, rewards show --block 1, rewards claim --block 1 --all, root list --block 1, block show --block 1"
	for name, c := range map[string]struct {
		keeps    func() func(types.Log) bool
		commands string
	}{
		"no logs":     {func() func(types.Log) bool { return func(types.Log) bool { return false } }, all},
		"the last 20": {func() func(types.Log) bool { return func(l types.Log) bool { return l.BlockNumber > head-20 } }, all},
		"until it settled": {func() func(types.Log) bool {
			return func(l types.Log) bool { return l.BlockNumber < settled.L1Block }
		},
			"audit --block 1, rewards show, rewards show --block 1, rewards claim --block 1 --all"},
		"one before last": {func() func(types.Log) bool { return func(l types.Log) bool { return l.BlockNumber < head } }, "audit --block 1"},
		"Revealed":        {func() func(types.Log) bool { return lacks("Revealed") }, "audit --block 1, block show --block 1, rank --block 1"},
		"Proposed":        {func() func(types.Log) bool { return lacks("Proposed") }, "audit --block 1"},
		"RootAccepted":    {func() func(types.Log) bool { return lacks("RootAccepted") }, "audit --block 1, rewards show, root list --block 1"},
		"BlockSettled":    {func() func(types.Log) bool { return lacks("BlockSettled") }, "audit --block 1, rewards show, rewards claim --block 1 --all"},
		"RewardClaimed":   {func() func(types.Log) bool { return lacks("RewardClaimed") }, "audit --block 1"},
		"share":           {func() func(types.Log) bool { return lacks("SequencerShareClaimed") }, "audit --block 1"},
		"ReserveFunded":   {func() func(types.Log) bool { return lacks("ReserveFunded") }, "audit --block 1"},
		"EscrowFunded":    {func() func(types.Log) bool { return lacks("EscrowFunded") }, "audit --block 1"},
		"SurplusAbsorbed": {func() func(types.Log) bool { return lacks("SurplusAbsorbed") }, "audit --block 1"},
		"Transfer":        {func() func(types.Log) bool { return lacks("Transfer") }, "audit --block 1"},
	} {
		for _, command := range strings.Split(c.commands, ", ") {
			code, stdout, stderr := r.through(command, r.archive(t, c.keeps()).url)
			require.Equal(t, exitFailed, code, "%s: %s: %s", name, command, stdout)
			var failed session.Failure
			require.NoError(t, json.Unmarshal([]byte(stdout), &failed), stdout)
			require.Contains(t, failed.Error.Message, settlement.ErrIncomplete.Error(), "%s: %s", name, command)
			require.Contains(t, failed.Error.Advice, "name another --rpc-url", stderr)
		}
	}
	// Another URL is asked for what the first has not got.
	for _, command := range strings.Split(all, ", ") {
		first := r.archive(t, func(types.Log) bool { return false })
		code, _, stderr := r.through(command, first.url, r.l1.URL())
		require.Zero(t, code, "%s: %s", command, stderr)
		require.Positive(t, first.asked.Load())
	}

	// A record that is not L1's: it is the record that is said to be wrong.
	for name, change := range map[string]func(*settlement.Deployment){
		"block reward":   func(d *settlement.Deployment) { d.Params.BlockReward = units.AZT(601) },
		"propose blocks": func(d *settlement.Deployment) { d.Params.Schedule.ProposeBlocks-- },
		"claim window":   func(d *settlement.Deployment) { d.Params.ClaimWindow++ },
	} {
		other := *record
		other.Params.BlockReward = new(big.Int).Set(record.Params.BlockReward)
		change(&other)
		require.NoError(t, other.Write("other.json"))
		code, stdout, _ := r.through("audit --block 1 --deployment other.json", r.l1.URL())
		require.Equal(t, exitFailed, code)
		require.Contains(t, stdout, "the deployment's record differs from L1: ", name)
		require.NotContains(t, stdout, "figures", name)
	}

	// Whatever happens while it reads is not part of it; but when its block is dropped, it
	// concludes nothing.
	moving := r.archive(t, nil)
	moving.first = func() {
		r.transact(record.Token, token.PackFaucet(devnet.Address(9), big.NewInt(5)))
		r.transact(record.Token, token.PackTransfer(record.Rewards, big.NewInt(5)))
	}
	before := r.l1.Head()
	code, stdout, stderr := r.through("audit --block 1", moving.url)
	require.Zero(t, code, stderr)
	require.Equal(t, before.Hash(), read(stdout).L1Hash)
	require.Equal(t, surplus.String(), read(stdout).Surplus.String())
	dropped := r.archive(t, nil)
	dropped.first = func() { require.NoError(t, r.l1.Reorg(1, true)) }
	code, stdout, _ = r.through("audit --block 1", dropped.url)
	require.Equal(t, exitFailed, code)
	require.Contains(t, stdout, settlement.ErrReorged.Error())

	// Thousands of empty blocks later, ten blocks of logs at a time are enough for every figure of
	// the block.
	require.NoError(t, r.l1.Advance(3000))
	narrow := r.archive(t, nil)
	narrow.limit = 10
	code, stdout, stderr = r.through("audit --block 1", narrow.url)
	require.Zero(t, code, stderr)
	require.True(t, read(stdout).Agree)
	require.NotEmpty(t, read(stdout).Unread)
	require.LessOrEqual(t, narrow.asked.Load(), int64(40))
	narrow.asked.Store(0)
	code, stdout, stderr = r.through("rewards show", narrow.url)
	require.Zero(t, code, stderr)
	require.Contains(t, stdout, "602000000000000000000")
	require.LessOrEqual(t, narrow.asked.Load(), int64(20))
	code, stdout, stderr = r.through("audit --block 1 --history", narrow.url)
	require.Zero(t, code, stderr)
	require.Empty(t, read(stdout).Unread)
	require.Greater(t, narrow.asked.Load(), int64(300))
}

// transact makes a block of one call of account 0.
func (r *rollup) transact(to common.Address, data []byte) {
	r.T.Helper()
	client := r.l1.Client()
	nonce, err := client.NonceAt(r.T.Context(), devnet.Address(0), nil)
	require.NoError(r.T, err)
	tx, err := types.SignNewTx(devnet.Key(0), types.LatestSignerForChainID(big.NewInt(devnet.ChainID)), &types.DynamicFeeTx{
		ChainID: big.NewInt(devnet.ChainID), Nonce: nonce, GasTipCap: big.NewInt(1e9), GasFeeCap: big.NewInt(1e11), Gas: 300_000, To: &to, Data: data,
	})
	require.NoError(r.T, err)
	head := r.l1.Head().Number.Uint64()
	require.NoError(r.T, client.SendTransaction(r.T.Context(), tx))
	require.NoError(r.T, r.l1.AdvanceTo(head+1))
	receipt, err := client.TransactionReceipt(r.T.Context(), tx.Hash())
	require.NoError(r.T, err)
	require.EqualValues(r.T, 1, receipt.Status)
}
