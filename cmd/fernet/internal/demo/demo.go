// Package demo shows a block's way from the deployment to the audit on an embedded L1: a reader's
// tour and an end-to-end check in one.
package demo

import (
	"context"
	"fmt"
	"os"
	"slices"

	"fernet/cmd/fernet/internal/console"
	"fernet/prover/operator/rehearsal"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// demo shows a rehearsal.
type demo struct {
	*rehearsal.Rehearsal
	con *console.Console
}

// Run runs the demo, and writes what was made into the directory out unless that is empty. The
// result is complete when the error is nil; whether the figures agree is in its Audit.
func Run(ctx context.Context, cfg rehearsal.Config, out string, con *console.Console) (*rehearsal.Result, error) {
	if out != "" {
		// Before anything is proven for it.
		if err := os.MkdirAll(out, 0o755); err != nil {
			return nil, fmt.Errorf("--out: make the directory for results: %w: name one that can be written", err)
		}
	}
	cfg.Progress = func(label string, total int) rehearsal.Bar { return con.Progress(label, total) }
	r, err := rehearsal.New(ctx, cfg)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	d := &demo{r, con}
	// What is said before each act, if it is a step of its own, and shown after it.
	acts := []struct {
		step string
		show func()
	}{
		rehearsal.ActDeploy:       {"L1 starts, contracts are deployed, sequencers and provers stake", d.showDeployed},
		rehearsal.ActRecordRandao: {"Sequencers propose, the best wins the slot and reveals its block", d.showSlot},
		rehearsal.ActPropose:      {"", d.showProposals},
		rehearsal.ActReveal:       {"", d.showBlock},
		rehearsal.ActDraw:         {"Provers draw, the best of each node prove it", d.showRanking},
		rehearsal.ActProve:        {"", d.showProven},
		rehearsal.ActCompete:      {"Two roots compete", d.showRoots},
		rehearsal.ActSettle:       {"The block is finalized, rewards are claimed, the rest is burned", d.showPaid},
		rehearsal.ActAudit:        {"Every figure is recomputed", d.showAudited},
	}
	steps := 0
	begin := func(act rehearsal.Act) {
		if step := acts[act].step; step != "" {
			steps++
			con.Step(steps, step)
		}
	}
	if err := r.Run(ctx, begin, func(act rehearsal.Act) { acts[act].show() }); err != nil {
		return nil, err
	}
	result := r.Result()
	if out != "" {
		err = r.Write(out, result)
	}
	return result, err
}

func (d *demo) showDeployed() {
	t := console.NewTable("contract", "address", "code>", "gas>")
	for _, c := range d.Contracts {
		t.Row(c.Name, c.Address.Hex(), fmt.Sprintf("%d B", c.Size), units.Grouped(c.GasUsed))
	}
	d.con.Table(t)
	d.con.Line("\nRewards holds %s AZT for block rewards and %s AZT against the L2's supply, for fees.\n",
		units.Exact(d.Holdings.Reserve.Int), units.Exact(d.Holdings.Escrow.Int))
	params := d.Chain.Params
	t = console.NewTable("staker>", "who", "roles", "deposit>", "VRF key", "owner")
	for _, o := range slices.Concat(d.Sequencers, d.Provers) {
		key := o.Key.Public().Key()
		t.Row(o.StakerID, o.Name, o.Roles, units.Exact(params.StakeAmount)+" AZT",
			"0x"+console.Cut(key.Text(16), 10), console.Short(o.Account.Address()))
	}
	d.con.Table(t)
	d.con.Line("\nA key is eligible %d L1 blocks after it was registered, so that none can be chosen for a known seed.",
		params.ActivationDelay)
}

func (d *demo) showSlot() {
	schedule := d.Chain.Params.Schedule
	d.con.Line("Slot %d starts at L1 block %d. Its RANDAO, from header %d: %s",
		d.Slot, schedule.SlotStart(d.Slot), schedule.RandaoBlock(d.Slot), console.Cut(d.Randao.Randao, 18))
}

func (d *demo) showProposals() {
	t := console.NewTable("rank>", "sequencer", "VRF>", "FEE_SPLIT>", "score = VRF · (1 + FEE_SPLIT)>", "gas>")
	for i, p := range slices.Backward(d.Proposals) {
		draw := rules.Points(rules.Score(p.Vrf.Int, 0))
		t.Row(len(d.Proposals)-i, p.Sequencer, draw, p.FeeSplitBps, rules.Points(p.Score.Int), units.Grouped(p.Gas))
	}
	d.con.Table(t)
}

func (d *demo) showBlock() {
	d.con.Line("\n%s reveals block 1: %d signed transfers with %s AZT of fees, %s bytes. Seed of the provers' draws: 0x%s",
		d.Winner.Name, d.Transfers, units.Exact(d.Block.Execution.Block().Fees.Big()), units.Grouped(uint64(len(d.Body))),
		console.Cut(d.Block.Seed.Text(16), 16))
}

func (d *demo) showProven() {
	d.con.Line("\n%d proofs in %.1f s.", d.Proofs, d.ProvingFor.Seconds())
}

func (d *demo) showAudited() {
	holds := d.HoldingsAfter
	d.con.Line("L1 says, and settlement/rules says again: scores, winners, seeds, roots, split, %d rewards, burn, and what Rewards holds",
		len(d.Best.Payouts()))
	d.con.Line("(%s AZT in reserve, %s AZT in escrow, %s AZT owed).",
		units.Floor(holds.Reserve.Int, 3), units.Floor(holds.Escrow.Int, 3), units.Floor(holds.Owed.Int, 3))
	for _, f := range d.Audited.Disagreeing() {
		d.con.Bad("%s: L1 has %s, the rules give %s", f.Name, f.OnChain, f.Recomputed)
	}
	d.con.Verdict(d.Audited.OK(), "%s", d.Audited)
}
