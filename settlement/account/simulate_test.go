package account

import (
	"bytes"
	"encoding/json"
	"math/big"
	"os"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/settlement/devnet"
	"fernet/settlement/devnet/devnettest"
	"fernet/settlement/l1"
	"fernet/settlement/txmgr"
	"fernet/test/rpcproxy"
)

// A node without eth_simulateV1 simulates the first call of a dry run and says so of the others.
func TestDryRunWithoutSimulation(t *testing.T) {
	url := rpcproxy.Start(t, "", func(q rpcproxy.Request) rpcproxy.Answer {
		switch q.Method {
		case "eth_chainId", "eth_estimateGas", "eth_maxPriorityFeePerGas":
			return rpcproxy.Says(`"0x539"`)
		case "eth_getBlockByNumber":
			h := common.Hash{}.Hex()
			header, err := json.Marshal(map[string]any{
				"number": "0x1", "hash": h, "parentHash": h, "sha3Uncles": h, "miner": common.Address{}.Hex(), "stateRoot": h, "transactionsRoot": h,
				"receiptsRoot": h, "logsBloom": "0x" + strings.Repeat("00", 256), "difficulty": "0x0", "gasLimit": "0x1", "gasUsed": "0x0",
				"timestamp": "0x1", "extraData": "0x", "baseFeePerGas": "0x1",
			})
			assert.NoError(t, err)
			return rpcproxy.Says(string(header))
		}
		return rpcproxy.Fails(-32601, "method not found")
	})
	a := open(t, url, func(o *Options) { o.DryRun = true })
	to := common.Address{1}
	txs, err := a.Send(t.Context(),
		txmgr.Candidate{ID: "a", Purpose: "a", To: &to, Data: bytes.Repeat([]byte{1}, 100)},
		txmgr.Candidate{ID: "b", Purpose: "b", To: &to})
	require.NoError(t, err)
	require.Equal(t, Simulated, txs[0].Status)
	require.EqualValues(t, 0x539, txs[0].Gas)
	require.Equal(t, "0.000000000001788906", txs[0].Cost) // 1337 gas at 1337 + 1 wei
	require.Equal(t, NotSimulated, txs[1].Status)
	require.EqualValues(t, 0x539, txs[1].Gas, "as if it depended on nothing")
	require.Error(t, a.AffordsDryRun(t.Context()), "the node says nothing of a balance")

	_, err = os.Stat(a.o.Dir)
	require.ErrorIs(t, err, os.ErrNotExist)
}

// withoutSimulation is a node without eth_simulateV1.
func withoutSimulation(t *testing.T, node string) string {
	return rpcproxy.Start(t, node, func(q rpcproxy.Request) rpcproxy.Answer {
		if q.Method != "eth_simulateV1" {
			return nil
		}
		return rpcproxy.Fails(-32601, "the method eth_simulateV1 does not exist")
	})
}

// likeAnvil is a node that refuses to simulate calls without a receiver, in anvil's words.
func likeAnvil(t *testing.T, node string) string {
	const words = "Failed to build transaction: eip1559 transaction can't be built due to missing keys: [\"to\"]"
	return rpcproxy.Start(t, node, func(q rpcproxy.Request) rpcproxy.Answer {
		var asked struct {
			BlockStateCalls []struct {
				Calls []struct{ To *common.Address }
			}
		}
		if q.Method != "eth_simulateV1" || json.Unmarshal(q.Params[0], &asked) != nil {
			return nil
		}
		for _, b := range asked.BlockStateCalls {
			if b.Calls[0].To == nil {
				return rpcproxy.Fails(-32602, words)
			}
		}
		return nil
	})
}

// Contracts that are created on top of each other are simulated at the addresses that they will
// have, also by a node that simulates no creations, and for nearly the same gas.
func TestDryRunOfCreations(t *testing.T) {
	d := devnettest.Start(t, devnet.WithAutoMine(), devnet.WithHTTP("127.0.0.1:0"))
	account := devnet.Address(0)
	nonce, err := d.Client().PendingNonceAt(t.Context(), account)
	require.NoError(t, err)
	first, second := crypto.CreateAddress(account, nonce), crypto.CreateAddress(account, nonce+1)
	refusal := refusal(t)
	calls := []txmgr.Candidate{
		{ID: "first", Purpose: "first", Data: append(common.FromHex("0x602a60005260206000f3"), make([]byte, 4000)...)},
		needs(first, account), needs(second, account),
		{ID: "pay", Purpose: "pay", To: &second, Value: new(big.Int)},
		// It reverts with the bytes behind its code.
		{ID: "refuse", Purpose: "refuse", Data: append(common.FromHex("0x6044600a5f3960445ffd"), refusal...)},
	}
	var gas [2][]uint64
	for i, url := range []string{d.URL(), likeAnvil(t, d.URL())} {
		a := open(t, url, func(o *Options) { o.DryRun = true })
		txs, err := a.Send(t.Context(), calls...)
		var failed *txmgr.WouldFailError
		require.ErrorAs(t, err, &failed)
		require.Equal(t, "refuse", failed.Purpose)
		require.Equal(t, refusal, failed.Data)
		require.Contains(t, failed.Reason, "UnknownBlock(number: 3")
		require.Len(t, txs, 4)
		for _, tx := range txs {
			require.Equal(t, Simulated, tx.Status, tx.Purpose)
			require.Equal(t, account, tx.Call.From)
			gas[i] = append(gas[i], tx.Gas)
		}
		require.Nil(t, txs[1].Call.To, "what would be signed is the creation")
	}
	for i, direct := range gas[0] {
		require.InDelta(t, direct, gas[1][i], 5_000, "call %d", i)
	}
	require.Equal(t, gas[0][3], gas[1][3])
}

