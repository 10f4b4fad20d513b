package l1_test

import (
	"errors"
	"fmt"
	"math/big"
	"net/http"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/l1"
	"fernet/settlement/rpcerr"
)

// problem is an answer that is an error, whatever is asked.
func problem(code int, message string, data ...any) func(http.ResponseWriter, string) (any, any) {
	return func(http.ResponseWriter, string) (any, any) {
		p := map[string]any{"code": code, "message": message}
		if len(data) > 0 {
			p["data"] = data[0]
		}
		return nil, p
	}
}

// page is an answer of a gateway.
func page(status int, body string) func(http.ResponseWriter, string) (any, any) {
	return func(w http.ResponseWriter, _ string) (any, any) {
		w.WriteHeader(status)
		fmt.Fprint(w, body)
		return nil, nil
	}
}

// signed is a transaction for chain 5.
func signed(t *testing.T) *types.Transaction {
	tx, err := types.SignNewTx(devnet.Key(0), types.LatestSignerForChainID(big.NewInt(5)), &types.DynamicFeeTx{
		ChainID: big.NewInt(5), Gas: 21000, GasFeeCap: big.NewInt(1), GasTipCap: big.NewInt(1), To: &common.Address{}, Value: new(big.Int),
	})
	require.NoError(t, err)
	return tx
}

// aboutNodes are answers that another node may do better than, to a read and to a transaction.
var aboutNodes = map[string]func(http.ResponseWriter, string) (any, any){
	"no method":           problem(-32601, "the method x does not exist/is not available"),
	"QuickNode's limit":   problem(-32007, "50/second request limit reached"),
	"Infura's limit":      problem(-32005, "project ID request rate exceeded"),
	"credits":             problem(-32012, "credits limited to 6000/sec"),
	"a limit, no words":   problem(-32097, "no"),
	"another limit":       problem(-32029, "no"),
	"internal":            problem(-32603, "internal error"),
	"dRPC, no provider":   problem(4, "Can't route your request to suitable provider"),
	"dRPC, for a moment":  problem(19, "Temporary internal error. Please retry"),
	"dRPC, time-out":      problem(30, "Request timeout on the free tier"),
	"lags":                problem(-32000, "header not found"),
	"pruned":              problem(4444, "pruned history unavailable"),
	"no state":            problem(-32000, "missing trie node 8e55"),
	"words of nobody":     problem(-32000, "the stars are not right"),
	"a wrong key":         page(401, "unauthorized"),
	"unpaid":              page(402, ""),
	"forbidden":           page(403, "<html>"),
	"no such path":        page(404, "<html>"),
	"too large":           page(413, ""),
	"too many":            page(429, ""),
	"a page for people":   page(200, "<html>down</html>"),
	"bad gateway":         page(502, "<html>"),
	"an answer with 400":  page(400, `{"jsonrpc":"2.0","id":1,"error":{"code":-32007,"message":"limit"}}`),
	"syncing":             problem(-32010, "node is syncing"),
	"a dialect":           problem(-32602, "missing field `to`"),
	"a method of plans":   problem(-32600, "x is not included in your current plan"),
	"no more than 413":    page(413, "<html>request entity too large</html>"),
	"bad request, a page": page(400, "<html>"),
}

// What is about the node is asked of the next URL at once, and of the first one no more than that.
func TestNextURLForAnswersAboutTheNode(t *testing.T) {
	for name, answer := range aboutNodes {
		t.Run(name, func(t *testing.T) {
			bad, good := newNode(t, 5), newNode(t, 5)
			c := dial(t, l1.Options{Backoff: time.Minute}, bad.url(), good.url())
			bad.answers(answer)
			number, err := c.BlockNumber(t.Context())
			require.NoError(t, err)
			require.EqualValues(t, 7, number)
			require.EqualValues(t, 1, bad.asked.Load())
			require.EqualValues(t, 1, good.asked.Load())
		})
	}
}

// A send that is answered with an error about the node is offered to the next URL. Full pools and
// settings of one node are such errors, too.
func TestSendsAreOfferedToTheNextURL(t *testing.T) {
	answers := map[string]func(http.ResponseWriter, string) (any, any){
		"full":       problem(-32000, "txpool is full"),
		"fee cap":    problem(-32000, "tx fee (1.20 ether) exceeds the configured cap (1.00 ether)"),
		"its forks":  problem(-32010, "unsupported transaction type"),
		"permission": problem(-32007, "Sender account not authorized to send transactions"),
	}
	for name, answer := range aboutNodes {
		answers[name] = answer
	}
	for name, answer := range answers {
		t.Run(name, func(t *testing.T) {
			bad, good := newNode(t, 5), newNode(t, 5)
			c := dial(t, l1.Options{}, bad.url(), good.url())
			bad.answers(answer)
			require.NoError(t, c.SendTransaction(t.Context(), signed(t)))
			require.EqualValues(t, 1, bad.asked.Load())
			require.EqualValues(t, 1, good.asked.Load())
		})
	}
}

