package txmgr

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/txpool"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/trie"

	"fernet/settlement/devnet"
	"fernet/settlement/l1"
)

// nodeError is an error as a node sends it.
type nodeError struct {
	code int
	text string
	data []byte
}

func (e *nodeError) Error() string  { return e.text }
func (e *nodeError) ErrorCode() int { return e.code }
func (e *nodeError) ErrorData() any { return hexutil.Encode(e.data) }

// fakeChain is a node with a pool and blocks of one account's transactions. It
// mines when told to, or every other time the head is asked for.
type fakeChain struct {
	mu     sync.Mutex
	blocks []*types.Block // from number 0
	pool   map[uint64]*types.Transaction

	autoMine  bool
	asked     int
	foreign   bool // headers have a field that this go-ethereum does not hash
	baseFee   *big.Int
	tip       *big.Int
	bump      int64                  // percent that a replacement must pay more
	reverts   map[common.Hash][]byte // by payload: revert data when run
	estimated uint64

	// hook is called before a request is carried out, and after it when it
	// returned nil before. An error is the answer instead.
	hook  func(method string, before bool, arg any) error
	calls map[string]int
}

var fakeSigner = types.LatestSignerForChainID(big.NewInt(devnet.ChainID))

func newFakeChain() *fakeChain {
	c := &fakeChain{
		pool: map[uint64]*types.Transaction{}, baseFee: big.NewInt(1_000_000_000), tip: big.NewInt(1_000_000_000),
		bump: 10, autoMine: true, estimated: 50_000, reverts: map[common.Hash][]byte{}, calls: map[string]int{},
	}
	c.append(nil)
	return c
}

// append builds a block. The caller has the lock, except in newFakeChain.
func (c *fakeChain) append(txs []*types.Transaction) {
	header := &types.Header{Number: big.NewInt(int64(len(c.blocks))), BaseFee: new(big.Int).Set(c.baseFee), Difficulty: new(big.Int), GasLimit: 60_000_000}
	if n := len(c.blocks); n > 0 {
		header.ParentHash = c.blocks[n-1].Hash()
	}
	header.MixDigest = common.BigToHash(big.NewInt(time.Now().UnixNano())) // a fork's blocks differ
	c.blocks = append(c.blocks, types.NewBlock(header, &types.Body{Transactions: txs}, nil, trie.NewListHasher()))
}

func (c *fakeChain) nonceIn(blocks []*types.Block) (n uint64) {
	for _, b := range blocks {
		n += uint64(len(b.Transactions()))
	}
	return n
}

// mine seals the executable transactions of the pool.
func (c *fakeChain) mine() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.mineLocked()
}

func (c *fakeChain) mineLocked() {
	var txs []*types.Transaction
	for n := c.nonceIn(c.blocks); c.pool[n] != nil && c.pool[n].GasFeeCap().Cmp(c.baseFee) >= 0; n++ {
		txs = append(txs, c.pool[n])
		delete(c.pool, n)
	}
	c.append(txs)
}

// put mines transactions that did not come through the pool.
func (c *fakeChain) put(txs ...*types.Transaction) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, tx := range txs {
		delete(c.pool, tx.Nonce())
	}
	c.append(txs)
}

// reorg drops blocks; with keep their transactions are in the pool again.
func (c *fakeChain) reorg(depth int, keep bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	cut := len(c.blocks) - depth
	for _, b := range c.blocks[cut:] {
		for _, tx := range b.Transactions() {
			if keep {
				c.pool[tx.Nonce()] = tx
			}
		}
	}
	c.blocks = c.blocks[:cut]
}

func (c *fakeChain) dropPool() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.pool = map[uint64]*types.Transaction{}
}

// all is every transaction in the chain.
func (c *fakeChain) all() (txs []*types.Transaction) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, b := range c.blocks {
		txs = append(txs, b.Transactions()...)
	}
	return txs
}

func (c *fakeChain) pooled() []*types.Transaction {
	c.mu.Lock()
	defer c.mu.Unlock()
	var txs []*types.Transaction
	for _, tx := range c.pool {
		txs = append(txs, tx)
	}
	return txs
}

