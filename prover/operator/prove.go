package operator

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"fernet/prover"
	"fernet/prover/files"
	"fernet/prover/keys"
	"fernet/prover/tree"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// WindowOverError means that work on a block is in vain: no root of it is taken any more.
type WindowOverError struct {
	Block     uint64 // L2
	WindowEnd uint64 // the first L1 block without roots
	Now       uint64 // the L1 block at which the block was opened
}

func (e *WindowOverError) Error() string {
	return fmt.Sprintf("prove block %d: its proving window ended at L1 block %d, L1 is at %d: no root of it is taken any more", e.Block, e.WindowEnd, e.Now)
}

// CheckWindow returns a WindowOverError when a proof of a block, begun when L1 was as the block was
// opened, could be in no root.
func CheckWindow(b *prover.Block) error {
	if b.L1Block+1 >= b.WindowEnd {
		return &WindowOverError{b.Number, b.WindowEnd, b.L1Block}
	}
	return nil
}

// NodeFilter chooses nodes of a block.
type NodeFilter struct {
	Only map[uint32]bool // nodes that are asked for by name; nil: all
	Kind string          // base, merge, or root alone; empty: all
}

// Kinds are what a NodeFilter takes. The root is of the merge circuit, and yet one asks for it
// alone.
var Kinds = []string{"base", "merge", "root"}

func (f NodeFilter) has(b *prover.Block, node uint32) bool {
	kind := string(b.Kind(node))
	if node == rules.RootNode {
		kind = "root"
	}
	return (f.Only == nil || f.Only[node]) && (f.Kind == "" || f.Kind == kind)
}

// DrawTickets draws an identity's tickets for the chosen nodes of a block that are of its roles,
// each with the same bid. A node that was named and that the staker may not prove is an error,
// which may be a settlement.IneligibleError.
func DrawTickets(b *prover.Block, id *prover.Identity, feeBurn rules.Bps, nodes NodeFilter) ([]*vrf.Ticket, error) {
	if err := errors.Join(required("the block", b != nil), checkIdentity(id)); err != nil {
		return nil, fmt.Errorf("draw tickets: %w", err)
	}
	staker, _ := b.Staker(id.StakerID)
	if err := staker.CheckEligible(0, b.SlotStart); err != nil {
		return nil, fmt.Errorf("prove block %d: %w", b.Number, err)
	}
	var tickets []*vrf.Ticket
	for _, node := range prover.NodesOf(b.Tree, staker.Roles, "") {
		if !nodes.has(b, node) {
			continue
		}
		ticket, err := id.Ticket(b, node, feeBurn)
		if err != nil {
			return nil, err
		}
		tickets = append(tickets, ticket)
	}
	for node := range nodes.Only {
		if role := b.Tree.Role(node); !staker.Roles.Has(role) {
			return nil, fmt.Errorf("prove node %d of block %d: %w", node, b.Number, staker.CheckEligible(role, b.SlotStart))
		}
	}
	if len(tickets) == 0 {
		return nil, fmt.Errorf("prove block %d: staker %d has the roles %s: none of the chosen nodes is for it", b.Number, staker.ID, staker.Roles)
	}
	return tickets, nil
}

// ReadTickets reads the tickets of the chosen nodes from a file that a staker drew for a builder.
func ReadTickets(path string, b *prover.Block, d files.Deployment, nodes NodeFilter) ([]*vrf.Ticket, error) {
	if err := required("the block", b != nil); err != nil {
		return nil, fmt.Errorf("read tickets: %w", err)
	}
	file, err := files.ReadTickets(path, d)
	if err != nil {
		return nil, err
	}
	if file.Block != b.ID() {
		return nil, fmt.Errorf("read %s: %w", path, prover.ErrOtherBlock)
	}
	var tickets []*vrf.Ticket
	for _, ticket := range file.Tickets {
		if !nodes.has(b, ticket.Meta.Node) {
			continue
		}
		if err := b.CheckTicket(ticket); err != nil {
			return nil, fmt.Errorf("read %s: %w", path, err)
		}
		tickets = append(tickets, ticket)
	}
	if len(tickets) == 0 {
		return nil, fmt.Errorf("read %s: it has no ticket for the chosen nodes", path)
	}
	return tickets, nil
}

// Proving is the proving of a block's nodes into a folder. What is in the folder is not proven
// again: it can be stopped at any point and begun again.
type Proving struct {
	Block      *prover.Block
	Deployment files.Deployment
	Keys       *keys.Set // the deployment's
	Children   []string  // folders of others' proofs to build on
	Out        string    // the folder
	// DryRun proves nothing and finds what would be.
	DryRun bool
	// Skipped is told each file that is not used, and why; Proving that the first proof is about to
	// be made, Begin of each before it is begun and Done when it is there, one at a time. All may
	// be nil.
	Skipped func(warning string)
	Proving func()
	Begin   func(*vrf.Ticket)
	Done    func(prover.Made)
}

