package rehearsal

import (
	"context"
	"errors"
	"fmt"
	"slices"

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

// RootResult is one of the competing submissions.
type RootResult struct {
	Prover   string   `json:"prover"`
	StakerID uint32   `json:"stakerId"`
	Ignored  []string `json:"ignored"` // provers whose merges under the root it does not build on
	Proofs   int      `json:"proofs"`
	Total    integer  `json:"totalScore"`
	Bytes    int      `json:"bytes"`
	Gas      uint64   `json:"gas"`
	Won      bool     `json:"won"`

	File    *files.Submission `json:"-"`
	Encoded []byte            `json:"-"`
}

// proveRoots makes the roots that compete. Whoever ranks first on the root
// builds on its friends' work only and ignores the strongest proof on each side
// under the root, hoping that its own score is enough; the others build on the best children.
func (d *Rehearsal) proveRoots(ctx context.Context, bar Bar) error {
	bids := d.Rankings[rules.RootNode]
	if len(bids) < numRoots {
		return errors.New("two competing roots need two merge provers")
	}
	for i, bid := range bids {
		name := d.NameOf(bid.StakerID)
		root := RootResult{Prover: name, StakerID: bid.StakerID}
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
		chosen, err := operator.ChooseRoot(d.Chain.Deployment, d.Block, d.keys, &prover.Proofs{Pool: d.pool, Loaded: d.pool.Len()}, operator.RootOptions{Staker: bid.StakerID})
		if err != nil {
			return err
		}
		root.File = chosen.File
		if root.Encoded, err = chosen.File.Encode(); err != nil {
			return err
		}
		root.Proofs, root.Total.Int, root.Bytes = chosen.Submission.NumProofs(), chosen.Total, len(root.Encoded)
		d.Roots = append(d.Roots, root)
	}
	return nil
}

// strongestUnderRoot returns the best-ranked staker of each child of the root that can be done
// without.
func (d *Rehearsal) strongestUnderRoot() (map[uint32]uint32, []string) {
	ignored := make(map[uint32]uint32)
	var names []string
	for _, node := range []uint32{rules.Left(rules.RootNode), rules.Right(rules.RootNode)} {
		if bids := d.Rankings[node]; len(bids) > 1 {
			ignored[node] = bids[0].StakerID
			names = append(names, fmt.Sprintf("%s on node %d", d.NameOf(bids[0].StakerID), node))
		}
	}
	return ignored, names
}

// Compete submits the roots, the lower total first, and sees that L1 refuses it from then on.
func (d *Rehearsal) Compete(ctx context.Context) error {
	// The lower total goes first: the other way round L1 would not take it.
	order := slices.Clone(d.Roots)
	slices.SortStableFunc(order, func(a, b RootResult) int { return a.Total.Cmp(b.Total.Int) })
	for i := range order {
		submitted, err := operator.SubmitRoot(ctx, d.Chain.Client, d.ActorOf(order[i].StakerID).Account, order[i].File, nil)
		if err != nil {
			return err
		}
		order[i].Gas = gasOf(submitted.Sent)
	}
	order[len(order)-1].Won = true
	d.Roots, d.Best = order, order[len(order)-1].File.Submission

	accepted, err := d.Chain.AcceptedRoots(ctx, d.Block.Number)
	if err != nil {
		return err
	}
	if len(accepted) != len(order) {
		return fmt.Errorf("L1 took %d of %d roots", len(accepted), len(order))
	}
	return d.refuseLower(ctx, order[0])
}

// refuseLower shows that L1 refuses the losing root now, before it looks at a proof.
func (d *Rehearsal) refuseLower(ctx context.Context, loser RootResult) error {
	call := d.Chain.SubmitRoot(d.Block.Number, loser.Encoded)
	call.ID = d.deployer.ID("lower root", d.Block.Number)
	_, err := d.deployer.Send(ctx, call)
	if err == nil {
		return errors.New("L1 took a root with a lower total")
	}
	if !settlement.IsRevert(err, "ScoreNotHigher") {
		return err
	}
	return nil
}
