package audit_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"encoding/json"
	"errors"
	"maps"
	"math/big"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"
	"github.com/ethereum/go-ethereum/trie"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/settlement"
	"fernet/settlement/devnet"
)

// forged is an L1 that is the story's but for what a fault changes of it. What contracts did wrong
// is changed in logs and calldata before headers are made of it, so that the chain is sound; what
// the RPC does wrong is changed after that.
type forged struct {
	*ethclient.Client
	t          testing.TB
	deployment *settlement.Deployment

	headers  []*types.Header
	receipts []types.Receipts
	txs      map[common.Hash]*types.Transaction // the story's, and changed ones
	real     map[common.Hash]common.Hash        // hashes of the story's blocks, by those here

	logs    func([]types.Log) []types.Log // what the RPC makes of the answer to a query
	body    func(number uint64, txs types.Transactions) types.Transactions
	calls   func(to common.Address, method string, output []byte) []byte
	past    func(at common.Hash, method string, output []byte)
	code    func(at common.Address, code []byte) []byte
	answers map[string]any // to requests, by method
	forgets bool           // all transactions
	// what the RPC makes of a header that is asked for together with others
	chained func(header *types.Header) *types.Header
	newest  atomic.Uint64 // the L1 block that counts as the newest
	young   bool          // it keeps the state of the newest block alone
	lost    string        // a method that cannot be called any more, since the state is forgotten
}

// record reads the story's L1.
func (s *story) record() *forged {
	s.t.Helper()
	f := &forged{Client: s.L1.Client(), t: s.t, deployment: s.Client.Deployment, txs: map[common.Hash]*types.Transaction{}}
	for number := range s.L1.Head().Number.Int64() + 1 {
		header, err := f.Client.HeaderByNumber(s.t.Context(), big.NewInt(number))
		require.NoError(s.t, err)
		receipts, err := f.Client.BlockReceipts(s.t.Context(), rpc.BlockNumberOrHashWithNumber(rpc.BlockNumber(number)))
		require.NoError(s.t, err)
		f.headers, f.receipts = append(f.headers, header), append(f.receipts, receipts)
		block, err := f.Client.BlockByNumber(s.t.Context(), big.NewInt(number))
		require.NoError(s.t, err)
		for _, tx := range block.Transactions() {
			f.txs[tx.Hash()] = tx
		}
	}
	return f
}

// copy is the same L1, to be changed.
func (f *forged) copy(t testing.TB) *forged {
	c := &forged{
		Client: f.Client, t: t, deployment: f.deployment, txs: maps.Clone(f.txs), real: map[common.Hash]common.Hash{}, answers: map[string]any{},
	}
	for i, header := range f.headers {
		c.headers = append(c.headers, types.CopyHeader(header))
		var receipts types.Receipts
		for _, receipt := range f.receipts[i] {
			r := *receipt
			r.Logs = slices.Clone(r.Logs)
			for j, log := range r.Logs {
				l := *log
				l.Topics, l.Data = slices.Clone(l.Topics), bytes.Clone(l.Data)
				r.Logs[j] = &l
			}
			receipts = append(receipts, &r)
		}
		c.receipts = append(c.receipts, receipts)
	}
	return c
}

// seal makes headers of what was changed.
func (f *forged) seal() {
	for i, header := range f.headers {
		before := f.originalHash(i)
		index := uint(0)
		header.Bloom = types.Bloom{}
		for _, receipt := range f.receipts[i] {
			for _, log := range receipt.Logs {
				log.Index, log.TxHash, log.BlockNumber = index, receipt.TxHash, uint64(i)
				index++
			}
			receipt.Bloom = types.CreateBloom(receipt)
			for j := range header.Bloom {
				header.Bloom[j] |= receipt.Bloom[j]
			}
		}
		header.TxHash = types.DeriveSha(f.transactions(i), trie.NewStackTrie(nil))
		header.ReceiptHash = types.DeriveSha(f.receipts[i], trie.NewStackTrie(nil))
		if i > 0 {
			header.ParentHash = f.headers[i-1].Hash()
		}
		f.real[header.Hash()] = before
		for _, receipt := range f.receipts[i] {
			receipt.BlockHash = header.Hash()
			for _, log := range receipt.Logs {
				log.BlockHash = header.Hash()
			}
		}
	}
}

