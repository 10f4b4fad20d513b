package demo

import (
	"fmt"
	"math/big"
	"strings"

	"fernet/cmd/fernet/internal/console"
	"fernet/settlement/rules"
)

// shownNodes is how many nodes of a large tree the ranking table shows at
// each end of the tree.
const shownNodes = 7

func (d *demo) showRanking() {
	if d.Config.Mode == rules.ModePublic {
		d.con.Line("Draws are public: who leads a node bids the smallest FEE_BURN that keeps its place.")
	} else {
		d.con.Line("Draws are private: each prover bids its FEE_BURN without knowing the others' draws, and shows its ticket with its proof.")
	}
	t := console.Table{Columns: []console.Column{
		{Name: "node", Align: console.Right}, {Name: "kind"}, {Name: "1st: score (FEE_BURN)"}, {Name: "2nd"}, {Name: "3rd"},
	}}
	numNodes := d.Block.Tree.NumNodes()
	for node := uint32(rules.RootNode); node <= numNodes; node++ {
		if node > shownNodes && node <= numNodes-shownNodes {
			if node == shownNodes+1 {
				t.Rows = append(t.Rows, []any{"…", fmt.Sprintf("%d more", numNodes-2*shownNodes)})
			}
			continue
		}
		row := []any{node, d.KindOf(node)}
		for _, b := range d.Rankings[node] {
			row = append(row, fmt.Sprintf("%-3s %s (%s)", d.NameOf(b.StakerID), rules.Points(b.Score())[:6], b.FeeBurn))
		}
		t.Rows = append(t.Rows, row)
	}
	d.con.Table(t)
	d.showWork()
}

// showWork shows who proves how much.
func (d *demo) showWork() {
	work := console.Table{Columns: []console.Column{
		{Name: "prover"}, {Name: "roles"}, {Name: "FEE_BURN", Align: console.Right}, {Name: "base proofs", Align: console.Right}, {Name: "merge proofs", Align: console.Right},
	}}
	for _, o := range d.Provers {
		proofs := map[bool]int{} // of base rollups, and of merges
		var burns []rules.Bps
		for node, bids := range d.Rankings {
			for _, b := range bids {
				if b.StakerID == o.StakerID {
					proofs[d.Block.Tree.IsBase(node)]++
					burns = append(burns, b.FeeBurn)
				}
			}
		}
		burn := strings.Replace(burnRange(burns), " % to", " to", 1)
		work.Rows = append(work.Rows, []any{o.Name, o.Roles, burn, proofs[true], proofs[false]})
	}
	d.con.Line("")
	d.con.Table(work)
}

func (d *demo) showProven() {
	d.con.Line("\n%d proofs in %.1f s.", d.Proofs, d.ProvingFor.Seconds())
}

func (d *demo) showRoots() {
	d.showNodeByNode()
	t := console.Table{Columns: []console.Column{
		{Name: "root by"}, {Name: "proofs", Align: console.Right}, {Name: "total on L1", Align: console.Right}, {Name: "bytes", Align: console.Right},
		{Name: "gas", Align: console.Right}, {Name: "gas a proof", Align: console.Right}, {Name: ""},
	}}
	for i, r := range d.Roots {
		verdict := console.Cell{Text: "accepted: it proves the block"}
		if i > 0 {
			verdict = console.Cell{Text: "higher: it wins", Tone: console.Good}
		}
		t.Rows = append(t.Rows, []any{
			r.Prover, r.Proofs, rules.Points(r.Total.Int), grouped(uint64(r.Bytes)), grouped(r.Gas), grouped(r.Gas / uint64(r.Proofs)), verdict,
		})
	}
	d.con.Line("")
	d.con.Table(t)
	d.con.Line("\nSubmitted again, %s's root is refused: its total is not higher than the best.", d.Roots[0].Prover)
}

// showNodeByNode compares two submissions where they differ.
func (d *demo) showNodeByNode() {
	loser, winner := d.Roots[0], d.Roots[len(d.Roots)-1]
	for _, r := range d.Roots {
		if len(r.Ignored) > 0 {
			d.con.Line("%s ranks first on the root and ignores the strongest proof on each side under it: %s.", r.Prover, strings.Join(r.Ignored, ", "))
		}
	}
	t := console.Table{Columns: []console.Column{
		{Name: "node", Align: console.Right}, {Name: "kind"}, {Name: "root by " + loser.Prover, Align: console.Right}, {Name: "proofs of"},
		{Name: "root by " + winner.Prover, Align: console.Right}, {Name: "proofs of"},
	}}
	alike, same := 0, new(big.Int)
	for i := range winner.File.Nodes {
		a, who := d.scoreOf(loser.File.Nodes[i])
		b, others := d.scoreOf(winner.File.Nodes[i])
		if a.Cmp(b) == 0 {
			alike++
			same.Add(same, a)
			continue
		}
		node := uint32(i + 1)
		t.Rows = append(t.Rows, []any{node, d.KindOf(node), rules.Points(a), who, rules.Points(b), others})
	}
	if alike > 0 {
		t.Rows = append(t.Rows, []any{"…", fmt.Sprintf("%d alike", alike), rules.Points(same), "", rules.Points(same), ""})
	}
	t.Footer = []any{"", "total", rules.Points(loser.Total.Int), "", rules.Points(winner.Total.Int), ""}
	d.con.Table(t)
}

// scoreOf is what a node's proofs add to a submission, and who made them.
func (d *demo) scoreOf(entries []rules.Entry) (sum *big.Int, provers string) {
	sum = new(big.Int)
	var names []string
	for _, e := range entries {
		sum.Add(sum, rules.Score(e.Vrf, e.FeeBurn))
		names = append(names, d.NameOf(e.StakerID))
	}
	return sum, strings.Join(names, ", ")
}
