package gadget

import (
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/prover/circuit/circuittest"
	"fernet/prover/vrf"
)

// signEdges are inputs whose y is 1 in the first branch and r - 1 in the second. Of y and -y the
// even one is then r - 1, the largest number there is, and the odd one 1: where a bound on the even
// one that is off by one shows. They come from the roots of g(x) = 1.
func signEdges(t require.TestingT) (edges []fr.Element) {
	for _, text := range []string{
		"4810147264330544598971464258553787566689417010644217740348928338627228500682",
		"11423807784650852214586873194401259526908059409473576924782743639356005975622",
		"13455194115202058372471873605434728653100246005371321023276799108066044443683",
		"12322836932271551562104600269032953050361563951751873485288610158747400847163",
	} {
		u, err := new(fr.Element).SetString(text)
		require.NoError(t, err)
		edges = append(edges, *u)
	}
	for i, u := range edges {
		outputs := []*big.Int{new(big.Int), new(big.Int)}
		require.NoError(t, ElligatorHint(fr.Modulus(), []*big.Int{toBig(u)}, outputs))
		even := circuittest.Element(outputs[1])
		if i >= 2 { // the second branch
			even.Mul(&even, &u)
		}
		require.Equal(t, i < 2, outputs[0].Sign() == 1)
		require.Equal(t, *new(fr.Element).SetInt64(-1), even)
	}
	return edges
}

func TestElligator2MatchesNative(t *testing.T) {
	ccs := circuittest.CompileGadget(t, 3, func(api frontend.API, in []frontend.Variable) {
		assertPoint(api, Elligator2(api, in[0]), in[1:])
	})
	check := func(t require.TestingT, u fr.Element) {
		p := vrf.Elligator2(u)
		require.NoError(t, circuittest.Solve(t, ccs, circuittest.Values(u, p.X, p.Y)), "u = %v", u)
		if !p.X.IsZero() {
			var minus fr.Element
			minus.Neg(&p.X)
			require.Error(t, circuittest.Solve(t, ccs, circuittest.Values(u, minus, p.Y)), "u = %v", u)
		}
		require.Error(t, circuittest.Solve(t, ccs, circuittest.Values(u, p.X, 17)), "u = %v", u)
	}
	for i := int64(-8); i <= 8; i++ {
		check(t, *new(fr.Element).SetInt64(i))
	}
	for _, u := range signEdges(t) {
		check(t, u)
	}
	rapid.Check(t, func(t *rapid.T) {
		var u fr.Element
		u.SetBytes(rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "u"))
		check(t, u)
	})
}

// TestElligator2Forged leaves the result free and forges what the prover may
// choose: no other branch, sign or root is satisfiable.
func TestElligator2Forged(t *testing.T) {
	ccs := circuittest.CompileGadget(t, 1, func(api frontend.API, in []frontend.Variable) { Elligator2(api, in[0]) })
	// after returns the honest hint with its outputs changed.
	after := func(change func(first, root *big.Int)) solver.Option {
		return circuittest.Forge(ElligatorHint, func(field *big.Int, inputs, outputs []*big.Int) error {
			if err := ElligatorHint(field, inputs, outputs); err != nil {
				return err
			}
			change(outputs[0], outputs[1])
			return nil
		})
	}
	r := fr.Modulus()
	flip := func(first *big.Int) { first.Xor(first, big.NewInt(1)) }
	forgeries := map[string]solver.Option{
		"negated root":               after(func(_, root *big.Int) { root.Sub(r, root) }),
		"other branch":               after(func(first, _ *big.Int) { flip(first) }),
		"other branch, negated root": after(func(first, root *big.Int) { flip(first); root.Sub(r, root) }),
		"other branch, root times Z": after(func(first, root *big.Int) { flip(first); root.Mul(root, big.NewInt(vrf.EllZ)).Mod(root, r) }),
		"branch is 2":                after(func(first, _ *big.Int) { first.SetUint64(2) }),
		"root is 0":                  after(func(_, root *big.Int) { root.SetUint64(0) }),
		"root plus 1":                after(func(_, root *big.Int) { root.Add(root, big.NewInt(1)) }),
		"branch that fits a root":    circuittest.Forge(ElligatorHint, circuittest.AnyRoot),
		"u is zero": circuittest.Forge(solver.InvZeroHint, func(_ *big.Int, _, outputs []*big.Int) error {
			outputs[0].SetUint64(0)
			return nil
		}),
	}
	branches := map[bool]bool{}
	attacked := signEdges(t)
	for i := uint64(1); i < 12; i++ {
		attacked = append(attacked, fr.NewElement(i))
	}
	for _, u := range attacked {
		require.NoError(t, circuittest.Solve(t, ccs, circuittest.Values(u)))
		outputs := []*big.Int{new(big.Int), new(big.Int)}
		require.NoError(t, ElligatorHint(r, []*big.Int{toBig(u)}, outputs))
		branches[outputs[0].Sign() == 0] = true
		for name, option := range forgeries {
			require.Error(t, circuittest.Solve(t, ccs, circuittest.Values(u), option), "%s, u = %v", name, u)
			for _, hint := range []solver.Hint{circuittest.PlainBits, circuittest.NonBooleanBits, circuittest.WrappedBits(BelowHint)} {
				require.Error(t, circuittest.Solve(t, ccs, circuittest.Values(u), option, circuittest.Forge(BelowHint, hint)), "%s and range, u = %v", name, u)
			}
		}
	}
	require.Len(t, branches, 2, "both branches were attacked")

	// u = 0, where y is 0 and either root gives it: the result is O all the same.
	fixed := circuittest.CompileGadget(t, 3, func(api frontend.API, in []frontend.Variable) { assertPoint(api, Elligator2(api, in[0]), in[1:]) })
	require.NoError(t, circuittest.Solve(t, fixed, circuittest.Values(0, 0, 1)))
	require.NoError(t, circuittest.Solve(t, fixed, circuittest.Values(0, 0, 1), forgeries["negated root"]))
	for _, y := range []int{-1, 0, 2} {
		for name, option := range forgeries {
			require.Error(t, circuittest.Solve(t, fixed, circuittest.Values(0, 0, y), option), name)
			require.Error(t, circuittest.Solve(t, fixed, circuittest.Values(0, 1, y), option), name)
		}
	}
	for _, name := range []string{"other branch", "branch is 2", "root is 0", "root plus 1"} {
		require.Error(t, circuittest.Solve(t, fixed, circuittest.Values(0, 0, 1), forgeries[name]), name)
	}
	require.Error(t, circuittest.Solve(t, fixed, circuittest.Values(0, 0, 1), circuittest.Forge(solver.InvZeroHint, func(_ *big.Int, _, outputs []*big.Int) error {
		outputs[0].SetUint64(0)
		return nil
	}), forgeries["root is 0"]))
}
