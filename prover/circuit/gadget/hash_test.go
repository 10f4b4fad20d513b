package gadget

import (
	"math/big"
	"slices"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/prover/circuit/circuittest"
	"fernet/prover/ledger"
	"fernet/prover/poseidon"
)

func TestHashMatchesNative(t *testing.T) {
	for tag, inputs := range map[poseidon.Tag]int{
		poseidon.TagKey: 2, poseidon.TagH2C: 3, poseidon.TagChallenge: 10, poseidon.TagClaim: 7, poseidon.TagStatement: 3, poseidon.TagTxs: 10,
		poseidon.TagSign: 7,
	} {
		ccs := circuittest.CompileGadget(t, inputs+1, func(api frontend.API, in []frontend.Variable) {
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
			require.NoError(t, circuittest.Solve(t, ccs, circuittest.Values(in...)))
			in[0] = poseidon.Hash(tag, append([]fr.Element{fr.NewElement(1)}, xs[1:]...)...)
			if !xs[0].IsOne() {
				require.Error(t, circuittest.Solve(t, ccs, circuittest.Values(in...)))
			}
		})
	}
	require.Panics(t, func() { Hash(nil, poseidon.TagKey, 1) })
	require.Panics(t, func() { Hash(nil, "no such tag", 1) })
}

func TestCompressMatchesNative(t *testing.T) {
	for width, constraints := range map[int]int{4: 264, ledger.Arity: 363, ledger.NumSubtrees: 555} {
		ccs := circuittest.CompileGadget(t, width+1, func(api frontend.API, in []frontend.Variable) {
			api.AssertIsEqual(in[0], Compress(api, in[1:]...))
		})
		require.Equal(t, constraints+1, ccs.GetNbConstraints())
		children := make([]fr.Element, width)
		in := make([]any, width+1)
		for i := range children {
			children[i] = circuittest.Num(int64(i) - 1) // r - 1, 0, 1, …
			in[i+1] = children[i]
		}
		in[0] = poseidon.Compress(children...)
		require.NoError(t, circuittest.Solve(t, ccs, circuittest.Values(in...)))
		for place := range children {
			other := slices.Clone(children)
			other[place] = circuittest.Num(77)
			in[0] = poseidon.Compress(other...)
			require.Error(t, circuittest.Solve(t, ccs, circuittest.Values(in...)), "child %d of %d", place, width)
		}
	}
	require.Panics(t, func() { Compress(nil, 1, 2, 3, 4, 5) })
}

func TestAssertBelow(t *testing.T) {
	r := fr.Modulus()
	for _, bound := range []*big.Int{
		big.NewInt(2), big.NewInt(3), big.NewInt(4), big.NewInt(5), big.NewInt(1000), circuittest.Lsh(1, 128), curve.q,
		new(big.Int).Rsh(r, LowBits), circuittest.Add(new(big.Int).Rsh(r, 1), big.NewInt(1)), circuittest.Sub(r, big.NewInt(1)),
	} {
		ccs := circuittest.CompileGadget(t, 1, func(api frontend.API, in []frontend.Variable) { AssertBelow(api, in[0], bound) })
		require.Equal(t, circuittest.Sub(bound, big.NewInt(1)).BitLen()+1, ccs.GetNbConstraints())
		top := circuittest.Sub(bound, big.NewInt(1)).BitLen() - 1
		for _, v := range []*big.Int{
			new(big.Int), big.NewInt(1), circuittest.Sub(circuittest.Lsh(1, uint(top)), big.NewInt(1)), circuittest.Lsh(1, uint(top)), circuittest.Sub(bound, big.NewInt(1)), new(big.Int).Rsh(bound, 1),
		} {
			require.NoError(t, circuittest.Solve(t, ccs, circuittest.Values(v)), "%v below %v", v, bound)
			require.Error(t, circuittest.Solve(t, ccs, circuittest.Values(circuittest.Add(v, big.NewInt(7))), circuittest.Forge(BelowHint, func(field *big.Int, inputs, bits []*big.Int) error {
				return BelowHint(field, []*big.Int{v, inputs[1]}, bits)
			})), "the form of another value")
		}
		for _, v := range []*big.Int{bound, circuittest.Add(bound, big.NewInt(1)), circuittest.Add(bound, bound), circuittest.Sub(r, big.NewInt(1))} {
			if v.Mod(v, r).Cmp(bound) < 0 {
				continue
			}
			for _, hint := range []solver.Hint{BelowHint, circuittest.PlainBits, circuittest.NonBooleanBits, circuittest.WrappedBits(BelowHint)} {
				require.Error(t, circuittest.Solve(t, ccs, circuittest.Values(v), circuittest.Forge(BelowHint, hint)), "%v below %v", v, bound)
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
	ccs := circuittest.CompileGadget(t, 2, func(api frontend.API, in []frontend.Variable) {
		c := NewChallenge(api, in[1])
		c.AssertIsLowOf(api, in[0])
	})
	r := fr.Modulus()
	mask := circuittest.Sub(circuittest.Lsh(1, LowBits), big.NewInt(1))
	high := new(big.Int).Rsh(r, LowBits)
	low := func(h *big.Int) *big.Int { return new(big.Int).And(h, mask) }
	// the largest hash that is taken
	last := circuittest.Sub(new(big.Int).Lsh(high, LowBits), big.NewInt(1))

	for _, h := range []*big.Int{
		new(big.Int), big.NewInt(1), mask, circuittest.Add(mask, big.NewInt(1)), circuittest.Lsh(1, 253), last, circuittest.Lsh(1, 252),
	} {
		require.NoError(t, circuittest.Solve(t, ccs, circuittest.Values(h, low(h))), "%v", h)
		wrong := new(big.Int).Xor(low(h), big.NewInt(1))
		require.Error(t, circuittest.Solve(t, ccs, circuittest.Values(h, wrong)))

		// The representative plus r: its digits fit in 254 bits for small hashes.
		if other := circuittest.Add(h, r); other.BitLen() <= 254 {
			require.NotEqual(t, low(h), low(other))
			for _, hint := range []solver.Hint{BelowHint, circuittest.PlainBits, circuittest.NonBooleanBits, circuittest.WrappedBits(BelowHint)} {
				require.Error(t, circuittest.Solve(t, ccs, circuittest.Values(h, low(other)), circuittest.Forge(BelowHint, hint)), "%v + r", h)
			}
		}
	}
	// A low part of more than 128 bits.
	require.Error(t, circuittest.Solve(t, ccs, circuittest.Values(circuittest.Lsh(1, 128), circuittest.Lsh(1, 128))))
	require.Error(t, circuittest.Solve(t, ccs, circuittest.Values(circuittest.Lsh(5, 128), circuittest.Lsh(1, 128))))
	// The 2⁻¹²⁶ of all hashes that have the high part of r: refused, not misread.
	for _, h := range []*big.Int{circuittest.Add(last, big.NewInt(1)), circuittest.Sub(r, big.NewInt(1))} {
		require.Error(t, circuittest.Solve(t, ccs, circuittest.Values(h, low(h))))
	}
}
