package audit_test

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/stretchr/testify/require"

	"fernet/settlement"
)

// l1 is a chain that says what it is told to, in the encodings of the contracts. What a test does
// not set it does not have.
type l1 struct {
	t       *testing.T
	queries int    // for logs
	limit   uint64 // blocks that a query for logs may have; 0: any number
	head    uint64
	outputs map[string][]byte // of calls, by contract and calldata
	logs    []types.Log
	emitted []types.Log // all, whatever a test takes from logs: receipts have them
	headers map[uint64]*types.Header
	txs     map[common.Hash]*types.Transaction
}

var _ settlement.Node = (*l1)(nil)

func newL1(t *testing.T, head uint64) *l1 {
	return &l1{t: t, head: head, outputs: map[string][]byte{}, headers: map[uint64]*types.Header{}, txs: map[common.Hash]*types.Transaction{}}
}

// answer sets what a view function returns.
func (l *l1) answer(contract common.Address, of abi.ABI, method string, input []any, output ...any) {
	data, err := of.Pack(method, input...)
	require.NoError(l.t, err)
	l.outputs[contract.Hex()+string(data)], err = of.Methods[method].Outputs.Pack(output...)
	require.NoError(l.t, err)
}

// emit adds an event of a transaction, with its values in the order of the declaration. Events come
// in order of blocks.
func (l *l1) emit(block uint64, tx common.Hash, contract common.Address, of abi.ABI, event string, values ...any) {
	e := of.Events[event]
	require.Len(l.t, values, len(e.Inputs), event)
	topics := []common.Hash{e.ID}
	var rest []any
	for i, input := range e.Inputs {
		if !input.Indexed {
			rest = append(rest, values[i])
			continue
		}
		made, err := abi.MakeTopics([]any{values[i]})
		require.NoError(l.t, err)
		topics = append(topics, made[0][0])
	}
	data, err := e.Inputs.NonIndexed().Pack(rest...)
	require.NoError(l.t, err)
	log := types.Log{Address: contract, Topics: topics, Data: data, BlockNumber: block, TxHash: tx, Index: uint(len(l.emitted))}
	l.logs, l.emitted = append(l.logs, log), append(l.emitted, log)
}

func (l *l1) BlockNumber(context.Context) (uint64, error) { return l.head, nil }

func (l *l1) CallContract(_ context.Context, call ethereum.CallMsg, _ *big.Int) ([]byte, error) {
	output, ok := l.outputs[call.To.Hex()+string(call.Data)]
	if !ok {
		return nil, fmt.Errorf("the test's L1 has no answer of %s to %x", call.To, call.Data)
	}
	return output, nil
}

func (l *l1) FilterLogs(_ context.Context, q ethereum.FilterQuery) ([]types.Log, error) {
	l.queries++
	if l.limit > 0 && q.ToBlock.Uint64()-q.FromBlock.Uint64() >= l.limit {
		return nil, errors.New("block range is too wide")
	}
	var found []types.Log
	for _, log := range l.logs {
		matches := slices.Contains(q.Addresses, log.Address) && log.BlockNumber >= q.FromBlock.Uint64() && log.BlockNumber <= q.ToBlock.Uint64()
		for i, topics := range q.Topics {
			matches = matches && (len(topics) == 0 || i < len(log.Topics) && slices.Contains(topics, log.Topics[i]))
		}
		if matches {
			found = append(found, log)
		}
	}
	return found, nil
}

func (l *l1) HeaderByNumber(_ context.Context, number *big.Int) (*types.Header, error) {
	if number.Uint64() == l.head {
		return &types.Header{Number: number}, nil
	}
	if h := l.headers[number.Uint64()]; h != nil {
		return h, nil
	}
	return nil, ethereum.NotFound
}

func (l *l1) TransactionByHash(_ context.Context, hash common.Hash) (*types.Transaction, bool, error) {
	if tx := l.txs[hash]; tx != nil {
		return tx, false, nil
	}
	return nil, false, ethereum.NotFound
}

func (l *l1) TransactionReceipt(_ context.Context, hash common.Hash) (*types.Receipt, error) {
	r := new(types.Receipt)
	for i := range l.emitted {
		if l.emitted[i].TxHash == hash {
			r.Logs = append(r.Logs, &l.emitted[i])
		}
	}
	return r, nil
}

func (l *l1) CodeAt(context.Context, common.Address, *big.Int) ([]byte, error) { return []byte{1}, nil }

const number, slot, settledAt = 1, 3, 500

// Places of b.misses that tests change.
const (
	pruneOf2And3 = iota + 3
	penaltyOfPrune
	reportOf6
	penaltyOfReport
	refillOf7
	appendOf2
	pruneOf2
	append2Again
	penaltyOfAppend
)
