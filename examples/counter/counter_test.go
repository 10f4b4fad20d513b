package counter

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"

	"fernet/prover/application"
	"fernet/prover/circuit"
	"fernet/prover/circuit/circuittest"
	"fernet/prover/ledger"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// tree is a root over two base rollups of two additions each: nodes 2 and 3.
var tree = rules.Tree{NumTxs: 4, TxsPerBase: 2}

func TestExecute(t *testing.T) {
	execution, err := Count(40).Execute(Body(1, math.MaxUint32, 0), tree)
	require.NoError(t, err)
	require.Equal(t, Count(41+math.MaxUint32), execution.Post)
	whole := execution.Block()
	require.Equal(t, fr.NewElement(40), whole.StateIn)
	require.Equal(t, fr.NewElement(41+math.MaxUint32), whole.StateOut)
	require.Zero(t, whole.Fees)
	other, err := Count(40).Execute(Body(math.MaxUint32, 1), tree)
	require.NoError(t, err)
	require.NotEqual(t, whole.TxRoot, other.Block().TxRoot, "the root is of the order too")

	execution, err = Count(math.MaxUint64-3).Execute(Body(1, 1, 1), tree)
	require.NoError(t, err)
	require.Equal(t, Count(math.MaxUint64), execution.Post)
	_, err = Count(math.MaxUint64-2).Execute(Body(1, 1, 1, 0), tree)
	require.ErrorIs(t, err, ErrOverflow)
	_, err = Count(0).Execute(Body(1, 1, 1, 1, 1), tree)
	require.ErrorIs(t, err, ErrTooMany)
	_, err = Count(0).Execute(Body(1)[1:], tree)
	require.ErrorIs(t, err, rules.ErrBodyLength)
}

func TestGenesis(t *testing.T) {
	state, err := Application{}.Genesis(json.RawMessage(`{"count": "18446744073709551615"}`), nil)
	require.NoError(t, err)
	require.Equal(t, Count(math.MaxUint64), state)
	for _, record := range []string{``, `{"count": "18446744073709551616"}`, `{"count": "-1"}`, `[]`} {
		_, err := Application{}.Genesis(json.RawMessage(record), nil)
		require.Error(t, err, record)
	}

	snapshot, err := state.Snapshot()
	require.NoError(t, err)
	restored, err := Application{}.Restore(snapshot, nil)
	require.NoError(t, err)
	require.Equal(t, state, restored)
}

// ticket is one of staker 7 for a node, in a block of no deployment.
func ticket(t *testing.T, node uint32) *vrf.Ticket {
	t.Helper()
	key := vrf.NewPrivateKey([vrf.SeedSize]byte{7})
	ticket, err := key.Ticket(fr.NewElement(4711), rules.Meta{StakerID: 7, Node: node})
	require.NoError(t, err)
	return ticket
}

// work is the work of the left base rollup of a block that adds 1 and 2, bound to a challenge.
func work(t *testing.T, before Count) Base {
	t.Helper()
	execution, err := before.Execute(Body(1, 2), tree)
	require.NoError(t, err)
	base, err := execution.Bind(fr.NewElement(1000)).Base(2)
	require.NoError(t, err)
	return base.(Base)
}

func TestAssignRefuses(t *testing.T) {
	app := Application{}
	_, err := app.Assign(ticket(t, 2), ledger.Base{})
	require.ErrorIs(t, err, ErrApplication)
	_, err = app.Assign(ticket(t, 3), work(t, 40))
	require.ErrorIs(t, err, circuit.ErrBaseNode)
	for name, edit := range map[string]func(*Base){
		"one more":        func(b *Base) { b.Transition.StateOut = Count(44).Root() },
		"before":          func(b *Base) { b.Before++ },
		"other additions": func(b *Base) { b.Additions = []uint32{2, 1} },
		"fees":            func(b *Base) { b.Transition.Fees = application.NewAmount(1) },
		"challenge":       func(b *Base) { b.Challenge = fr.NewElement(1) },
	} {
		base := work(t, 40)
		edit(&base)
		_, err := app.Assign(ticket(t, 2), base)
		require.ErrorIs(t, err, ErrTransition, name)
	}
	base := work(t, 40)
	base.Before = math.MaxUint64
	_, err = app.Assign(ticket(t, 2), base)
	require.ErrorIs(t, err, ErrOverflow)
}

