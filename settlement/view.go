package settlement

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"sync/atomic"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"
)

// What can be wrong about the block that a view reads at.
var (
	// ErrReorged means that the block of a view is no longer part of L1's chain.
	ErrReorged = errors.New("L1 was reorganized while it was read")
	// ErrNoBlock means that the RPC does not know the block of a view, or not its state any more.
	ErrNoBlock = errors.New("the RPC does not have this L1 block")
)

// View reads a deployment at one L1 block: calls are of the state after it, by its hash, and there
// are no later logs, headers or receipts. What it reads belongs together even while the chain
// moves, and Check tells whether the chain still has the block.
type View struct {
	*Client
	Number uint64
	Hash   common.Hash
}

// At returns a view at an L1 block, the newest for nil. Of a client that is part of a view it
// returns that view, whatever the number.
func (c *Client) At(ctx context.Context, number *big.Int) (*View, error) {
	if p, ok := c.Node.(*pinned); ok {
		return &View{Client: c, Number: p.block.number, Hash: p.block.hash}, nil
	}
	block, err := identifyOnAny(ctx, c.Node, number)
	if errors.Is(err, ethereum.NotFound) && number != nil {
		return nil, fmt.Errorf("read at L1 block %d: %w", number, ErrNoBlock)
	}
	if err != nil {
		return nil, fmt.Errorf("get the L1 block to read at: %w", err)
	}
	if seen := c.seen.Load(); number == nil && block.number < seen {
		later, err := untilThere(ctx, func() (blockID, error) { return identifyOnAny(ctx, c.Node, new(big.Int).SetUint64(seen)) })
		switch {
		case err == nil:
			block = later
		case !errors.Is(err, ethereum.NotFound): // and otherwise L1 was reorganized
			return nil, fmt.Errorf("get the L1 block to read at: %w", err)
		}
	}
	at := *c
	at.Node = &pinned{Node: c.Node, block: block}
	return &View{Client: &at, Number: block.number, Hash: block.hash}, nil
}

// Latest returns a view at the newest L1 block.
func (c *Client) Latest(ctx context.Context) (*View, error) { return c.At(ctx, nil) }

// Check returns an error that wraps ErrReorged or ErrNoBlock unless L1's chain has the block of
// the view. What was read before it was called is of one chain then.
func (v *View) Check(ctx context.Context) error { return v.node().check(ctx) }

// Apart returns a view of the same block that knows nothing yet, for reads that run at the same
// time as others of the view: [View.Together] is for reads of one caller.
func (v *View) Apart() *View {
	at := *v.Client
	at.Node = &pinned{Node: v.node().Node, block: v.node().block}
	return &View{Client: &at, Number: v.Number, Hash: v.Hash}
}

// Before returns a view of the same chain at an earlier block, which the caller knows the hash of.
// What is read there takes a node that keeps the state of old blocks, an archive, for all but some
// of the newest.
func (v *View) Before(number uint64, hash common.Hash) *View {
	at := *v.Client
	at.Node = &pinned{Node: v.node().Node, block: blockID{number, hash}}
	return &View{Client: &at, Number: number, Hash: hash}
}

func (v *View) node() *pinned { return v.Client.Node.(*pinned) }

// maxViews is how often a read is begun because L1 was reorganized meanwhile. Reorgs that follow
// each other closely, as on test chains, leave time for few requests between two of them.
const maxViews = 16

// AtOneBlock makes a read at one block: that of the view which the client is part of, or else the
// newest. When the read finds that the RPC lacks events, another URL is asked; when L1 was
// reorganized meanwhile, the read begins anew, so it must not keep what it found before it returns.
// Whether L1 was is asked only after a read of more than the state of the block, which is read by
// its hash.
func AtOneBlock[T any](ctx context.Context, c *Client, read func(v *View) (T, error)) (value T, err error) {
	_, inner := c.Node.(*pinned)
	for try := 1; ; try++ {
		v, err := c.Latest(ctx)
		if err != nil {
			return value, err
		}
		value, err := Elsewhere(v, func() (T, error) { return read(v) })
		if inner || ctx.Err() != nil {
			return value, err
		}
		again := err
		if v.node().loose.Load() {
			again = v.Check(ctx)
		}
		if again == nil {
			return value, err
		}
		// What a precheck says is an answer, too, that holds only of a block that is L1's.
		var said *PrecheckError
		if err == nil || errors.As(err, &said) || errors.Is(again, ErrReorged) {
			err = again
		}
		if !errors.Is(again, ErrReorged) || try == maxViews {
			return value, err
		}
	}
}

// Rereading makes a read that looks at views which it opens itself, and begins it anew when L1 was
// reorganized under one of them: so it must not keep what it found before it returns. log is told.
func Rereading[T any](ctx context.Context, log *slog.Logger, read func() (T, error)) (T, error) {
	for try := 1; ; try++ {
		value, err := read()
		if !errors.Is(err, ErrReorged) || try == maxViews || ctx.Err() != nil {
			return value, err
		}
		log.Info("L1 was reorganized while it was read: reading again", "err", err)
	}
}