// What a call of eth_simulateV1 reverted with is read in every form that nodes give it in.
func TestDryRunReadsEveryDialect(t *testing.T) {
	refusal := hexutil.Encode(refusal(t))
	for name, o := range map[string]string{
		"geth":                 `{"error": {"code": 3, "message": "execution reverted", "data": "` + refusal + `"}}`,
		"return data only":     `{"error": {"code": -32000, "message": "execution reverted"}, "returnData": "` + refusal + `"}`,
		"no error":             `{"returnData": "` + refusal + `"}`,
		"empty data":           `{"error": {"code": 3, "message": "execution reverted", "data": "0x"}, "returnData": "` + refusal + `"}`,
		"words before it":      `{"error": {"code": -32015, "message": "VM execution error.", "data": "Reverted ` + refusal + `"}}`,
		"an object":            `{"error": {"code": -32603, "message": "reverted", "data": {"message": "x", "data": "` + refusal + `"}}}`,
		"a nested object":      `{"error": {"code": -32603, "message": "reverted", "data": {"originalError": {"data": "` + refusal + `"}}}}`,
		"in the message":       `{"error": {"code": 3, "message": "execution reverted: ` + refusal + `"}}`,
		"words for an object":  `{"error": "execution reverted: ` + refusal + `"}`,
		"a code that is words": `{"error": {"code": "3", "message": "execution reverted", "data": "` + refusal + `"}}`,
	} {
		var outcome simOutcome
		require.NoError(t, json.Unmarshal([]byte(o), &outcome), name)
		err := outcome.wouldFail("claim")
		var failed *txmgr.WouldFailError
		require.ErrorAs(t, err, &failed, name)
		require.Equal(t, refusal, hexutil.Encode(failed.Data), name)
		require.Contains(t, failed.Reason, "UnknownBlock(number: 3", name)
	}
	for o, want := range map[string]string{
		`{"error": {"message": "out of gas"}}`: "out of gas",
		`{"error": "out of gas"}`:              "out of gas",
		`{}`:                                   "does not say why",
		`{"error": null}`:                      "does not say why",
	} {
		var outcome simOutcome
		require.NoError(t, json.Unmarshal([]byte(o), &outcome), o)
		require.ErrorContains(t, outcome.wouldFail("claim"), want)
	}
}

// refusal is the custom error UnknownBlock(3, 1) of the contracts.
func refusal(t *testing.T) []byte {
	e := bindings.NewSettlement().GetABI().Errors["UnknownBlock"]
	data, err := e.Inputs.Pack(uint64(3), uint64(1))
	require.NoError(t, err)
	return append(bytes.Clone(e.ID[:4]), data...)
}

// needs creates a contract whose constructor reverts unless a contract is at an address and the
// account is its creator.
func needs(at, creator common.Address) txmgr.Candidate {
	code := append([]byte{0x73}, at[:]...)                        // push the address
	code = append(code, 0x3b, 0x60, 0x1c, 0x57, 0x5f, 0x5f, 0xfd) // revert unless it has code
	code = append(append(code, 0x5b, 0x73), creator[:]...)        // push the creator
	// Revert unless it is the caller.
	code = append(code, 0x33, 0x14, 0x60, 0x3a, 0x57, 0x5f, 0x5f, 0xfd)
	code = append(code, 0x5b, 0x60, 0x01, 0x5f, 0xf3) // one byte of code
	return txmgr.Candidate{ID: "needs " + at.Hex(), Purpose: "needs", Data: code}
}

// A node that does not answer is not taken for one that cannot simulate.
func TestDryRunWhileTheNodeIsGone(t *testing.T) {
	d, err := devnet.New(devnet.WithAutoMine(), devnet.WithHTTP("127.0.0.1:0"))
	require.NoError(t, err)
	a := open(t, d.URL(), func(o *Options) { o.DryRun = true })
	to := common.Address{1}
	_, err = a.Send(t.Context(), txmgr.Candidate{ID: "a", Purpose: "a", To: &to})
	require.NoError(t, err)
	require.NoError(t, d.Close())
	_, err = a.Send(t.Context(), txmgr.Candidate{ID: "b", Purpose: "b", To: &to})
	require.Error(t, err)
	require.False(t, l1.Answered(err))
}
