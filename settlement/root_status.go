package settlement

import (
	"context"
	"errors"
	"math/big"

	"fernet/settlement/rules"
)

// RootStatus is what L1 has of a block's roots and would say of another one, all at one L1 block.
type RootStatus struct {
	Now       uint64   // the L1 block it was read at
	Best      *big.Int // total score of the best root, 0: there is none
	WindowEnd uint64   // the first L1 block without roots
	// Refused is why L1 would not take the root now, as CheckSubmitRoot says; nil: it would.
	Refused *PrecheckError
}

// RootStatus returns how a submission stands against the roots that L1 has of its block.
func (c *Client) RootStatus(ctx context.Context, number uint64, s *rules.Submission) (*RootStatus, error) {
	return AtOneBlock(ctx, c, func(v *View) (*RootStatus, error) {
		block, err := v.Block(ctx, number)
		if err != nil {
			return nil, err
		}
		status := &RootStatus{Now: v.Number, Best: block.TotalScore, WindowEnd: block.WindowEnd}
		if err := v.checkSubmitRoot(ctx, number, s); err != nil && !errors.As(err, &status.Refused) {
			return nil, err
		}
		return status, nil
	})
}
