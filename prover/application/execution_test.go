package application

import (
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"

	"fernet/settlement/rules"
)

func TestJoinRefusesGap(t *testing.T) {
	a := Transition{StateOut: fr.NewElement(1), Fees: MaxAmount}
	b := Transition{StateIn: fr.NewElement(2)}
	_, err := Join(a, b)
	require.ErrorIs(t, err, ErrStateGap)
	b.StateIn, b.Fees = a.StateOut, NewAmount(1)
	_, err = Join(a, b)
	require.ErrorIs(t, err, ErrAmountRange)
}

// steps is the work of a base rollup that counts: its transition goes from one number to the next.
type steps struct {
	from       uint64
	words      []fr.Element
	transition Transition
}

func (s steps) Words() []fr.Element { return s.words }

func (s steps) Proves() Transition { return s.transition }

func (s steps) At(_, fingerprint fr.Element) Base {
	s.transition.Fingerprint = fingerprint
	return s
}

func newSteps(from uint64) steps {
	return steps{from, []fr.Element{fr.NewElement(3 * from), fr.NewElement(3*from + 1)}, Transition{
		StateIn: fr.NewElement(from), StateOut: fr.NewElement(from + 1), TxRoot: fr.NewElement(from), Fees: NewAmount(from),
	}}
}

// Of four base rollups: nodes join what is below them, and the fingerprint of the root is that of
// the body as L1 evaluates it.
func TestExecutionJoinsItsBases(t *testing.T) {
	tree := rules.Tree{NumTxs: 8, TxsPerBase: 2}
	var bases []Base
	var words []fr.Element
	for i := range uint64(4) {
		base := newSteps(i)
		bases = append(bases, base)
		words = append(words, base.words...)
	}
	e, err := NewExecution(tree, nil, bases)
	require.NoError(t, err)
	require.Equal(t, fr.NewElement(0), e.Block().StateIn)
	require.Equal(t, fr.NewElement(4), e.Block().StateOut)
	require.Equal(t, NewAmount(0+1+2+3), e.Block().Fees)
	require.Equal(t, fr.Element{}, e.Block().Fingerprint)

	challenge := fr.NewElement(1000)
	bound := e.Bind(challenge)
	require.Equal(t, fr.Element{}, e.Block().Fingerprint, "the given execution has changed")
	require.Equal(t, challenge, bound.Challenge)
	got := bound.Block().Fingerprint
	// Σ wordⱼ · challenge^(8 + j): the first base rollup is node 4, with two words a base rollup.
	var want, power fr.Element
	power.SetUint64(1)
	for range 8 {
		power.Mul(&power, &challenge)
	}
	for _, word := range words {
		var part fr.Element
		want.Add(&want, part.Mul(&word, &power))
		power.Mul(&power, &challenge)
	}
	require.Equal(t, want, got)
	base, err := bound.Base(5)
	require.NoError(t, err)
	transition, err := bound.Transition(5)
	require.NoError(t, err)
	require.Equal(t, transition, base.Proves())

	_, err = e.Base(3)
	require.ErrorIs(t, err, rules.ErrNodeRange)
	_, err = e.Transition(8)
	require.ErrorIs(t, err, rules.ErrNodeRange)
	_, err = NewExecution(tree, nil, bases[:3])
	require.ErrorContains(t, err, "3 base rollups, the tree has 4")
	bases[2] = newSteps(7)
	_, err = NewExecution(tree, nil, bases)
	require.ErrorIs(t, err, ErrStateGap)
}
