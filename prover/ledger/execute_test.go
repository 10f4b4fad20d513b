package ledger

import (
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/prover/application"
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

	e, err := Execute(w.state, transfers, rules.Tree{NumTxs: 8, TxsPerBase: 2})
	require.NoError(t, err)
	require.Equal(t, before, *w.state, "the given state stays")
	require.Equal(t, run.Root(), e.Post.Root())
	require.Equal(t, application.Transition{StateIn: before.Root(), StateOut: run.Root(), TxRoot: e.Block().TxRoot, Fees: NewAmount(15)}, e.Block())

	root, err := TxRoot(recordsOf(transfers...), 8)
	require.NoError(t, err)
	require.Equal(t, root, e.Block().TxRoot)

	// Nodes 4 … 7 are the base rollups, left to right.
	for i, fees := range []uint64{3, 7, 5, 0} {
		node := uint32(4 + i)
		base, err := e.Base(node)
		require.NoError(t, err)
		transition, err := e.Transition(node)
		require.NoError(t, err)
		require.Equal(t, base.Transition, transition)
		require.NoError(t, base.Check())
		require.Equal(t, NewAmount(fees), transition.Fees)
		require.Equal(t, 2*i >= 5, base.Steps[0].Null)
		require.Equal(t, 2*i+1 >= 5, base.Steps[1].Null)
	}
	padding, _ := e.Base(7)
	require.Equal(t, padding.Transition.StateIn, padding.Transition.StateOut)
	require.Equal(t, txRoot(make([]fr.Element, 2*WordsPerTx)), padding.Transition.TxRoot)

	_, err = e.Base(3)
	require.ErrorIs(t, err, rules.ErrNodeRange)
	_, err = e.Transition(8)
	require.ErrorIs(t, err, rules.ErrNodeRange)
	_, err = e.Transition(0)
	require.ErrorIs(t, err, rules.ErrNodeRange)
}

func TestExecuteRefuses(t *testing.T) {
	w := newWorld(t, 2, NewAmount(1000))
	good := w.transfer(0, 1, 10, 1)
	_, err := Execute(w.state, []Transfer{good, good}, rules.Tree{NumTxs: 4, TxsPerBase: 2})
	require.ErrorIs(t, err, ErrWrongNonce)
	require.ErrorContains(t, err, "transfer 1")
	_, err = Execute(w.state, []Transfer{good}, rules.Tree{NumTxs: 6, TxsPerBase: 2})
	require.ErrorIs(t, err, rules.ErrNumTxs)
	_, err = Execute(w.state, make([]Transfer, 5), rules.Tree{NumTxs: 4, TxsPerBase: 2})
	require.ErrorIs(t, err, ErrTooManyTransfers)
	_, err = TxRoot(make([]Record, 5), 4)
	require.ErrorIs(t, err, ErrTooManyTransfers)
	_, err = TxRoot(nil, 2)
	require.ErrorIs(t, err, rules.ErrNumTxs)
}

// No genesis has a supply that pays such fees; a transition must not wrap all the same.
func TestExecuteRefusesFeesOf97Bits(t *testing.T) {
	transition := application.Transition{Fees: MaxAmount}
	step := Step{Transfer: Transfer{Fee: NewAmount(1)}}
	require.ErrorIs(t, addFee(&transition.Fees, &step), application.ErrAmountRange)
	step.Null = true
	require.NoError(t, addFee(&transition.Fees, &step))
}

// drawTree draws the tree of a block of eight transactions.
func drawTree(r *rapid.T) rules.Tree {
	return rules.Tree{NumTxs: 8, TxsPerBase: rapid.SampledFrom([]uint32{2, 4}).Draw(r, "transactions of a base")}
}