func (c *fakeChain) count(method string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.calls[method]
}

// serve runs a request between the calls of the hook.
func serve[T any](ctx context.Context, c *fakeChain, method string, arg any, do func() (T, error)) (T, error) {
	var none T
	c.mu.Lock()
	c.calls[method]++
	hook := c.hook
	c.mu.Unlock()
	if hook != nil {
		if err := hook(method, true, arg); err != nil {
			return none, err
		}
	}
	if err := ctx.Err(); err != nil {
		return none, err
	}
	c.mu.Lock()
	answer, err := do()
	c.mu.Unlock()
	if hook != nil {
		if lost := hook(method, false, arg); lost != nil {
			return none, lost
		}
	}
	return answer, err
}

func (c *fakeChain) ChainID(ctx context.Context) (*big.Int, error) {
	return serve(ctx, c, "ChainID", nil, func() (*big.Int, error) { return big.NewInt(devnet.ChainID), nil })
}

func (c *fakeChain) block(number *big.Int) (*types.Block, error) {
	if number == nil {
		return c.blocks[len(c.blocks)-1], nil
	}
	if n := number.Uint64(); n < uint64(len(c.blocks)) {
		return c.blocks[n], nil
	}
	return nil, ethereum.NotFound
}

// hash is what the chain says that a block's is.
func (c *fakeChain) hash(b *types.Block) common.Hash {
	if c.foreign {
		return crypto.Keccak256Hash(b.Hash().Bytes())
	}
	return b.Hash()
}

func (c *fakeChain) Block(ctx context.Context, number *big.Int) (*l1.Block, error) {
	return serve(ctx, c, "Block", number, func() (*l1.Block, error) {
		if number == nil && c.autoMine {
			if c.asked++; c.asked%2 == 0 {
				c.mineLocked()
			}
		}
		b, err := c.block(number)
		if err != nil {
			return nil, err
		}
		return &l1.Block{Number: b.NumberU64(), Hash: c.hash(b), ParentHash: b.ParentHash(), BaseFee: b.BaseFee()}, nil
	})
}

func (c *fakeChain) SentIn(ctx context.Context, number uint64, from common.Address, nonce uint64) (common.Hash, error) {
	return serve(ctx, c, "SentIn", number, func() (common.Hash, error) {
		b, err := c.block(new(big.Int).SetUint64(number))
		if err != nil {
			return common.Hash{}, err
		}
		for _, tx := range b.Transactions() {
			if by, err := types.Sender(fakeSigner, tx); err == nil && by == from && tx.Nonce() == nonce {
				return tx.Hash(), nil
			}
		}
		return common.Hash{}, ethereum.NotFound
	})
}

func (c *fakeChain) Known(ctx context.Context, hash common.Hash) (bool, error) {
	return serve(ctx, c, "Known", hash, func() (bool, error) {
		for _, tx := range c.pool {
			if tx.Hash() == hash {
				return true, nil
			}
		}
		return false, nil
	})
}

func (c *fakeChain) NonceAt(ctx context.Context, _ common.Address, number *big.Int) (uint64, error) {
	return serve(ctx, c, "NonceAt", number, func() (uint64, error) {
		if number == nil {
			return c.nonceIn(c.blocks), nil
		}
		if number.Uint64() >= uint64(len(c.blocks)) {
			return 0, &nodeError{code: -32000, text: "header not found"}
		}
		return c.nonceIn(c.blocks[:number.Uint64()+1]), nil
	})
}

func (c *fakeChain) PendingNonceAt(ctx context.Context, _ common.Address) (uint64, error) {
	return serve(ctx, c, "PendingNonceAt", nil, func() (uint64, error) {
		n := c.nonceIn(c.blocks)
		for c.pool[n] != nil {
			n++
		}
		return n, nil
	})
}

func (c *fakeChain) SuggestGasTipCap(ctx context.Context) (*big.Int, error) {
	return serve(ctx, c, "SuggestGasTipCap", nil, func() (*big.Int, error) { return new(big.Int).Set(c.tip), nil })
}

