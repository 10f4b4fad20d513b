package devnet

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"
)

// go-ethereum's pool takes transactions into a queue and promotes them in the
// background. When it is reset after some of an account's transactions were
// promoted and before the others were, it looks for the others from the
// account's nonce in the newest block on, does not find that nonce in the queue,
// and leaves them there: they miss the next block, as ethclient/simulated shows
// under load. On a chain that mines on command that next block may never come.
//
// So no transaction is taken during a reset here, and none is acknowledged
// before it was promoted: an acknowledged transaction that can be executed is in
// the next block.

// promotion bounds the wait for the pool, which takes microseconds.
const promotion = time.Second

// rawSender is the method of go-ethereum's that takes transactions.
type rawSender interface {
	SendRawTransaction(ctx context.Context, input hexutil.Bytes) (common.Hash, error)
}

// sendAPI takes its place.
type sendAPI struct {
	d    *Devnet
	next rawSender
}

// serialiseSends puts sendAPI before go-ethereum's own method. It must run after
// eth.New and before the node starts.
func (d *Devnet) serialiseSends() error {
	for _, api := range d.eth.APIs() {
		if next, ok := api.Service.(rawSender); ok && api.Namespace == "eth" {
			d.node.RegisterAPIs([]rpc.API{{Namespace: "eth", Service: &sendAPI{d, next}}})
			return nil
		}
	}
	return errors.New("go-ethereum has no eth_sendRawTransaction")
}

// SendRawTransaction takes a transaction with go-ethereum's checks and returns
// when it is ready for the next block, unless earlier nonces are missing.
func (a *sendAPI) SendRawTransaction(ctx context.Context, input hexutil.Bytes) (common.Hash, error) {
	a.d.mu.Lock()
	defer a.d.mu.Unlock()
	if a.d.closed {
		return common.Hash{}, ErrClosed
	}
	hash, err := a.next.SendRawTransaction(ctx, input)
	if err != nil {
		return common.Hash{}, err
	}
	for deadline := time.Now().Add(promotion); a.d.promoting() && time.Now().Before(deadline); {
		time.Sleep(20 * time.Microsecond)
	}
	return hash, nil
}

// promoting reports whether the queue has an account's next transaction.
func (d *Devnet) promoting() bool {
	_, queued := d.eth.TxPool().Content()
	for account, txs := range queued {
		next := d.eth.TxPool().PoolNonce(account)
		if slices.ContainsFunc(txs, func(tx *types.Transaction) bool { return tx.Nonce() == next }) {
			return true
		}
	}
	return false
}

// settlePool waits until the pool has followed the newest block. The first reset
// may be one that began before the block was known.
func (d *Devnet) settlePool() error {
	return errors.Join(d.eth.TxPool().Sync(), d.eth.TxPool().Sync())
}
