package l1

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethclient"

	"fernet/settlement/rpcerr"
)

// TransactionByHash returns a transaction that must exist, and whether it is not mined yet. When
// the current URL does not have it, the others are asked.
func (c *Client) TransactionByHash(ctx context.Context, hash common.Hash) (*types.Transaction, bool, error) {
	type found struct {
		tx      *types.Transaction
		pending bool
	}
	f, err := ask(ctx, c, func(ctx context.Context, n *ethclient.Client) (found, error) {
		tx, pending, err := n.TransactionByHash(ctx, hash)
		return found{tx, pending}, mustExist(err)
	})
	return f.tx, f.pending, err
}

// TransactionReceipt returns the receipt of a transaction that must be mined. When the current URL
// does not have it, the others are asked: to wait for a receipt, ask PollReceipt.
func (c *Client) TransactionReceipt(ctx context.Context, hash common.Hash) (*types.Receipt, error) {
	return ask(ctx, c, func(ctx context.Context, n *ethclient.Client) (*types.Receipt, error) {
		r, err := n.TransactionReceipt(ctx, hash)
		return r, mustExist(err)
	})
}

// PollReceipt returns the receipt of a transaction that may not be mined: that the current URL does
// not have it is an answer, ethereum.NotFound. Each URL is asked once at most: whoever polls comes
// again.
func (c *Client) PollReceipt(ctx context.Context, hash common.Hash) (*types.Receipt, error) {
	return askFor(ctx, c, 1, func(ctx context.Context, n *ethclient.Client) (*types.Receipt, error) {
		return n.TransactionReceipt(ctx, hash)
	})
}

// Known reports whether a node of any URL has a transaction, in its pool or in a block. It asks
// each URL once, and fails when none of them answers.
func (c *Client) Known(ctx context.Context, hash common.Hash) (bool, error) {
	var errs []error
	answered := false
	for i, e := range c.order() {
		attempt, cancel := c.bound(ctx, i)
		node, err := e.checked(attempt, c.chainID)
		var raw json.RawMessage
		if err == nil {
			if err = node.Client().CallContext(attempt, &raw, "eth_getTransactionByHash", hash); err != nil {
				err = e.wrap(err)
			}
		}
		cancel()
		switch {
		case err == nil && len(raw) > 0 && string(raw) != "null":
			return true, nil
		case err == nil:
			answered = true
		default:
			errs = append(errs, err)
		}
		if ctx.Err() != nil {
			break
		}
	}
	if !answered {
		return false, &unreachableError{errs}
	}
	return false, nil
}

// SendTransaction hands a signed transaction to one node: the first that takes it. An error about
// the node, such as a full pool, has it offered to the next URL. When an earlier one may have taken
// it without saying so, a later one's refusal is not returned but what the earlier one did. It does
// not try again.
func (c *Client) SendTransaction(ctx context.Context, tx *types.Transaction) error {
	var open, last error // open: who may have it
	for i, e := range c.order() {
		attempt, cancel := c.bound(ctx, i)
		node, err := e.checked(attempt, c.chainID)
		reached := err == nil
		if reached {
			if err = node.SendTransaction(attempt, tx); err != nil {
				err = e.wrap(err)
			}
		}
		cancel()
		if err == nil {
			c.answered(e)
			return nil
		}
		kind := rpcerr.Of(err)
		if kind == rpcerr.Known {
			c.answered(e)
			return err
		}
		last = err
		if reached && openness(err) > openness(open) {
			open = err
		}
		if ctx.Err() != nil {
			break
		}
		if !kind.NextURL() {
			c.answered(e)
			break
		}
		if !kind.Answered() {
			c.failed(e, err)
		}
	}
	if open != nil {
		return open
	}
	return last
}

// openness is how much an error leaves open whether the node has the transaction.
func openness(err error) rpcerr.Pool {
	kind := rpcerr.Of(err)
	if err == nil || kind == rpcerr.Throttled || errors.Is(err, ErrChains) {
		return rpcerr.NotTaken // of what a gateway throttles, the next node knows more
	}
	return kind.Pool()
}
