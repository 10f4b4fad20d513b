package node

import (
	"context"
	"errors"
	"fmt"
	"maps"

	"fernet/prover"
	"fernet/prover/ledger"
	"fernet/prover/mempool"
	"fernet/prover/operator"
	"fernet/prover/p2p"
	"fernet/prover/settling"
)

// keptTips is for how many blocks the state after them is kept: to so many L1 may go back without
// the pool of transfers missing it.
const keptTips = 64

// openPool makes the pool of transfers, on the ledger after the last block.
func (n *Node) openPool(ctx context.Context, chain *operator.Chain) error {
	tip, err := chain.Follower.Tip(ctx)
	var unreadable *prover.UnreadableError
	if errors.Is(err, prover.ErrUnprovable) || errors.As(err, &unreadable) {
		// until there is a block that can be built on, or whose body is had
		tip, err = &prover.Tip{State: chain.Follower.Genesis()}, nil
	}
	if err != nil {
		return err
	}
	state, err := ledger.StateOf(tip.State)
	if err != nil {
		return fmt.Errorf("make the pool of transfers: %w", err)
	}
	if n.pool, err = mempool.New(state, mempool.Config{}); err != nil {
		return err
	}
	n.tips, n.tip = map[uint64]*prover.Tip{tip.Number: tip}, tip
	return nil
}

// movePool tells the pool of the last block when it is another one, and of each block's transfers.
func (n *Node) movePool(v *settling.View) {
	if n.pool == nil {
		return
	}
	for _, p := range v.Pending {
		if p.Block == nil || n.tips[p.Number] != nil && n.tips[p.Number].State == p.Execution.Post {
			continue
		}
		n.tips[p.Number] = &prover.Tip{Number: p.Number, State: p.Execution.Post, L1Block: v.Now, L1Hash: v.Hash}
		maps.DeleteFunc(n.tips, func(number uint64, _ *prover.Tip) bool { return number+keptTips <= p.Number })
		if err := n.pool.Seen(p.Execution); err != nil {
			n.log.Warn("the pool of transfers does not know a block", "block", p.Number, "err", err)
		}
	}
	tip := n.tips[v.Tip]
	if tip == nil || tip == n.tip {
		return
	}
	n.tip = tip
	if err := n.pool.Moved(tip); err != nil {
		n.log.Warn("the pool of transfers does not know the last block", "block", v.Tip, "err", err)
	}
}

// transactions are the pool as peers' messages are judged by it.
type transactions struct{ pool *mempool.Pool }

// AdmitTx is p2p.Transactions'.
func (t transactions) AdmitTx(tx []byte) p2p.Answer {
	switch forward, lie := t.pool.Take(tx); {
	case lie != nil:
		return p2p.AnswerReject
	case forward:
		return p2p.AnswerTake
	}
	return p2p.AnswerIgnore
}

// Pooled is p2p.Transactions'.
func (t transactions) Pooled() [][]byte { return t.pool.Messages() }
