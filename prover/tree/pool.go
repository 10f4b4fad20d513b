package tree

import (
	"fmt"
	"maps"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/rules"
)

// MaxProofsPerStatement bounds how many proofs of one statement, that is of one staker with one bid
// on one node, a pool keeps. They differ only in the children they build on; an honest prover has
// one or two.
const MaxProofsPerStatement = 8

// Block is what a pool knows of the block its proofs are of.
type Block struct {
	Tree    rules.Tree
	Seed    common.Hash // proverSeed
	StateIn common.Hash // end state of the parent block
	TxRoot  common.Hash
	// Fingerprint is what L1 computed of the body: the root's proof must have it.
	Fingerprint common.Hash

	// Transition gives each node's transition, from the caller's own execution of
	// the block. With it the pool refuses proofs of anything else. It may be nil; then two
	// proofs of a node can disagree (a base proof may be of any transactions), and only
	// proofs that agree are put side by side.
	Transition func(node uint32) Transition

	// Eligible says whether L1 takes proofs of a role from a staker for this block. Nil:
	// everyone's.
	Eligible func(stakerID uint32, role rules.Role) bool
}

// Pool holds the known proofs of one block. The zero value is not usable; see [NewPool].
type Pool struct {
	block Block
	tree  rules.Tree
	nodes map[uint32][]*statement
	index map[uint32]map[common.Hash]*statement
	known map[identity]struct{}
}

// statement is all proofs of one statement.
type statement struct {
	proofs []Proof // in the order of Proof.compare
}

// NewPool returns an empty pool for a block.
func NewPool(block Block) (*Pool, error) {
	if _, err := rules.NewTree(block.Tree.NumTxs, block.Tree.TxsPerBase); err != nil {
		return nil, err
	}
	for _, part := range []struct {
		name  string
		value common.Hash
	}{{"seed", block.Seed}, {"stateIn", block.StateIn}, {"txRoot", block.TxRoot}, {"fingerprint", block.Fingerprint}} {
		if !rules.InField(part.value.Big()) {
			return nil, fmt.Errorf("%s of the block: %w", part.name, rules.ErrFieldRange)
		}
	}
	return &Pool{
		block: block,
		tree:  block.Tree,
		nodes: map[uint32][]*statement{},
		index: map[uint32]map[common.Hash]*statement{},
		known: map[identity]struct{}{},
	}, nil
}

// Clone returns a pool with the same proofs. What is added to one is not in the other, so that one
// can be searched while the other grows.
func (p *Pool) Clone() *Pool {
	c := &Pool{
		block: p.block, tree: p.tree,
		nodes: make(map[uint32][]*statement, len(p.nodes)),
		index: make(map[uint32]map[common.Hash]*statement, len(p.index)),
		known: maps.Clone(p.known),
	}
	for node, statements := range p.nodes {
		c.index[node] = make(map[common.Hash]*statement, len(statements))
		for _, s := range statements {
			s = &statement{slices.Clone(s.proofs)}
			c.nodes[node] = append(c.nodes[node], s)
			c.index[node][s.proofs[0].Statement] = s
		}
	}
	return c
}

// Tree is the shape of the pool's block.
func (p *Pool) Tree() rules.Tree { return p.tree }

// Add puts a proof into the pool. It reports false without an error when the pool has a proof of
// the same node, staker, bid, statement and references, whatever the proof bytes. What a merge
// refers to need not be there yet.
//
// It refuses proofs that no submission can hold. It does not verify the proof, nor
// that the statement is the hash of the proof's contents: the caller has.
func (p *Pool) Add(proof Proof) (bool, error) {
	if err := p.block.Check(proof); err != nil {
		return false, fmt.Errorf("proof of node %d by staker %d: %w", proof.Node, proof.StakerID, err)
	}
	id := proof.identity()
	if _, found := p.known[id]; found {
		return false, nil
	}
	proof.Vrf = new(big.Int).Set(proof.Vrf)
	proof.Fees = new(big.Int).Set(orZero(proof.Fees))

	s := p.index[proof.Node][proof.Statement]
	if s != nil {
		if err := s.agrees(proof); err != nil {
			return false, fmt.Errorf("proof of node %d by staker %d: %w", proof.Node, proof.StakerID, err)
		}
	} else {
		s = new(statement)
		p.nodes[proof.Node] = append(p.nodes[proof.Node], s)
		if p.index[proof.Node] == nil {
			p.index[proof.Node] = map[common.Hash]*statement{}
		}
		p.index[proof.Node][proof.Statement] = s
	}
	at, _ := slices.BinarySearchFunc(s.proofs, proof, Proof.compare)
	s.proofs = slices.Insert(s.proofs, at, proof)
	p.known[id] = struct{}{}
	return true, nil
}

