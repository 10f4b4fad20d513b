package operator

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"fernet/prover"
	"fernet/prover/application"
	"fernet/prover/files"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// Chain is a deployment, and what rebuilds its blocks.
type Chain struct {
	*settlement.Client
	Follower *prover.Follower
}

// earliestSlot is the first slot that a block which is ready now can be proposed for.
func earliestSlot(ctx context.Context, client *settlement.Client) (uint64, error) {
	now, slot, started, err := client.CurrentSlot(ctx)
	if err != nil || !started {
		return 0, err
	}
	if client.Params.Schedule.PhaseAt(slot, now+1) != rules.PhasePropose {
		slot++
	}
	return slot, nil
}

// Draft drafts a block of a body for a slot, on the block that is the last one now, with null
// transactions in the places that are left. numTxs is how many places it has, 0 for as few as hold
// the body: rules.ErrNumTxs when no tree has so many. A body that makes no block that can be proven
// is a prover.ErrDraft. It sends nothing and writes no file.
func (c *Chain) Draft(ctx context.Context, body []byte, numTxs uint32, slot uint64) (*files.Draft, error) {
	tree, err := c.treeOf(body, numTxs)
	if err != nil {
		return nil, err
	}
	last, err := c.Follower.TipFor(ctx, slot)
	if err != nil {
		return nil, err
	}
	draft, err := prover.NewDraft(last.State, body, tree)
	if err != nil {
		return nil, err
	}
	return c.draftFile(draft, last.Number), nil
}

func (c *Chain) draftFile(d *prover.Draft, parent uint64) *files.Draft {
	return &files.Draft{Deployment: prover.Files(c.Deployment), Parent: parent, NumTxs: d.NumTxs, TxRoot: d.TxRoot, Body: d.Body}
}

// treeOf is the tree of a block of a body, with so many places: see Draft.
func (c *Chain) treeOf(body []byte, numTxs uint32) (rules.Tree, error) {
	if numTxs == 0 {
		seen := len(body) / int(c.Params.TxBytes)
		for numTxs = rules.MinTxs(c.Params.TxsPerBase); int(numTxs) < seen; numTxs *= 2 {
		}
	}
	if numTxs > c.Params.MaxTxs {
		return rules.Tree{}, fmt.Errorf("a block of %d transactions: the deployment takes at most %d", numTxs, c.Params.MaxTxs)
	}
	return c.Deployment.Tree(numTxs)
}

// ErrDraftRoot means that a draft names another transaction root than its body has.
var ErrDraftRoot = errors.New("its transaction root is not the body's")

// CheckDraft runs a draft on the state it follows: one that nobody can prove is not worth
// proposing.
func (c *Chain) CheckDraft(ctx context.Context, draft *files.Draft) error {
	state, err := c.Follower.StateAfter(ctx, draft.Parent)
	if err != nil {
		return err
	}
	return c.checkDraft(state, draft)
}

// checkDraft is CheckDraft of a draft that follows a state.
func (c *Chain) checkDraft(state application.State, draft *files.Draft) error {
	tree, err := c.Deployment.Tree(draft.NumTxs)
	if err != nil {
		return err
	}
	execution, err := state.Execute(draft.Body, tree)
	if err != nil {
		return fmt.Errorf("the draft cannot be proven: %w", err)
	}
	root := execution.Block().TxRoot
	if has := root.BigInt(new(big.Int)); has.Cmp(draft.TxRoot) != 0 {
		return fmt.Errorf("the draft cannot be proven: %w: it says %#x, the body has %#x", ErrDraftRoot, draft.TxRoot, has)
	}
	return nil
}