func (c *fakeChain) revertOf(to *common.Address, value *big.Int, data []byte) error {
	if value == nil {
		value = new(big.Int)
	}
	if revert, ok := c.reverts[payloadHash(to, value, data)]; ok {
		return &nodeError{code: 3, text: "execution reverted", data: revert}
	}
	return nil
}

func (c *fakeChain) EstimateGas(ctx context.Context, call ethereum.CallMsg) (uint64, error) {
	return serve(ctx, c, "EstimateGas", call, func() (uint64, error) {
		return c.estimated, c.revertOf(call.To, call.Value, call.Data)
	})
}

func (c *fakeChain) CallContract(ctx context.Context, call ethereum.CallMsg, number *big.Int) ([]byte, error) {
	return serve(ctx, c, "CallContract", call, func() ([]byte, error) { return nil, c.revertOf(call.To, call.Value, call.Data) })
}

func (c *fakeChain) SendTransaction(ctx context.Context, tx *types.Transaction) error {
	_, err := serve(ctx, c, "SendTransaction", tx, func() (struct{}, error) { return struct{}{}, c.accept(tx) })
	return err
}

// accept has go-ethereum's rules, in its order.
func (c *fakeChain) accept(tx *types.Transaction) error {
	old := c.pool[tx.Nonce()]
	if old != nil && old.Hash() == tx.Hash() {
		return txpool.ErrAlreadyKnown
	}
	if from, err := types.Sender(fakeSigner, tx); err != nil || from != devnet.Address(0) {
		return txpool.ErrInvalidSender
	}
	if next := c.nonceIn(c.blocks); tx.Nonce() < next {
		return fmt.Errorf("%w: next nonce %d, tx nonce %d", core.ErrNonceTooLow, next, tx.Nonce())
	}
	if old != nil {
		enough := func(a, b *big.Int) bool {
			least := new(big.Int).Mul(a, big.NewInt(100+c.bump))
			return b.Cmp(a) > 0 && b.Cmp(least.Div(least, big.NewInt(100))) >= 0
		}
		if !enough(old.GasTipCap(), tx.GasTipCap()) || !enough(old.GasFeeCap(), tx.GasFeeCap()) {
			return txpool.ErrReplaceUnderpriced
		}
	}
	c.pool[tx.Nonce()] = tx
	return nil
}

func (c *fakeChain) PollReceipt(ctx context.Context, hash common.Hash) (*types.Receipt, error) {
	return c.receipt(ctx, "PollReceipt", hash)
}

func (c *fakeChain) TransactionReceipt(ctx context.Context, hash common.Hash) (*types.Receipt, error) {
	return c.receipt(ctx, "TransactionReceipt", hash)
}

func (c *fakeChain) receipt(ctx context.Context, method string, hash common.Hash) (*types.Receipt, error) {
	return serve(ctx, c, method, hash, func() (*types.Receipt, error) {
		for _, b := range c.blocks {
			for i, tx := range b.Transactions() {
				if tx.Hash() != hash {
					continue
				}
				r := &types.Receipt{
					Type: tx.Type(), Status: types.ReceiptStatusSuccessful, TxHash: hash, GasUsed: 30_000, CumulativeGasUsed: 30_000,
					BlockHash: c.hash(b), BlockNumber: b.Number(), TransactionIndex: uint(i), Logs: []*types.Log{},
				}
				if c.revertOf(tx.To(), tx.Value(), tx.Data()) != nil {
					r.Status = types.ReceiptStatusFailed
				}
				return r, nil
			}
		}
		return nil, ethereum.NotFound
	})
}

// foreignTx is a transaction of the account that no Manager made.
func foreignTx(nonce uint64, feeCap int64) *types.Transaction {
	to := common.Address{0xf0}
	tx, err := types.SignNewTx(devnet.Key(0), fakeSigner, &types.DynamicFeeTx{
		ChainID: big.NewInt(devnet.ChainID), Nonce: nonce, To: &to, Gas: 21_000,
		GasTipCap: big.NewInt(feeCap / 2), GasFeeCap: big.NewInt(feeCap),
	})
	if err != nil {
		panic(err)
	}
	return tx
}

var errLost = errors.New("connection reset by peer")
