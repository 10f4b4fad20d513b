// Package circuittest is what tests of circuits share: compiling and solving them, gadgets on their
// own, forged hints, the constraints linearised around a solution, and field arithmetic in short
// words.
package circuittest

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
	"github.com/consensys/gnark/logger"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// Attacks fail by design, so the solver's own report of it is noise.
func init() { logger.Disable() }

// Compile compiles a circuit as keys are made for it.
func Compile(c frontend.Circuit) (constraint.ConstraintSystem, error) {
	return frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, c)
}

// Solve returns nil when an assignment, hints being computed as the options say, satisfies a
// compiled circuit. It solves with one task, so that calls of hints have an order.
func Solve(t require.TestingT, ccs constraint.ConstraintSystem, assignment frontend.Circuit, opts ...solver.Option) error {
	witness, err := frontend.NewWitness(assignment, ecc.BN254.ScalarField())
	require.NoError(t, err)
	return ccs.IsSolved(witness, append([]solver.Option{solver.WithNbTasks(1)}, opts...)...)
}

// RequirePublic asserts the public inputs of an assignment, in order.
func RequirePublic(t require.TestingT, assignment frontend.Circuit, want ...fr.Element) {
	w, err := frontend.NewWitness(assignment, ecc.BN254.ScalarField(), frontend.PublicOnly())
	require.NoError(t, err)
	require.Equal(t, fr.Vector(want), w.Vector())
}

// gadget is a circuit around one gadget, with as many values as it needs.
type gadget struct {
	In     []frontend.Variable
	define func(api frontend.API, in []frontend.Variable) `gnark:"-"`
}

func (g *gadget) Define(api frontend.API) error {
	g.define(api, g.In)
	return nil
}

// CompileGadget compiles define for n values.
func CompileGadget(t require.TestingT, n int, define func(api frontend.API, in []frontend.Variable)) constraint.ConstraintSystem {
	ccs, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, &gadget{In: make([]frontend.Variable, n), define: define},
		frontend.IgnoreUnconstrainedInputs())
	require.NoError(t, err)
	return ccs
}

// Values are the values of a gadget, to solve.
func Values(in ...any) frontend.Circuit {
	g := &gadget{In: make([]frontend.Variable, len(in))}
	for i, v := range in {
		g.In[i] = v
	}
	return g
}

// Sub returns a - b.
func Sub(a, b *big.Int) *big.Int { return new(big.Int).Sub(a, b) }

// Add returns a + b.
func Add(a, b *big.Int) *big.Int { return new(big.Int).Add(a, b) }

// Lsh returns a·2ⁿ.
func Lsh(a int64, n uint) *big.Int { return new(big.Int).Lsh(big.NewInt(a), n) }

// Big returns a field element as an integer below r.
func Big(e fr.Element) *big.Int { return e.BigInt(new(big.Int)) }

// Element returns an integer modulo r.
func Element(v *big.Int) fr.Element { return *new(fr.Element).SetBigInt(v) }

// Num returns a small integer modulo r.
func Num(v int64) fr.Element { return *new(fr.Element).SetInt64(v) }

// Pow2 returns 2ⁿ modulo r.
func Pow2(n uint) fr.Element { return Element(Lsh(1, n)) }

// Plus returns a + b modulo r.
func Plus(a, b fr.Element) fr.Element { return *a.Add(&a, &b) }

// Minus returns a - b modulo r.
func Minus(a, b fr.Element) fr.Element { return *a.Sub(&a, &b) }

// Times returns a·b modulo r.
func Times(a, b fr.Element) fr.Element { return *a.Mul(&a, &b) }

// AnyElement draws field elements, also 0, small ones and r - 1.
func AnyElement() *rapid.Generator[fr.Element] {
	return rapid.Custom(func(t *rapid.T) fr.Element {
		switch rapid.IntRange(0, 4).Draw(t, "kind") {
		case 0:
			return Num(0)
		case 1:
			return Num(-1)
		case 2:
			return Num(int64(rapid.Uint16().Draw(t, "small")))
		default:
			var e fr.Element
			return *e.SetBytes(rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "bytes"))
		}
	})
}
