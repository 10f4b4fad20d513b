package txmgr

import (
	"context"
	"errors"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/settlement/l1"
	"fernet/settlement/rpcerr"
)

// Backend is the node as a Manager needs it. *l1.Client is one; l1.Over makes one
// of a connection.
//
// A Backend that asks several nodes must not hide that a node may have taken a
// transaction: when the first one asked did not answer, SendTransaction returns
// that, and not the second one's refusal. Everything else may come from a node
// that is behind or on a fork.
//
// What identifies a block or a transaction is what the node reports: this program
// may not know all fields that the hash of a header is made of.
type Backend interface {
	ChainID(ctx context.Context) (*big.Int, error)
	// Block returns a block, the newest for nil.
	Block(ctx context.Context, number *big.Int) (*l1.Block, error)
	// SentIn returns an account's transaction with a nonce in a block, or ethereum.NotFound.
	SentIn(ctx context.Context, number uint64, from common.Address, nonce uint64) (common.Hash, error)
	NonceAt(ctx context.Context, account common.Address, block *big.Int) (uint64, error)
	PendingNonceAt(ctx context.Context, account common.Address) (uint64, error)
	SuggestGasTipCap(ctx context.Context) (*big.Int, error)
	EstimateGas(ctx context.Context, call ethereum.CallMsg) (uint64, error)
	CallContract(ctx context.Context, call ethereum.CallMsg, block *big.Int) ([]byte, error)
	SendTransaction(ctx context.Context, tx *types.Transaction) error
	// PollReceipt returns a receipt, or ethereum.NotFound when the node asked has none yet.
	PollReceipt(ctx context.Context, tx common.Hash) (*types.Receipt, error)
	// TransactionReceipt returns the receipt of what is known to be mined; every node is asked.
	TransactionReceipt(ctx context.Context, tx common.Hash) (*types.Receipt, error)
	// Known reports whether any node has a transaction, in its pool or in a block. It fails when
	// no node answers.
	Known(ctx context.Context, tx common.Hash) (bool, error)
}

// classify reads a node's answer to a broadcast.
func classify(err error) answer {
	switch kind := rpcerr.Of(err); kind {
	case rpcerr.None:
		return answerAccepted
	case rpcerr.Known:
		return answerKnown
	case rpcerr.NonceTooLow:
		return answerNonceTooLow
	case rpcerr.Occupied:
		return answerOccupied
	case rpcerr.Underpriced:
		return answerUnderpriced
	case rpcerr.Refused, rpcerr.Declined:
		return answerRefused
	default:
		switch kind.Pool() {
		case rpcerr.NotTaken:
			return answerLater
		case rpcerr.Doubtful:
			return answerDoubtful
		}
		return answerUnknown
	}
}

func isTimeout(err error) bool {
	return errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled)
}

// transient reports whether a request that only reads may succeed when it is
// made again. A block that is not there may come.
func transient(err error) bool {
	return rpcerr.Of(err).Again() || errors.Is(err, ethereum.NotFound)
}