// claimed is what a cheat says of a base rollup: everything that words decide is made to fit them.
type claimed struct {
	circuit   *circuit.BaseCircuit[Additions]
	statement circuit.Statement
}

func honest(t *testing.T) claimed {
	t.Helper()
	base := work(t, 40)
	c, err := Application{}.Assign(ticket(t, 2), base)
	require.NoError(t, err)
	statement := circuit.NewStatement(ticket(t, 2), base.Challenge, base.Transition)
	return claimed{c.(*circuit.BaseCircuit[Additions]), statement}
}

// adds puts other words in the place of the additions, and restates all that they decide.
func (c *claimed) adds(before fr.Element, words ...fr.Element) {
	t := &c.statement.Transition
	c.circuit.Application.Before = before
	t.StateIn, t.StateOut = before, before
	for i, word := range words {
		c.circuit.Application.Added[i] = word
		t.StateOut.Add(&t.StateOut, &word)
	}
	t.TxRoot, t.Fingerprint = txRoot(words), application.Fingerprint(words, 2, c.statement.Challenge)
}

// The circuit takes what the rules allow and refuses each lie, whatever else is made to fit it.
func TestCheatsAreRefused(t *testing.T) {
	compiled, err := circuittest.Compile(Application{}.Circuit(2))
	require.NoError(t, err)
	t.Logf("%d constraints", compiled.GetNbConstraints())
	solve := func(cheat func(c *claimed)) error {
		c := honest(t)
		cheat(&c)
		c.circuit.Statement = c.statement.Hash()
		return circuittest.Solve(t, compiled, c.circuit)
	}
	num := fr.NewElement
	minusOne := *new(fr.Element).SetInt64(-1)
	largest, fee := Count(math.MaxUint64).Root(), application.NewAmount(1)

	require.NoError(t, solve(func(*claimed) {}))
	for name, other := range map[string]func(c *claimed){
		"other words":   func(c *claimed) { c.adds(num(50), num(math.MaxUint32), num(0)) },
		"largest count": func(c *claimed) { c.adds(num(math.MaxUint64-3), num(1), num(2)) },
	} {
		require.NoError(t, solve(other), name)
	}
	for name, cheat := range map[string]func(c *claimed){
		"counts one more":           func(c *claimed) { c.statement.Transition.StateOut = num(44) },
		"starts one lower":          func(c *claimed) { c.statement.Transition.StateIn = num(39) },
		"charges a fee":             func(c *claimed) { c.statement.Transition.Fees = fee },
		"takes something away":      func(c *claimed) { c.adds(num(40), minusOne, num(2)) },
		"adds more than four bytes": func(c *claimed) { c.adds(num(40), num(1), num(1<<32)) },
		"counts too far":            func(c *claimed) { c.adds(largest, num(1), num(0)) },
		"does not say what it adds": func(c *claimed) {
			said := c.statement.Transition.TxRoot
			c.adds(num(40), num(1), num(3))
			c.statement.Transition.TxRoot = said
		},
		"adds what was not revealed": func(c *claimed) {
			revealed := c.statement.Transition.Fingerprint
			c.adds(num(40), num(1), num(3))
			c.statement.Transition.Fingerprint = revealed
		},
		"swaps additions": func(c *claimed) {
			added := c.circuit.Application.Added
			added[0], added[1] = added[1], added[0]
		},
	} {
		require.Error(t, solve(cheat), name)
	}
}
