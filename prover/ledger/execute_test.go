package ledger

import (
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/prover/poseidon"
	"fernet/settlement/rules"
)

func TestExecute(t *testing.T) {
	w := newWorld(t, 3, NewAmount(1000))
	before := *w.state
	run := w.state.Clone()
	trial := &world{w.keys, run}
	var transfers []Transfer
	for i := range uint32(5) {
		tx := trial.transfer(i%3, (i+1)%3, 10, uint64(i+1))
		_, err := run.Apply(tx)
		require.NoError(t, err)
		transfers = append(transfers, tx)
	}

	e, err := Execute(w.state, transfers, 8)
	require.NoError(t, err)
	require.Equal(t, before, *w.state, "the given state stays")
	require.Equal(t, run.Root(), e.Post.Root())
	require.Equal(t, Transition{before.Root(), run.Root(), e.Block().TxRoot, NewAmount(15)}, e.Block())

	root, err := TxRoot(transfers, 8, testID())
	require.NoError(t, err)
	require.Equal(t, root, e.Block().TxRoot)

	// Nodes 4 … 7 are the base rollups, left to right.
	for i, fees := range []uint64{3, 7, 5, 0} {
		node := uint32(4 + i)
		pair, err := e.Pair(node)
		require.NoError(t, err)
		transition, err := e.Transition(node)
		require.NoError(t, err)
		require.Equal(t, pair.Transition, transition)
		require.NoError(t, pair.Check())
		require.Equal(t, NewAmount(fees), transition.Fees)
		require.Equal(t, 2*i >= 5, pair.Steps[0].Null)
		require.Equal(t, 2*i+1 >= 5, pair.Steps[1].Null)
	}
	padding, _ := e.Pair(7)
	require.Equal(t, padding.Transition.StateIn, padding.Transition.StateOut)
	require.Equal(t, poseidon.Hash(poseidon.TagTxNode, fr.Element{}, fr.Element{}), padding.Transition.TxRoot)

	_, err = e.Pair(3)
	require.ErrorIs(t, err, rules.ErrNodeRange)
	_, err = e.Transition(8)
	require.ErrorIs(t, err, rules.ErrNodeRange)
	_, err = e.Transition(0)
	require.ErrorIs(t, err, rules.ErrNodeRange)
}

func TestExecuteRefuses(t *testing.T) {
	w := newWorld(t, 2, NewAmount(1000))
	good := w.transfer(0, 1, 10, 1)
	_, err := Execute(w.state, []Transfer{good, good}, 4)
	require.ErrorIs(t, err, ErrWrongNonce)
	require.ErrorContains(t, err, "transfer 1")
	_, err = Execute(w.state, []Transfer{good}, 6)
	require.ErrorIs(t, err, rules.ErrNumTxs)
	_, err = Execute(w.state, make([]Transfer, 5), 4)
	require.ErrorIs(t, err, ErrTooManyTransfers)
	_, err = TxRoot(make([]Transfer, 5), 4, testID())
	require.ErrorIs(t, err, ErrTooManyTransfers)
	_, err = TxRoot(nil, 2, testID())
	require.ErrorIs(t, err, rules.ErrNumTxs)
}

// The steps and transitions of a block are those of its transfers one after the other, wherever the tree cuts it.
func TestExecuteIsApplyInOrder(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := newWorld(r, 3, NewAmount(1000))
		run := &world{w.keys, w.state.Clone()}
		var transfers []Transfer
		var steps []Step
		for range rapid.IntRange(0, 8).Draw(r, "transfers") {
			tx := run.transfer(rapid.Uint32Range(0, 2).Draw(r, "from"), rapid.Uint32Range(0, 2).Draw(r, "to"), 5, 2)
			step, err := run.state.Apply(tx)
			require.NoError(r, err)
			transfers, steps = append(transfers, tx), append(steps, step)
		}
		e, err := Execute(w.state, transfers, 8)
		require.NoError(r, err)
		require.Equal(r, run.state.Root(), e.Post.Root())
		supply, _ := e.Post.Supply().Add(e.Block().Fees)
		require.Equal(r, w.state.Supply(), supply)
		at := w.state.Root()
		for node := e.Tree.FirstBase(); node <= e.Tree.NumNodes(); node++ {
			pair, err := e.Pair(node)
			require.NoError(r, err)
			require.Equal(r, at, pair.Transition.StateIn)
			at = pair.Transition.StateOut
			for k, step := range pair.Steps {
				if place := int(e.Tree.FirstTx(node)) + k; place < len(steps) {
					require.Equal(r, steps[place], step)
				} else {
					require.Equal(r, Step{Null: true}, step)
				}
			}
		}
		require.Equal(r, e.Block().StateOut, at)
	})
}

