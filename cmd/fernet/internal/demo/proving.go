package demo

import (
	"fmt"
	"strings"

	"fernet/cmd/fernet/internal/console"
	"fernet/prover/operator/rehearsal"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

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
