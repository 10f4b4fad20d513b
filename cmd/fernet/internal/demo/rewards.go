package demo

import (
	"fmt"
	"math/big"
	"slices"

	"fernet/cmd/fernet/internal/console"
	"fernet/prover/operator/rehearsal"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

func (d *demo) showPaid() {
	d.con.Line("The proving window closes at L1 block %d; anyone finalizes (%s gas).", d.Chain.Params.Schedule.WindowEnd(d.Slot), grouped(d.Gas["finalize"]))
	t := console.Table{Columns: []console.Column{
		{Name: "who"}, {Name: "FEE_BURN", Align: console.Right}, {Name: "proofs", Align: console.Right},
		{Name: "AZT a proof", Align: console.Right}, {Name: "AZT received", Align: console.Right}, {Name: "gas of the claim", Align: console.Right},
	}}
	sum := new(big.Int).Set(d.Burned)
	for _, p := range d.Paid {
		sum.Add(sum, p.Received.Int)
		t.Rows = append(t.Rows, d.paidRow(p))
	}
	t.Rows = append(t.Rows, []any{"burned", "", "", "", units.Floor(d.Burned, 3), ""})
	t.Footer = []any{"sum", "", "", "", units.Exact(sum), ""}
	d.con.Table(t)

	r := d.Result()
	d.con.Line("\n%s AZT, %s of them to the network of %d nodes · %d places: at most %s AZT a proof (%s).",
		units.Exact(sum), d.Winner.Bid, d.Block.Tree.NumNodes(), rules.ProofsPerNode, units.Floor(r.MostReward.Int, 3), units.Exact(r.MostReward.Int))
	burn := rehearsal.ProverBurns[0]
	reward := rules.Reward(r.UnitPerBps.Int, burn)
	d.con.Line("With FEE_BURN %s a proof is paid %s AZT (%s).", burn, units.Floor(reward, 3), units.Exact(reward))
}

// paidRow is the row of what one actor got.
func (d *demo) paidRow(p rehearsal.Payment) []any {
	o := d.ActorOf(p.StakerID)
	row := []any{p.Name, "", "", "", units.Floor(p.Received.Int, 3), grouped(p.Gas)}
	if o == d.Winner {
		row[0] = p.Name + ", sequencer"
		return row
	}
	var burns []rules.Bps
	for _, e := range d.Best.Entries() {
		if e.StakerID == o.StakerID {
			burns = append(burns, e.FeeBurn)
		}
	}
	row[1], row[2], row[3] = burnRange(burns), p.Proofs, units.Floor(p.Most.Int, 3)
	if p.Most.Cmp(p.Least.Int) != 0 {
		row[3] = units.Floor(p.Least.Int, 3) + " to " + units.Floor(p.Most.Int, 3)
	}
	if p.Proofs == 0 {
		row[3], row[5] = "", ""
	}
	return row
}

// burnRange writes the span of bids.
func burnRange(burns []rules.Bps) string {
	if len(burns) == 0 {
		return "-"
	}
	lowest, highest := slices.Min(burns), slices.Max(burns)
	if lowest == highest {
		return highest.String()
	}
	return fmt.Sprintf("%s to %s", lowest, highest)
}

func (d *demo) showAudited() {
	holds := d.HoldingsAfter
	d.con.Line("L1 says, and settlement/rules says again: scores, winners, seeds, roots, split, %d rewards, burn, and what Rewards holds", len(d.Best.Payouts()))
	d.con.Line("(%s AZT in reserve, %s AZT in escrow, %s AZT owed).", units.Floor(holds.Reserve.Int, 3), units.Floor(holds.Escrow.Int, 3), units.Floor(holds.Owed.Int, 3))
	for _, f := range d.Audited.Disagreeing() {
		d.con.Bad("%s: L1 has %s, the rules give %s", f.Name, f.OnChain, f.Recomputed)
	}
	if d.Audited.OK() {
		d.con.Good("%s", d.Audited)
	} else {
		d.con.Bad("%s", d.Audited)
	}
}
