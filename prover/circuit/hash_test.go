package circuit

import (
	"math/big"
	"slices"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
	"github.com/consensys/gnark/logger"
	"github.com/consensys/gnark/std/math/bits"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/prover/ledger"
	"fernet/prover/poseidon"
)

// Attacks fail by design, so the solver's own report of it is noise.
func init() { logger.Disable() }

// gadget is a circuit around one gadget, with as many values as it needs.
type gadget struct {
	In     []frontend.Variable
	define func(api frontend.API, in []frontend.Variable) `gnark:"-"`
}

func (g *gadget) Define(api frontend.API) error {
	g.define(api, g.In)
	return nil
}

// compileGadget compiles define for n values.
func compileGadget(t require.TestingT, n int, define func(api frontend.API, in []frontend.Variable)) constraint.ConstraintSystem {
	ccs, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, &gadget{In: make([]frontend.Variable, n), define: define},
		frontend.IgnoreUnconstrainedInputs())
	require.NoError(t, err)
	return ccs
}

// isSolved reports whether the compiled constraints have a solution for the
// values, hints being computed as the options say.
func isSolved(t require.TestingT, ccs constraint.ConstraintSystem, assignment frontend.Circuit, opts ...solver.Option) error {
	witness, err := frontend.NewWitness(assignment, ecc.BN254.ScalarField())
	require.NoError(t, err)
	return ccs.IsSolved(witness, append([]solver.Option{solver.WithNbTasks(1)}, opts...)...)
}

func values(in ...any) *gadget {
	g := &gadget{In: make([]frontend.Variable, len(in))}
	for i, v := range in {
		g.In[i] = v
	}
	return g
}

// forge replaces a hint's function by another.
func forge(hint, by solver.Hint) solver.Option {
	return solver.OverrideHint(solver.GetHintID(hint), by)
}

func toElement(v *big.Int) fr.Element { return *new(fr.Element).SetBigInt(v) }

func sub(a, b *big.Int) *big.Int   { return new(big.Int).Sub(a, b) }
func add(a, b *big.Int) *big.Int   { return new(big.Int).Add(a, b) }
func lsh(a int64, n uint) *big.Int { return new(big.Int).Lsh(big.NewInt(a), n) }

func TestHashMatchesNative(t *testing.T) {
	for tag, inputs := range map[poseidon.Tag]int{
		poseidon.TagKey: 2, poseidon.TagH2C: 3, poseidon.TagChallenge: 10, poseidon.TagClaim: 7, poseidon.TagStatement: 3, poseidon.TagTxs: 10,
		poseidon.TagSign: 7,
	} {
		ccs := compileGadget(t, inputs+1, func(api frontend.API, in []frontend.Variable) {
			api.AssertIsEqual(in[0], Hash(api, tag, in[1:]...))
		})
		require.Equal(t, map[int]int{4: 264, 8: 363, 12: 459}[poseidon.Width(inputs)]+1, ccs.GetNbConstraints())
		rapid.Check(t, func(t *rapid.T) {
			xs := make([]fr.Element, inputs)
			in := make([]any, inputs+1)
			for i := range xs {
				xs[i].SetBytes(rapid.SliceOfN(rapid.Byte(), 0, 32).Draw(t, "x"))
				in[i+1] = xs[i]
			}
			in[0] = poseidon.Hash(tag, xs...)
			require.NoError(t, isSolved(t, ccs, values(in...)))
			in[0] = poseidon.Hash(tag, append([]fr.Element{fr.NewElement(1)}, xs[1:]...)...)
			if !xs[0].IsOne() {
				require.Error(t, isSolved(t, ccs, values(in...)))
			}
		})
	}
	require.Panics(t, func() { Hash(nil, poseidon.TagKey, 1) })
	require.Panics(t, func() { Hash(nil, "no such tag", 1) })
}

func TestCompressMatchesNative(t *testing.T) {
	for width, constraints := range map[int]int{4: 264, ledger.Arity: 363, ledger.NumSubtrees: 555} {
		ccs := compileGadget(t, width+1, func(api frontend.API, in []frontend.Variable) {
			api.AssertIsEqual(in[0], Compress(api, in[1:]...))
		})
		require.Equal(t, constraints+1, ccs.GetNbConstraints())
		children := make([]fr.Element, width)
		in := make([]any, width+1)
		for i := range children {
			children[i] = num(int64(i) - 1) // r - 1, 0, 1, …
			in[i+1] = children[i]
		}
		in[0] = poseidon.Compress(children...)
		require.NoError(t, isSolved(t, ccs, values(in...)))
		for place := range children {
			other := slices.Clone(children)
			other[place] = num(77)
			in[0] = poseidon.Compress(other...)
			require.Error(t, isSolved(t, ccs, values(in...)), "child %d of %d", place, width)
		}
	}
	require.Panics(t, func() { Compress(nil, 1, 2, 3, 4, 5) })
}

// plainBits is a forged belowHint: the binary digits of the value, whatever the bound.
func plainBits(_ *big.Int, inputs, bits []*big.Int) error {
	for i := range bits {
		bits[i].SetUint64(uint64(inputs[0].Bit(i)))
	}
	return nil
}

