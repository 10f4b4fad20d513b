package prover

import (
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
	"fernet/prover/keys"
	"fernet/prover/tree"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// A task is all of a proof but its bytes: whoever has the keys makes them of the witness.
func TestTask(t *testing.T) {
	ctx, w, set := t.Context(), newWorld(t, rules.ModePrivate), testKeys(t)
	genesis := w.follower().Genesis()
	w.reveal(0, 0, w.draft(genesis, w.transfer(genesis, 0, 1, 5)))
	b, err := w.follower().Block(ctx, 1)
	require.NoError(t, err)
	ticket := func(staker int, node uint32) *vrf.Ticket {
		made, err := w.stakers[staker-1].Ticket(b, node, 300)
		require.NoError(t, err)
		return made
	}
	prove := func(ticket *vrf.Ticket, children tree.Children) tree.Proof {
		task, err := b.Task(ticket, children)
		require.NoError(t, err)
		require.Equal(t, b.Kind(ticket.Meta.Node), task.Kind)
		require.Equal(t, ticket.Meta.Node, task.Node)
		require.Equal(t, ticket.Meta.StakerID, task.StakerID)
		witness, err := keys.Witness(task.Assignment)
		require.NoError(t, err)
		proof, err := set.ProveWitness(ctx, task.Kind, witness)
		require.NoError(t, err)
		require.Equal(t, proof.Public, task.Public)
		made := task.Proof(proof.Bytes)
		require.NoError(t, b.VerifyProof(set, made))
		inputs, err := b.inputs(made)
		require.NoError(t, err)
		require.Equal(t, inputs, task.Public)
		// The proof is the caller's.
		made.Vrf.SetUint64(1)
		return task.Proof(proof.Bytes)
	}
	left, right := prove(ticket(2, 2), tree.Children{}), prove(ticket(3, 3), tree.Children{})
	children := tree.Children{Left: []tree.Proof{left}, Right: []tree.Proof{right}}
	root := prove(ticket(4, 1), children)
	require.Equal(t, children.Refs(), root.Refs)

	fails := func(want error, ticket *vrf.Ticket, children tree.Children) {
		t.Helper()
		_, err := b.Task(ticket, children)
		require.ErrorIs(t, err, want)
		require.ErrorContains(t, err, "build node")
	}
	fails(tree.ErrNotMerge, ticket(2, 2), children)
	fails(circuit.ErrNoChild, ticket(2, 1), tree.Children{Left: children.Left})
	fails(circuit.ErrChildNode, ticket(2, 1), tree.Children{Left: children.Right, Right: children.Left})
	false1 := left
	false1.FeeBurn++
	fails(ErrStatement, ticket(2, 1), tree.Children{Left: []tree.Proof{false1}, Right: children.Right})
	other := *ticket(2, 2)
	other.Seed.SetUint64(5)
	fails(circuit.ErrChildSeed, &other, tree.Children{})
	outside := *ticket(2, 2)
	outside.Meta.Node = 4
	fails(rules.ErrNodeRange, &outside, tree.Children{})
}
