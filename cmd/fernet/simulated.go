package main

import (
	"fmt"

	"fernet/cmd/fernet/internal/console"
	"fernet/settlement"
	"fernet/settlement/liveness"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// simulatedDeployment is the result of fernet deployment simulate. Amounts are in wei, shares in
// basis points.
type simulatedDeployment struct {
	Source string            `json:"source"` // where the parameters come from
	Params settlement.Params `json:"params"`
	*liveness.Study
	Bounds []boundSimulated `json:"bounds"`
}

// boundSimulated is one of liveness.Bounds.
type boundSimulated struct {
	Bound  string `json:"bound"`
	Wanted string `json:"wanted"`
	Found  string `json:"found"`
	Holds  bool   `json:"holds"`
}

func judgedBounds(b liveness.Bounds) []boundSimulated {
	return []boundSimulated{
		{fmt.Sprintf("income that one of %d honest loses", liveness.BoundSequencers),
			"at most " + rules.Bps(liveness.MostLoss).String(), percent(b.HonestLoss), b.HonestLoss <= liveness.MostLoss},
		{fmt.Sprintf("slots proven, 1 of %d hostile, in its life", liveness.BoundSequencers),
			"at least " + liveness.LeastProven.String(), percent(b.Proven), b.Proven >= liveness.LeastProven},
		{"cost of the cheapest killed slot", "above 0 AZT", units.Floor(b.CostPerSlot, 4) + " AZT", b.CostPerSlot.Sign() > 0},
	}
}

// percent writes basis points with two decimals: "5.60 %", "-0.30 %".
func percent[N ~int | ~uint16](bps N) string {
	if bps < 0 {
		return "-" + percent(-bps)
	}
	return fmt.Sprintf("%d.%02d %%", bps/100, bps%100)
}

// Render shows the figures, and which of the bounds they keep.
func (r *simulatedDeployment) Render(con *console.Console) {
	p, a := r.Params, r.Assumptions
	con.Line("Parameters: %s. The stake is %s AZT; %s AZT are lost for a pruned block, %s AZT for a missed reveal; "+
		"slots of a ban: %d; slots that a dead block takes: %d.",
		r.Source, units.Exact(p.StakeAmount), units.Exact(p.PrunePenalty), units.Exact(p.RevealPenalty), p.BanSlots, 1+p.Schedule.WindowSlots())

	con.Line("\nHostile owners, who bid a split of 100 %% against %s: slots proven without penalties, until they lost their stakes, "+
		"and while they pay for ever; slots killed by one block, and what each of them costs.", a.HonestSplit)
	t := console.NewTable("owner", "blocks", "no penalty>", "stake's life>", "for ever>", "killed>", "AZT each>")
	for _, o := range r.Owners {
		killed := "none"
		if o.Attacks > 0 {
			killed = fmt.Sprintf("%.1f", float64(o.Killed)/float64(o.Attacks))
		}
		t.Row(fmt.Sprintf("%d of %d", o.Hostile, o.Sequencers), o.Attack, percent(o.Unpunished),
			console.Verdict(o.InLife >= liveness.LeastProven).Cell(percent(o.InLife)), percent(o.Forever), killed, units.Floor(o.CostPerSlot.Int, 2))
	}
	con.Table(t)

	con.Line("\nHonest sequencers, %s of whose blocks get no root and %s of whose slots are not revealed: what each loses of its income "+
		"when all fail, how much of that are penalties, slots in which all are banned; and what it loses when it fails alone.",
		a.WithoutRoot, a.Unrevealed)
	t = console.NewTable("sequencers>", "loses>", "penalties>", "all banned>", "alone>")
	for _, h := range r.Honest {
		loses := console.Verdict(h.AllFail <= liveness.MostLoss).Cell(percent(h.AllFail))
		t.Row(h.Sequencers, loses, percent(h.Penalties), percent(h.Unmanned), percent(h.OneFails))
	}
	con.Table(t)

	con.Line("")
	t = console.NewTable("bound", "wanted", "found>", "verdict")
	for _, b := range r.Bounds {
		verdict := map[bool]string{true: "holds", false: "BROKEN"}[b.Holds]
		t.Row(b.Bound, b.Wanted, b.Found, console.Verdict(b.Holds).Cell(verdict))
	}
	con.Table(t)
}
