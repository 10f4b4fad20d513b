package operator

import (
	"context"
	"fmt"

	"fernet/prover"
	"fernet/prover/files"
	"fernet/prover/ledger"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// Chain is a deployment, and what rebuilds its blocks.
type Chain struct {
	*settlement.Client
	Follower *prover.Follower
}

// EarliestSlot is the first slot that a block which is ready now can be proposed for.
func EarliestSlot(ctx context.Context, client *settlement.Client) (uint64, error) {
	now, slot, started, err := client.CurrentSlot(ctx)
	if err != nil || !started {
		return 0, err
	}
	if client.Params.Schedule.PhaseAt(slot, now+1) != rules.PhasePropose {
		slot++
	}
	return slot, nil
}

// CheckTip returns the number of the last block, or, as a settlement.PrecheckError, why a block for
// a slot is lost that is built on it.
func (c *Chain) CheckTip(ctx context.Context, slot uint64) (tip uint64, err error) {
	last, err := c.Follower.TipFor(ctx, slot)
	if err != nil {
		return 0, err
	}
	return last.Number, nil
}

// LastState returns the ledger after the last block, and that block's number.
func (c *Chain) LastState(ctx context.Context) (*ledger.State, uint64, error) {
	tip, err := c.Follower.Tip(ctx)
	if err != nil {
		return nil, 0, err
	}
	state, err := ledger.StateOf(tip.State)
	return state, tip.Number, err
}

// LedgerAfter returns the ledger after a block.
func (c *Chain) LedgerAfter(ctx context.Context, number uint64) (*ledger.State, error) {
	state, err := c.Follower.StateAfter(ctx, number)
	if err != nil {
		return nil, err
	}
	return ledger.StateOf(state)
}

// Draft drafts a block of transfers for a slot, on the block that is the last one now, with null
// transactions in the places that are left. numTxs is how many places it has, 0 for as few as hold
// the transfers: rules.ErrNumTxs when no tree has so many. It sends nothing and writes no file.
func (c *Chain) Draft(ctx context.Context, transfers []ledger.Transfer, numTxs uint32, slot uint64) (*files.Draft, error) {
	if numTxs == 0 {
		for numTxs = rules.MinTxs(c.Params.TxsPerBase); int(numTxs) < len(transfers); numTxs *= 2 {
		}
	}
	if numTxs > c.Params.MaxTxs {
		return nil, fmt.Errorf("a block of %d transactions: the deployment takes at most %d", numTxs, c.Params.MaxTxs)
	}
	tree, err := c.Deployment.Tree(numTxs)
	if err != nil {
		return nil, err
	}
	parent, err := c.Follower.TipFor(ctx, slot)
	if err != nil {
		return nil, err
	}
	state, err := ledger.StateOf(parent.State)
	if err != nil {
		return nil, err
	}
	draft, err := prover.DraftTransfers(state, transfers, tree)
	if err != nil {
		return nil, err
	}
	return &files.Draft{Deployment: prover.Files(c.Deployment), Parent: parent.Number, NumTxs: draft.NumTxs, TxRoot: draft.TxRoot, Body: draft.Body}, nil
}

// CheckDraft runs a draft on the state it follows: one that nobody can prove is not worth
// proposing.
func (c *Chain) CheckDraft(ctx context.Context, draft *files.Draft) error {
	tree, err := c.Deployment.Tree(draft.NumTxs)
	if err != nil {
		return err
	}
	state, err := c.Follower.StateAfter(ctx, draft.Parent)
	if err != nil {
		return err
	}
	if _, err := state.Execute(draft.Body, tree); err != nil {
		return fmt.Errorf("the draft cannot be proven: %w", err)
	}
	return nil
}
