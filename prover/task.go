package prover

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/consensys/gnark/frontend"
	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/circuit"
	"fernet/prover/tree"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// Task is the work on one node proof: what is to be proven, for whoever has the circuit's keys. It
// is a function of a block, a ticket and the children, and holds no secret of the staker beyond the
// ticket.
type Task struct {
	Kind       circuit.Kind
	Assignment frontend.Circuit // of the whole circuit
	Public     []*big.Int       // the circuit's public inputs, in order
	Node       uint32
	StakerID   uint32

	proof tree.Proof // all of it but the proof's bytes
}

// Task returns the work on the node that a ticket is for: a base rollup from the block's execution,
// a merge or the root on top of children, which it checks against what this node computes itself.
// A base rollup has no children.
func (b *Block) Task(ticket *vrf.Ticket, children tree.Children) (*Task, error) {
	t, err := b.task(ticket, children)
	if err != nil {
		return nil, b.buildError(ticket, err)
	}
	return t, nil
}

func (b *Block) task(ticket *vrf.Ticket, children tree.Children) (*Task, error) {
	if !b.Tree.Contains(ticket.Meta.Node) {
		return nil, rules.ErrNodeRange
	}
	kind, assignment, s, err := b.assign(ticket, children)
	if err != nil {
		return nil, err
	}
	hash := s.Hash()
	proof := tree.Proof{
		Node: ticket.Meta.Node, StakerID: ticket.Meta.StakerID, FeeBurn: ticket.Meta.FeeBps, Vrf: ticket.Vrf.Big(),
		Statement: common.Hash(hash.Bytes()), Transition: poolTransition(s.Transition), Refs: children.Refs(),
	}
	return &Task{
		Kind: kind, Assignment: assignment, Public: PublicInputs(kind, s, proof),
		Node: proof.Node, StakerID: proof.StakerID, proof: proof,
	}, nil
}

// Proof returns the node proof that the task becomes with the bytes of a proof of it. It does not
// verify them.
func (t *Task) Proof(bytes [rules.ProofSize]byte) tree.Proof {
	p := t.proof
	p.Vrf = new(big.Int).Set(p.Vrf)
	p.Proof = bytes
	return p
}

// assign fills the circuit of the ticket's node.
func (b *Block) assign(ticket *vrf.Ticket, children tree.Children) (circuit.Kind, frontend.Circuit, circuit.Statement, error) {
	var none circuit.Statement
	if ticket.Seed != b.Seed {
		return "", nil, none, fmt.Errorf("ticket is of another block: %w", circuit.ErrChildSeed)
	}
	node := ticket.Meta.Node
	if b.Tree.IsBase(node) {
		if n := len(children.Left) + len(children.Right); n > 0 {
			return "", nil, none, fmt.Errorf("%w: it is given %d children", tree.ErrNotMerge, n)
		}
		base, err := b.Execution.Base(node)
		if err != nil {
			return "", nil, none, err
		}
		c, err := b.app.Assign(ticket, base)
		if err != nil {
			return "", nil, none, err
		}
		return circuit.KindBase, c, circuit.NewStatement(ticket, b.Challenge, base.Proves()), nil
	}
	left, err := b.statements(children.Left)
	if err != nil {
		return "", nil, none, err
	}
	right, err := b.statements(children.Right)
	if err != nil {
		return "", nil, none, err
	}
	c, s, err := circuit.AssignMerge(ticket, left, right)
	return circuit.KindMerge, c, s, err
}

// PublicInputs returns what a proof of a statement is verified with, in the order of its circuit.
// Of the proof it takes the statement's hash and the references.
func PublicInputs(kind circuit.Kind, s circuit.Statement, p tree.Proof) []*big.Int {
	public := []*big.Int{p.Statement.Big(), s.VrfKey.BigInt(new(big.Int)), s.TicketWord()}
	if kind == circuit.KindBase {
		return public
	}
	for _, ref := range p.Refs {
		public = append(public, ref.Big())
	}
	return slices.Concat(public, s.Opening().Inputs())
}
