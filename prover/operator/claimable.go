package operator

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"fernet/settlement"
	"fernet/settlement/units"
)

// claim is what is left to claim of a block, in order of its places as L1 takes them.
type claim struct {
	number, slot uint64
	payouts      *settlement.BlockPayouts
	places       []uint32
	share        bool     // whether the sequencer's share is
	submitter    bool     // whether the submitter's share is
	amount       *big.Int // wei
	already      string   // why nothing is
	lost         bool     // something was due and never can be claimed any more
	never        error    // why the block pays nothing, and no wait helps
}

func (c *claim) nothing() bool { return len(c.places) == 0 && !c.share && !c.submitter }

// same reports whether the same is left to claim.
func same(x, y claim) bool {
	return x.number == y.number && x.share == y.share && x.submitter == y.submitter && slices.Equal(x.places, y.places)
}

// read finds what is left to claim, of all blocks at one L1 block.
func (c *claiming) read(ctx context.Context) (err error) {
	c.left, err = settlement.AtOneBlock(ctx, c.client, func(v *settlement.View) ([]claim, error) {
		c.now = v.Number
		all, pays := []claim{}, false
		for _, number := range c.numbers {
			left, err := c.readBlock(ctx, v, number)
			if err != nil {
				return nil, err
			}
			all = append(all, *left)
			pays = pays || left.never == nil
		}
		if len(all) > 0 && !pays {
			return nil, all[0].never
		}
		return all, nil
	})
	if err == nil && len(c.left) > 0 && !slices.ContainsFunc(c.left, func(left claim) bool { return left.never == nil }) {
		return c.left[0].never
	}
	return err
}

func (c *claiming) readBlock(ctx context.Context, v *settlement.View, number uint64) (*claim, error) {
	check := v.CheckClaim(ctx, number)
	// Other blocks were waited for as well, and are claimed whatever became of this one.
	var early *settlement.PrecheckError
	unproven := errors.As(check, &early) && errors.Is(check, settlement.ErrNotFinalized) && !early.Waits()
	if c.Wait != nil && (unproven || pruned(check)) {
		left := &claim{number: number, amount: new(big.Int), lost: true, never: check, already: check.Error()}
		if pruned(check) {
			left.already = fmt.Sprintf("claim rewards of block %d: it was pruned", number)
		}
		return left, nil
	}
	if check != nil && !isPrecheck(check) {
		return nil, check
	}
	payouts, err := v.BlockPayouts(ctx, number)
	if err != nil {
		return nil, cmp.Or(check, err) // why the block pays nothing yet says more
	}
	record, err := v.Block(ctx, number)
	if err != nil {
		return nil, err
	}
	left := &claim{number: number, slot: record.Slot, payouts: payouts, amount: new(big.Int)}
	due := left.addDue(&c.Payees)
	// Whoever has no part in a block gets the same answer before and after others claimed: a script
	// that claims every block has nothing to tell apart.
	switch {
	case !due:
		left.already = fmt.Sprintf("claim rewards of block %d: nothing of it is due to them", number)
	case left.nothing():
		left.already = fmt.Sprintf("claim rewards of block %d: everything due to them is paid", number)
	case payouts.Expired != nil:
		at, err := burnedAt(ctx, v.Client, number)
		if err != nil {
			return nil, err
		}
		left.lost = true
		left.already = fmt.Sprintf("claim rewards of block %d: claims ended at L1 block %d, and the %s AZT that were left for them are burned since L1 block %d",
			number, payouts.ExpiryBlock, units.Exact(left.amount), at)
	case check != nil && c.named:
		return nil, check
	case check != nil:
		left.lost = true
		left.already = check.Error()
	}
	if left.already != "" {
		left.places, left.share, left.submitter, left.amount = nil, false, false, new(big.Int)
	}
	return left, nil
}

// addDue adds what is due to payees and not paid, and reports whether anything was ever due to
// them.
func (c *claim) addDue(to *Payees) (due bool) {
	add := func(amount *big.Int, paid bool) (left bool) {
		due = true
		if !paid {
			c.amount.Add(c.amount, amount)
		}
		return !paid
	}
	p := c.payouts
	for _, reward := range p.Rewards {
		// Where all of a reward is burned, a claim would pay for nothing but gas.
		if to.staker(reward.StakerID, reward.Owner) && reward.Amount.Sign() > 0 && add(reward.Amount, reward.Claimed) {
			c.places = append(c.places, reward.Index)
		}
	}
	if to.staker(p.Sequencer, p.Owner) && p.Share.Sign() > 0 {
		c.share = add(p.Share, p.SharePaid)
	}
	if to.account(p.Beneficiary) && p.SubmitterShare.Sign() > 0 {
		c.submitter = add(p.SubmitterShare, p.SubmitterPaid)
	}
	return due
}

// burnedAt returns the L1 block in which what was unclaimed of a block was burned.
func burnedAt(ctx context.Context, client *settlement.Client, number uint64) (uint64, error) {
	expired, err := client.ExpiredClaims(ctx, number)
	if err != nil {
		return 0, err
	}
	if expired == nil {
		return 0, fmt.Errorf("block %d: L1's logs do not hold the burning of its unclaimed rewards yet", number)
	}
	return expired.L1Block, nil
}
