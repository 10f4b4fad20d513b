package settlement

import (
	"context"
	"fmt"
)

// CheckActive reports, as a PointlessError, why a staker may not act in a slot that starts now.
func (c *Client) CheckActive(ctx context.Context, id uint32) error {
	now, st, err := c.stakerNow(ctx, id)
	if err != nil {
		return err
	}
	pointless := PointlessError{Purpose: fmt.Sprintf("act as staker %d", id), Now: now}
	switch {
	case st.ExitBlock != 0:
		pointless.Reason = fmt.Sprintf("it asked to exit at L1 block %d", st.ExitBlock)
	case now < st.ActivationBlock:
		pointless.Reason, pointless.Opens = "it is not active yet", st.ActivationBlock
	default:
		return nil
	}
	return &pointless
}

// CheckWithdraw reports, as a PointlessError, why a staker's deposit cannot be paid back now.
func (c *Client) CheckWithdraw(ctx context.Context, id uint32) error {
	now, st, err := c.stakerNow(ctx, id)
	if err != nil {
		return err
	}
	pointless := PointlessError{Purpose: fmt.Sprintf("withdraw the deposit of staker %d", id), Now: now}
	switch withdrawable := st.ExitBlock + c.Params.ExitDelay; {
	case st.Withdrawn:
		pointless.Reason, pointless.Done = "it was paid back", true
	case st.ExitBlock == 0:
		pointless.Reason = "its exit was not asked for"
	case now < withdrawable:
		pointless.Reason, pointless.Opens = "the exit delay is not over", withdrawable
	default:
		return nil
	}
	return &pointless
}

func (c *Client) stakerNow(ctx context.Context, id uint32) (now uint64, st Staker, err error) {
	if now, err = c.head(ctx); err != nil {
		return 0, Staker{}, err
	}
	st, err = c.Staker(ctx, id)
	return now, st, err
}
