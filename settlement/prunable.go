package settlement

import (
	"context"
	"fmt"
)

// PruneRisk says that a block, and all that is built on it, can be dropped before some L1 block.
type PruneRisk struct {
	First     uint64 // the first block without a root: it is dropped with all after it
	WindowEnd uint64 // the first L1 block in which anyone can do so, while it has no root
	Now       uint64 // the newest L1 block
}

func (r PruneRisk) String() string {
	if r.Now >= r.WindowEnd {
		return fmt.Sprintf("block %d has no root and its proving window ended at L1 block %d: anyone can prune it and all built on it", r.First, r.WindowEnd)
	}
	return fmt.Sprintf("block %d has no root yet: anyone can prune it and all built on it from L1 block %d on", r.First, r.WindowEnd)
}

// RiskOf returns how a block can be dropped before the L1 block until, or nil when it cannot: it is
// proven, or the proving window of the first block without a root outlasts until.
func (c *Client) RiskOf(ctx context.Context, number, until uint64) (*PruneRisk, error) {
	now, err := c.head(ctx)
	if err != nil {
		return nil, err
	}
	proven, err := c.Proven(ctx)
	if err != nil || number <= proven {
		return nil, err
	}
	first, err := c.Block(ctx, proven+1)
	if err != nil {
		return nil, err
	}
	if first.WindowEnd >= until {
		return nil, nil
	}
	return &PruneRisk{First: proven + 1, WindowEnd: first.WindowEnd, Now: now}, nil
}
