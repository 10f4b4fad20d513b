package prover

import (
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"

	"fernet/prover/application"
	"fernet/settlement/rules"
)

// TestUnexecutedBlock compares what L1 has recorded of a block with the block as it was executed.
func TestUnexecutedBlock(t *testing.T) {
	ctx, w := t.Context(), newWorld(t, rules.ModePrivate)
	genesis := w.follower().Genesis()
	w.reveal(0, 0, w.draft(genesis, w.transfer(genesis, 0, 1, 5)))
	executed, err := w.follower().Block(ctx, 1)
	require.NoError(t, err)
	record, err := w.client.Block(ctx, 1)
	require.NoError(t, err)

	b, outline, err := Unexecuted(w.client.Deployment, 1, record, executed.Stakers, genesis.Root())
	require.NoError(t, err)
	whole := executed.Execution.Block()
	require.Equal(t, &Outline{whole.StateIn, whole.TxRoot, whole.Fingerprint}, outline)
	same := *executed
	same.Execution, same.Body, same.app, same.L1Block, same.L1Hash = nil, nil, nil, 0, b.L1Hash
	require.Equal(t, &same, b)

	var bases []application.Transition
	for node := b.Tree.FirstBase(); b.Tree.Contains(node); node++ {
		bases = append(bases, executed.Transition(node))
	}
	with, err := b.WithTransitions(*outline, bases)
	require.NoError(t, err)
	require.Nil(t, b.Execution, "the block is another one")
	require.Equal(t, whole, with.Execution.Block())
	require.Equal(t, b.Challenge, with.Execution.Challenge)
	bases[0].StateIn = fr.NewElement(7)
	_, err = b.WithTransitions(*outline, bases)
	require.ErrorIs(t, err, ErrOutline)
	_, err = b.WithTransitions(*outline, bases[1:])
	require.ErrorIs(t, err, ErrOutline)

	record.NumTxs = 3
	_, _, err = Unexecuted(w.client.Deployment, 1, record, executed.Stakers, genesis.Root())
	require.ErrorIs(t, err, rules.ErrNumTxs)
}
