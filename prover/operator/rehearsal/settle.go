package rehearsal

import (
	"context"
	"math/big"

	"fernet/prover/operator"
	"fernet/settlement/rules"
)

// Payment is what one operator got.
type Payment struct {
	Name     string  `json:"name"`
	StakerID uint32  `json:"stakerId"`
	Proofs   int     `json:"proofs"`
	Most     integer `json:"mostPerProof"`  // wei; of a sequencer its share
	Least    integer `json:"leastPerProof"` // wei
	Received integer `json:"received"`      // wei, by the change of its balance
	Gas      uint64  `json:"gas"`
	Burns    Burns   `json:"-"` // with which its proofs are in the root that won
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

// claimBatch is how many rewards one call claims. Everywhere else that is operator.MaxClaims, with
// which a prover of this block would claim once: `make gas` bounds what a reward costs in a call of
// ten, and both in the first call of an owner and in a later one.
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
		for _, payout := range payouts {
			if payout.StakerID == o.StakerID {
				p.Burns = append(p.Burns, payout.FeeBurn)
			}
		}
		if lowest, highest, ok := p.Burns.Range(); ok {
			p.Most.Int, p.Least.Int = rules.Reward(unit, lowest), rules.Reward(unit, highest)
		}
		d.Paid = append(d.Paid, p)
	}
	return nil
}
