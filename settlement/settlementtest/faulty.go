package settlementtest

import (
	"context"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/settlement"
)

// Faulty is a node whose requests fail, but for those of code.
type Faulty struct {
	settlement.Node
	Fails func() error // is asked before each request what it fails with; nil: it is passed on
}

// BlockNumber implements [settlement.Node], as all of them do.
func (n *Faulty) BlockNumber(ctx context.Context) (uint64, error) {
	if err := n.Fails(); err != nil {
		return 0, err
	}
	return n.Node.BlockNumber(ctx)
}

func (n *Faulty) CallContract(ctx context.Context, call ethereum.CallMsg, block *big.Int) ([]byte, error) {
	if err := n.Fails(); err != nil {
		return nil, err
	}
	return n.Node.CallContract(ctx, call, block)
}

func (n *Faulty) HeaderByNumber(ctx context.Context, number *big.Int) (*types.Header, error) {
	if err := n.Fails(); err != nil {
		return nil, err
	}
	return n.Node.HeaderByNumber(ctx, number)
}

func (n *Faulty) TransactionByHash(ctx context.Context, hash common.Hash) (*types.Transaction, bool, error) {
	if err := n.Fails(); err != nil {
		return nil, false, err
	}
	return n.Node.TransactionByHash(ctx, hash)
}

func (n *Faulty) TransactionReceipt(ctx context.Context, hash common.Hash) (*types.Receipt, error) {
	if err := n.Fails(); err != nil {
		return nil, err
	}
	return n.Node.TransactionReceipt(ctx, hash)
}

func (n *Faulty) FilterLogs(ctx context.Context, query ethereum.FilterQuery) ([]types.Log, error) {
	if err := n.Fails(); err != nil {
		return nil, err
	}
	return n.Node.FilterLogs(ctx, query)
}
