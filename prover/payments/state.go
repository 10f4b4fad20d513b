package payments

import (
	"context"

	"fernet/prover"
	"fernet/prover/ledger"
)

// StateAfter returns the ledger after a block.
func StateAfter(ctx context.Context, follower *prover.Follower, number uint64) (*ledger.State, error) {
	state, err := follower.StateAfter(ctx, number)
	if err != nil {
		return nil, err
	}
	return ledger.StateOf(state)
}

// LastState returns the ledger after the last block, and that block's number, both at one L1 block.
func LastState(ctx context.Context, follower *prover.Follower) (*ledger.State, uint64, error) {
	tip, err := follower.Tip(ctx)
	if err != nil {
		return nil, 0, err
	}
	state, err := ledger.StateOf(tip.State)
	return state, tip.Number, err
}
