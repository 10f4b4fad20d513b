package prover

import (
	"context"
	"errors"
	"slices"

	"fernet/prover/circuit"
	"fernet/prover/files"
	"fernet/prover/tree"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// Job is the proving of tickets into a directory, from the leaves up. It can be
// stopped at any point and run again: what is in the directory is not proven twice.
type Job struct {
	Block      *Block
	Deployment files.Deployment
	Builder    Builder
	Pool       *tree.Pool // others' proofs to build on; gets what is made
	Out        string
	Options    tree.Options // narrow what merges build on

	// Begin is told each proof before it is begun, Done when it is there. Both may be nil.
	Begin func(*vrf.Ticket)
	Done  func(Made)
}

// Made is one ticket's proof.
type Made struct {
	Node     uint32 `json:"node"`
	StakerID uint32 `json:"stakerId"`
	Path     string `json:"path"`
	Reused   bool   `json:"reused"` // it was there already
}

// Waiting is a ticket that cannot be proven yet.
type Waiting struct {
	Node     uint32 `json:"node"`
	StakerID uint32 `json:"stakerId"`
	Reason   string `json:"reason"`
}

// Run proves the tickets, higher nodes first. Merges for which children are
// missing are returned as waiting and do not keep the others from being proven.
// A proof of the same staker and bid that the pool has is not made again, also
// not on better children that have come since: write to another directory, from a pool without it, for that.
func (j *Job) Run(ctx context.Context, tickets []*vrf.Ticket) (made []Made, waiting []Waiting, err error) {
	order := slices.Clone(tickets)
	slices.SortStableFunc(order, func(a, b *vrf.Ticket) int { return int(b.Meta.Node) - int(a.Meta.Node) })
	for _, ticket := range order {
		if err := ctx.Err(); err != nil {
			return made, waiting, err
		}
		if j.Begin != nil {
			j.Begin(ticket)
		}
		one, err := j.prove(ctx, ticket)
		if missing(err) {
			waiting = append(waiting, Waiting{ticket.Meta.Node, ticket.Meta.StakerID, err.Error()})
			continue
		}
		if err != nil {
			return made, waiting, err
		}
		made = append(made, one)
		if j.Done != nil {
			j.Done(one)
		}
	}
	return made, waiting, nil
}

// missing reports whether a proof cannot be built yet for want of others.
func missing(err error) bool {
	return errors.Is(err, tree.ErrNoProof) || errors.Is(err, tree.ErrMissingProof) || errors.Is(err, tree.ErrConflict)
}

func (j *Job) prove(ctx context.Context, ticket *vrf.Ticket) (Made, error) {
	made := Made{Node: ticket.Meta.Node, StakerID: ticket.Meta.StakerID}
	if err := j.Block.CheckTicket(ticket); err != nil {
		return made, err
	}
	for _, p := range j.Pool.Proofs(ticket.Meta.Node) {
		if p.StakerID == ticket.Meta.StakerID && p.FeeBurn == ticket.Meta.FeeBps {
			made.Reused = true
			return made, j.write(p, &made)
		}
	}
	proof, err := j.Builder.Build(ctx, j.Block, ticket, j.Pool, j.Options)
	if err != nil {
		return made, err
	}
	if err := j.write(proof, &made); err != nil {
		return made, err
	}
	if _, err := j.Pool.Add(proof); err != nil {
		return made, err
	}
	return made, nil
}

func (j *Job) write(p tree.Proof, made *Made) (err error) {
	made.Path, err = files.WriteProof(j.Out, &files.Proof{Deployment: j.Deployment, Block: j.Block.ID(), Proof: p})
	return err
}

// NodesOf returns the nodes of a tree that a set of roles can prove, in heap order, narrowed to one circuit unless kind is empty.
func NodesOf(t rules.Tree, roles rules.Role, kind circuit.Kind) []uint32 {
	var nodes []uint32
	for node := uint32(rules.RootNode); t.Contains(node); node++ {
		is := circuit.KindMerge
		if t.IsBase(node) {
			is = circuit.KindBase
		}
		if roles.Has(t.Role(node)) && (kind == "" || kind == is) {
			nodes = append(nodes, node)
		}
	}
	return nodes
}
