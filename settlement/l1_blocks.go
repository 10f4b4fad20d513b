package settlement

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
)

// What here reads L1's own blocks is for whoever goes through all of them: nothing is kept, and
// many are asked for in one batch.

// ErrNoRequests means that a node takes only the requests of Node.
var ErrNoRequests = errors.New("the node takes no such request")

// Headers returns the headers of L1 blocks from..to, both included, as the node gives them: whether
// each is the parent of the next is for the caller to find out. One that the node does not have is
// ethereum.NotFound.
func (v *View) Headers(ctx context.Context, from, to uint64) ([]*types.Header, error) {
	requests := make([]request, 0, to-from+1)
	for number := from; number <= to; number++ {
		n := bigU64(number)
		requests = append(requests, request{
			method: "eth_getBlockByNumber", args: []any{hexutil.EncodeBig(n), false}, decode: decodeAs[*types.Header],
			direct: func(ctx context.Context) (any, error) { return v.node().Node.HeaderByNumber(ctx, n) },
		})
	}
	return askAll[*types.Header](ctx, v, requests, func(i int) string { return fmt.Sprintf("get header %d", from+uint64(i)) })
}

// Transactions returns transactions by their hashes, in that order: nil for one that the node does
// not have, since many forget the old ones. Each has the hash it was asked by.
func (v *View) Transactions(ctx context.Context, hashes []common.Hash) ([]*types.Transaction, error) {
	requests := make([]request, len(hashes))
	for i, hash := range hashes {
		requests[i] = request{
			method: "eth_getTransactionByHash", args: []any{hash}, decode: decodeAs[*types.Transaction],
			direct: func(ctx context.Context) (any, error) {
				tx, _, err := v.node().Node.TransactionByHash(ctx, hash)
				return tx, err
			},
		}
	}
	txs := make([]*types.Transaction, len(hashes))
	for i, a := range v.node().fetchApart(ctx, requests) {
		if errors.Is(a.err, ethereum.NotFound) {
			continue
		}
		if a.err != nil {
			return nil, fmt.Errorf("get transaction %s: %w", hashes[i], a.err)
		}
		if txs[i] = a.value.(*types.Transaction); txs[i].Hash() != hashes[i] {
			return nil, fmt.Errorf("get transaction %s: the node's has hash %s", hashes[i], txs[i].Hash())
		}
	}
	return txs, nil
}

// BlockReceipts returns the receipts of all transactions of an L1 block, as the node gives them.
// ErrNoRequests is of a node that cannot be asked for them.
func (v *View) BlockReceipts(ctx context.Context, number uint64) (types.Receipts, error) {
	receipts, err := askAll[types.Receipts](ctx, v, []request{{
		method: "eth_getBlockReceipts", args: []any{hexutil.EncodeUint64(number)}, decode: decodeAs[types.Receipts],
		direct: func(context.Context) (any, error) { return nil, ErrNoRequests },
	}}, func(int) string { return fmt.Sprintf("get receipts of block %d", number) })
	if err != nil {
		return nil, err
	}
	return receipts[0], nil
}

// BlockTransactions returns all transactions of an L1 block, as the node gives them: whether they
// have the root that the header says is for the caller to find out. ErrNoRequests is of a node that
// cannot be asked for them.
func (v *View) BlockTransactions(ctx context.Context, number uint64) (types.Transactions, error) {
	type body struct {
		Transactions types.Transactions `json:"transactions"`
	}
	blocks, err := askAll[*body](ctx, v, []request{{
		method: "eth_getBlockByNumber", args: []any{hexutil.EncodeUint64(number), true}, decode: decodeAs[*body],
		direct: func(context.Context) (any, error) { return nil, ErrNoRequests },
	}}, func(int) string { return fmt.Sprintf("get transactions of block %d", number) })
	if err != nil {
		return nil, err
	}
	return blocks[0].Transactions, nil
}

// LogsIn returns the logs of L1 blocks from..to, both included, that fit a query, as the node gives
// them and in ranges that it takes: see FilterLogs.
func (v *View) LogsIn(ctx context.Context, query ethereum.FilterQuery, from, to uint64) ([]types.Log, error) {
	return v.ranges.scan(ctx, unkept{v.node()}, query, from, to, nil)
}

