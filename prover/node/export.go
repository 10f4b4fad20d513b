package node

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover"
	"fernet/prover/files"
	"fernet/prover/tree"
	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// Exported is what Export wrote.
type Exported struct {
	Block  uint64 `json:"block"`
	Dir    string `json:"dir"`
	Proofs int    `json:"proofs"`
	DryRun bool   `json:"dryRun,omitempty"` // nothing was written
}

// Export writes the proofs that are held of an open block as files into a folder, as the commands
// take them: where the node stopped, they can go on by hand. A dry run writes none.
func (n *Node) Export(ctx context.Context, number uint64, dir string, dryRun bool) (*Exported, error) {
	b, _ := n.shownBlock(number)
	if b == nil {
		return nil, fmt.Errorf("%w: %d is not open", ErrUnknownBlock, number)
	}
	e := &Exported{Block: number, Dir: dir, DryRun: dryRun}
	of, made := b.round.Block(), map[statementOf]common.Hash{}
	for _, held := range b.round.Held(wire.AllLevels) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		proof, err := fileProof(of, held.Message, made)
		if err != nil {
			return nil, err
		}
		e.Proofs++
		if dryRun {
			continue
		}
		file := &files.Proof{Deployment: prover.Files(n.client.Deployment), Block: of.ID(), Proof: proof}
		if _, err := files.WriteProof(dir, file); err != nil {
			return nil, err
		}
	}
	return e, nil
}

// statementOf names a statement within a block.
type statementOf struct {
	node uint32
	wire.Ref
}

// fileProof is a proof that was sent as files have it. Children come before merges, whose
// references are the statements of what was made before.
func fileProof(of *prover.Block, message []byte, made map[statementOf]common.Hash) (tree.Proof, error) {
	p, err := wire.DecodeProof(message)
	if err != nil {
		return tree.Proof{}, err
	}
	s, err := of.Statement(p.Node, p.StakerID, p.FeeBurn, p.Vrf)
	if err != nil {
		return tree.Proof{}, fmt.Errorf("proof of node %d by staker %d: %w", p.Node, p.StakerID, err)
	}
	hash := s.Hash()
	proof := tree.Proof{
		Node: p.Node, StakerID: p.StakerID, FeeBurn: p.FeeBurn, Vrf: p.Vrf.Big(), Statement: hash.Bytes(),
		Transition: of.PoolTransition(p.Node), Proof: p.Proof,
	}
	for slot, ref := range p.Refs {
		if ref != (wire.Ref{}) {
			proof.Refs[slot] = made[statementOf{rules.SlotChild(p.Node, slot), ref}]
		}
	}
	made[statementOf{p.Node, wire.Ref{StakerID: p.StakerID, FeeBurn: p.FeeBurn}}] = proof.Statement
	return proof, nil
}