func TestJoinRefusesGap(t *testing.T) {
	a := Transition{StateOut: fr.NewElement(1), Fees: MaxAmount}
	b := Transition{StateIn: fr.NewElement(2)}
	_, err := Join(a, b)
	require.ErrorIs(t, err, ErrStateGap)
	b.StateIn, b.Fees = a.StateOut, NewAmount(1)
	_, err = Join(a, b)
	require.ErrorIs(t, err, ErrAmountRange)
}

// Check sees whatever the circuit would refuse.
func TestPairCheck(t *testing.T) {
	newPair := func() Pair {
		w := newWorld(t, 2, NewAmount(1000))
		e, err := Execute(w.state, []Transfer{w.transfer(0, 1, 10, 1), w.transfer(1, 0, 10, 2)}, 4)
		require.NoError(t, err)
		pair, err := e.Pair(2)
		require.NoError(t, err)
		require.NoError(t, pair.Check())
		return pair
	}
	one := fr.NewElement(1)
	for name, test := range map[string]struct {
		want error
		edit func(p *Pair)
	}{
		"other ledger":         {ErrBadSignature, func(p *Pair) { p.LedgerID = one }},
		"other accounts":       {ErrPath, func(p *Pair) { p.AccountsRoot = one }},
		"other order":          {ErrPath, func(p *Pair) { p.Steps[0], p.Steps[1] = p.Steps[1], p.Steps[0] }},
		"sender's path":        {ErrPath, func(p *Pair) { p.Steps[0].Sender.Path[3] = one }},
		"receiver's path":      {ErrPath, func(p *Pair) { p.Steps[1].Receiver.Path[15] = one }},
		"receiver empty":       {ErrPath, func(p *Pair) { p.Steps[0].Receiver = Leaf{Empty: true, Path: p.Steps[0].Receiver.Path} }},
		"receiver had nothing": {ErrEmptyLeaf, func(p *Pair) { p.Steps[0].Receiver.Empty = true }},
		"sender empty":         {ErrUnknownSender, func(p *Pair) { p.Steps[0].Sender.Empty = true }},
		"index":                {ErrIndexRange, func(p *Pair) { p.Steps[0].Transfer.From += MaxAccounts }},
		"richer sender":        {ErrPath, func(p *Pair) { p.Steps[0].Sender.Account.Balance = MaxAmount }},
		"poorer sender":        {ErrBalanceTooLow, func(p *Pair) { p.Steps[0].Sender.Account.Balance = NewAmount(10) }},
		"receiver's address":   {ErrAddressMismatch, func(p *Pair) { p.Steps[0].Receiver.Account.Address = Address(one) }},
		"signature":            {ErrBadSignature, func(p *Pair) { p.Steps[0].Transfer.Signature.S = one }},
		"second left out":      {ErrTransition, func(p *Pair) { p.Steps[1] = Step{Null: true} }},
		"state in":             {ErrTransition, func(p *Pair) { p.Transition.StateIn = one }},
		"state out":            {ErrTransition, func(p *Pair) { p.Transition.StateOut = one }},
		"transaction root":     {ErrTransition, func(p *Pair) { p.Transition.TxRoot = one }},
		"fees":                 {ErrTransition, func(p *Pair) { p.Transition.Fees = NewAmount(2) }},
		"fee of a hidden step": {ErrTransition, func(p *Pair) { p.Steps[1].Null = true }},
	} {
		t.Run(name, func(t *testing.T) {
			pair := newPair()
			test.edit(&pair)
			require.ErrorIs(t, pair.Check(), test.want)
		})
	}
}
