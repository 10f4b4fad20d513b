package prover

import (
	"context"
	"errors"
	"math/bits"
	"slices"
	"sync"

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
	Pool       *tree.Pool   // others' proofs to build on; gets what is made
	Out        string       // the directory; empty: proofs go into the pool alone
	Options    tree.Options // narrow what merges build on

	// AtOnce is how many proofs are made side by side; 0 stands for one.
	AtOnce int

	// Begin is told each proof before it is begun, Done when it is there, one at a time. Both may
	// be nil.
	Begin func(*vrf.Ticket)
	Done  func(Made)

	telling sync.Mutex
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

// Run proves the tickets, level by level from the leaves up, AtOnce side by side. Merges for which
// children are missing are returned as waiting and do not keep the others from being proven. A
// proof of the same staker and bid that the pool has is not made again, also not on better children
// that have come since: write to another directory, from a pool without it, for that.
func (j *Job) Run(ctx context.Context, tickets []*vrf.Ticket) (made []Made, waiting []Waiting, err error) {
	order := slices.Clone(tickets)
	slices.SortStableFunc(order, func(a, b *vrf.Ticket) int { return int(b.Meta.Node) - int(a.Meta.Node) })
	for len(order) > 0 {
		// Proofs of one level do not build on each other.
		level := order[:levelEnd(order)]
		order = order[len(level):]
		results := make([]proven, len(level))
		err := Concurrently(ctx, j.AtOnce, len(level), func(i int) error {
			var err error
			results[i], err = j.prove(ctx, level[i])
			return err
		})
		for _, r := range results {
			switch {
			case r.waiting != nil:
				waiting = append(waiting, *r.waiting)
			case r.proof != nil:
				made = append(made, r.made)
				if _, addErr := j.Pool.Add(*r.proof); addErr != nil {
					err = errors.Join(err, addErr)
				}
			}
		}
		if err != nil {
			return made, waiting, err
		}
	}
	return made, waiting, nil
}

// levelEnd returns how many tickets, of those ordered by falling node, are of the first one's
// level.
func levelEnd(order []*vrf.Ticket) int {
	depth := bits.Len32(order[0].Meta.Node)
	for i, t := range order {
		if bits.Len32(t.Meta.Node) != depth {
			return i
		}
	}
	return len(order)
}

// proven is what came of a ticket: a proof, or that it has to wait.
type proven struct {
	proof   *tree.Proof
	made    Made
	waiting *Waiting
}

// missing reports whether a proof cannot be built yet for want of others.
func missing(err error) bool {
	return errors.Is(err, tree.ErrNoProof) || errors.Is(err, tree.ErrMissingProof) || errors.Is(err, tree.ErrConflict)
}

// prove makes a ticket's proof and writes its file. It reads the pool and does not change it.
func (j *Job) prove(ctx context.Context, ticket *vrf.Ticket) (proven, error) {
	j.tell(func() {
		if j.Begin != nil {
			j.Begin(ticket)
		}
	})
	proof, reused, err := j.build(ctx, ticket)
	if missing(err) {
		return proven{waiting: &Waiting{ticket.Meta.Node, ticket.Meta.StakerID, err.Error()}}, nil
	}
	if err != nil {
		return proven{}, err
	}
	r := proven{proof: &proof, made: Made{Node: ticket.Meta.Node, StakerID: ticket.Meta.StakerID, Reused: reused}}
	if err := j.write(proof, &r.made); err != nil {
		return proven{}, err
	}
	j.tell(func() {
		if j.Done != nil {
			j.Done(r.made)
		}
	})
	return r, nil
}

func (j *Job) build(ctx context.Context, ticket *vrf.Ticket) (proof tree.Proof, reused bool, err error) {
	if err := j.Block.CheckTicket(ticket); err != nil {
		return tree.Proof{}, false, err
	}
	for _, p := range j.Pool.Proofs(ticket.Meta.Node) {
		if p.StakerID == ticket.Meta.StakerID && p.FeeBurn == ticket.Meta.FeeBps {
			return p, true, nil
		}
	}
	proof, err = j.Builder.Build(ctx, j.Block, ticket, j.Pool, j.Options)
	return proof, false, err
}

// tell calls a function of the job's owner, one at a time.
func (j *Job) tell(call func()) {
	j.telling.Lock()
	defer j.telling.Unlock()
	call()
}

func (j *Job) write(p tree.Proof, made *Made) (err error) {
	if j.Out == "" {
		return nil
	}
	made.Path, err = files.WriteProof(j.Out, &files.Proof{Deployment: j.Deployment, Block: j.Block.ID(), Proof: p})
	return err
}

// NodesOf returns the nodes of a tree that a set of roles can prove, in heap order, narrowed to one
// circuit unless kind is empty.
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