// pinned is a node as of one block.
type pinned struct {
	Node
	block blockID
	asked asked
	// loose is set when something was read by a block's number or a transaction's hash. What is
	// read by the hash of the view's block needs no look at whether L1 still has that.
	loose atomic.Bool
}

// One URL may stand for several nodes, of which some are behind: it is asked for what it must have,
// and lacks, for as long as one that fails is.
const (
	lackTries = 6
	lackPause = 300 * time.Millisecond
)

// untilThere asks again while the answer is that there is no such thing.
func untilThere[T any](ctx context.Context, ask func() (T, error)) (answer T, err error) {
	for try := 1; ; try++ {
		answer, err = ask()
		if !errors.Is(err, ethereum.NotFound) || try == lackTries {
			return answer, err
		}
		select {
		case <-ctx.Done():
			return answer, ctx.Err()
		case <-time.After(lackPause):
		}
	}
}

// check is View.Check.
func (p *pinned) check(ctx context.Context) error {
	now, err := untilThere(ctx, func() (blockID, error) {
		// it was there a moment ago
		return identifyOnAny(ctx, p.Node, new(big.Int).SetUint64(p.block.number))
	})
	switch {
	case errors.Is(err, ethereum.NotFound):
		return fmt.Errorf("L1 block %d, %s: %w", p.block.number, p.block.hash, ErrNoBlock)
	case err != nil:
		return fmt.Errorf("see whether L1 still has block %d: %w", p.block.number, err)
	case now.hash != p.block.hash:
		return fmt.Errorf("%w: block %d was %s and is %s: run it again", ErrReorged, p.block.number, p.block.hash, now.hash)
	}
	return nil
}

// explain says of a node's answer to a read whether it is that the node has not got the block.
func (p *pinned) explain(ctx context.Context, err error) error {
	var answer rpc.Error
	if err == nil || ctx.Err() != nil || !errors.As(err, &answer) {
		return err
	}
	if _, reverted := RevertOf(err); reverted {
		return err
	}
	if gone := p.check(ctx); errors.Is(gone, ErrReorged) || errors.Is(gone, ErrNoBlock) {
		return fmt.Errorf("%w: %w", gone, err)
	}
	return err
}

// byHash names the block of a view in a request, EIP-1898. A node must not answer from a block
// that it has seen and that is not part of the chain.
func (p *pinned) byHash() rpc.BlockNumberOrHash {
	return rpc.BlockNumberOrHashWithHash(p.block.hash, true)
}

func (p *pinned) BlockNumber(context.Context) (uint64, error) { return p.block.number, nil }

// asOf returns the block that a read is of, that of the view for nil, in the form of a request and
// by its number.
func (p *pinned) asOf(number *big.Int) (name any, block *big.Int, err error) {
	view := new(big.Int).SetUint64(p.block.number)
	switch {
	case number == nil:
		if _, ok := requesterOf(p.Node); !ok {
			p.loose.Store(true)
		}
		return p.byHash(), view, nil
	case number.Sign() < 0 || number.Cmp(view) > 0:
		return nil, nil, fmt.Errorf("read block %d at L1 block %d: %w", number, view, ethereum.NotFound)
	default:
		p.loose.Store(true)
		return hexutil.EncodeBig(number), number, nil
	}
}

// bytesAt is a request for bytes at a block, by its hash where the node can be asked so.
func (p *pinned) bytesAt(number *big.Int, method string, arg any, byNumber func(context.Context, *big.Int) ([]byte, error)) (request, error) {
	name, block, err := p.asOf(number)
	if err != nil {
		return request{}, err
	}
	return request{
		method: method, args: []any{arg, name}, decode: decodeAs[hexutil.Bytes],
		direct: func(ctx context.Context) (any, error) {
			var output hexutil.Bytes
			if node, ok := requesterOf(p.Node); ok {
				return output, p.explain(ctx, node.Call(ctx, &output, method, arg, name))
			}
			output, err := byNumber(ctx, block)
			return hexutil.Bytes(output), err
		},
	}, nil
}

func (p *pinned) callAt(call ethereum.CallMsg, number *big.Int) (request, error) {
	return p.bytesAt(number, "eth_call", callArgs(call), func(ctx context.Context, block *big.Int) ([]byte, error) {
		return p.Node.CallContract(ctx, call, block)
	})
}

func callArgs(call ethereum.CallMsg) any {
	return struct {
		To    *common.Address `json:"to,omitempty"`
		Input hexutil.Bytes   `json:"input"`
	}{call.To, call.Data}
}

// CallContract calls at a block up to that of the view, that one for nil.
func (p *pinned) CallContract(ctx context.Context, call ethereum.CallMsg, number *big.Int) ([]byte, error) {
	r, err := p.callAt(call, number)
	if err != nil {
		return nil, err
	}
	return askOne[hexutil.Bytes](ctx, p, r)
}

