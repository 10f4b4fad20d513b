package rehearsal

import (
	"context"
	"math/big"

	"fernet/prover/operator"
	"fernet/settlement/rules"
)

// payment is what one operator got.
type Payment struct {
	Name     string  `json:"name"`
	StakerID uint32  `json:"stakerId"`
	Proofs   int     `json:"proofs"`
	Most     integer `json:"mostPerProof"`  // wei; of a sequencer its share
	Least    integer `json:"leastPerProof"` // wei
	Received integer `json:"received"`      // wei, by the change of its balance
	Gas      uint64  `json:"gas"`
}

// Settle lets the proving window end, finalizes the block and claims for everyone.
func (d *Rehearsal) Settle(ctx context.Context) error {
	var err error
	if d.supplyL1, err = d.Chain.TotalSupply(ctx); err != nil {
		return err
	}
	record, err := d.Chain.Block(ctx, d.Block.Number)
	if err != nil {
		return err
	}
	if err := d.advanceTo(record.WindowEnd); err != nil {
		return err
	}
	finalized, err := operator.Finalize(ctx, d.Chain.Client, d.deployer, d.Block.Number, nil)
	if err != nil {
		return err
	}
	d.Gas["finalize"] = gasOf(finalized.Sent)
	settled, err := d.Chain.Settled(ctx, d.Block.Number)
	if err != nil {
		return err
	}
	if err := d.claimAll(ctx, settled.UnitPerBps); err != nil {
		return err
	}
	supply, err := d.Chain.TotalSupply(ctx)
	if err != nil {
		return err
	}
	d.Burned = new(big.Int).Sub(d.supplyL1, supply)
	return nil
}

// claimBatch is how many rewards one call claims: fewer than it could, so that the gas of ten is
// seen.
const claimBatch = 10

// claimAll claims the sequencer's share and every prover's rewards.
func (d *Rehearsal) claimAll(ctx context.Context, unit *big.Int) error {
	payouts := d.Best.Payouts()
	for _, o := range append([]*Actor{d.Winner}, d.Provers...) {
		before, err := d.Chain.Balance(ctx, o.Account.Address())
		if err != nil {
			return err
		}
		claimed, err := operator.Claim(ctx, d.Chain.Client, o.Account, operator.ClaimOptions{
			Spans: []operator.Span{{First: d.Block.Number, Last: d.Block.Number}}, Payees: operator.Payees{Stakers: []uint32{o.StakerID}}, Batch: claimBatch,
		})
		if err != nil {
			return err
		}
		after, err := d.Chain.Balance(ctx, o.Account.Address())
		if err != nil {
			return err
		}
		p := Payment{Name: o.Name, StakerID: o.StakerID, Proofs: claimed.Rewards, Received: integer{Int: after.Sub(after, before)}}
		for i, tx := range claimed.Transactions {
			p.Gas += tx.Gas
			if claimed.Rewards >= (i+1)*claimBatch {
				// The first time, its owner has no tokens yet: a balance that L1 has to make room
				// for.
				d.Gas[map[bool]string{true: "claim10First", false: "claim10"}[i == 0]] = tx.Gas
			}
		}
		p.Most, p.Least = p.Received, p.Received // of a sequencer
		for i, reward := range rewardsOf(o, payouts, unit) {
			if i == 0 || reward.Cmp(p.Least.Int) < 0 {
				p.Least.Int = reward
			}
			if i == 0 || reward.Cmp(p.Most.Int) > 0 {
				p.Most.Int = reward
			}
		}
		d.Paid = append(d.Paid, p)
	}
	return nil
}

// rewardsOf are what a prover is paid for its proofs, in wei.
func rewardsOf(o *Actor, payouts []rules.Payout, unit *big.Int) (rewards []*big.Int) {
	for _, payout := range payouts {
		if payout.StakerID == o.StakerID {
			rewards = append(rewards, rules.Reward(unit, payout.FeeBurn))
		}
	}
	return rewards
}
