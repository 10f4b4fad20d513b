package prover

import (
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

// PoolTransition returns what a node proves, as a pool of the block's proofs has it. It panics for
// a node that the tree has not got.
func (b *Block) PoolTransition(node uint32) tree.Transition {
	return poolTransition(b.Transition(node))
}