// CodeAt returns code at a block up to that of the view, that one for nil.
func (p *pinned) CodeAt(ctx context.Context, account common.Address, number *big.Int) ([]byte, error) {
	r, err := p.bytesAt(number, "eth_getCode", account, func(ctx context.Context, block *big.Int) ([]byte, error) {
		return p.Node.CodeAt(ctx, account, block)
	})
	if err != nil {
		return nil, err
	}
	return askOne[hexutil.Bytes](ctx, p, r)
}

// HeaderByNumber returns a header up to the block of the view, that one's for nil.
func (p *pinned) HeaderByNumber(ctx context.Context, number *big.Int) (*types.Header, error) {
	if number == nil {
		number = new(big.Int).SetUint64(p.block.number)
	}
	if !number.IsUint64() || number.Uint64() > p.block.number {
		return nil, ethereum.NotFound
	}
	p.loose.Store(true)
	return askOne[*types.Header](ctx, p, request{
		method: "eth_getBlockByNumber", args: []any{hexutil.EncodeBig(number), false}, decode: decodeAs[*types.Header],
		direct: func(ctx context.Context) (any, error) { return p.Node.HeaderByNumber(ctx, number) },
	})
}

// sent is a transaction as nodes give it.
type sent struct {
	tx      *types.Transaction
	pending bool
}

func decodeSent(raw json.RawMessage) (any, error) {
	var in struct{ BlockNumber *hexutil.Uint64 }
	tx := new(types.Transaction)
	if err := errors.Join(json.Unmarshal(raw, &in), json.Unmarshal(raw, tx)); err != nil {
		return nil, err
	}
	return sent{tx, in.BlockNumber == nil}, nil
}

// TransactionByHash returns a transaction, and whether it is not mined yet.
func (p *pinned) TransactionByHash(ctx context.Context, hash common.Hash) (*types.Transaction, bool, error) {
	p.loose.Store(true)
	found, err := askOne[sent](ctx, p, request{
		method: "eth_getTransactionByHash", args: []any{hash}, decode: decodeSent,
		direct: func(ctx context.Context) (any, error) {
			tx, pending, err := p.Node.TransactionByHash(ctx, hash)
			return sent{tx, pending}, err
		},
	})
	return found.tx, found.pending, err
}

// TransactionReceipt returns the receipt of a transaction in a block up to that of the view.
func (p *pinned) TransactionReceipt(ctx context.Context, hash common.Hash) (*types.Receipt, error) {
	p.loose.Store(true)
	receipt, err := askOne[*types.Receipt](ctx, p, request{
		method: "eth_getTransactionReceipt", args: []any{hash}, decode: decodeAs[*types.Receipt],
		direct: func(ctx context.Context) (any, error) { return p.Node.TransactionReceipt(ctx, hash) },
	})
	if err == nil && receipt.BlockNumber != nil && receipt.BlockNumber.Cmp(new(big.Int).SetUint64(p.block.number)) > 0 {
		return nil, ethereum.NotFound
	}
	return receipt, err
}

// FilterLogs returns logs of blocks up to that of the view.
func (p *pinned) FilterLogs(ctx context.Context, query ethereum.FilterQuery) ([]types.Log, error) {
	newest := new(big.Int).SetUint64(p.block.number)
	if query.ToBlock == nil || query.ToBlock.Cmp(newest) > 0 {
		query.ToBlock = newest
	}
	if query.FromBlock == nil {
		query.FromBlock = new(big.Int)
	}
	if query.FromBlock.Cmp(newest) > 0 {
		return nil, nil
	}
	p.loose.Store(true)
	return askOne[[]types.Log](ctx, p, request{
		method: "eth_getLogs", args: []any{filterArgs(query)}, decode: decodeAs[[]types.Log],
		direct: func(ctx context.Context) (any, error) { return p.Node.FilterLogs(ctx, query) },
	})
}

func filterArgs(query ethereum.FilterQuery) any {
	return struct {
		Address   []common.Address `json:"address,omitempty"`
		Topics    [][]common.Hash  `json:"topics,omitempty"`
		FromBlock string           `json:"fromBlock"`
		ToBlock   string           `json:"toBlock"`
	}{query.Addresses, query.Topics, hexutil.EncodeBig(query.FromBlock), hexutil.EncodeBig(query.ToBlock)}
}

// Avoid leaves the URL that answered last, if the node has several. What it said is asked again.
func (p *pinned) Avoid(reason error) bool {
	node, ok := p.Node.(avoider)
	if !ok || !node.Avoid(reason) {
		return false
	}
	p.asked.forget()
	return true
}

// callMany makes many calls at the block of the view. Each has its own error.
func (p *pinned) callMany(ctx context.Context, calls []ethereum.CallMsg) (outputs [][]byte, errs []error) {
	outputs, errs = make([][]byte, len(calls)), make([]error, len(calls))
	requests := make([]request, len(calls))
	for i, call := range calls {
		requests[i], _ = p.callAt(call, nil) // there is no other block that could be too new
	}
	for i, a := range p.ask(ctx, requests...) {
		if errs[i] = a.err; a.err == nil {
			outputs[i] = a.value.(hexutil.Bytes)
		}
	}
	return outputs, errs
}
