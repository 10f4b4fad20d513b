package demo

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"fernet/cmd/fernet/internal/console"
	"fernet/prover"
	"fernet/prover/files"
	"fernet/prover/operator"
	"fernet/prover/tree"
	"fernet/prover/vrf"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// numRoots compete.
const numRoots = 2

// rootResult is one of the competing submissions.
type rootResult struct {
	Prover   string   `json:"prover"`
	StakerID uint32   `json:"stakerId"`
	Ignored  []string `json:"ignored"` // provers whose merges under the root it does not build on
	Proofs   int      `json:"proofs"`
	Total    integer  `json:"totalScore"`
	Bytes    int      `json:"bytes"`
	Gas      uint64   `json:"gas"`
	Won      bool     `json:"won"`

	file    *files.Submission
	encoded []byte
}

// proveRoots makes the roots that compete. Whoever ranks first on the root
// builds on its friends' work only and ignores the strongest proof on each side
// under the root, hoping that its own score is enough; the others build on the best children.
func (d *demo) proveRoots(ctx context.Context, bar *console.Progress) error {
	bids := d.rankings[rules.RootNode]
	if len(bids) < numRoots {
		return errors.New("two competing roots need two merge provers")
	}
	for i, bid := range bids {
		name := d.nameOf(bid.StakerID)
		root := rootResult{Prover: name, StakerID: bid.StakerID}
		var opts tree.Options
		if i == 0 {
			ignored, names := d.strongestUnderRoot()
			root.Ignored = names
			opts.Exclude = func(p tree.Proof) bool { staker, ok := ignored[p.Node]; return ok && staker == p.StakerID }
		}
		if err := d.build(ctx, bar, []*vrf.Ticket{d.tickets[rules.RootNode][bid.StakerID]}, opts); err != nil {
			return err
		}
		// The best submission under this root, whatever other roots the pool holds.
		chosen, err := operator.ChooseRoot(d.chain.Deployment, d.block, d.keys, &prover.Proofs{Pool: d.pool, Loaded: d.pool.Len()}, operator.RootOptions{Staker: bid.StakerID})
		if err != nil {
			return err
		}
		root.file = chosen.File
		if root.encoded, err = chosen.File.Encode(); err != nil {
			return err
		}
		root.Proofs, root.Total.Int, root.Bytes = chosen.Submission.NumProofs(), chosen.Total, len(root.encoded)
		d.roots = append(d.roots, root)
	}
	return nil
}

// strongestUnderRoot returns the best-ranked staker of each child of the root that can be done without.
func (d *demo) strongestUnderRoot() (map[uint32]uint32, []string) {
	ignored := make(map[uint32]uint32)
	var names []string
	for _, node := range []uint32{rules.Left(rules.RootNode), rules.Right(rules.RootNode)} {
		if bids := d.rankings[node]; len(bids) > 1 {
			ignored[node] = bids[0].StakerID
			names = append(names, fmt.Sprintf("%s on node %d", d.nameOf(bids[0].StakerID), node))
		}
	}
	return ignored, names
}

func (d *demo) compete(ctx context.Context) error {
	// The lower total goes first: the other way round L1 would not take it.
	order := slices.Clone(d.roots)
	slices.SortStableFunc(order, func(a, b rootResult) int { return a.Total.Cmp(b.Total.Int) })
	for i := range order {
		submitted, err := operator.SubmitRoot(ctx, d.chain.Client, d.actorOf(order[i].StakerID).account, order[i].file, nil)
		if err != nil {
			return err
		}
		order[i].Gas = gasOf(submitted.Sent)
	}
	order[len(order)-1].Won = true
	d.roots, d.best = order, order[len(order)-1].file.Submission

	d.showNodeByNode()
	accepted, err := d.chain.AcceptedRoots(ctx, d.block.Number)
	if err != nil {
		return err
	}
	if len(accepted) != len(order) {
		return fmt.Errorf("L1 took %d of %d roots", len(accepted), len(order))
	}
	t := console.Table{Columns: []console.Column{
		{Name: "root by"}, {Name: "proofs", Align: console.Right}, {Name: "total on L1", Align: console.Right}, {Name: "bytes", Align: console.Right},
		{Name: "gas", Align: console.Right}, {Name: "gas a proof", Align: console.Right}, {Name: ""},
	}}
	for i, r := range order {
		verdict := console.Cell{Text: "accepted: it proves the block"}
		if i > 0 {
			verdict = console.Cell{Text: "higher: it wins", Tone: console.Good}
		}
		t.Rows = append(t.Rows, []any{
			r.Prover, r.Proofs, rules.Points(accepted[i].TotalScore), grouped(uint64(r.Bytes)), grouped(r.Gas), grouped(r.Gas / uint64(r.Proofs)), verdict,
		})
	}
	d.con.Line("")
	d.con.Table(t)
	return d.refuseLower(ctx, order[0])
}

// refuseLower shows that L1 refuses the losing root now, before it looks at a proof.
func (d *demo) refuseLower(ctx context.Context, loser rootResult) error {
	call := d.chain.SubmitRoot(d.block.Number, loser.encoded)
	call.ID = d.deployer.ID("lower root", d.block.Number)
	_, err := d.deployer.Send(ctx, call)
	if err == nil {
		return errors.New("L1 took a root with a lower total")
	}
	if !settlement.IsRevert(err, "ScoreNotHigher") {
		return err
	}
	d.con.Line("\nSubmitted again, %s's root is refused: its total is not higher than the best.", loser.Prover)
	return nil
}

// showNodeByNode compares two submissions where they differ.
func (d *demo) showNodeByNode() {
	scores := func(s *rules.Submission) []*big.Int {
		sums := make([]*big.Int, len(s.Nodes))
		for i, entries := range s.Nodes {
			sums[i] = new(big.Int)
			for _, e := range entries {
				sums[i].Add(sums[i], rules.Score(e.Vrf, e.FeeBurn))
			}
		}
		return sums
	}
	loser, winner := d.roots[0], d.roots[len(d.roots)-1]
	for _, r := range d.roots {
		if len(r.Ignored) > 0 {
			d.con.Line("%s ranks first on the root and ignores the strongest proof on each side under it: %s.", r.Prover, strings.Join(r.Ignored, ", "))
		}
	}
	t := console.Table{Columns: []console.Column{
		{Name: "node", Align: console.Right}, {Name: "kind"}, {Name: "root by " + loser.Prover, Align: console.Right}, {Name: "proofs of"},
		{Name: "root by " + winner.Prover, Align: console.Right}, {Name: "proofs of"},
	}}
	a, b := scores(loser.file.Submission), scores(winner.file.Submission)
	who := func(entries []rules.Entry) string {
		var names []string
		for _, e := range entries {
			names = append(names, d.nameOf(e.StakerID))
		}
		return strings.Join(names, ", ")
	}
	alike, same := 0, new(big.Int)
	for i := range a {
		if a[i].Cmp(b[i]) == 0 {
			alike++
			same.Add(same, a[i])
			continue
		}
		node := uint32(i + 1)
		t.Rows = append(t.Rows, []any{
			node, d.kindOf(node), rules.Points(a[i]), who(loser.file.Nodes[i]), rules.Points(b[i]), who(winner.file.Nodes[i]),
		})
	}
	if alike > 0 {
		t.Rows = append(t.Rows, []any{"…", fmt.Sprintf("%d alike", alike), rules.Points(same), "", rules.Points(same), ""})
	}
	t.Footer = []any{"", "total", rules.Points(loser.Total.Int), "", rules.Points(winner.Total.Int), ""}
	d.con.Table(t)
}
