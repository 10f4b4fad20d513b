package audit

import (
	"context"
	"fmt"
	"math/big"

	"fernet/settlement"
	"fernet/settlement/rules"
)

// claims checks every reward paid so far against the winning submission.
func (a *auditor) claims(ctx context.Context) error {
	due := a.due()
	if err := a.MarkPaid(ctx, due); err != nil {
		return err
	}
	rest, err := a.Remainder(ctx, a.number)
	if err != nil {
		return err
	}
	events, err := a.ClaimsOf(ctx, due, a.opts.most())
	if a.unread("each reward paid, with what is due", err) {
		// L1's state says which rewards are paid, only not how much each was.
		a.report.Amount("still owed for the block", rest.Remaining, due.Unclaimed())
		return nil
	}
	if err != nil {
		return err
	}
	left := a.rewards(due, events.Rewards)
	for i, share := range events.Shares {
		amount := a.shares.Sequencer
		if i > 0 || share.StakerID != a.block.SequencerID {
			amount = new(big.Int)
		}
		a.report.Amount(fmt.Sprintf("share paid to sequencer %d", share.StakerID), share.Amount, amount)
	}
	for i, share := range events.Submitter {
		amount := a.submitter
		if i > 0 || share.Beneficiary != a.beneficiary {
			amount = new(big.Int)
		}
		a.report.Amount(fmt.Sprintf("share paid to beneficiary %s", share.Beneficiary), share.Amount, amount)
	}
	if len(events.Shares) == 0 {
		left.Add(left, a.shares.Sequencer)
	}
	if len(events.Submitter) == 0 {
		left.Add(left, a.submitter)
	}
	if events.Expired != nil {
		a.report.Amount("burned as not claimed in time", events.Expired.Burned, left)
		left = new(big.Int)
	}
	a.report.Amount("still owed for the block", rest.Remaining, left)
	return nil
}

// due is what the winning submission makes of the block.
func (a *auditor) due() *settlement.BlockPayouts {
	payouts := a.best.Payouts()
	due := &settlement.BlockPayouts{
		Number: a.number, Settled: a.settled, Payouts: payouts, Sequencer: a.block.SequencerID, Share: a.shares.Sequencer,
		Beneficiary: a.beneficiary, SubmitterShare: a.submitter,
	}
	for i, p := range payouts {
		due.Rewards = append(due.Rewards, settlement.Reward{Index: uint32(i), StakerID: p.StakerID, FeeBurn: p.FeeBurn, Amount: rules.Reward(a.unit, p.FeeBurn)})
	}
	return due
}

// rewards compares the rewards that were paid with those that are due, and returns the sum of those
// that were not paid.
func (a *auditor) rewards(due *settlement.BlockPayouts, claims []*settlement.RewardClaimed) (left *big.Int) {
	paid := make(map[uint32]bool)
	for _, claim := range claims {
		name := fmt.Sprintf("reward %d, of staker %d", claim.Index, claim.StakerID)
		if int(claim.Index) >= len(due.Payouts) || due.Payouts[claim.Index].StakerID != claim.StakerID || paid[claim.Index] {
			a.report.text(name, "paid", "not due")
			continue
		}
		paid[claim.Index] = true
		a.report.Amount(name, claim.Amount, due.Rewards[claim.Index].Amount)
	}
	left = new(big.Int)
	for i, reward := range due.Rewards {
		if !paid[uint32(i)] {
			left.Add(left, reward.Amount)
		}
	}
	return left
}

// funds checks what Rewards holds now against what it has to pay and everything that ever came and
// went. Tokens that somebody sent to it are no finding: anyone may, and absorb adds them to the
// reserve.
func (a *auditor) funds(ctx context.Context) error {
	funds, err := a.Funds(ctx)
	if err != nil {
		return err
	}
	finalized, err := a.Finalized(ctx)
	if err != nil {
		return err
	}
	owed, err := a.Owed(ctx, finalized)
	if err != nil {
		return err
	}
	a.report.Amount("owed", funds.Owed, owed)
	held := new(big.Int).Set(funds.Balance)
	if surplus := funds.Surplus(); surplus.Sign() > 0 {
		a.report.Surplus = surplus
		held.Sub(held, surplus)
	}
	accounted := new(big.Int).Add(funds.Reserve, funds.Escrow)
	a.report.Amount("tokens held by Rewards", held, accounted.Add(accounted, funds.Owed))
	if a.history == nil {
		return nil
	}
	sum := settlement.Sum(a.history.Flows)
	a.report.Amount("reward reserve", funds.Reserve, sum.Reserve)
	a.report.Amount("fee escrow", funds.Escrow, sum.Escrow)
	a.report.Amount("owed, by what was settled and paid", funds.Owed, sum.Owed)
	a.report.Amount("tokens burned by Rewards", a.history.Burned, sum.Burned)
	a.report.Amount("tokens paid by Rewards", a.history.Paid, sum.Paid)
	if a.history.Supply == nil {
		return nil
	}
	supply, err := a.TotalSupply(ctx)
	if err != nil {
		return err
	}
	a.report.Amount("total supply of the token", supply, a.history.Supply)
	return nil
}
