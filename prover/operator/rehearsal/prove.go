package rehearsal

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"fernet/prover"
	"fernet/prover/tree"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// Prove has everything proven that a place was drawn for, from the leaves up, and makes the roots
// that compete.
func (d *Rehearsal) Prove(ctx context.Context) error {
	pool, err := d.Block.NewPool()
	if err != nil {
		return err
	}
	d.pool = pool
	d.Proofs = 0
	var tickets []*vrf.Ticket // of all nodes but the root, for which provers compete
	for node, bids := range d.Rankings {
		d.Proofs += len(bids)
		if node != rules.RootNode {
			tickets = append(tickets, slices.Collect(maps.Values(d.tickets[node]))...)
		}
	}
	started := time.Now()
	bar := d.Config.Progress("proving", d.Proofs)
	closeBar := sync.OnceFunc(bar.Close)
	defer closeBar()
	if err := d.build(ctx, bar, tickets, tree.Options{}); err != nil {
		return err
	}
	if err := d.proveRoots(ctx, bar); err != nil {
		return err
	}
	closeBar()
	d.ProvingFor = time.Since(started)
	return nil
}

// build proves tickets into the pool, from the leaves up.
func (d *Rehearsal) build(ctx context.Context, bar Bar, tickets []*vrf.Ticket, opts tree.Options) error {
	job := prover.Job{
		Block: d.Block, Builder: prover.Builder{Keys: d.keys}, Pool: d.pool, Options: opts, AtOnce: d.keys.AtOnce(),
		Begin: func(t *vrf.Ticket) {
			bar.Add(0, fmt.Sprintf("node %d by %s", t.Meta.Node, d.NameOf(t.Meta.StakerID)))
		},
		Done: func(prover.Made) { bar.Add(1, "") },
	}
	_, waiting, err := job.Run(ctx, tickets)
	if err == nil && len(waiting) > 0 {
		err = fmt.Errorf("node %d has no proofs to build on: %s", waiting[0].Node, waiting[0].Reason)
	}
	return err
}

// Draw draws for every node and keeps the best of each: three proofs, and
// two of the root, whose provers compete.
func (d *Rehearsal) Draw(context.Context) error {
	d.Rankings = make(map[uint32][]prover.Bid)
	d.tickets = make(map[uint32]map[uint32]*vrf.Ticket)
	for node := uint32(rules.RootNode); d.Block.Tree.Contains(node); node++ {
		role, places := d.Block.Tree.Role(node), rules.ProofsPerNode
		if node == rules.RootNode {
			places = numRoots
		}
		var bids []prover.Bid
		for _, o := range d.Provers {
			if !d.Block.Eligible(o.StakerID, role) {
				continue
			}
			t, err := o.Ticket(d.Block, node, o.Bid)
			if err != nil {
				return err
			}
			bids = append(bids, prover.Bid{StakerID: o.StakerID, FeeBurn: o.Bid, Vrf: t.Vrf.Big()})
		}
		ranked := prover.Rank(bids)
		if d.Config.Mode == rules.ModePublic {
			ranked = prover.Undercut(bids, places)
		}
		d.Rankings[node] = ranked[:min(places, len(ranked))]
		d.tickets[node] = make(map[uint32]*vrf.Ticket)
		for _, bid := range d.Rankings[node] {
			t, err := d.ActorOf(bid.StakerID).Ticket(d.Block, node, bid.FeeBurn)
			if err != nil {
				return err
			}
			if t.Vrf.Big().Cmp(bid.Vrf) != 0 {
				return fmt.Errorf("node %d: %s drew two outputs", node, d.NameOf(bid.StakerID))
			}
			d.tickets[node][bid.StakerID] = t
		}
	}
	return nil
}
