package settlement

import (
	"context"
	"fmt"

	"fernet/settlement/txmgr"
)

// PruneRisk says that a block, and all that is built on it, counts as pruned from some L1 block on
// unless it gets a root before.
type PruneRisk struct {
	First     uint64 // the first block without a root: it is pruned with all after it
	WindowEnd uint64 // the first L1 block at which they count as pruned
	Now       uint64 // the newest L1 block
}

func (r PruneRisk) String() string {
	return fmt.Sprintf("block %d has no root yet: without one before its proving window ends at L1 block %d, it and all built on it count as pruned", r.First, r.WindowEnd)
}

// RiskOf returns how a block can be pruned before the L1 block until, or nil when it cannot: it is
// proven, or the proving window of the first block without a root outlasts until.
func (c *Client) RiskOf(ctx context.Context, number, until uint64) (*PruneRisk, error) {
	return AtOneBlock(ctx, c, func(v *View) (*PruneRisk, error) { return v.riskOf(ctx, number, until) })
}

func (v *View) riskOf(ctx context.Context, number, until uint64) (*PruneRisk, error) {
	now := v.Number
	proven, err := v.Proven(ctx)
	if err != nil || number <= proven {
		return nil, err
	}
	first, err := v.Block(ctx, proven+1)
	if err != nil {
		return nil, err
	}
	if first.WindowEnd >= until {
		return nil, nil
	}
	return &PruneRisk{First: proven + 1, WindowEnd: first.WindowEnd, Now: now}, nil
}

// CheckParent reports, as a PrecheckError, why a block of a slot cannot be built on another one: a
// block below it without a root counts as pruned from the slot's first L1 block on. L1 takes only
// proposals that follow its last block, and within a slot that is the same block until the reveal.
func (c *Client) CheckParent(ctx context.Context, parent, slot uint64) error {
	start := c.Params.Schedule.SlotStart(slot)
	risk, err := c.RiskOf(ctx, parent, start+1)
	if err != nil || risk == nil {
		return err
	}
	return &PrecheckError{
		Purpose: fmt.Sprintf("build on block %d for slot %d", parent, slot), Now: risk.Now, Opens: risk.WindowEnd,
		Reason: fmt.Sprintf("nobody has proven block %d, whose proving window is open until L1 block %d: without a root by then, blocks of that slot follow block %d",
			risk.First, risk.WindowEnd, risk.First-1),
	}
}

// UnprovableParent returns, as a PrecheckError, why a block for a slot is lost that is built on
// parent: unprovable, which is parent or a block below it, has a body that cannot be proven, and
// why says why. It is pruned with everything built on it when its proving window ends; until then
// L1 takes no proposal that follows another block.
func (c *Client) UnprovableParent(ctx context.Context, parent, slot, unprovable uint64, why error) error {
	return c.precheck(ctx, func(v *View) error { return v.unprovableParent(ctx, parent, slot, unprovable, why) })
}

func (v *View) unprovableParent(ctx context.Context, parent, slot, unprovable uint64, why error) error {
	now := v.Number
	block, err := v.Block(ctx, unprovable)
	if err != nil {
		return err
	}
	return &PrecheckError{
		Purpose: fmt.Sprintf("build on block %d for slot %d", parent, slot), Now: now, Opens: block.WindowEnd,
		Reason: fmt.Sprintf("block %d cannot be proven (%v), and until its proving window ends at L1 block %d every block has to follow it: the slots until then are lost",
			unprovable, why, block.WindowEnd),
	}
}

// CheckPrune reports, as a PrecheckError, why pruning makes no sense now. Otherwise it returns the
// first block that would be dropped, whose author is penalized.
func (c *Client) CheckPrune(ctx context.Context) (first uint64, block Block, err error) {
	_, err = AtOneBlock(ctx, c, func(v *View) (struct{}, error) {
		first, block, err = v.checkPrune(ctx)
		return struct{}{}, err
	})
	return first, block, err
}

func (v *View) checkPrune(ctx context.Context) (first uint64, block Block, err error) {
	now := v.Number
	proven, err := v.Proven(ctx)
	if err != nil {
		return 0, block, err
	}
	last, err := v.RecordedTip(ctx)
	if err != nil {
		return 0, block, err
	}
	early := PrecheckError{Purpose: "prune", Now: now}
	if last == proven {
		early.Reason, early.Done = fmt.Sprintf("no block is waiting for a root: %d of %d are proven", proven, last), true
		return 0, block, &early
	}
	first = proven + 1
	if block, err = v.Block(ctx, first); err != nil {
		return 0, block, err
	}
	if now < block.WindowEnd {
		early.Reason, early.Opens = fmt.Sprintf("the proving window of block %d is open", first), block.WindowEnd
		return 0, block, &early
	}
	return first, block, nil
}

// Prune drops the oldest unproven block whose window has closed, and all built on it, and has its
// author penalized. Nothing waits for it: such blocks count as pruned already, and the next reveal
// drops them too.
func (c *Client) Prune() txmgr.Candidate {
	return call(c.Deployment.Settlement, "prune", c.settlement.PackPrune())
}
