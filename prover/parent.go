package prover

import (
	"context"
	"errors"
)

// CheckParent reports, as a settlement.PrecheckError, why a block for a slot is lost that is built
// on parent: parent or a block below it cannot be proven, or counts as pruned from the slot's first
// L1 block on unless it gets a root before.
func (f *Follower) CheckParent(ctx context.Context, parent, slot uint64) error {
	_, err := f.StateAfter(ctx, parent)
	var unprovable *UnprovableError
	if errors.As(err, &unprovable) {
		return f.client.UnprovableParent(ctx, parent, slot, unprovable.Number, unprovable.Why)
	}
	if err != nil {
		return err
	}
	return f.client.CheckParent(ctx, parent, slot)
}