// Proved is what came of a Proving.
type Proved struct {
	Made    []prover.Made    `json:"made"`    // the proofs that are there now
	Waiting []prover.Waiting `json:"waiting"` // merges whose children are missing
	// merges that were there and would be made on other children now
	Outdated []Outdated `json:"outdated"`
	Warnings []string   `json:"warnings"`        // files that were skipped, and why
	Would    []string   `json:"would,omitempty"` // of a dry run: files it would have written
}

// Outdated is a merge for which better children have come since it was made.
type Outdated struct {
	Node     uint32 `json:"node"`
	Path     string `json:"path"`
	Children int    `json:"children"` // that it was made on
	Best     int    `json:"best"`     // children it would be made on now
}

// New returns how many of the proofs were made by this run.
func (p *Proved) New() int {
	made := 0
	for _, m := range p.Made {
		if !m.Reused {
			made++
		}
	}
	return made
}

// NewProved returns what came of proving nothing.
func NewProved() *Proved {
	return &Proved{Made: []prover.Made{}, Waiting: []prover.Waiting{}, Outdated: []Outdated{}, Warnings: []string{}}
}

// Run proves tickets, base rollups first, on the best children there are. When a proof is missing
// that could be in no root any more it is a WindowOverError. After an error it returns what was
// made until then, nil when that is nothing.
func (p *Proving) Run(ctx context.Context, tickets []*vrf.Ticket) (*Proved, error) {
	if err := errors.Join(checkProving(p.Block, p.Keys), required("Out, the folder of proofs,", p.Out != "")); err != nil {
		return nil, fmt.Errorf("prove: %w", err)
	}
	r := NewProved()
	proofs, err := p.load(ctx)
	if err != nil {
		return nil, err
	}
	r.Warnings = append(r.Warnings, proofs.Warnings...)
	missing := p.missing(tickets, proofs.Pool)
	if over := CheckWindow(p.Block); over != nil && len(missing) > 0 {
		return nil, over
	}
	if p.DryRun {
		r.Would = missing
		return r, nil
	}
	if p.Proving != nil {
		p.Proving()
	}
	job := prover.Job{
		Block: p.Block, Deployment: p.Deployment, Builder: prover.Builder{Keys: p.Keys}, Pool: proofs.Pool, Out: p.Out,
		AtOnce: p.Keys.AtOnce(), Begin: p.Begin, Done: p.Done,
	}
	made, waiting, err := job.Run(ctx, tickets)
	r.Made, r.Waiting = append(r.Made, made...), append(r.Waiting, waiting...)
	if err != nil {
		return r, err
	}
	return r, p.findOutdated(r, proofs.Pool)
}

// load reads the proofs of others and those that were made before.
func (p *Proving) load(ctx context.Context) (*prover.Proofs, error) {
	dirs := p.Children
	if _, err := os.Stat(p.Out); err == nil {
		dirs = append(slices.Clone(dirs), p.Out)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return LoadProofs(ctx, p.Block, p.Deployment, p.Keys, p.Skipped, dirs...)
}

// LoadProofs is prover.LoadProofs of folders that may be named twice. skipped, which may be nil, is
// told of each file that is not used.
func LoadProofs(
	ctx context.Context, b *prover.Block, d files.Deployment, v prover.Verifier, skipped func(warning string), dirs ...string,
) (*prover.Proofs, error) {
	if err := errors.Join(required("the block", b != nil), required("the verifier", v != nil)); err != nil {
		return nil, fmt.Errorf("load proofs: %w", err)
	}
	dirs = slices.Compact(slices.Sorted(slices.Values(dirs)))
	proofs, err := prover.LoadProofs(ctx, b, d, v, dirs...)
	if err != nil {
		return nil, err
	}
	for _, warning := range proofs.Warnings {
		if skipped != nil {
			skipped(warning)
		}
	}
	return proofs, nil
}

// missing returns the files of the proofs that a pool does not have.
func (p *Proving) missing(tickets []*vrf.Ticket, pool *tree.Pool) (paths []string) {
	for _, t := range tickets {
		there := func(have tree.Proof) bool {
			return have.StakerID == t.Meta.StakerID && have.FeeBurn == t.Meta.FeeBps
		}
		if !slices.ContainsFunc(pool.Proofs(t.Meta.Node), there) {
			proof := files.Proof{Block: p.Block.ID(), Proof: tree.Proof{Node: t.Meta.Node, StakerID: t.Meta.StakerID}}
			paths = append(paths, filepath.Join(p.Out, proof.Name()))
		}
	}
	return paths
}

// findOutdated finds the merges that were not made again although the pool has other children that
// are best for them.
func (p *Proving) findOutdated(r *Proved, pool *tree.Pool) error {
	for _, m := range r.Made {
		if !m.Reused || p.Block.Tree.IsBase(m.Node) {
			continue
		}
		file, err := files.ReadProof(m.Path, p.Deployment)
		if err != nil {
			return err
		}
		best, err := pool.BestChildren(m.Node, tree.Options{})
		if err != nil || best.Refs() == file.Refs {
			continue // without a better set of children there is nothing to say
		}
		count := func(refs tree.Refs) int { return len(refs.Left()) + len(refs.Right()) }
		r.Outdated = append(r.Outdated, Outdated{m.Node, m.Path, count(file.Refs), count(best.Refs())})
	}
	return nil
}
