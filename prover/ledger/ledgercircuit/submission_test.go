package ledgercircuit

import (
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"
	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
	"fernet/prover/circuit/circuittest"
	"fernet/settlement/rules"
)

// What L1 makes of a submission are the public inputs that the provers' assignments have: for the
// root, merges and base rollups.
func TestPublicInputsAreThoseOfL1(t *testing.T) {
	b := newBlock(t) // mode is the staker's parity, so all stakers are odd
	tree := b.Execution.Tree
	made := map[uint32][]circuit.Statement{}
	assigned := map[circuit.Statement]frontend.Circuit{}
	for node := tree.NumNodes(); node >= rules.RootNode; node-- {
		stakers := []uint32{11, 13}
		if node == rules.RootNode {
			stakers = stakers[:1]
		}
		for _, staker := range stakers {
			var c frontend.Circuit
			var s circuit.Statement
			var err error
			if tree.IsBase(node) {
				c, s = b.base(t, staker, node)
			} else {
				c, s, err = circuit.AssignMerge(b.Ticket(t, staker, node), made[rules.Left(node)], made[rules.Right(node)])
				require.NoError(t, err)
			}
			made[node] = append(made[node], s)
			assigned[s] = c
		}
	}

	root := made[rules.RootNode][0]
	opening := root.Opening()
	sub := &rules.Submission{
		Seed: toBig(root.Seed), StateIn: opening.StateIn, StateOut: opening.StateOut, TxRoot: opening.TxRoot, Fees: opening.Fees,
	}
	for node := uint32(rules.RootNode); tree.Contains(node); node++ {
		var entries []rules.Entry
		for _, s := range made[node] {
			e := rules.Entry{StakerID: s.Meta.StakerID, FeeBurn: s.Meta.FeeBps, Vrf: s.Vrf.Big(), Statement: toBig(s.Hash())}
			if !tree.IsBase(node) {
				e.Refs = rules.NewRefs([3]uint8{1, 2}, [3]uint8{1, 2})
			}
			entries = append(entries, e)
		}
		sub.Nodes = append(sub.Nodes, entries)
	}
	require.NoError(t, sub.Check(tree))
	body := rules.BodyBinding{Challenge: toBig(b.Execution.Challenge), Fingerprint: opening.Fingerprint}
	for node, e := range sub.Entries() {
		for _, s := range made[node] {
			if s.Meta.StakerID != e.StakerID {
				continue
			}
			var want []fr.Element
			for _, input := range sub.PublicInputs(tree, node, e, toBig(s.VrfKey), rules.ModePublic, body) {
				want = append(want, element(input))
			}
			circuittest.RequirePublic(t, assigned[s], want...)
		}
	}
}