// What several URLs said to a transaction is told by the one that leaves most open.
func TestSendTellsWhatIsOpen(t *testing.T) {
	refuses := problem(-32000, "insufficient funds for gas * price + value")
	for name, c := range map[string]struct {
		first, then func(http.ResponseWriter, string) (any, any)
		want        rpcerr.Kind
		asked       int64 // of the second
	}{
		"refused":                 {refuses, nil, rpcerr.Refused, 0},
		"nonce too low":           {problem(-32000, "nonce too low"), nil, rpcerr.NonceTooLow, 0},
		"silent, refused":         {page(502, ""), refuses, rpcerr.Silent, 1},
		"unknown, refused":        {problem(-32000, "?"), refuses, rpcerr.Unknown, 1},
		"unknown, silent":         {problem(-32000, "?"), page(502, ""), rpcerr.Silent, 1},
		"silent, unknown":         {page(502, ""), problem(-32000, "?"), rpcerr.Silent, 1},
		"silent, known":           {page(502, ""), problem(-32000, "already known"), rpcerr.Known, 1},
		"unknown, known":          {problem(-32000, "?"), problem(-32000, "already known"), rpcerr.Known, 1},
		"full, refused":           {problem(-32000, "txpool is full"), refuses, rpcerr.Refused, 1},
		"no method, full":         {problem(-32601, "no"), problem(-32000, "txpool is full"), rpcerr.Later, 1},
		"limited, limited":        {problem(-32007, "no"), problem(-32005, "no"), rpcerr.Busy, 1},
		"too many, nonce too low": {page(429, ""), problem(-32000, "nonce too low"), rpcerr.NonceTooLow, 1},
	} {
		t.Run(name, func(t *testing.T) {
			first, second := newNode(t, 5), newNode(t, 5)
			client := dial(t, l1.Options{}, first.url(), second.url())
			first.answers(c.first)
			if c.then != nil {
				second.answers(c.then)
			}
			err := client.SendTransaction(t.Context(), signed(t))
			require.Equal(t, c.want, rpcerr.Of(err), "%v", err)
			require.Equal(t, c.asked, second.asked.Load())
			require.EqualValues(t, 1, first.asked.Load())
		})
	}
}

// When no URL can, the error says what each did, in a bounded number of requests.
func TestAllURLsFail(t *testing.T) {
	for name, c := range map[string]struct {
		answer func(http.ResponseWriter, string) (any, any)
		kind   rpcerr.Kind
		asked  int64
		down   bool // it says that no URL answers
	}{
		"no method":       {problem(-32601, "no"), rpcerr.Unable, 1, false},
		"words of nobody": {problem(-32000, "?"), rpcerr.Unknown, 1, false},
		"pruned":          {problem(4444, "pruned"), rpcerr.Pruned, 1, false},
		"a wrong key":     {page(401, ""), rpcerr.Unusable, 1, true},
		"lags":            {problem(-32000, "header not found"), rpcerr.Lacking, 6, false},
		"internal":        {problem(-32603, "no"), rpcerr.Internal, 6, false},
		"down":            {page(503, ""), rpcerr.Silent, 6, true},
		"limited":         {problem(-32007, "no"), rpcerr.Busy, 8, true},
		"limited by HTTP": {page(429, ""), rpcerr.Throttled, 8, true},
	} {
		t.Run(name, func(t *testing.T) {
			first, second := newNode(t, 5), newNode(t, 5)
			client := dial(t, l1.Options{}, first.url(), second.url())
			first.answers(c.answer)
			second.answers(c.answer)
			_, err := client.BlockNumber(t.Context())
			require.Equal(t, c.kind, rpcerr.Of(err), "%v", err)
			require.Equal(t, c.down, errors.Is(err, l1.ErrUnreachable), "%v", err)
			require.Equal(t, !c.down, l1.Answered(err), "%v", err)
			require.Contains(t, err.Error(), "RPC http://127.0.0.1:")
			require.Equal(t, c.asked, first.asked.Load())
			require.Equal(t, c.asked, second.asked.Load())
		})
	}

	// One that will not do better is not asked again for the sake of one that may.
	first, second := newNode(t, 5), newNode(t, 5)
	client := dial(t, l1.Options{}, first.url(), second.url())
	first.answers(problem(-32601, "no"))
	second.answers(page(503, ""))
	_, err := client.BlockNumber(t.Context())
	require.ErrorIs(t, err, l1.ErrUnreachable)
	require.ErrorContains(t, err, first.URL)
	require.ErrorContains(t, err, second.URL)
	require.True(t, l1.Answered(err), "one did")
	require.EqualValues(t, 1, first.asked.Load())
	require.EqualValues(t, 6, second.asked.Load())
}