// agrees reports whether a proof of the statement says the same as those already there.
func (s *statement) agrees(proof Proof) error {
	first := s.proofs[0]
	if first.StakerID != proof.StakerID || first.FeeBurn != proof.FeeBurn || first.Vrf.Cmp(proof.Vrf) != 0 || !first.Equal(proof.Transition) {
		return fmt.Errorf("%w: %s", ErrContradiction, proof.Statement)
	}
	if len(s.proofs) == MaxProofsPerStatement {
		return fmt.Errorf("%w: %d", ErrTooManyProofs, len(s.proofs))
	}
	return nil
}

// Check returns why no submission of the block can hold a proof, by what the proof says of itself.
// It does not verify the proof, nor that the statement is the hash of its contents, and does not
// look for the proofs that a merge refers to.
func (b Block) Check(proof Proof) error {
	if !b.Tree.Contains(proof.Node) {
		return fmt.Errorf("%w: %d nodes", rules.ErrNodeRange, b.Tree.NumNodes())
	}
	if proof.StakerID == 0 {
		return ErrStakerID
	}
	if err := proof.FeeBurn.Check(); err != nil {
		return err
	}
	if err := rules.CheckVrf(proof.Vrf); err != nil {
		return err
	}
	if role := b.Tree.Role(proof.Node); b.Eligible != nil && !b.Eligible(proof.StakerID, role) {
		return fmt.Errorf("%w: role %s", ErrNotEligible, role)
	}
	if (proof.Statement == common.Hash{}) || !rules.InField(proof.Statement.Big()) {
		return fmt.Errorf("%w: %s", ErrStatement, proof.Statement)
	}
	if err := b.checkTransition(proof); err != nil {
		return err
	}
	if b.Tree.IsBase(proof.Node) {
		if proof.Refs != (Refs{}) {
			return ErrBaseReference
		}
		return nil
	}
	if err := checkSide(proof.Refs[:rules.ProofsPerNode]); err != nil {
		return fmt.Errorf("left side: %w", err)
	}
	if err := checkSide(proof.Refs[rules.ProofsPerNode:]); err != nil {
		return fmt.Errorf("right side: %w", err)
	}
	return nil
}

func (b Block) checkTransition(proof Proof) error {
	if err := proof.Transition.check(); err != nil {
		return err
	}
	if proof.Node == rules.RootNode {
		if proof.StateIn != b.StateIn {
			return fmt.Errorf("%w: starts in state %s, the block in %s", ErrTransition, proof.StateIn, b.StateIn)
		}
		if proof.TxRoot != b.TxRoot {
			return fmt.Errorf("%w: transactions %s, the block's are %s", ErrTransition, proof.TxRoot, b.TxRoot)
		}
		if proof.Fingerprint != b.Fingerprint {
			return fmt.Errorf("%w: words with fingerprint %s, the body's is %s", ErrTransition, proof.Fingerprint, b.Fingerprint)
		}
	}
	if b.Transition != nil && !proof.Equal(b.Transition(proof.Node)) {
		return ErrTransition
	}
	return nil
}

// Len is the number of proofs in the pool.
func (p *Pool) Len() int { return len(p.known) }

// Proofs returns the proofs of a node: higher scores first, then lower stakers, bids, statements,
// references. The caller must not change what they point to.
func (p *Pool) Proofs(node uint32) []Proof {
	var out []Proof
	for _, s := range p.nodes[node] {
		out = append(out, s.proofs...)
	}
	slices.SortFunc(out, Proof.compare)
	return out
}

// Missing returns the nodes without any proof, in heap order.
func (p *Pool) Missing() []uint32 {
	var out []uint32
	for node := uint32(rules.RootNode); p.tree.Contains(node); node++ {
		if len(p.nodes[node]) == 0 {
			out = append(out, node)
		}
	}
	return out
}
