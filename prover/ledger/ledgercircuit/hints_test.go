package ledgercircuit

import (
	"fmt"
	"math/big"
	"sync/atomic"
	"testing"

	cs "github.com/consensys/gnark/constraint/bn254"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/stretchr/testify/require"
)

// carried answers with digits of the right sum of which two are no bits, whatever the value: a digit is 2 or 3 and the one above it is one less.
// Weights double but for the last of belowHint, so the pair is chosen below it.
func carried(hint solver.Hint, pair func(n int) int) solver.Hint {
	return changed(hint, func(_, digits []*big.Int) {
		i := pair(len(digits))
		digits[i].Add(digits[i], big.NewInt(2))
		digits[i+1].Sub(digits[i+1], big.NewInt(1))
	})
}

// hintForgeries are forged answers to each hint of the circuits, none of which may be in a witness.
func hintForgeries() map[solver.HintID]map[string]solver.Hint {
	forgeries := map[solver.HintID]map[string]solver.Hint{}
	for name, hint := range map[string]solver.Hint{"digits": digitsHint, "below": belowHint} {
		forgeries[solver.GetHintID(hint)] = map[string]solver.Hint{
			name + ", lowest carried":  carried(hint, func(int) int { return 0 }),
			name + ", highest carried": carried(hint, func(n int) int { return n - 3 }),
			name + ", another sum":     changed(hint, func(_, digits []*big.Int) { digits[0].Xor(digits[0], big.NewInt(1)) }),
			name + ", another top":     changed(hint, func(_, digits []*big.Int) { d := digits[len(digits)-1]; d.Xor(d, big.NewInt(1)) }),
		}
	}
	forgeries[solver.GetHintID(elligatorHint)] = map[string]solver.Hint{
		"other branch": changed(elligatorHint, func(_, out []*big.Int) { out[0].Xor(out[0], big.NewInt(1)) }),
		"other root":   changed(elligatorHint, func(_, out []*big.Int) { out[1].Neg(out[1]) }),
		"root plus 1":  changed(elligatorHint, func(_, out []*big.Int) { out[1].Add(out[1], big.NewInt(1)) }),
		"any root":     anyRoot,
	}
	forgeries[solver.GetHintID(solver.InvZeroHint)] = map[string]solver.Hint{
		"called zero":       changed(solver.InvZeroHint, func(_, out []*big.Int) { out[0].SetUint64(0) }),
		"twice the inverse": changed(solver.InvZeroHint, func(_, out []*big.Int) { out[0].Lsh(out[0], 1) }),
	}
	return forgeries
}

// Every hint of every circuit is in the list above, and an honest witness in which one answer of one of them is forged is none.
// (The inverse of 0 is the one answer that nothing depends on, so the merge is not the root.)
func TestForgedHints(t *testing.T) {
	b := newBlock(t)
	base, _ := b.base(t, 7, 4)
	merge, _, err := AssignMerge(b.ticket(t, 7, 2), b.children(t, 4, 2), b.children(t, 5, 1))
	require.NoError(t, err)
	assignments := map[Kind]frontend.Circuit{
		KindTicket: AssignTicketCircuit(b.ticket(t, 7, 0)), KindBase: base, KindMerge: merge,
	}
	forgeries := hintForgeries()
	for _, kind := range Kinds() {
		ccs, ok := compiled(t, kind).(*cs.R1CS)
		require.True(t, ok)
		for id, name := range ccs.MHintsDependencies {
			require.NotEmpty(t, forgeries[id], "no attack on hint %s of circuit %s", name, kind)
			honest := solver.GetRegisteredHint(id)
			// Answers all calls honestly but one. isSolved solves with one task, so that calls have an order.
			forge := func(call int64, forged solver.Hint) (calls int64, err error) {
				var n atomic.Int64
				err = isSolved(t, ccs, assignments[kind], solver.OverrideHint(id, func(field *big.Int, inputs, outputs []*big.Int) error {
					if n.Add(1) == call {
						return forged(field, inputs, outputs)
					}
					return honest(field, inputs, outputs)
				}))
				return n.Load(), err
			}
			calls, err := forge(0, nil)
			require.NoError(t, err)
			require.Positive(t, calls)
			for what, forged := range forgeries[id] {
				t.Run(fmt.Sprintf("%s of %s", what, kind), func(t *testing.T) {
					for call := int64(1); call <= calls; call++ {
						_, err := forge(call, forged)
						require.Error(t, err, "call %d of %d", call, calls)
					}
				})
			}
		}
	}
}
