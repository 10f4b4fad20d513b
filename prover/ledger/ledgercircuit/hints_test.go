package ledgercircuit

import (
	"fmt"
	"math/big"
	"sync/atomic"
	"testing"

	"fernet/prover/circuit"
	"fernet/prover/circuit/circuittest"

	cs "github.com/consensys/gnark/constraint/bn254"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/stretchr/testify/require"
)

// Every hint of every circuit is in the list above, and an honest witness in which one answer of
// one of them is forged is none. (The inverse of 0 is the one answer that nothing depends on, so
// the merge is not the root.)
func TestForgedHints(t *testing.T) {
	b := newBlock(t)
	base, _ := b.base(t, 7, 4)
	merge, _, err := circuit.AssignMerge(b.Ticket(t, 7, 2), b.children(t, 4, 2), b.children(t, 5, 1))
	require.NoError(t, err)
	assignments := map[circuit.Kind]frontend.Circuit{
		circuit.KindTicket: circuit.AssignTicketCircuit(b.Ticket(t, 7, 0)), circuit.KindBase: base, circuit.KindMerge: merge,
	}
	forgeries := circuittest.HintForgeries(belowHint, elligatorHint)
	for _, kind := range circuit.Kinds() {
		ccs, ok := compiled(t, kind).(*cs.R1CS)
		require.True(t, ok)
		for id, name := range ccs.MHintsDependencies {
			require.NotEmpty(t, forgeries[id], "no attack on hint %s of circuit %s", name, kind)
			honest := solver.GetRegisteredHint(id)
			// Answers all calls honestly but one. isSolved solves with one task, so that calls have
			// an order.
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