// transactions are those of a block, in the order of its receipts.
func (f *forged) transactions(number int) (txs types.Transactions) {
	for _, receipt := range f.receipts[number] {
		txs = append(txs, f.txs[receipt.TxHash])
	}
	return txs
}

func (f *forged) originalHash(number int) common.Hash {
	header, err := f.Client.HeaderByNumber(f.t.Context(), big.NewInt(int64(number)))
	require.NoError(f.t, err)
	return header.Hash()
}

// where is a log: its block, receipt and place in that.
type where struct{ block, receipt, log int }

// contract returns the contract of an event that is named "Staking.Penalized".
func (f *forged) event(name string) (common.Address, abi.Event) {
	contract, event, _ := strings.Cut(name, ".")
	d := f.deployment
	of := map[string]struct {
		common.Address
		abi.ABI
	}{
		"Staking": {d.Staking, bindings.NewStaking().GetABI()}, "Sequencing": {d.Sequencing, bindings.NewSequencing().GetABI()},
		"Settlement": {d.Settlement, bindings.NewSettlement().GetABI()}, "Rewards": {d.Rewards, bindings.NewRewards().GetABI()},
		"AZT": {d.Token, bindings.NewAZT().GetABI()},
	}[contract]
	e, ok := of.Events[event]
	require.True(f.t, ok, name)
	return of.Address, e
}

// find returns the n-th log of an event, from 0, of those that fit.
func (f *forged) find(name string, n int, fits func(values []any) bool) where {
	address, event := f.event(name)
	for i, receipts := range f.receipts {
		for j, receipt := range receipts {
			for k, log := range receipt.Logs {
				if log.Address != address || log.Topics[0] != event.ID || fits != nil && !fits(f.values(event, log)) {
					continue
				}
				if n == 0 {
					return where{i, j, k}
				}
				n--
			}
		}
	}
	require.Fail(f.t, "there is no such log", "%s %d", name, n)
	return where{}
}

func (f *forged) at(w where) *types.Log { return f.receipts[w.block][w.receipt].Logs[w.log] }

// values are the values of a log, in the order of the event's inputs.
func (f *forged) values(event abi.Event, log *types.Log) []any {
	rest, err := event.Inputs.NonIndexed().UnpackValues(log.Data)
	require.NoError(f.t, err)
	var values []any
	topics := log.Topics[1:]
	for _, input := range event.Inputs {
		if !input.Indexed {
			values, rest = append(values, rest[0]), rest[1:]
			continue
		}
		value, err := abi.Arguments{{Type: input.Type}}.UnpackValues(topics[0][:])
		require.NoError(f.t, err)
		values, topics = append(values, value[0]), topics[1:]
	}
	return values
}

// emit makes a log of an event.
func (f *forged) emit(name string, values ...any) *types.Log {
	address, event := f.event(name)
	log := &types.Log{Address: address, Topics: []common.Hash{event.ID}}
	var rest []any
	for i, input := range event.Inputs {
		if !input.Indexed {
			rest = append(rest, values[i])
			continue
		}
		word, err := abi.Arguments{{Type: input.Type}}.Pack(values[i])
		require.NoError(f.t, err)
		log.Topics = append(log.Topics, common.BytesToHash(word))
	}
	var err error
	log.Data, err = event.Inputs.NonIndexed().Pack(rest...)
	require.NoError(f.t, err)
	return log
}

// alter changes the values of the n-th log of an event.
func (f *forged) alter(name string, n int, change func(values []any)) {
	f.alterAt(name, f.find(name, n, nil), change)
}

func (f *forged) alterAt(name string, w where, change func(values []any)) {
	_, event := f.event(name)
	values := f.values(event, f.at(w))
	change(values)
	*f.at(w) = *f.emit(name, values...)
}

