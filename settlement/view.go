package settlement

import (
	"context"
	"errors"
	"fmt"
	"math/big"

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
	at := *c
	at.Node = &pinned{Node: c.Node, block: block}
	return &View{Client: &at, Number: block.number, Hash: block.hash}, nil
}

// Latest returns a view at the newest L1 block.
func (c *Client) Latest(ctx context.Context) (*View, error) { return c.At(ctx, nil) }

// Check returns an error that wraps ErrReorged or ErrNoBlock unless L1's chain has the block of
// the view. What was read before it was called is of one chain then.
func (v *View) Check(ctx context.Context) error { return v.node().check(ctx) }

func (v *View) node() *pinned { return v.Client.Node.(*pinned) }

// maxViews is how often a read is begun because L1 was reorganized meanwhile. Reorgs that follow each
// other closely, as on test chains, leave time for few requests between two of them.
const maxViews = 16

// at makes a read at one block: that of the view which the client is part of, or else the
// newest. When the read finds that the RPC lacks events, another URL is asked; when L1 was
// reorganized meanwhile, the read begins anew.
func at[T any](ctx context.Context, c *Client, read func(v *View) (T, error)) (value T, err error) {
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
		again := v.Check(ctx)
		if again == nil {
			return value, err
		}
		if err == nil || errors.Is(again, ErrReorged) {
			err = again
		}
		if !errors.Is(again, ErrReorged) || try == maxViews {
			return value, err
		}
	}
}

// pinned is a node as of one block.
type pinned struct {
	Node
	block blockID
}

// check is View.Check.
func (p *pinned) check(ctx context.Context) error {
	now, err := identifyOnAny(ctx, p.Node, new(big.Int).SetUint64(p.block.number))
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

// asOf returns the block that a read is of, that of the view for nil, and whether it is read by number: an older one,
// or of a node that takes no requests of any kind.
func (p *pinned) asOf(number *big.Int) (block *big.Int, requests requester, byNumber bool, err error) {
	view := new(big.Int).SetUint64(p.block.number)
	requests, ok := requesterOf(p.Node)
	switch {
	case number == nil:
		return view, requests, !ok, nil
	case number.Sign() < 0 || number.Cmp(view) > 0:
		return nil, nil, false, fmt.Errorf("read block %d at L1 block %d: %w", number, view, ethereum.NotFound)
	default:
		return number, requests, true, nil
	}
}

// CallContract calls at a block up to that of the view, that one for nil.
func (p *pinned) CallContract(ctx context.Context, call ethereum.CallMsg, number *big.Int) ([]byte, error) {
	block, requests, byNumber, err := p.asOf(number)
	switch {
	case err != nil:
		return nil, err
	case byNumber:
		return p.Node.CallContract(ctx, call, block)
	}
	var output hexutil.Bytes
	err = requests.Call(ctx, &output, "eth_call", callArgs(call), p.byHash())
	return output, p.explain(ctx, err)
}

func callArgs(call ethereum.CallMsg) any {
	return struct {
		To    *common.Address `json:"to"`
		Input hexutil.Bytes   `json:"input"`
	}{call.To, call.Data}
}

// CodeAt returns code at a block up to that of the view, that one for nil.
func (p *pinned) CodeAt(ctx context.Context, account common.Address, number *big.Int) ([]byte, error) {
	block, requests, byNumber, err := p.asOf(number)
	switch {
	case err != nil:
		return nil, err
	case byNumber:
		return p.Node.CodeAt(ctx, account, block)
	}
	var code hexutil.Bytes
	err = requests.Call(ctx, &code, "eth_getCode", account, p.byHash())
	return code, p.explain(ctx, err)
}

// HeaderByNumber returns a header up to the block of the view, that one's for nil.
func (p *pinned) HeaderByNumber(ctx context.Context, number *big.Int) (*types.Header, error) {
	if number == nil {
		number = new(big.Int).SetUint64(p.block.number)
	}
	if !number.IsUint64() || number.Uint64() > p.block.number {
		return nil, ethereum.NotFound
	}
	return p.Node.HeaderByNumber(ctx, number)
}

// TransactionReceipt returns the receipt of a transaction in a block up to that of the view.
func (p *pinned) TransactionReceipt(ctx context.Context, hash common.Hash) (*types.Receipt, error) {
	receipt, err := p.Node.TransactionReceipt(ctx, hash)
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
	if query.FromBlock != nil && query.FromBlock.Cmp(newest) > 0 {
		return nil, nil
	}
	return p.Node.FilterLogs(ctx, query)
}

// Avoid leaves the URL that answered last, if the node has several.
func (p *pinned) Avoid(reason error) bool {
	node, ok := p.Node.(avoider)
	return ok && node.Avoid(reason)
}

// callMany makes many calls at the block of the view. Each has its own error.
func (p *pinned) callMany(ctx context.Context, calls []ethereum.CallMsg) (outputs [][]byte, errs []error, err error) {
	outputs, errs = make([][]byte, len(calls)), make([]error, len(calls))
	requests, ok := requesterOf(p.Node)
	if !ok || len(calls) == 1 {
		for i, call := range calls {
			outputs[i], errs[i] = p.CallContract(ctx, call, nil)
		}
		return outputs, errs, nil
	}
	batch := make([]rpc.BatchElem, len(calls))
	results := make([]hexutil.Bytes, len(calls))
	for i, call := range calls {
		batch[i] = rpc.BatchElem{Method: "eth_call", Args: []any{callArgs(call), p.byHash()}, Result: &results[i]}
	}
	if err := requests.BatchCall(ctx, batch); err != nil {
		return nil, nil, p.explain(ctx, err)
	}
	for i := range batch {
		outputs[i] = results[i]
		if errs[i] = batch[i].Error; errs[i] != nil {
			errs[i] = p.explain(ctx, errs[i])
		}
	}
	return outputs, errs, nil
}
