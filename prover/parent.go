package prover

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/application"
	"fernet/settlement"
)

// Tip is the last block that can be built on and the state after it, all at one L1 block.
type Tip struct {
	Number  uint64            // of the block; 0: genesis
	State   application.State // after it
	L1Block uint64            // that it was read at
	L1Hash  common.Hash
}

// Tip returns the last block that can be built on, pending or proven. An error that wraps
// ErrUnprovable means that it, or a block below it, cannot be proven.
func (f *Follower) Tip(ctx context.Context) (*Tip, error) {
	return atOneBlock(ctx, f, "open the last block", func(r *reading) (*Tip, error) {
		number, err := r.View.Tip(ctx)
		if err != nil {
			return nil, err
		}
		state, err := r.stateAfter(ctx, number)
		if err != nil {
			return nil, err
		}
		return &Tip{number, state, r.Number, r.Hash}, nil
	})
}

// TipFor is Tip for a block that is to be proposed for a slot. The error is CheckParent's when such
// a block would be lost.
func (f *Follower) TipFor(ctx context.Context, slot uint64) (*Tip, error) {
	return AtOneBlock(ctx, f, "open the last block", func(r *Reading) (*Tip, error) { return r.TipFor(ctx, slot) })
}

// Reading is a read of a deployment at one L1 block: that of the view, of which the follower says
// what it says, too.
type Reading struct {
	*settlement.View
	of *reading
}

// AtOneBlock makes a read at the newest L1 block of the follower's deployment: what the contracts
// say and what the follower does are of the same block. When L1 was reorganized meanwhile it begins
// anew, so the read must not keep what it found before it returns. purpose is for errors: "open
// block 7".
func AtOneBlock[T any](ctx context.Context, f *Follower, purpose string, read func(r *Reading) (T, error)) (T, error) {
	return atOneBlock(ctx, f, purpose, func(r *reading) (T, error) { return read(&Reading{r.View, r}) })
}

// Open is [Follower.Block] at the L1 block of the reading.
func (r *Reading) Open(ctx context.Context, number uint64) (*Block, error) {
	return r.of.block(ctx, number)
}

// Stakers returns every staker ever registered, in order of id. Of those that the follower knows it
// asks only whether they are the same.
func (r *Reading) Stakers(ctx context.Context) (stakers []settlement.Staker, err error) {
	stakers, r.of.stakers, err = r.of.Follower.stakers.Next(ctx, r.View)
	return stakers, err
}

// TipFor is [Follower.TipFor] at the L1 block of the reading.
func (r *Reading) TipFor(ctx context.Context, slot uint64) (*Tip, error) {
	number, err := r.Tip(ctx)
	if err != nil {
		return nil, err
	}
	state, err := r.of.checkParent(ctx, number, slot)
	if err != nil {
		return nil, err
	}
	return &Tip{number, state, r.Number, r.Hash}, nil
}

// CheckParent reports, as a settlement.PrecheckError, why a block for a slot is lost that is built
// on parent: parent or a block below it cannot be proven, or counts as pruned from the slot's first
// L1 block on unless it gets a root before.
func (f *Follower) CheckParent(ctx context.Context, parent, slot uint64) error {
	_, err := atOneBlock(ctx, f, fmt.Sprintf("open block %d", parent), func(r *reading) (application.State, error) {
		return r.checkParent(ctx, parent, slot)
	})
	return err
}

// checkParent is Follower.CheckParent, and returns the state after parent.
func (r *reading) checkParent(ctx context.Context, parent, slot uint64) (application.State, error) {
	state, err := r.stateAfter(ctx, parent)
	var unprovable *UnprovableError
	if errors.As(err, &unprovable) {
		return nil, r.UnprovableParent(ctx, parent, slot, unprovable.Number, unprovable.Why)
	}
	if err != nil {
		return nil, err
	}
	return state, r.View.CheckParent(ctx, parent, slot)
}