// The steps and transitions of a block are those of its transfers one after the other, wherever the
// tree cuts it.
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
		e, err := Execute(w.state, transfers, drawTree(r))
		require.NoError(r, err)
		require.Equal(r, run.state.Root(), e.Post.Root())
		supply, _ := e.State().Supply().Add(e.Block().Fees)
		require.Equal(r, w.state.Supply(), supply)
		at := w.state.Root()
		for node := e.Tree.FirstBase(); node <= e.Tree.NumNodes(); node++ {
			base, err := e.Base(node)
			require.NoError(r, err)
			require.Equal(r, at, base.Transition.StateIn)
			at = base.Transition.StateOut
			for k, step := range base.Steps {
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

// Null transactions may stand anywhere in a body. Only their leaves and words are zero; the state
// is that of the transfers.
func TestExecuteNullsBetween(t *testing.T) {
	w := newWorld(t, 2, NewAmount(1000))
	run := &world{w.keys, w.state.Clone()}
	first := run.transfer(0, 1, 10, 1)
	_, err := run.state.Apply(first)
	require.NoError(t, err)
	second := run.transfer(0, 1, 20, 2)
	_, err = run.state.Apply(second)
	require.NoError(t, err)

	roots := map[fr.Element]bool{}
	for _, transfers := range [][]Transfer{{first, second}, {first, second, {}, {}}, {{}, first, second}, {first, {}, {}, second}, {{}, {}, first, second}} {
		e, err := Execute(w.state, transfers, rules.Tree{NumTxs: 4, TxsPerBase: 2})
		require.NoError(t, err)
		require.Equal(t, run.state.Root(), e.Post.Root())
		require.Equal(t, NewAmount(3), e.Block().Fees)
		root, err := TxRoot(recordsOf(transfers...), 4)
		require.NoError(t, err)
		require.Equal(t, root, e.Block().TxRoot)
		roots[root] = true
		for node := e.Tree.FirstBase(); e.Tree.Contains(node); node++ {
			base, err := e.Base(node)
			require.NoError(t, err)
			require.Equal(t, node, base.Node)
			require.NoError(t, base.Check())
		}
	}
	require.Len(t, roots, 4, "all but the first two are different blocks")
	_, err = Execute(w.state, make([]Transfer, 5), rules.Tree{NumTxs: 4, TxsPerBase: 2})
	require.ErrorIs(t, err, ErrTooManyTransfers, "null transactions take places too")
}

// The transaction root stands for every word of the body.
func TestTxRootBindsEveryWord(t *testing.T) {
	w := newWorld(t, 2, NewAmount(1000))
	good := w.transfer(0, 1, 10, 1)
	one := fr.NewElement(1)
	rootOf := func(records ...Record) fr.Element {
		root, err := TxRoot(records, 4)
		require.NoError(t, err)
		return root
	}
	record := good.Record()
	roots := map[fr.Element]string{rootOf(record): "unchanged", rootOf(): "null"}
	for name, edit := range map[string]func(r *Record){
		"address": func(r *Record) { r.ToAddress = Address(one) },
		"from":    func(r *Record) { r.From++ },
		"to":      func(r *Record) { r.To += 2 },
		"amount":  func(r *Record) { r.Amount = NewAmount(11) },
		"fee":     func(r *Record) { r.Fee = NewAmount(2) },
		"pk.y":    func(r *Record) { r.KeyY = one },
		"c":       func(r *Record) { r.Signature.C[15]++ },
		"c's top": func(r *Record) { r.Signature.C[0]++ },
		"S":       func(r *Record) { r.Signature.S = one },
	} {
		changed := record
		edit(&changed)
		for at, root := range map[string]fr.Element{"first": rootOf(changed), "second": rootOf(record, changed), "third": rootOf(Record{}, Record{}, changed)} {
			require.NotContains(t, roots, root, "%s, %s", name, at)
			roots[root] = name + ", " + at
		}
	}
	require.NotEqual(t, rootOf(record), rootOf(Record{}, record))
}

// The fingerprints of the nodes add up to what L1 computes of the body.
func TestFingerprintParity(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := newWorld(r, 3, NewAmount(1000))
		run := &world{w.keys, w.state.Clone()}
		var transfers []Transfer
		for range rapid.IntRange(0, 8).Draw(r, "transactions") {
			var tx Transfer
			if rapid.Bool().Draw(r, "live") {
				tx = run.transfer(rapid.Uint32Range(0, 2).Draw(r, "from"), rapid.Uint32Range(0, 2).Draw(r, "to"), 5, 2)
				_, err := run.state.Apply(tx)
				require.NoError(r, err)
			}
			transfers = append(transfers, tx)
		}
		plain, err := Execute(w.state, transfers, drawTree(r))
		require.NoError(r, err)
		revealed, err := EncodeBody(recordsOf(transfers...))
		require.NoError(r, err)
		executed, err := w.state.Execute(revealed, plain.Tree)
		require.NoError(r, err)
		again, err := ExecutionOf(executed)
		require.NoError(r, err)
		require.Equal(r, plain.Block(), again.Block(), "a body is executed as its transfers are")
		require.Equal(r, plain.Transfers(), again.Transfers())
		require.Zero(r, plain.Block().Fingerprint)

		var challenge fr.Element
		challenge.SetBytes(rapid.SliceOfN(rapid.Byte(), 0, 32).Draw(r, "challenge"))
		before := plain.Block()
		e := plain.Bind(challenge)
		require.Equal(r, before, plain.Block(), "the execution stays")
		require.Equal(r, challenge, e.Challenge)

		body, err := EncodeBody(recordsOf(transfers...))
		require.NoError(r, err)
		words, err := rules.BodyWords(body, e.Tree.NumTxs, TxBytes)
		require.NoError(r, err)
		want := rules.Fingerprint(words, challenge.BigInt(newInt()))
		got := e.Block().Fingerprint
		require.Zero(r, want.Cmp(got.BigInt(newInt())))

		unbound := e.Block()
		unbound.Fingerprint = fr.Element{}
		require.Equal(r, before, unbound, "nothing else changes")
		for node := uint32(rules.RootNode); e.Tree.Contains(node); node++ {
			transition, err := e.Transition(node)
			require.NoError(r, err)
			if e.Tree.IsBase(node) {
				base, err := e.Base(node)
				require.NoError(r, err)
				require.NoError(r, base.Check())
				require.Equal(r, transition, base.Transition)
				continue
			}
			left, _ := e.Transition(rules.Left(node))
			right, _ := e.Transition(rules.Right(node))
			joined, err := application.Join(left, right)
			require.NoError(r, err)
			require.Equal(r, transition, joined)
		}
	})
}

