package rehearsal

import (
	"context"
	"math/big"

	"fernet/prover/operator"
	"fernet/settlement/audit"
	"fernet/settlement/rules"
)

// Report is the audit of the block.
type Report = audit.Report

// Audit recomputes every figure from L1 data, and compares what operators
// really have in their wallets with what the rules say they are due.
func (d *Rehearsal) Audit(ctx context.Context) error {
	report, err := audit.Block(ctx, d.Chain.Client, d.Block.Number, audit.Options{})
	if err != nil {
		return err
	}
	whole := d.Block.Execution.Block()
	record, err := d.Chain.Block(ctx, d.Block.Number)
	if err != nil {
		return err
	}
	report.Amount("end state, by running the block", record.StateOut, whole.StateOut.BigInt(new(big.Int)))
	report.Amount("fees, by running the block", record.Fees, whole.Fees.Big())

	// L1 held enough for all of it: the cut of Split does nothing here.
	shares := rules.Split(whole.Fees.Big(), whole.Fees.Big(), blockReward, blockReward, d.Winner.Bid)
	unit := rules.UnitPerBps(shares.Network, d.Block.Tree.NumNodes())
	for _, p := range d.Paid {
		due := new(big.Int)
		if p.StakerID == d.Winner.StakerID {
			due.Set(shares.Sequencer)
		}
		for _, e := range d.Best.Entries() {
			if e.StakerID == p.StakerID {
				due.Add(due, rules.Reward(unit, e.FeeBurn))
			}
		}
		report.Amount("received by "+p.Name, p.Received.Int, due)
	}
	supply, err := d.Chain.TotalSupply(ctx)
	if err != nil {
		return err
	}
	burn := rules.Burn(shares.Network, unit, d.Best.KeepBps())
	report.Amount("fall of the token's supply", new(big.Int).Sub(d.supplyL1, supply), burn)
	holds, err := operator.ReadHoldings(ctx, d.Chain.Client)
	if err != nil {
		return err
	}
	report.Amount("fee escrow, against the L2's supply after the block", holds.Escrow.Int, d.Block.Execution.Post.Supply().Big())

	d.Audited, d.HoldingsAfter = report, *holds
	return nil
}
