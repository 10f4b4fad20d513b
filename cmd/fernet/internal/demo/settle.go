package demo

import (
	"context"
	"fmt"
	"math/big"
	"slices"

	"fernet/cmd/fernet/internal/console"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// payment is what one operator got.
type payment struct {
	Name     string  `json:"name"`
	StakerID uint32  `json:"stakerId"`
	Proofs   int     `json:"proofs"`
	Most     integer `json:"mostPerProof"`  // wei; of a sequencer its share
	Least    integer `json:"leastPerProof"` // wei
	Received integer `json:"received"`      // wei, by the change of its balance
	Gas      uint64  `json:"gas"`
}

func (d *demo) settle(ctx context.Context) error {
	var err error
	if d.supplyL1, err = d.client.TotalSupply(ctx); err != nil {
		return err
	}
	record, err := d.client.Block(ctx, d.block.Number)
	if err != nil {
		return err
	}
	if err := d.advanceTo(record.WindowEnd); err != nil {
		return err
	}
	receipt, err := d.deployer.send(ctx, d.client.Finalize(d.block.Number))
	if err != nil {
		return err
	}
	d.gas["finalize"] = receipt.GasUsed
	settled, err := d.client.Settled(ctx, d.block.Number)
	if err != nil {
		return err
	}
	d.con.Line("The proving window closes at L1 block %d; anyone finalizes (%s gas).", record.WindowEnd, grouped(receipt.GasUsed))

	if err := d.claimAll(ctx, settled.UnitPerBps); err != nil {
		return err
	}
	supply, err := d.client.TotalSupply(ctx)
	if err != nil {
		return err
	}
	burned := new(big.Int).Sub(d.supplyL1, supply)

	t := console.Table{Columns: []console.Column{
		{Name: "who"}, {Name: "FEE_BURN", Align: console.Right}, {Name: "proofs", Align: console.Right},
		{Name: "AZT a proof", Align: console.Right}, {Name: "AZT received", Align: console.Right}, {Name: "gas of the claim", Align: console.Right},
	}}
	sum := new(big.Int)
	for _, p := range d.paid {
		sum.Add(sum, p.Received.Int)
		row := []any{p.Name, "", "", "", units.Floor(p.Received.Int, 3), grouped(p.Gas)}
		if o := d.operatorOf(p.StakerID); o != nil {
			row[1], row[2] = d.burnOf(o), p.Proofs
			row[3] = units.Floor(p.Most.Int, 3)
			if p.Most.Cmp(p.Least.Int) != 0 {
				row[3] = units.Floor(p.Least.Int, 3) + " to " + units.Floor(p.Most.Int, 3)
			}
			if p.Proofs == 0 {
				row[3], row[5] = "", ""
			}
		} else {
			row[0] = p.Name + ", sequencer"
		}
		t.Rows = append(t.Rows, row)
	}
	sum.Add(sum, burned)
	t.Rows = append(t.Rows, []any{"burned", "", "", "", units.Floor(burned, 3), ""})
	t.Footer = []any{"sum", "", "", "", units.Exact(sum), ""}
	d.con.Table(t)

	tree := d.block.Tree
	d.con.Line("\n%s AZT, %s of them to the network of %d nodes · %d places: at most %s AZT a proof (%s).",
		units.Exact(sum), record.FeeSplit, tree.NumNodes(), rules.ProofsPerNode,
		units.Floor(rules.Reward(settled.UnitPerBps, 0), 3), units.Exact(rules.Reward(settled.UnitPerBps, 0)))
	for _, burn := range []rules.Bps{proverBurns[0]} {
		reward := rules.Reward(settled.UnitPerBps, burn)
		d.con.Line("With FEE_BURN %s a proof is paid %s AZT (%s).", burn, units.Floor(reward, 3), units.Exact(reward))
	}
	return nil
}

// claimBatch is how many rewards one call claims.
const claimBatch = 10

// claimAll claims every prover's rewards in batches, and the sequencer's share.
func (d *demo) claimAll(ctx context.Context, unit *big.Int) error {
	claim := func(o *operator, send func() (uint64, error)) (payment, error) {
		before, err := d.client.Balance(ctx, o.wallet.address)
		if err != nil {
			return payment{}, err
		}
		gas, err := send()
		if err != nil {
			return payment{}, err
		}
		after, err := d.client.Balance(ctx, o.wallet.address)
		return payment{Name: o.name, StakerID: o.StakerID, Received: integer{Int: new(big.Int).Sub(after, before)}, Gas: gas}, err
	}
	share, err := claim(d.winner, func() (uint64, error) {
		receipt, err := d.winner.wallet.send(ctx, d.client.ClaimSequencerShare(d.block.Number))
		if err != nil {
			return 0, err
		}
		return receipt.GasUsed, nil
	})
	if err != nil {
		return err
	}
	share.Most, share.Least = share.Received, share.Received
	d.paid = append(d.paid, share)

	for _, o := range d.provers {
		var places []uint32
		payouts := d.best.Payouts()
		for i, payout := range payouts {
			if payout.StakerID == o.StakerID {
				places = append(places, uint32(i))
			}
		}
		p, err := claim(o, func() (uint64, error) {
			gas := uint64(0)
			for batch := range slices.Chunk(places, claimBatch) {
				claims, err := settlement.ClaimsAt(payouts, batch)
				if err != nil {
					return 0, err
				}
				receipt, err := o.wallet.send(ctx, d.client.Claim(d.block.Number, claims))
				if err != nil {
					return 0, err
				}
				if len(batch) == claimBatch {
					// The first time, its owner has no tokens yet: a balance that L1 has to make room for.
					if d.gas["claim10First"] == 0 {
						d.gas["claim10First"] = receipt.GasUsed
					} else if gas > 0 {
						d.gas["claim10"] = receipt.GasUsed
					}
				}
				gas += receipt.GasUsed
			}
			return gas, nil
		})
		if err != nil {
			return err
		}
		p.Proofs, p.Most.Int, p.Least.Int = len(places), new(big.Int), new(big.Int)
		for i, place := range places {
			reward := rules.Reward(unit, payouts[place].FeeBurn)
			if i == 0 || reward.Cmp(p.Least.Int) < 0 {
				p.Least.Int = reward
			}
			if reward.Cmp(p.Most.Int) > 0 {
				p.Most.Int = reward
			}
		}
		d.paid = append(d.paid, p)
	}
	return nil
}

func (d *demo) burnOf(o *operator) string {
	lowest, highest, any := rules.Bps(rules.BPS), rules.Bps(0), false
	for _, e := range d.best.Entries() {
		if e.StakerID == o.StakerID {
			lowest, highest, any = min(lowest, e.FeeBurn), max(highest, e.FeeBurn), true
		}
	}
	return burnRange(lowest, highest, any)
}

// burnRange writes the span of bids.
func burnRange(lowest, highest rules.Bps, any bool) string {
	switch {
	case !any:
		return "-"
	case lowest == highest:
		return highest.String()
	default:
		return fmt.Sprintf("%s to %s", lowest, highest)
	}
}