// more adds to an integer of an event.
func more(i int) func([]any) {
	return func(values []any) {
		switch v := values[i].(type) {
		case *big.Int:
			values[i] = new(big.Int).Add(v, big.NewInt(1))
		case uint64:
			values[i] = v + 1
		case uint32:
			values[i] = v + 1
		}
	}
}

// drop takes a log away, and insert adds logs behind one.
func (f *forged) drop(w where) {
	r := f.receipts[w.block][w.receipt]
	r.Logs = slices.Delete(r.Logs, w.log, w.log+1)
}

func (f *forged) insert(w where, logs ...*types.Log) {
	r := f.receipts[w.block][w.receipt]
	r.Logs = slices.Insert(r.Logs, w.log+1, logs...)
}

// again adds a log a second time behind itself.
func (f *forged) again(w where) {
	copy := *f.at(w)
	f.insert(w, &copy)
}

// resign changes the transaction of a log: another one is in its place, signed by its sender, or by
// another account than -1.
func (f *forged) resign(w where, account int, change func(data []byte) []byte) {
	tx := f.tx(w)
	signer := types.LatestSignerForChainID(tx.ChainId())
	key := f.keyOf(tx, signer)
	if account >= 0 {
		key = devnet.Key(account)
	}
	data := tx.Data()
	if change != nil {
		data = change(bytes.Clone(data))
	}
	f.replace(w, key, *tx.To(), data)
}

// redirect has the transaction of a log call another contract, with other calldata.
func (f *forged) redirect(w where, to common.Address, data []byte) {
	tx := f.tx(w)
	f.replace(w, f.keyOf(tx, types.LatestSignerForChainID(tx.ChainId())), to, data)
}

// tx is the transaction of a log.
func (f *forged) tx(w where) *types.Transaction {
	return f.txs[f.receipts[w.block][w.receipt].TxHash]
}

func (f *forged) replace(w where, key *ecdsa.PrivateKey, to common.Address, data []byte) {
	tx := f.tx(w)
	made, err := types.SignNewTx(key, types.LatestSignerForChainID(tx.ChainId()), &types.DynamicFeeTx{
		ChainID: tx.ChainId(), Nonce: tx.Nonce(), Gas: tx.Gas(), To: &to, Data: data, GasFeeCap: tx.GasFeeCap(), GasTipCap: tx.GasTipCap(), Value: tx.Value(),
	})
	require.NoError(f.t, err)
	f.receipts[w.block][w.receipt].TxHash, f.txs[made.Hash()] = made.Hash(), made
}

func (f *forged) keyOf(tx *types.Transaction, signer types.Signer) *ecdsa.PrivateKey {
	from, err := types.Sender(signer, tx)
	require.NoError(f.t, err)
	for account := range 32 {
		if devnet.Address(account) == from {
			return devnet.Key(account)
		}
	}
	require.Fail(f.t, "nobody's key")
	return nil
}

// Call answers a request.
func (f *forged) Call(ctx context.Context, result any, method string, args ...any) error {
	answer, err := f.answer(ctx, method, args)
	if err != nil {
		return err
	}
	text, err := json.Marshal(answer)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, result)
}

// together is the key of a context's value: whether a request came with others.
type together struct{}

// BatchCall answers requests.
func (f *forged) BatchCall(ctx context.Context, batch []rpc.BatchElem) error {
	ctx = context.WithValue(ctx, together{}, len(batch) > 1)
	for i := range batch {
		batch[i].Error = f.Call(ctx, batch[i].Result, batch[i].Method, batch[i].Args...)
	}
	return nil
}

func (f *forged) answer(ctx context.Context, method string, args []any) (any, error) {
	if answer, ok := f.answers[method]; ok {
		return answer, nil
	}
	switch method {
	case "eth_getBlockByNumber":
		if args[0] == "latest" {
			args[0] = hexutil.EncodeUint64(f.newest.Load())
		}
		number, err := hexutil.DecodeUint64(args[0].(string))
		if err != nil || number >= uint64(len(f.headers)) {
			return nil, err
		}
		if args[1] == true {
			txs := f.transactions(int(number))
			if f.body != nil {
				txs = f.body(number, txs)
			}
			return map[string]any{"transactions": txs}, nil
		}
		if f.chained != nil && ctx.Value(together{}) == true {
			return f.chained(f.headers[number]), nil
		}
		return f.headers[number], nil
	case "eth_getBlockReceipts":
		number, err := hexutil.DecodeUint64(args[0].(string))
		return f.receipts[number], err
	case "eth_getTransactionByHash":
		if f.forgets {
			return nil, nil
		}
		return f.txs[args[0].(common.Hash)], nil
	case "eth_call", "eth_getCode":
		return f.state(ctx, method, args)
	}
	var raw json.RawMessage
	err := f.Client.Client().CallContext(ctx, &raw, method, args...)
	return raw, err
}