// nonBooleanBits is a forged belowHint: the whole value in the lowest "bit".
func nonBooleanBits(_ *big.Int, inputs, bits []*big.Int) error {
	for i := range bits {
		bits[i].SetUint64(0)
	}
	bits[0].Set(inputs[0])
	return nil
}

// wrappedBits is a forged belowHint: the form of the value plus r.
func wrappedBits(field *big.Int, inputs, bits []*big.Int) error {
	return belowHint(field, []*big.Int{add(inputs[0], field), inputs[1]}, bits)
}

// digitsHint is gnark's hint behind ToBinary.
var digitsHint = bits.GetHints()[1]

func TestAssertBelow(t *testing.T) {
	r := fr.Modulus()
	for _, bound := range []*big.Int{
		big.NewInt(2), big.NewInt(3), big.NewInt(4), big.NewInt(5), big.NewInt(1000), lsh(1, 128), curve.q,
		new(big.Int).Rsh(r, lowBits), add(new(big.Int).Rsh(r, 1), big.NewInt(1)), sub(r, big.NewInt(1)),
	} {
		ccs := compileGadget(t, 1, func(api frontend.API, in []frontend.Variable) { assertBelow(api, in[0], bound) })
		require.Equal(t, sub(bound, big.NewInt(1)).BitLen()+1, ccs.GetNbConstraints())
		top := sub(bound, big.NewInt(1)).BitLen() - 1
		for _, v := range []*big.Int{
			new(big.Int), big.NewInt(1), sub(lsh(1, uint(top)), big.NewInt(1)), lsh(1, uint(top)), sub(bound, big.NewInt(1)), new(big.Int).Rsh(bound, 1),
		} {
			require.NoError(t, isSolved(t, ccs, values(v)), "%v below %v", v, bound)
			require.Error(t, isSolved(t, ccs, values(add(v, big.NewInt(7))), forge(belowHint, func(field *big.Int, inputs, bits []*big.Int) error {
				return belowHint(field, []*big.Int{v, inputs[1]}, bits)
			})), "the form of another value")
		}
		for _, v := range []*big.Int{bound, add(bound, big.NewInt(1)), add(bound, bound), sub(r, big.NewInt(1))} {
			if v.Mod(v, r).Cmp(bound) < 0 {
				continue
			}
			for _, hint := range []solver.Hint{belowHint, plainBits, nonBooleanBits, wrappedBits} {
				require.Error(t, isSolved(t, ccs, values(v), forge(belowHint, hint)), "%v below %v", v, bound)
			}
		}
	}

	// Every value has a form, and no sum is out of range: all 2ⁿ of a small bound.
	for bound := int64(2); bound < 40; bound++ {
		n := big.NewInt(bound - 1).BitLen()
		reached := map[int64]bool{}
		for form := range 1 << n {
			sum := int64(0)
			for i := range n {
				sum += int64(form>>i&1) * belowWeight(big.NewInt(bound), n, i).Int64()
			}
			require.Less(t, sum, bound)
			reached[sum] = true
		}
		require.Len(t, reached, int(bound))
	}
}

func TestAssertLowOf(t *testing.T) {
	ccs := compileGadget(t, 2, func(api frontend.API, in []frontend.Variable) {
		c := NewChallenge(api, in[1])
		c.AssertIsLowOf(api, in[0])
	})
	r := fr.Modulus()
	mask := sub(lsh(1, lowBits), big.NewInt(1))
	high := new(big.Int).Rsh(r, lowBits)
	low := func(h *big.Int) *big.Int { return new(big.Int).And(h, mask) }
	last := sub(new(big.Int).Lsh(high, lowBits), big.NewInt(1)) // the largest hash that is taken

	for _, h := range []*big.Int{
		new(big.Int), big.NewInt(1), mask, add(mask, big.NewInt(1)), lsh(1, 253), last, lsh(1, 252),
	} {
		require.NoError(t, isSolved(t, ccs, values(h, low(h))), "%v", h)
		wrong := new(big.Int).Xor(low(h), big.NewInt(1))
		require.Error(t, isSolved(t, ccs, values(h, wrong)))

		// The representative plus r: its digits fit in 254 bits for small hashes.
		if other := add(h, r); other.BitLen() <= 254 {
			require.NotEqual(t, low(h), low(other))
			for _, hint := range []solver.Hint{belowHint, plainBits, nonBooleanBits, wrappedBits} {
				require.Error(t, isSolved(t, ccs, values(h, low(other)), forge(belowHint, hint)), "%v + r", h)
			}
		}
	}
	// A low part of more than 128 bits.
	require.Error(t, isSolved(t, ccs, values(lsh(1, 128), lsh(1, 128))))
	require.Error(t, isSolved(t, ccs, values(lsh(5, 128), lsh(1, 128))))
	// The 2⁻¹²⁶ of all hashes that have the high part of r: refused, not misread.
	for _, h := range []*big.Int{add(last, big.NewInt(1)), sub(r, big.NewInt(1))} {
		require.Error(t, isSolved(t, ccs, values(h, low(h))))
	}
}
