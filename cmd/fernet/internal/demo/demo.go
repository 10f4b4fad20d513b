// Package demo shows a block's way from the deployment to the audit on an embedded L1: a reader's
// tour and an end-to-end check in one.
package demo

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

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
			con.Say(console.Heading, "\n%d. %s", steps, step)
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
	d.con.Say(console.Verdict(d.Audited.OK()), "%s", d.Audited)
}

// shownNodes is how many nodes of a large tree the ranking table shows at
// each end of the tree.
const shownNodes = 7

// showRanking shows who leads the nodes, and who proves how much.
func (d *demo) showRanking() {
	if d.Config.Mode == rules.ModePublic {
		d.con.Line("Draws are public: who leads a node bids the smallest FEE_BURN that keeps its place.")
	} else {
		d.con.Line("Draws are private: each prover bids its FEE_BURN without knowing the others' draws, and shows its ticket with its proof.")
	}
	t := console.NewTable("node>", "kind", "1st: score (FEE_BURN)", "2nd", "3rd")
	numNodes := d.Block.Tree.NumNodes()
	for node := uint32(rules.RootNode); node <= numNodes; node++ {
		if node > shownNodes && node <= numNodes-shownNodes {
			if node == shownNodes+1 {
				t.Row("…", fmt.Sprintf("%d more", numNodes-2*shownNodes))
			}
			continue
		}
		row := []any{node, d.KindOf(node)}
		for _, b := range d.Rankings[node] {
			row = append(row, fmt.Sprintf("%-3s %s (%s)", d.NameOf(b.StakerID), rules.Points(b.Score())[:6], b.FeeBurn))
		}
		t.Row(row...)
	}
	d.con.Table(t)
	work := console.NewTable("prover", "roles", "FEE_BURN>", "base proofs>", "merge proofs>")
	for _, w := range d.Work() {
		work.Row(w.Name, w.Roles, strings.Replace(burnRange(w.Burns), " % to", " to", 1), w.Base, w.Merge)
	}
	d.con.Line("")
	d.con.Table(work)
}

// burnRange writes the span of bids.
func burnRange(burns rehearsal.Burns) string {
	lowest, highest, ok := burns.Range()
	switch {
	case !ok:
		return "-"
	case lowest == highest:
		return highest.String()
	}
	return fmt.Sprintf("%s to %s", lowest, highest)
}

func (d *demo) showRoots() {
	for _, r := range d.Roots {
		if len(r.Ignored) > 0 {
			d.con.Line("%s ranks first on the root and ignores the strongest proof on each side under it: %s.",
				r.Prover, strings.Join(r.Ignored, ", "))
		}
	}
	lower, winner := d.Roots[0], d.Roots[1]
	t := console.NewTable("node>", "kind", "root by "+lower.Prover+">", "proofs of", "root by "+winner.Prover+">", "proofs of")
	differ, alike, same := d.Differences()
	for _, at := range differ {
		t.Row(at.Node, d.KindOf(at.Node), rules.Points(at.Scores[0]), strings.Join(at.Provers[0], ", "),
			rules.Points(at.Scores[1]), strings.Join(at.Provers[1], ", "))
	}
	if alike > 0 {
		t.Row("…", fmt.Sprintf("%d alike", alike), rules.Points(same), "", rules.Points(same), "")
	}
	t.Footer = []any{"", "total", rules.Points(lower.Total.Int), "", rules.Points(winner.Total.Int), ""}
	d.con.Table(t)

	t = console.NewTable("root by", "proofs>", "total on L1>", "bytes>", "gas>", "gas a proof>", "")
	for i, r := range d.Roots {
		verdict := console.Cell{Text: "accepted: it proves the block"}
		if i > 0 {
			verdict = console.Good.Cell("higher: it wins")
		}
		t.Row(r.Prover, r.Proofs, rules.Points(r.Total.Int),
			units.Grouped(uint64(r.Bytes)), units.Grouped(r.Gas), units.Grouped(r.Gas/uint64(r.Proofs)), verdict)
	}
	d.con.Line("")
	d.con.Table(t)
	d.con.Line("\nSubmitted again, %s's root is refused: its total is not higher than the best.", lower.Prover)
}

func (d *demo) showPaid() {
	d.con.Line("The proving window closes at L1 block %d; anyone finalizes (%s gas).",
		d.Chain.Params.Schedule.WindowEnd(d.Slot), units.Grouped(d.Gas["finalize"]))
	t := console.NewTable("who", "FEE_BURN>", "proofs>", "AZT a proof>", "AZT received>", "gas of the claim>")
	for _, p := range d.Paid {
		received, each, gas := units.Floor(p.Received.Int, 3), units.Floor(p.Most.Int, 3), units.Grouped(p.Gas)
		if p.StakerID == d.Winner.StakerID {
			t.Row(p.Name+", sequencer", "", "", "", received, gas)
			continue
		}
		if p.Most.Cmp(p.Least.Int) != 0 {
			each = units.Floor(p.Least.Int, 3) + " to " + each
		}
		if p.Proofs == 0 {
			each, gas = "", ""
		}
		t.Row(p.Name, burnRange(p.Burns), p.Proofs, each, received, gas)
	}
	t.Row("burned", "", "", "", units.Floor(d.Burned, 3), "")
	sum := units.Exact(d.Total())
	t.Footer = []any{"sum", "", "", "", sum, ""}
	d.con.Table(t)

	r := d.Result()
	d.con.Line("\n%s AZT, %s of them to the network of %d nodes · %d places: at most %s AZT a proof (%s).",
		sum, d.Winner.Bid, d.Block.Tree.NumNodes(), rules.ProofsPerNode, units.Floor(r.MostReward.Int, 3), units.Exact(r.MostReward.Int))
	burn := rehearsal.ProverBurns[0]
	reward := rules.Reward(r.UnitPerBps.Int, burn)
	d.con.Line("With FEE_BURN %s a proof is paid %s AZT (%s).", burn, units.Floor(reward, 3), units.Exact(reward))
}
