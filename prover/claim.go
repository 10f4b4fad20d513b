package prover

import (
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/circuit"
	"fernet/prover/tree"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// Statement returns what a proof of a node by a staker, with a bid and a draw, claims: the
// transition that this node computes, and the key that L1 registered. It does not check that the
// staker may prove the node or that the draw is the staker's.
func (b *Block) Statement(node, stakerID uint32, feeBurn rules.Bps, draw vrf.Uint128) (circuit.Statement, error) {
	key, err := b.vrfKey(stakerID)
	if err != nil {
		return circuit.Statement{}, err
	}
	transition, err := b.Execution.Transition(node)
	if err != nil {
		return circuit.Statement{}, err
	}
	return circuit.Statement{
		Seed: b.Seed, Challenge: b.Challenge, Transition: transition, VrfKey: key, Vrf: draw,
		Meta: rules.Meta{StakerID: stakerID, FeeBps: feeBurn, Node: node, Mode: b.Mode},
	}, nil
}

// PublicInputs returns what L1 verifies a proof of a statement with, in the order of the circuits,
// given the statement's hash and the references of a merge.
func (b *Block) PublicInputs(s circuit.Statement, hash common.Hash, refs tree.Refs) []*big.Int {
	public := []*big.Int{hash.Big(), s.VrfKey.BigInt(new(big.Int)), s.TicketWord()}
	if b.Tree.IsBase(s.Meta.Node) {
		return public
	}
	for _, ref := range refs {
		public = append(public, ref.Big())
	}
	return append(public, s.Opening().Inputs()...)
}

// PoolTransition returns what a node proves, as a pool of the block's proofs has it. It panics for
// a node that the tree has not got.
func (b *Block) PoolTransition(node uint32) tree.Transition {
	return poolTransition(b.Transition(node))
}
