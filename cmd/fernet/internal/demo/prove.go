package demo

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"fernet/cmd/fernet/internal/console"
	"fernet/prover"
	"fernet/prover/tree"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// shownNodes is how many nodes of a large tree the ranking table shows at
// each end of the tree.
const shownNodes = 7

func (d *demo) prove(ctx context.Context) error {
	if err := d.drawAll(); err != nil {
		return err
	}
	d.showRanking()

	pool, err := d.block.NewPool()
	if err != nil {
		return err
	}
	d.pool = pool
	total := 0
	var tickets []*vrf.Ticket // of all nodes but the root, for which provers compete
	for node, bids := range d.rankings {
		total += len(bids)
		if node != rules.RootNode {
			tickets = append(tickets, slices.Collect(maps.Values(d.tickets[node]))...)
		}
	}
	started := time.Now()
	bar := d.con.Progress("proving", total)
	closeBar := sync.OnceFunc(bar.Close)
	defer closeBar()
	if err := d.build(ctx, bar, tickets, tree.Options{}); err != nil {
		return err
	}
	if err := d.proveRoots(ctx, bar); err != nil {
		return err
	}
	closeBar()
	d.provingFor = time.Since(started)
	d.con.Line("\n%d proofs in %.1f s.", total, d.provingFor.Seconds())
	return nil
}

// build proves tickets into the pool, from the leaves up.
func (d *demo) build(ctx context.Context, bar *console.Progress, tickets []*vrf.Ticket, opts tree.Options) error {
	job := prover.Job{
		Block: d.block, Builder: prover.Builder{Keys: d.keys}, Pool: d.pool, Options: opts, AtOnce: d.keys.AtOnce(),
		Begin: func(t *vrf.Ticket) {
			bar.Add(0, fmt.Sprintf("node %d by %s", t.Meta.Node, d.nameOf(t.Meta.StakerID)))
		},
		Done: func(prover.Made) { bar.Add(1, "") },
	}
	_, waiting, err := job.Run(ctx, tickets)
	if err == nil && len(waiting) > 0 {
		err = fmt.Errorf("node %d has no proofs to build on: %s", waiting[0].Node, waiting[0].Reason)
	}
	return err
}

// drawAll draws for every node and keeps the best of each: three proofs, and
// two of the root, whose provers compete.
func (d *demo) drawAll() error {
	d.rankings = make(map[uint32][]prover.Bid)
	d.tickets = make(map[uint32]map[uint32]*vrf.Ticket)
	for node := uint32(rules.RootNode); d.block.Tree.Contains(node); node++ {
		role, places := d.block.Tree.Role(node), rules.ProofsPerNode
		if node == rules.RootNode {
			places = numRoots
		}
		var bids []prover.Bid
		for _, o := range d.provers {
			if !d.block.Eligible(o.StakerID, role) {
				continue
			}
			t, err := o.Ticket(d.block, node, o.bid)
			if err != nil {
				return err
			}
			bids = append(bids, prover.Bid{StakerID: o.StakerID, FeeBurn: o.bid, Vrf: t.Vrf.Big()})
		}
		ranked := prover.Rank(bids)
		if d.cfg.Mode == rules.ModePublic {
			ranked = prover.Undercut(bids, places)
		}
		d.rankings[node] = ranked[:min(places, len(ranked))]
		d.tickets[node] = make(map[uint32]*vrf.Ticket)
		for _, bid := range d.rankings[node] {
			t, err := d.actorOf(bid.StakerID).Ticket(d.block, node, bid.FeeBurn)
			if err != nil {
				return err
			}
			if t.Vrf.Big().Cmp(bid.Vrf) != 0 {
				return fmt.Errorf("node %d: %s drew two outputs", node, d.nameOf(bid.StakerID))
			}
			d.tickets[node][bid.StakerID] = t
		}
	}
	return nil
}

func (d *demo) showRanking() {
	if d.cfg.Mode == rules.ModePublic {
		d.con.Line("Draws are public: who leads a node bids the smallest FEE_BURN that keeps its place.")
	} else {
		d.con.Line("Draws are private: each prover bids its FEE_BURN without knowing the others' draws, and shows its ticket with its proof.")
	}
	t := console.Table{Columns: []console.Column{
		{Name: "node", Align: console.Right}, {Name: "kind"}, {Name: "1st: score (FEE_BURN)"}, {Name: "2nd"}, {Name: "3rd"},
	}}
	numNodes := d.block.Tree.NumNodes()
	for node := uint32(rules.RootNode); node <= numNodes; node++ {
		if node > shownNodes && node <= numNodes-shownNodes {
			if node == shownNodes+1 {
				t.Rows = append(t.Rows, []any{"…", fmt.Sprintf("%d more", numNodes-2*shownNodes)})
			}
			continue
		}
		row := []any{node, d.kindOf(node)}
		for _, b := range d.rankings[node] {
			row = append(row, fmt.Sprintf("%-3s %s (%s)", d.nameOf(b.StakerID), rules.Points(b.Score())[:6], b.FeeBurn))
		}
		t.Rows = append(t.Rows, row)
	}
	d.con.Table(t)

	work := console.Table{Columns: []console.Column{
		{Name: "prover"}, {Name: "roles"}, {Name: "FEE_BURN", Align: console.Right}, {Name: "base proofs", Align: console.Right}, {Name: "merge proofs", Align: console.Right},
	}}
	for _, o := range d.provers {
		base, merge := 0, 0
		lowest, highest := rules.Bps(rules.BPS), rules.Bps(0)
		for node, bids := range d.rankings {
			for _, b := range bids {
				if b.StakerID != o.StakerID {
					continue
				}
				lowest, highest = min(lowest, b.FeeBurn), max(highest, b.FeeBurn)
				if d.block.Tree.IsBase(node) {
					base++
				} else {
					merge++
				}
			}
		}
		burn := highest.String()
		switch {
		case base+merge == 0:
			burn = "-"
		case lowest < highest:
			burn = strings.TrimSuffix(lowest.String(), " %") + " to " + burn
		}
		work.Rows = append(work.Rows, []any{o.name, o.roles, burn, base, merge})
	}
	d.con.Line("")
	d.con.Table(work)
}

func (d *demo) kindOf(node uint32) string {
	switch {
	case node == rules.RootNode:
		return "root"
	case d.block.Tree.IsBase(node):
		return "base"
	default:
		return "merge"
	}
}
