package proving

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common"

	"fernet/prover"
	"fernet/prover/application"
	"fernet/prover/circuit"
	"fernet/prover/tree"
	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// early is a proof of a base rollup that was verified with a transition that may not be the
// block's. It is held and not built on until that is known.
type early struct {
	message    *wire.Proof
	identity   wire.Identity
	encoded    []byte
	transition application.Transition
	at         uint64
	late       bool
}

// knows reports whether the block's transitions are known: it was executed, or they are settled.
func (r *Round) knows() bool { return r.config.Block.Execution != nil }

// Block returns the block as far as it is known: in a node without state it has its transitions
// once they are settled. Merges are built of this one.
func (r *Round) Block() *prover.Block {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.config.Block
}

// Transitions returns what the base rollups of the block prove of the application, by their nodes,
// and whether it is known for certain: the block was executed, or a proof of each base rollup was
// verified, with transitions that follow each other and are on L1 together.
func (r *Round) Transitions() ([]wire.Transition, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.knows() {
		return nil, false
	}
	var out []wire.Transition
	for node := r.tree.FirstBase(); r.tree.Contains(node); node++ {
		out = append(out, wire.Transition{Node: node, Transition: r.config.Block.Transition(node)})
	}
	return out, true
}

// CheckTransitions reports why a peer's list cannot be that of the block, as L1 has it. It is for
// rounds of blocks that are not executed.
func (r *Round) CheckTransitions(list []wire.Transition) error {
	var bases []application.Transition
	for i, t := range list {
		if t.Node != r.tree.FirstBase()+uint32(i) {
			return fmt.Errorf("%w: node %d at place %d", prover.ErrOutline, t.Node, i)
		}
		bases = append(bases, t.Transition)
	}
	if r.config.Outline == nil {
		return fmt.Errorf("%w: the block was executed here", prover.ErrOutline)
	}
	_, err := r.Block().WithTransitions(*r.config.Outline, bases)
	return err
}

// PublicWith is Public of a base rollup's proof, with a transition that was checked.
func (r *Round) PublicWith(p *wire.Proof, t application.Transition) (circuit.Kind, []*big.Int, error) {
	s, err := r.claimed(p, t)
	if err != nil {
		return "", nil, fmt.Errorf("verify proof of node %d by staker %d: %w", p.Node, p.StakerID, err)
	}
	hash := s.Hash()
	return circuit.KindBase, prover.PublicInputs(circuit.KindBase, s, tree.Proof{Statement: common.Hash(hash.Bytes())}), nil
}

// claimed is the statement of a base rollup's proof, if it has a transition.
func (r *Round) claimed(p *wire.Proof, t application.Transition) (circuit.Statement, error) {
	if !r.tree.IsBase(p.Node) {
		return circuit.Statement{}, fmt.Errorf("%w: %d is not a base rollup", rules.ErrNodeRange, p.Node)
	}
	block := r.Block()
	staker, ok := block.Staker(p.StakerID)
	if !ok {
		return circuit.Statement{}, prover.ErrNotEligible
	}
	s := circuit.Statement{
		Seed: block.Seed, Challenge: block.Challenge, Transition: t, Vrf: p.Vrf,
		Meta: rules.Meta{StakerID: p.StakerID, FeeBps: p.FeeBurn, Node: p.Node, Mode: block.Mode},
	}
	s.VrfKey.SetBigInt(staker.VrfKey)
	return s, nil
}

// TakeWith is Take of a base rollup's proof that was verified with a transition. When it is the
// last that was missing, the block's transitions are settled, and everything goes on as in a round
// of a block that was executed, but for base rollups, which are not proven.
func (r *Round) TakeWith(p *wire.Proof, message []byte, t application.Transition) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.knows() {
		if r.tree.IsBase(p.Node) && r.config.Block.Transition(p.Node) == t {
			r.take(p, message)
		}
		return
	}
	n := r.node(p.Node)
	if n == nil || p.Block != r.config.Tag || r.earlier(p) != "" || r.earlyHeld(p) {
		return
	}
	r.early = append(r.early, early{p, p.Identity(), message, t, r.now, r.late(n)})
	r.settle()
}

// earlyHeld reports whether a proof of the identity is held and not built on yet.
func (r *Round) earlyHeld(p *wire.Proof) bool {
	id := p.Identity()
	return slices.ContainsFunc(r.early, func(e early) bool { return e.identity == id })
}

// earlier says why a proof is one too many of its staker, among those that are not built on yet;
// empty when it is not.
func (r *Round) earlier(p *wire.Proof) string {
	bids := 0
	for _, e := range r.early {
		if e.message.Node == p.Node && e.message.StakerID == p.StakerID {
			bids++
		}
	}
	if bids >= maxBids {
		return "third bid"
	}
	return ""
}

// settle finds the transitions of the block among those with which proofs were verified. The first
// base rollup begins at the state before the block, and a true proof shows to which its
// transactions lead. There the next one begins.
func (r *Round) settle() {
	var bases []application.Transition
	state := r.config.Outline.StateIn
	for node := r.tree.FirstBase(); r.tree.Contains(node); node++ {
		t, ok := r.shown(node, state)
		if !ok {
			return
		}
		bases, state = append(bases, t), t.StateOut
	}
	block, err := r.config.Block.WithTransitions(*r.config.Outline, bases)
	if err != nil {
		return // one of them is of a list that was not checked
	}
	pool, err := block.NewPool()
	if err != nil {
		return // as there is a block on L1 there is none that has no pool
	}
	r.config.Block, r.pool = block, pool
	whole := block.Execution.Block()
	r.config.Value.Fees = whole.Fees.Big()
	r.unit = r.config.Value.Unit()
	r.claim()
	held := r.early
	r.early = nil
	for _, e := range held {
		if block.Transition(e.message.Node) != e.transition {
			continue
		}
		r.take(e.message, e.encoded)
		if h := r.held[e.identity]; h != nil {
			h.at, h.late = e.at, e.late
		}
	}
}

// shown is the transition from a state that a true proof of a base rollup shows.
func (r *Round) shown(node uint32, state fr.Element) (application.Transition, bool) {
	for _, e := range r.early {
		if e.message.Node == node && e.transition.StateIn == state {
			return e.transition, true
		}
	}
	return application.Transition{}, false
}
