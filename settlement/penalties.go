package settlement

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/core/types"

	"fernet/settlement/txmgr"
)

// Refill deposits, from the sender, which must have approved it, what is missing of a staker's
// deposit. Open to anyone.
func (c *Client) Refill(stakerID uint32) txmgr.Candidate {
	return call(c.Deployment.Staking, fmt.Sprintf("refill deposit of staker %d", stakerID), c.staking.PackRefill(stakerID))
}

// ReportMissedReveal penalizes the winner of a slot that is over and was not revealed. Open to
// anyone, once a slot.
func (c *Client) ReportMissedReveal(slot uint64) txmgr.Candidate {
	return call(c.Deployment.Sequencing, fmt.Sprintf("report missed reveal of slot %d", slot), c.sequencing.PackReportMissedReveal(slot))
}

// CheckReport reports, as a PrecheckError, why the winner of a slot cannot be penalized now.
func (c *Client) CheckReport(ctx context.Context, slot uint64) error {
	return c.precheck(ctx, func(v *View) error { return v.checkReport(ctx, slot) })
}

func (v *View) checkReport(ctx context.Context, slot uint64) error {
	now := v.Number
	early := PrecheckError{Purpose: fmt.Sprintf("report missed reveal of slot %d", slot), Now: now}
	best, err := v.BestProposal(ctx, slot)
	if err != nil {
		return err
	}
	end, deadline := v.Params.Schedule.SlotStart(slot+1), v.Params.Schedule.WindowEnd(slot)
	switch {
	case best.Reported:
		early.Reason, early.Done = "it is reported", true
	case best.Revealed:
		early.Reason, early.Missed = "its body was revealed", true
	case now < end:
		early.Reason, early.Opens = "the slot is not over", end
	case best.Score.Sign() == 0:
		early.Reason, early.Missed = "nobody proposed a block", true
	case now >= deadline:
		early.Reason, early.Missed = fmt.Sprintf("a missed reveal can be reported until L1 block %d", deadline), true
	default:
		return nil
	}
	return &early
}

// CheckRefill reports, as a PrecheckError, why there is nothing to fill up of a staker's deposit.
func (c *Client) CheckRefill(ctx context.Context, id uint32) error {
	now, st, err := c.stakerNow(ctx, id)
	if err != nil {
		return err
	}
	early := PrecheckError{Purpose: fmt.Sprintf("refill the deposit of staker %d", id), Now: now}
	switch {
	case st.Missing.Sign() == 0:
		early.Reason, early.Done = "nothing of it is missing", true
	case st.ExitBlock != 0:
		early.Reason, early.Missed = fmt.Sprintf("the staker asked to exit at L1 block %d", st.ExitBlock), true
	default:
		return nil
	}
	return &early
}

// Loss is what a penalty takes of what there is of a deposit, in wei.
func Loss(penalty, deposit *big.Int) *big.Int {
	if penalty.Cmp(deposit) > 0 {
		penalty = deposit
	}
	return new(big.Int).Set(penalty)
}

// PenalizedBy returns the penalties that a transaction brought about.
func (c *Client) PenalizedBy(receipt *types.Receipt) []*Penalized {
	return eventsOf(receipt, c.Deployment.Staking, c.unpackPenalized)
}

// RefilledBy returns what a transaction added to deposits that were short, in wei.
func (c *Client) RefilledBy(receipt *types.Receipt) *big.Int {
	sum := new(big.Int)
	for _, e := range eventsOf(receipt, c.Deployment.Staking, c.unpackRefilled) {
		sum.Add(sum, e.Amount)
	}
	return sum
}