// Null is an answer to who polls, and a reason to ask the others where something must exist.
func TestNull(t *testing.T) {
	first, second := newNode(t, 5), newNode(t, 5)
	c := dial(t, l1.Options{}, first.url(), second.url())
	var has atomic.Bool
	answer := func(found bool) func(w http.ResponseWriter, method string) (any, any) {
		return func(w http.ResponseWriter, method string) (any, any) {
			if !found || !has.Load() {
				return nullResult{}, nil
			}
			switch method {
			case "eth_getTransactionReceipt":
				return &types.Receipt{Status: 1, TxHash: common.Hash{1}, BlockHash: common.Hash{2}, BlockNumber: big.NewInt(3), Logs: []*types.Log{}}, nil
			case "eth_getTransactionByHash":
				return signed(t), nil
			default:
				return map[string]any{"number": "0x3", "hash": common.Hash{2}, "timestamp": "0x1"}, nil
			}
		}
	}
	first.answers(answer(false))
	second.answers(answer(true))
	_, err := c.PollReceipt(t.Context(), common.Hash{1})
	require.ErrorIs(t, err, ethereum.NotFound)
	require.Zero(t, second.asked.Load(), "a poll asks one node")
	require.EqualValues(t, 1, first.asked.Load())

	_, err = c.TransactionReceipt(t.Context(), common.Hash{1})
	require.ErrorIs(t, err, ethereum.NotFound)
	require.EqualValues(t, 1, second.asked.Load())
	require.EqualValues(t, 2, first.asked.Load(), "nobody is asked again")
	known, err := c.Known(t.Context(), common.Hash{1})
	require.NoError(t, err)
	require.False(t, known)

	has.Store(true)
	r, err := c.TransactionReceipt(t.Context(), common.Hash{1})
	require.NoError(t, err)
	require.EqualValues(t, 3, r.BlockNumber.Int64())
	for range 2 { // whichever is asked first now
		known, err = c.Known(t.Context(), common.Hash{1})
		require.NoError(t, err)
		require.True(t, known)
	}
	b, err := c.Block(t.Context(), big.NewInt(3))
	require.NoError(t, err)
	require.Equal(t, common.Hash{2}, b.Hash)

	first.answers(page(503, ""))
	second.answers(page(503, ""))
	first.asked.Store(0)
	_, err = c.PollReceipt(t.Context(), common.Hash{1})
	require.ErrorIs(t, err, l1.ErrUnreachable)
	require.EqualValues(t, 1, first.asked.Load(), "whoever polls comes again")
	_, err = c.Known(t.Context(), common.Hash{1})
	require.ErrorIs(t, err, l1.ErrUnreachable)
	first.answers(answer(false))
	known, err = c.Known(t.Context(), common.Hash{1})
	require.NoError(t, err, "one answers")
	require.False(t, known)
}

// nullResult is the result null.
type nullResult struct{}

func (nullResult) MarshalJSON() ([]byte, error) { return []byte("null"), nil }

// Blocks are told apart by what the node reports, and transactions of unknown types are no
// obstacle.
func TestBlocksAsReported(t *testing.T) {
	n := newNode(t, 5)
	c := dial(t, l1.Options{}, n.url())
	from := common.Address{7}
	n.answers(func(http.ResponseWriter, string) (any, any) {
		return map[string]any{
			"number": "0x10", "hash": common.Hash{9}, "parentHash": common.Hash{8}, "timestamp": "0x5", "baseFeePerGas": "0x7", "ofTheNextFork": []int{1},
			"transactions": []any{
				map[string]any{"type": "0x7f", "hash": common.Hash{3}, "from": common.Address{6}, "nonce": "0x2", "ofTheNextFork": "0x1"},
				map[string]any{"type": "0x2", "hash": common.Hash{4}, "from": from, "nonce": "0x2"},
			},
		}, nil
	})
	b, err := c.Block(t.Context(), nil)
	require.NoError(t, err)
	require.Equal(t, &l1.Block{Number: 16, Hash: common.Hash{9}, ParentHash: common.Hash{8}, Time: 5, BaseFee: big.NewInt(7)}, b)
	hash, err := c.SentIn(t.Context(), 16, from, 2)
	require.NoError(t, err)
	require.Equal(t, common.Hash{4}, hash)
	_, err = c.SentIn(t.Context(), 16, from, 3)
	require.ErrorIs(t, err, ethereum.NotFound)

	// What cannot be decoded is an answer: nobody is asked for it again and again.
	n.asked.Store(0)
	_, err = c.HeaderByNumber(t.Context(), nil)
	require.Equal(t, rpcerr.Unreadable, rpcerr.Of(err), "%v", err)
	require.EqualValues(t, 1, n.asked.Load())
	n.answers(func(http.ResponseWriter, string) (any, any) { return map[string]any{"number": "0x1"}, nil })
	_, err = c.Block(t.Context(), nil)
	require.Equal(t, rpcerr.Unreadable, rpcerr.Of(err), "%v", err)
}

