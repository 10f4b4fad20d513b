package demo

import (
	"context"
	"math/big"

	"fernet/prover/ledger"
	"fernet/settlement/audit"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// Report is the audit of the demo's block.
type Report = audit.Report

// audit recomputes every figure from L1 data, and compares what operators
// really have in their wallets with what the rules say they are due.
func (d *demo) audit(ctx context.Context) error {
	report, err := audit.Block(ctx, d.client, d.block.Number, audit.Options{})
	if err != nil {
		return err
	}
	whole := d.block.Execution.Block()
	record, err := d.client.Block(ctx, d.block.Number)
	if err != nil {
		return err
	}
	report.Amount("end state, by running the block", record.StateOut, whole.StateOut.BigInt(new(big.Int)))
	report.Amount("fees, by running the block", record.Fees, whole.Fees.Big())

	// L1 held enough for all of it: the cut of Split does nothing here.
	shares := rules.Split(whole.Fees.Big(), whole.Fees.Big(), blockReward, blockReward, d.winner.bid)
	unit := rules.UnitPerBps(shares.Network, d.block.Tree.NumNodes())
	for _, p := range d.paid {
		due := new(big.Int)
		if p.StakerID == d.winner.StakerID {
			due.Set(shares.Sequencer)
		}
		for _, e := range d.best.Entries() {
			if e.StakerID == p.StakerID {
				due.Add(due, rules.Reward(unit, e.FeeBurn))
			}
		}
		report.Amount("received by "+p.Name, p.Received.Int, due)
	}
	supply, err := d.client.TotalSupply(ctx)
	if err != nil {
		return err
	}
	burn := rules.Burn(shares.Network, unit, d.best.KeepBps())
	report.Amount("fall of the token's supply", new(big.Int).Sub(d.supplyL1, supply), burn)
	funds, err := d.client.Funds(ctx)
	if err != nil {
		return err
	}
	post, err := ledger.StateOf(d.block.Execution.Post)
	if err != nil {
		return err
	}
	report.Amount("fee escrow, against the L2's supply after the block", funds.Escrow, post.Supply().Big())

	d.report = report
	d.con.Line("L1 says, and settlement/rules says again: scores, winners, seeds, roots, split, %d rewards, burn, and what Rewards holds", len(d.best.Payouts()))
	d.con.Line("(%s AZT in reserve, %s AZT in escrow, %s AZT owed).", units.Floor(funds.Reserve, 3), units.Floor(funds.Escrow, 3), units.Floor(funds.Owed, 3))
	for _, f := range report.Disagreeing() {
		d.con.Bad("%s: L1 has %s, the rules give %s", f.Name, f.OnChain, f.Recomputed)
	}
	if report.OK() {
		d.con.Good("%s", report)
	} else {
		d.con.Bad("%s", report)
	}
	return nil
}
