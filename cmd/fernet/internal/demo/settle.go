package demo

import (
	"context"
	"fmt"
	"math/big"

	"fernet/cmd/fernet/internal/console"
	"fernet/prover/operator"
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
	if d.supplyL1, err = d.chain.TotalSupply(ctx); err != nil {
		return err
	}
	record, err := d.chain.Block(ctx, d.block.Number)
	if err != nil {
		return err
	}
	if err := d.advanceTo(record.WindowEnd); err != nil {
		return err
	}
	finalized, err := operator.Finalize(ctx, d.chain.Client, d.deployer, d.block.Number, nil)
	if err != nil {
		return err
	}
	d.gas["finalize"] = gasOf(finalized.Sent)
	settled, err := d.chain.Settled(ctx, d.block.Number)
	if err != nil {
		return err
	}
	d.con.Line("The proving window closes at L1 block %d; anyone finalizes (%s gas).", record.WindowEnd, grouped(d.gas["finalize"]))

	if err := d.claimAll(ctx, settled.UnitPerBps); err != nil {
		return err
	}
	supply, err := d.chain.TotalSupply(ctx)
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
		if o := d.actorOf(p.StakerID); o != d.winner {
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

// claimBatch is how many rewards one call claims: fewer than it could, so that the gas of ten is seen.
const claimBatch = 10

// claimAll claims the sequencer's share and every prover's rewards.
func (d *demo) claimAll(ctx context.Context, unit *big.Int) error {
	payouts := d.best.Payouts()
	for _, o := range append([]*actor{d.winner}, d.provers...) {
		before, err := d.chain.Balance(ctx, o.account.Address())
		if err != nil {
			return err
		}
		claimed, err := operator.Claim(ctx, d.chain.Client, o.account, operator.ClaimOptions{
			Spans: []operator.Span{{First: d.block.Number, Last: d.block.Number}}, Payees: operator.Payees{Stakers: []uint32{o.StakerID}}, Batch: claimBatch,
		})
		if err != nil {
			return err
		}
		after, err := d.chain.Balance(ctx, o.account.Address())
		if err != nil {
			return err
		}
		p := payment{Name: o.name, StakerID: o.StakerID, Proofs: claimed.Rewards, Received: integer{Int: after.Sub(after, before)}}
		for i, tx := range claimed.Transactions {
			p.Gas += tx.Gas
			if claimed.Rewards >= (i+1)*claimBatch {
				// The first time, its owner has no tokens yet: a balance that L1 has to make room for.
				d.gas[map[bool]string{true: "claim10First", false: "claim10"}[i == 0]] = tx.Gas
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
		d.paid = append(d.paid, p)
	}
	return nil
}

// rewardsOf are what a prover is paid for its proofs, in wei.
func rewardsOf(o *actor, payouts []rules.Payout, unit *big.Int) (rewards []*big.Int) {
	for _, payout := range payouts {
		if payout.StakerID == o.StakerID {
			rewards = append(rewards, rules.Reward(unit, payout.FeeBurn))
		}
	}
	return rewards
}

func (d *demo) burnOf(o *actor) string {
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