// state answers what is of the state of a block: that of the story's block in its place.
func (f *forged) state(ctx context.Context, method string, args []any) (any, error) {
	at := args[1].(rpc.BlockNumberOrHash)
	hash, _ := at.Hash()
	var output hexutil.Bytes
	if f.young && hash != f.headers[len(f.headers)-1].Hash() {
		return nil, errors.New("missing trie node")
	}
	args = append([]any{args[0], rpc.BlockNumberOrHashWithHash(f.real[hash], true)}, args[2:]...)
	if err := f.Client.Client().CallContext(ctx, &output, method, args...); err != nil {
		return nil, err
	}
	if address, ok := args[0].(common.Address); ok {
		if f.code != nil {
			output = f.code(address, output)
		}
		return output, nil
	}
	text, err := json.Marshal(args[0])
	if err != nil {
		return nil, err
	}
	var call struct {
		To    common.Address
		Input hexutil.Bytes
	}
	if err := json.Unmarshal(text, &call); err != nil {
		return nil, err
	}
	method = f.method(call.Input)
	if f.past != nil {
		f.past(hash, method, output)
	}
	switch {
	case f.lost != "" && method == f.lost:
		return nil, errors.New("missing trie node")
	case f.calls == nil:
		return output, nil
	}
	return hexutil.Bytes(f.calls(call.To, method, output)), nil
}

// method names the method of calldata.
func (f *forged) method(data []byte) string {
	for _, contract := range []abi.ABI{
		bindings.NewStaking().GetABI(), bindings.NewSequencing().GetABI(), bindings.NewSettlement().GetABI(), bindings.NewRewards().GetABI(), bindings.NewAZT().GetABI(),
	} {
		if method, err := contract.MethodById(data); err == nil {
			return method.Name
		}
	}
	return ""
}

// FilterLogs answers a query.
func (f *forged) FilterLogs(_ context.Context, query ethereum.FilterQuery) (logs []types.Log, err error) {
	for number := query.FromBlock.Int64(); number <= query.ToBlock.Int64(); number++ {
		for _, receipt := range f.receipts[number] {
			for _, log := range receipt.Logs {
				if slices.Contains(query.Addresses, log.Address) && fits(query.Topics, log.Topics) {
					logs = append(logs, *log)
				}
			}
		}
	}
	if f.logs != nil {
		logs = f.logs(logs)
	}
	return logs, nil
}

// fits reports whether topics are those of a query.
func fits(wanted [][]common.Hash, topics []common.Hash) bool {
	for i, any := range wanted {
		if len(any) > 0 && (i >= len(topics) || !slices.Contains(any, topics[i])) {
			return false
		}
	}
	return true
}

// TransactionByHash returns a transaction.
func (f *forged) TransactionByHash(ctx context.Context, hash common.Hash) (*types.Transaction, bool, error) {
	if f.forgets {
		return nil, false, ethereum.NotFound
	}
	return f.Client.TransactionByHash(ctx, hash)
}

// HeaderByNumber returns a header.
func (f *forged) HeaderByNumber(_ context.Context, number *big.Int) (*types.Header, error) {
	return f.headers[number.Uint64()], nil
}

func callOf(to common.Address, input []byte) ethereum.CallMsg {
	return ethereum.CallMsg{To: &to, Data: input}
}

// proposalIn reads a proposal among the values of an event.
func proposalIn(value any) bindings.Proposal {
	return *abi.ConvertType(value, new(bindings.Proposal)).(*bindings.Proposal)
}