// unkept asks for logs without keeping them.
type unkept struct{ p *pinned }

func (u unkept) FilterLogs(ctx context.Context, query ethereum.FilterQuery) ([]types.Log, error) {
	u.p.loose.Store(true)
	return u.p.Node.FilterLogs(ctx, query)
}

// TracedCall is a call of a contract inside a transaction.
type TracedCall struct {
	From common.Address
	Data []byte
}

// Trace returns the successful calls that a transaction makes of a contract, by itself or from
// other contracts, in their order, from a trace: debug_traceTransaction, or else trace_transaction.
// A node need not have either.
func (v *View) Trace(ctx context.Context, tx common.Hash, of common.Address) ([]TracedCall, error) {
	none := func(context.Context) (any, error) { return nil, ErrNoRequests }
	what := func(int) string { return fmt.Sprintf("trace transaction %s", tx) }
	tree, err := askAll[*tracedCall](ctx, v, []request{{
		method: "debug_traceTransaction", args: []any{tx, map[string]string{"tracer": "callTracer"}}, decode: decodeAs[*tracedCall], direct: none,
	}}, what)
	if err == nil {
		return tree[0].calls(of, nil), nil
	}
	flat, other := askAll[[]parityCall](ctx, v, []request{{
		method: "trace_transaction", args: []any{tx}, decode: decodeAs[[]parityCall], direct: none,
	}}, what)
	if other != nil {
		return nil, errors.Join(err, other)
	}
	return parityCalls(flat[0], of), nil
}

// tracedCall is a call in the form of go-ethereum's callTracer.
type tracedCall struct {
	Type  string          `json:"type"`
	From  common.Address  `json:"from"`
	To    *common.Address `json:"to"`
	Input hexutil.Bytes   `json:"input"`
	Error string          `json:"error"`
	Calls []tracedCall    `json:"calls"`
}

// calls adds the calls of a contract. What a call that fails calls has done nothing.
func (t *tracedCall) calls(of common.Address, found []TracedCall) []TracedCall {
	if t.Error != "" {
		return found
	}
	if t.Type == "CALL" && t.To != nil && *t.To == of {
		found = append(found, TracedCall{t.From, t.Input})
	}
	for i := range t.Calls {
		found = t.Calls[i].calls(of, found)
	}
	return found
}

// parityCall is a call in the form of trace_transaction.
type parityCall struct {
	Type   string `json:"type"`
	Action struct {
		CallType string          `json:"callType"`
		From     common.Address  `json:"from"`
		To       *common.Address `json:"to"`
		Input    hexutil.Bytes   `json:"input"`
	} `json:"action"`
	Error        string `json:"error"`
	TraceAddress []int  `json:"traceAddress"`
}

func parityCalls(flat []parityCall, of common.Address) (found []TracedCall) {
	var failed []int // where the call that failed last is
	inside := false
	for _, c := range flat {
		if inside && len(c.TraceAddress) > len(failed) && fmt.Sprint(c.TraceAddress[:len(failed)]) == fmt.Sprint(failed) {
			continue
		}
		if inside = c.Error != ""; inside {
			failed = c.TraceAddress
			continue
		}
		if c.Type == "call" && c.Action.CallType == "call" && c.Action.To != nil && *c.Action.To == of {
			found = append(found, TracedCall{c.Action.From, c.Action.Input})
		}
	}
	return found
}

// askAll makes requests in one batch and keeps nothing. It fails with the first one that does.
func askAll[T any](ctx context.Context, v *View, requests []request, what func(i int) string) ([]T, error) {
	values := make([]T, len(requests))
	for i, a := range v.node().fetchApart(ctx, requests) {
		if a.err != nil {
			return nil, fmt.Errorf("%s: %w", what(i), a.err)
		}
		values[i] = a.value.(T)
	}
	return values, nil
}

// fetchApart asks the node and keeps nothing of it.
func (p *pinned) fetchApart(ctx context.Context, requests []request) []answer {
	p.loose.Store(true)
	apart := &pinned{Node: p.Node, block: p.block}
	return apart.fetch(ctx, requests)
}
