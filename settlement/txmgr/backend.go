package txmgr

import (
	"context"
	"errors"
	"math/big"
	"strings"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"
)

// Backend is the node as a Manager needs it. *ethclient.Client is one.
//
// A Backend that asks several nodes must not hide that a node may have taken a
// transaction: when the first one asked did not answer, SendTransaction returns
// that, and not the second one's refusal. Everything else may come from a node
// that is behind or on a fork.
type Backend interface {
	ChainID(ctx context.Context) (*big.Int, error)
	HeaderByNumber(ctx context.Context, number *big.Int) (*types.Header, error)
	BlockByNumber(ctx context.Context, number *big.Int) (*types.Block, error)
	NonceAt(ctx context.Context, account common.Address, block *big.Int) (uint64, error)
	PendingNonceAt(ctx context.Context, account common.Address) (uint64, error)
	SuggestGasTipCap(ctx context.Context) (*big.Int, error)
	EstimateGas(ctx context.Context, call ethereum.CallMsg) (uint64, error)
	CallContract(ctx context.Context, call ethereum.CallMsg, block *big.Int) ([]byte, error)
	SendTransaction(ctx context.Context, tx *types.Transaction) error
	TransactionReceipt(ctx context.Context, tx common.Hash) (*types.Receipt, error)
}

// answers are the words of nodes, in lower case, and what they mean. The first
// match counts. Sources: go-ethereum core/txpool and core/error.go; Erigon's
// txpool; Nethermind's AcceptTxResult; Besu's TransactionInvalidReason; reth's
// pool errors; anvil.
var answers = []struct {
	words string
	means answer
}{
	{"unknown transaction", answerUnknown}, // not "known transaction"
	{"already known", answerKnown},
	{"known transaction", answerKnown},
	{"alreadyknown", answerKnown},
	{"already imported", answerKnown},

	{"nonce too low", answerNonceTooLow},
	{"nonce is too low", answerNonceTooLow},
	{"oldnonce", answerNonceTooLow},

	{"future transaction tries to replace pending", answerLater},
	{"replacement transaction underpriced", answerOccupied},
	{"could not replace existing tx", answerOccupied},
	{"replacementnotallowed", answerOccupied},
	{"insufficient gas price to replace", answerOccupied},

	{"transaction underpriced", answerUnderpriced},
	{"gas price below", answerUnderpriced},
	{"gas price too low", answerUnderpriced},
	{"feetoolow", answerUnderpriced},
	{"underpriced", answerUnderpriced},
	{"max fee per gas less than block base fee", answerUnderpriced},

	{"txpool is full", answerLater},
	{"pool is full", answerLater},
	{"account limit exceeded", answerLater},
	{"address already reserved", answerLater},
	{"in-flight transaction limit", answerLater},
	{"gapped-nonce", answerLater},
	{"nonce too high", answerLater},
	{"noncegap", answerLater},

	{"insufficient funds", answerRefused},
	{"insufficientfunds", answerRefused},
	{"upfront cost exceeds", answerRefused},
	{"gas limit too high", answerRefused},
	{"exceeds block gas limit", answerRefused},
	{"gaslimitexceeded", answerRefused},
	{"intrinsic gas too low", answerRefused},
	{"insufficient gas for floor data gas", answerRefused},
	{"oversized data", answerRefused},
	{"exceeds the configured cap", answerRefused},
	{"max initcode size exceeded", answerRefused},
	{"max priority fee per gas higher than max fee per gas", answerRefused},
	{"invalid sender", answerRefused},
	{"invalid chain id", answerRefused},
	{"sender not an eoa", answerRefused},
	{"transaction type not supported", answerRefused},
}

// classify reads a node's answer to a broadcast. Only an error that the node
// itself made, and whose words are known, counts as one.
func classify(err error) answer {
	if err == nil {
		return answerAccepted
	}
	if isTimeout(err) {
		return answerUnknown
	}
	var http rpc.HTTPError
	if errors.As(err, &http) {
		return answerUnknown // a gateway's, whatever text it sends
	}
	text := strings.ToLower(err.Error())
	for _, a := range answers {
		if strings.Contains(text, a.words) {
			return a.means
		}
	}
	return answerUnknown
}

func isTimeout(err error) bool {
	return errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled)
}

// transient reports whether a request that only reads may succeed when it is
// made again: it got no answer, or one about the node and not about the request.
func transient(err error) bool {
	var http rpc.HTTPError
	if errors.As(err, &http) {
		return http.StatusCode >= 500 || http.StatusCode == 429 || http.StatusCode == 408 || http.StatusCode == 425
	}
	var fromNode rpc.Error
	if !errors.As(err, &fromNode) {
		return true
	}
	switch fromNode.ErrorCode() {
	case -32005, 429: // limit exceeded
		return true
	}
	text := strings.ToLower(err.Error())
	if fromNode.ErrorCode() == -32603 { // internal error, in which some nodes wrap a revert
		return len(revertData(err)) == 0 && !strings.Contains(text, "revert")
	}
	for _, words := range []string{
		"too many requests", "rate limit", "timeout", "timed out", "temporarily", "try again", "header not found",
		"unknown block", "missing trie node", "indexing is in progress", "unavailable", "overloaded",
	} {
		if strings.Contains(text, words) {
			return true
		}
	}
	return false
}