// What a block proves does not depend on how its transactions are shared out among base rollups.
func TestBlockDoesNotDependOnTheTree(t *testing.T) {
	w := newWorld(t, 3, NewAmount(1000))
	run := &world{w.keys, w.state.Clone()}
	var transfers []Transfer
	for i := range uint32(7) {
		tx := run.transfer(i%3, (i+1)%3, 10, uint64(i+1))
		_, err := run.state.Apply(tx)
		require.NoError(t, err)
		transfers = append(transfers, tx)
	}
	for _, numTxs := range []uint32{8, 16, 128} {
		whole := map[application.Transition]bool{}
		for k := uint32(rules.MinTxsPerBase); rules.MinTxs(k) <= numTxs; k *= 2 {
			e, err := Execute(w.state, transfers, rules.Tree{NumTxs: numTxs, TxsPerBase: k})
			require.NoError(t, err)
			require.EqualValues(t, 2*numTxs/k-1, e.Tree.NumNodes())
			whole[e.Bind(fr.NewElement(77)).Block()] = true
		}
		require.Len(t, whole, 1, "blocks of %d", numTxs)
	}
}

// Check sees whatever the circuit would refuse.
func TestBaseCheck(t *testing.T) {
	newBase := func() Base {
		w := newWorldKeeping(t, 2, NewAmount(1000), NewAmount(3))
		e, err := Execute(w.state, []Transfer{w.transfer(0, 1, 10, 1), w.transfer(1, 0, 10, 2)}, rules.Tree{NumTxs: 4, TxsPerBase: 2})
		require.NoError(t, err)
		base, err := e.Bind(fr.NewElement(77)).Base(2)
		require.NoError(t, err)
		require.NoError(t, base.Check())
		return base
	}
	one := fr.NewElement(1)
	for name, test := range map[string]struct {
		want error
		edit func(b *Base)
	}{
		"other ledger":          {ErrBadSignature, func(b *Base) { b.LedgerID = one }},
		"other least":           {ErrTransition, func(b *Base) { b.MinBalance = NewAmount(2) }},
		"more is to be kept":    {ErrKeepsTooLittle, func(b *Base) { b.MinBalance = NewAmount(990) }},
		"other accounts":        {ErrPath, func(b *Base) { b.Subtrees[0] = one }},
		"another subtree":       {ErrTransition, func(b *Base) { b.Subtrees[NumSubtrees-1] = one }},
		"subtrees exchanged":    {ErrPath, func(b *Base) { b.Subtrees[0], b.Subtrees[1] = b.Subtrees[1], b.Subtrees[0] }},
		"other order":           {ErrPath, func(b *Base) { b.Steps[0], b.Steps[1] = b.Steps[1], b.Steps[0] }},
		"sender's path":         {ErrPath, func(b *Base) { b.Steps[0].Sender.Path[3][1] = one }},
		"receiver's path":       {ErrPath, func(b *Base) { b.Steps[1].Receiver.Path[PathLevels-1][6] = one }},
		"receiver empty":        {ErrPath, func(b *Base) { b.Steps[0].Receiver = Leaf{Empty: true, Path: b.Steps[0].Receiver.Path} }},
		"receiver had nothing":  {ErrEmptyLeaf, func(b *Base) { b.Steps[0].Receiver.Empty = true }},
		"sender empty":          {ErrUnknownSender, func(b *Base) { b.Steps[0].Sender.Empty = true }},
		"index":                 {ErrIndexRange, func(b *Base) { b.Steps[0].Transfer.From += MaxAccounts }},
		"richer sender":         {ErrPath, func(b *Base) { b.Steps[0].Sender.Account.Balance = MaxAmount }},
		"poorer sender":         {ErrBalanceTooLow, func(b *Base) { b.Steps[0].Sender.Account.Balance = NewAmount(10) }},
		"receiver's address":    {ErrAddressMismatch, func(b *Base) { b.Steps[0].Receiver.Account.Address = Address(one) }},
		"signature":             {ErrBadSignature, func(b *Base) { b.Steps[0].Transfer.Signature.S = one }},
		"second left out":       {ErrTransition, func(b *Base) { b.Steps[1] = Step{Null: true} }},
		"state in":              {ErrTransition, func(b *Base) { b.Transition.StateIn = one }},
		"state out":             {ErrTransition, func(b *Base) { b.Transition.StateOut = one }},
		"transaction root":      {ErrTransition, func(b *Base) { b.Transition.TxRoot = one }},
		"fees":                  {ErrTransition, func(b *Base) { b.Transition.Fees = NewAmount(2) }},
		"fingerprint":           {ErrTransition, func(b *Base) { b.Transition.Fingerprint = one }},
		"challenge":             {ErrTransition, func(b *Base) { b.Challenge = one }},
		"node":                  {ErrTransition, func(b *Base) { b.Node++ }},
		"third of a power of 2": {rules.ErrTxsPerBase, func(b *Base) { b.Steps = append(b.Steps, Step{Null: true}) }},
		"nothing":               {rules.ErrTxsPerBase, func(b *Base) { b.Steps = nil }},
		"fee of a hidden step":  {ErrTransition, func(b *Base) { b.Steps[1].Null = true }},
	} {
		t.Run(name, func(t *testing.T) {
			base := newBase()
			test.edit(&base)
			require.ErrorIs(t, base.Check(), test.want)
		})
	}
}
