package keys

import (
	"slices"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/constraint"
	cs "github.com/consensys/gnark/constraint/bn254"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
	"fernet/prover/ledger/ledgercircuit"
)

// constraintsOf are copies of a system's constraints.
func constraintsOf(system *cs.R1CS) (all []constraint.R1C) {
	eachR1C(system, func(c *constraint.R1C) bool {
		all = append(all, constraint.R1C{L: slices.Clone(c.L), R: slices.Clone(c.R), O: slices.Clone(c.O)})
		return false
	})
	return all
}

func wiresInR(constraints []constraint.R1C) int {
	wires := map[int]bool{}
	for _, c := range constraints {
		for _, term := range c.R {
			wires[term.WireID()] = true
		}
	}
	return len(wires)
}

// Every constraint of every circuit is what gnark compiled, but for the order of its factors; and
// that order is worth having.
func TestOrientSwapsFactorsOnly(t *testing.T) {
	for _, kind := range Protocol(ledgercircuit.Application{}, 2).Kinds() {
		empty, err := Protocol(ledgercircuit.Application{}, 2).New(kind)
		require.NoError(t, err)
		built, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, empty)
		require.NoError(t, err)
		before := constraintsOf(built.(*cs.R1CS))
		oriented, err := compile(Protocol(ledgercircuit.Application{}, 2), kind)
		require.NoError(t, err)
		after := constraintsOf(oriented.system)

		require.Len(t, after, oriented.system.GetNbConstraints())
		require.Len(t, after, len(before))
		swapped := 0
		for i := range before {
			require.Equal(t, before[i].O, after[i].O)
			if slices.Equal(before[i].L, after[i].L) {
				require.Equal(t, before[i].R, after[i].R)
				continue
			}
			swapped++
			require.Equal(t, before[i].L, after[i].R)
			require.Equal(t, before[i].R, after[i].L)
		}
		require.Positive(t, swapped)
		require.Less(t, float64(wiresInR(after)), 0.86*float64(wiresInR(before)), "%s: wires in G2", kind)
		if kind == circuit.KindBase {
			require.LessOrEqual(t, wiresInR(after), 23_500)
		}
	}
}
