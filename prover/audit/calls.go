package audit

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/settlement"
)

// calls finds the calldata of what happened in a transaction.
type calls struct {
	txs map[common.Hash]*types.Transaction // of the stretch at hand
	// calls of a contract that were taken in the transaction
	seen map[common.Address]int
	all  map[common.Address][]sentCall
}

// sentCall is a call of one of the deployment's contracts.
type sentCall struct {
	settlement.TracedCall
	// replayed is of a call that was found by running the transaction again: it need not be the one
	// that was made. What its event says has to be what it says.
	replayed bool
}

// What calldata cannot be seen for.
var (
	errNoTransaction = errors.New("the RPC does not have the transaction")
	errOtherReplay   = errors.New("the RPC gives no trace, and the transaction, run again, makes another call than its event is of")
)

func (c *calls) transactionEnds() { c.seen, c.all = nil, nil }

// callKind is a function of a contract, and what calls of it are looked for.
type callKind struct {
	of       common.Address
	selector [4]byte
	fits     func(data []byte) bool
}

// nextCall returns the next call of a kind in a transaction: the transaction itself, or else one
// from a trace of it, or from a replay.
func (r *replay) nextCall(ctx context.Context, hash common.Hash, kind callKind) (call sentCall, err error) {
	c := &r.calls
	tx := c.txs[hash]
	if tx == nil {
		return call, fmt.Errorf("%w: %s", errNoTransaction, hash)
	}
	if data, direct := settlement.DirectCall(tx, kind.of); direct {
		call.Data = data
		call.From, err = types.Sender(types.LatestSignerForChainID(tx.ChainId()), tx)
		return call, err
	}
	if c.seen == nil {
		c.seen, c.all = map[common.Address]int{}, map[common.Address][]sentCall{}
	}
	if _, found := c.all[kind.of]; !found {
		inner, err := r.innerCalls(ctx, tx, kind)
		if err != nil {
			return call, err
		}
		c.all[kind.of] = inner
	}
	for c.seen[kind.of] < len(c.all[kind.of]) {
		call = c.all[kind.of][c.seen[kind.of]]
		c.seen[kind.of]++
		if kind.fits(call.Data) {
			return call, nil
		}
	}
	return sentCall{}, fmt.Errorf("the trace of transaction %s has no such call", hash)
}

// innerCalls are the calls of a contract that other contracts make in a transaction: all of them by
// a trace, or the first one of a kind by a replay.
func (r *replay) innerCalls(ctx context.Context, tx *types.Transaction, kind callKind) ([]sentCall, error) {
	var traced []settlement.TracedCall
	noTrace := r.retry.optional(ctx, func() (err error) {
		traced, err = r.view.Trace(ctx, tx.Hash(), kind.of)
		return err
	})
	if noTrace == nil {
		inner := make([]sentCall, len(traced))
		for i := range traced {
			inner[i].TracedCall = traced[i]
		}
		return inner, nil
	}
	var replayed settlement.TracedCall
	err := r.retry.optional(ctx, func() (err error) {
		replayed, err = r.view.Replay(ctx, tx, r.parent, kind.of, kind.selector)
		return err
	})
	if err != nil {
		return nil, errors.Join(noTrace, err)
	}
	return []sentCall{{replayed, true}}, nil
}
