package settling

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"fernet/prover/bid"
	"fernet/prover/wire"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// ErrNoRoot means that L1 has no root of a block.
var ErrNoRoot = errors.New("it has no root")

// Winner is the submission that leads a block, from the calldata of its transaction. One that was
// sent through another contract cannot be read.
type Winner struct {
	Number     uint64
	Tag        wire.BlockTag
	Tree       rules.Tree
	Submission *rules.Submission
}

// Winner returns the submission that leads a block, which has one.
func (c *Chain) Winner(ctx context.Context, number uint64) (*Winner, error) {
	return settlement.AtOneBlock(ctx, c.o.Chain.Client, func(v *settlement.View) (*Winner, error) {
		record, err := v.Block(ctx, number)
		if err != nil {
			return nil, err
		}
		if record.TotalScore.Sign() == 0 {
			return nil, fmt.Errorf("block %d: %w", number, ErrNoRoot)
		}
		root, err := v.WinningRoot(ctx, number, record)
		if err != nil {
			return nil, err
		}
		w := &Winner{Number: number, Tag: TagOf(number, record)}
		if w.Tree, err = v.Deployment.Tree(record.NumTxs); err != nil {
			return nil, err
		}
		w.Submission, err = v.Submission(ctx, root, w.Tree)
		return w, err
	})
}

// Samples are what the winner tells a node of what it took to get a place: see bid.SamplesOf. own
// are the node's stakers.
func (w *Winner) Samples(own []uint32) map[bid.Kind][]*big.Int {
	return bid.SamplesOf(w.Tree, w.Submission, func(id uint32) bool { return slices.Contains(own, id) })
}
