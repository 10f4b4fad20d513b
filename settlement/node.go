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
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"
)

// Node is what the client asks of an L1 node. ethclient.Client is one.
type Node interface {
	LogFilterer
	BlockNumber(ctx context.Context) (uint64, error)
	CallContract(ctx context.Context, call ethereum.CallMsg, block *big.Int) ([]byte, error)
	CodeAt(ctx context.Context, account common.Address, block *big.Int) ([]byte, error)
	HeaderByNumber(ctx context.Context, number *big.Int) (*types.Header, error)
	TransactionByHash(ctx context.Context, hash common.Hash) (*types.Transaction, bool, error)
	TransactionReceipt(ctx context.Context, hash common.Hash) (*types.Receipt, error)
}

// requester is a node that takes any JSON-RPC request, alone or in a batch. l1.Client is one.
type requester interface {
	Call(ctx context.Context, result any, method string, args ...any) error
	BatchCall(ctx context.Context, batch []rpc.BatchElem) error
}

// avoider is a node of several URLs. Avoid leaves the one that answered last, and reports whether
// another is left that was not left lately. l1.Client is one.
type avoider interface {
	Avoid(reason error) bool
}

// requesterOf returns a node as one that takes any request, and false for one that does not.
func requesterOf(node Node) (requester, bool) {
	if e, ok := node.(*ethclient.Client); ok {
		return ethRequester{e.Client()}, true
	}
	r, ok := node.(requester)
	return r, ok
}

// ethRequester is an ethclient.Client's connection.
type ethRequester struct{ client *rpc.Client }

func (r ethRequester) Call(ctx context.Context, result any, method string, args ...any) error {
	return r.client.CallContext(ctx, result, method, args...)
}

func (r ethRequester) BatchCall(ctx context.Context, batch []rpc.BatchElem) error {
	return r.client.BatchCallContext(ctx, batch)
}

// blockID names a block. The hash is the node's own word: what a header hashes to here may differ
// on a chain whose headers have fields that this program does not know.
type blockID struct {
	number uint64
	hash   common.Hash
}

// identify returns the block of a number, the newest for nil. It returns ethereum.NotFound when
// the node has no block of this number.
func identify(ctx context.Context, node Node, number *big.Int) (blockID, error) {
	requests, ok := requesterOf(node)
	if !ok {
		if number == nil {
			newest, err := node.BlockNumber(ctx)
			if err != nil {
				return blockID{}, err
			}
			number = new(big.Int).SetUint64(newest)
		}
		header, err := node.HeaderByNumber(ctx, number)
		if err != nil {
			return blockID{}, err
		}
		if number.Sign() < 0 { // a tag of package rpc
			number = header.Number
		}
		return blockID{number.Uint64(), header.Hash()}, nil
	}
	name := "latest"
	if number != nil {
		name = rpc.BlockNumber(number.Int64()).String()
	}
	var block *struct {
		Number *hexutil.Uint64 `json:"number"`
		Hash   common.Hash     `json:"hash"`
	}
	if err := requests.Call(ctx, &block, "eth_getBlockByNumber", name, false); err != nil {
		return blockID{}, err
	}
	if block == nil || block.Number == nil {
		return blockID{}, ethereum.NotFound
	}
	return blockID{uint64(*block.Number), block.Hash}, nil
}

// identifyOnAny is identify for a block that the node should have: a URL that lacks it is left for
// the next one.
func identifyOnAny(ctx context.Context, node Node, number *big.Int) (blockID, error) {
	for asked := 1; ; asked++ {
		block, err := identify(ctx, node, number)
		if !errors.Is(err, ethereum.NotFound) || asked == mostElsewhere {
			return block, err
		}
		if urls, ok := node.(avoider); !ok || !urls.Avoid(fmt.Errorf("L1 block %d is not there", number)) {
			return block, err
		}
	}
}
