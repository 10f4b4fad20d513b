package prover

import (
	"context"
	"errors"
	"fmt"

	"github.com/consensys/gnark/frontend"
	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/circuit"
	"fernet/prover/keys"
	"fernet/prover/tree"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// Keys proves with the circuits' keys; *keys.Set does.
type Keys interface {
	Prove(ctx context.Context, kind circuit.Kind, assignment frontend.Circuit) (keys.Proof, error)
}

// Builder makes node proofs. It needs a ticket and nothing of its staker: who
// holds the key draws, any machine can build.
type Builder struct {
	Keys Keys
}

// ErrStatement means that a proof's statement is not the hash of what the proof says of itself.
var ErrStatement = errors.New("statement does not match the proof's contents")

// Build proves the node a ticket is for: a base rollup from the block's
// execution, a merge or the root on top of the best children of the pool, which
// opts narrows. It does not add the proof to the pool.
func (b *Builder) Build(ctx context.Context, block *Block, ticket *vrf.Ticket, pool *tree.Pool, opts tree.Options) (tree.Proof, error) {
	node := ticket.Meta.Node
	fail := func(err error) (tree.Proof, error) {
		return tree.Proof{}, block.buildError(ticket, err)
	}
	if !block.Tree.Contains(node) {
		return fail(rules.ErrNodeRange)
	}
	var children tree.Children
	if !block.Tree.IsBase(node) {
		var err error
		if children, err = pool.BestChildren(node, opts); err != nil {
			return fail(err)
		}
	}
	task, err := block.task(ticket, children)
	if err != nil {
		return fail(err)
	}
	proof, err := b.Keys.Prove(ctx, task.Kind, task.Assignment)
	if err != nil {
		return fail(err)
	}
	return task.Proof(proof.Bytes), nil
}

// buildError names the node proof that cannot be built.
func (b *Block) buildError(ticket *vrf.Ticket, err error) error {
	return fmt.Errorf("build node %d of block %d for staker %d: %w", ticket.Meta.Node, b.Number, ticket.Meta.StakerID, err)
}

// statements opens the statements of child proofs: what this node computes itself of the block, and
// what L1 registered of the stakers. A proof that claims anything else is found here.
func (b *Block) statements(children []tree.Proof) ([]circuit.Statement, error) {
	var opened []circuit.Statement
	for _, child := range children {
		s, err := b.statement(child)
		if err != nil {
			return nil, fmt.Errorf("proof of node %d by staker %d: %w", child.Node, child.StakerID, err)
		}
		opened = append(opened, s)
	}
	return opened, nil
}

// statement opens one proof's statement. Its errors do not name the proof.
func (b *Block) statement(p tree.Proof) (circuit.Statement, error) {
	if err := rules.CheckVrf(p.Vrf); err != nil {
		return circuit.Statement{}, err
	}
	var output vrf.Uint128
	p.Vrf.FillBytes(output[:])
	s, err := b.Statement(p.Node, p.StakerID, p.FeeBurn, output)
	if err != nil {
		return circuit.Statement{}, err
	}
	if hash := s.Hash(); p.Statement != common.Hash(hash.Bytes()) {
		return circuit.Statement{}, ErrStatement
	}
	return s, nil
}

// ProveTicket proves a sequencer's ticket for L1.
func (b *Builder) ProveTicket(ctx context.Context, ticket *vrf.Ticket) ([rules.ProofSize]byte, error) {
	if err := ticket.Verify(); err != nil {
		return [rules.ProofSize]byte{}, fmt.Errorf("prove ticket of staker %d: %w", ticket.Meta.StakerID, err)
	}
	proof, err := b.Keys.Prove(ctx, circuit.KindTicket, circuit.AssignTicketCircuit(ticket))
	return proof.Bytes, err
}
