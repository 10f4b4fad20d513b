package proving

import (
	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/tree"
	"fernet/settlement/rules"
)

// children are those that a post's merge is built on: the best that can stand with the other merges
// of the node, of the proofs that came before the cut-off. A merge that is made again after its own
// cut-off is built on whatever there is.
func (r *Round) children(p *post, wave Wave) (tree.Children, error) {
	opts := tree.Options{Budget: budget}
	if wave != Again || !r.levels[p.level].closed {
		opts.Exclude = r.tooLate(p.node)
	}
	return r.pool.ChildrenBeside(p.number, p.id.StakerID, opts)
}

// tooLate excludes proofs of a node's children that came after their cut-off. It leaves those of a
// child that has no other, and those that merges of the node refer to: for their makers they were
// in time.
func (r *Round) tooLate(n *node) func(tree.Proof) bool {
	excluded := map[common.Hash]bool{}
	for _, child := range [2]uint32{rules.Left(n.number), rules.Right(n.number)} {
		late := r.nodes[child].late()
		if len(late) == len(r.nodes[child].all()) {
			continue
		}
		for _, s := range late {
			excluded[s.hash] = true
		}
	}
	for _, s := range n.all() {
		for _, p := range s.proofs {
			for _, ref := range p.Refs {
				delete(excluded, ref)
			}
		}
	}
	return func(p tree.Proof) bool { return p.Node != n.number && excluded[p.Statement] }
}

// all are the statements of a node.
func (n *node) all() (out []*statement) {
	for _, b := range n.bidders {
		out = append(out, b.statements...)
	}
	return out
}

// late are the statements of a node that came after the cut-off.
func (n *node) late() (out []*statement) {
	for _, s := range n.all() {
		if !s.onTime() {
			out = append(out, s)
		}
	}
	return out
}