// A node without eth_maxPriorityFeePerGas has other ways to say a tip.
func TestTipWithoutItsMethod(t *testing.T) {
	none := map[string]any{"code": -32601, "message": "the method does not exist/is not available"}
	history := map[string]any{"oldestBlock": "0x1", "gasUsedRatio": []float64{0.5, 0.5, 0.5}, "baseFeePerGas": []string{"0x1", "0x1", "0x1", "0x1"}}
	tips := func(all ...string) map[string]any {
		h := map[string]any{"reward": [][]string{}}
		for k, v := range history {
			h[k] = v
		}
		for _, tip := range all {
			h["reward"] = append(h["reward"].([][]string), []string{tip})
		}
		return h
	}
	block := map[string]any{"number": "0x1", "hash": common.Hash{1}, "timestamp": "0x1", "baseFeePerGas": "0x64"}
	for name, c := range map[string]struct {
		answers map[string]any
		want    int64
		fails   bool
	}{
		"suggested":     {map[string]any{"eth_maxPriorityFeePerGas": "0x5"}, 5, false},
		"history":       {map[string]any{"eth_feeHistory": tips("0x9", "0x3", "0x7")}, 7, false},
		"empty history": {map[string]any{"eth_feeHistory": tips(), "eth_gasPrice": "0x66", "eth_getBlockByNumber": block}, 2, false},
		"price":         {map[string]any{"eth_gasPrice": "0x66", "eth_getBlockByNumber": block}, 2, false},
		"low price":     {map[string]any{"eth_gasPrice": "0x60", "eth_getBlockByNumber": block}, 0, false},
		"nothing":       {map[string]any{}, 0, true},
	} {
		t.Run(name, func(t *testing.T) {
			n := newNode(t, 5)
			client := dial(t, l1.Options{}, n.url())
			n.answers(func(_ http.ResponseWriter, method string) (any, any) {
				if a, ok := c.answers[method]; ok {
					return a, nil
				}
				return nil, none
			})
			tip, err := client.SuggestGasTipCap(t.Context())
			if c.fails {
				require.Equal(t, rpcerr.Unable, rpcerr.Of(err), "%v", err)
				return
			}
			require.NoError(t, err)
			require.EqualValues(t, c.want, tip.Int64())
			require.LessOrEqual(t, n.asked.Load(), int64(4))
		})
	}
	n := newNode(t, 5)
	client := dial(t, l1.Options{}, n.url())
	n.answers(page(503, ""))
	_, err := client.SuggestGasTipCap(t.Context())
	require.ErrorIs(t, err, l1.ErrUnreachable)
	require.EqualValues(t, 6, n.asked.Load(), "who does not answer is not asked in other ways")
}

// The reason of a revert is found whatever the node's way to say it, and by whichever request.
func TestReverts(t *testing.T) {
	// Panic(17)
	const digits = "4e487b710000000000000000000000000000000000000000000000000000000000000011"
	for name, answer := range map[string]func(http.ResponseWriter, string) (any, any){
		"geth":         problem(3, "execution reverted", "0x"+digits),
		"OpenEthereum": problem(-32015, "VM execution error.", "Reverted 0x"+digits),
		"Hardhat":      problem(-32603, "Error: VM Exception", map[string]any{"message": "x", "data": "0x" + digits}),
		"a list":       problem(3, "execution reverted", []any{"0x" + digits}),
		"no 0x":        problem(3, "execution reverted", digits),
		"HTTP 400":     page(400, `{"jsonrpc":"2.0","id":1,"error":{"code":3,"message":"execution reverted","data":"0x`+digits+`"}}`),
		"HTTP 500":     page(500, `{"jsonrpc":"2.0","id":1,"error":{"code":3,"message":"execution reverted","data":"0x`+digits+`"}}`),
	} {
		t.Run(name, func(t *testing.T) {
			first, second := newNode(t, 5), newNode(t, 5)
			client := dial(t, l1.Options{}, first.url(), second.url())
			first.answers(answer)
			_, called := client.CallContract(t.Context(), ethereum.CallMsg{}, nil)
			_, estimated := client.EstimateGas(t.Context(), ethereum.CallMsg{})
			for _, err := range []error{called, estimated, client.SendTransaction(t.Context(), signed(t))} {
				r, ok := settlement.RevertOf(err)
				require.True(t, ok, "%v", err)
				require.Contains(t, r.String(), "arithmetic")
				require.Equal(t, rpcerr.Failed, rpcerr.Of(err))
			}
			require.Zero(t, second.asked.Load(), "no other node would know better")
		})
	}
}
