package gadget

import (
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"

	"fernet/prover/vrf"
)

func init() { solver.RegisterHint(ElligatorHint) }

// Elligator2 is the mirror of [vrf.Elligator2], RFC 9380 sections 6.7.1 and 6.8,
// for every u. 270 constraints.
//
// What makes the result unique, each proven in TestCurveFacts: -1 is a square
// and Z is not, so 1 + Z·u² ≠ 0; g(x) = x³ + (J/K)x² + x/K² has no root but 0 and
// x₁ ≠ 0, so g(x₁) ≠ 0 and exactly one of g(x₁) and Z·g(x₁) is a square; s = -1 is not
// on the curve; y = 0 for u = 0 only.
func Elligator2(api frontend.API, u frontend.Variable) Point {
	hint, err := api.Compiler().NewHint(ElligatorHint, 2, u)
	if err != nil {
		panic(fmt.Sprintf("circuit: elligator hint: %v", err)) // only for a wrong number of values
	}
	first, root := hint[0], hint[1] // whether g(x₁) is a square, and the root
	jOverK, invK2, k := toBig(vrf.Montgomery.JOverK), toBig(vrf.Montgomery.InvK2), toBig(vrf.Montgomery.K)

	// x₁ = -(J/K)/(1 + Z·u²), g₁ = g(x₁), x₂ = -x₁ - J/K.
	x1 := api.DivUnchecked(api.Neg(jOverK), api.Add(1, api.Mul(vrf.EllZ, api.Mul(u, u))))
	g1 := api.Mul(x1, api.Add(api.Mul(x1, api.Add(x1, jOverK)), invK2))
	x2 := api.Sub(api.Neg(x1), jOverK)

	// The branch is the one that has a root: root² = g₁ or root² = Z·g₁, which
	// never both have a solution. As g(x₂) = Z·u²·g₁, u·root is the root there.
	api.AssertIsBoolean(first)
	api.AssertIsEqual(api.Mul(root, root), api.Mul(g1, api.Select(first, 1, vrf.EllZ)))
	x := api.Select(first, x1, x2)
	even := api.Mul(root, api.Select(first, 1, u))

	// The sign is the branch's: sgn0(y) = 1 in the first, 0 in the second. A value is
	// even, in [0, r), exactly if its half modulo r is at most (r - 1)/2.
	half := new(big.Int).Rsh(fr.Modulus(), 1)
	AssertBelow(api, api.DivUnchecked(even, 2), half.Add(half, big.NewInt(1)))
	y := api.Mul(even, api.Sub(1, first, first))

	// (s, t) = (K·x, K·y) to (s/t, (s-1)/(s+1)). For u = 0 it is x = y = 0, and the
	// RFC's value of the map there is O = (0, 1) where the fractions give 0/0 and -1.
	zero := api.IsZero(u)
	s := api.Mul(x, k)
	return Point{
		X: api.DivUnchecked(x, api.Add(y, zero)),
		Y: api.Add(api.DivUnchecked(api.Sub(s, 1), api.Add(s, 1)), zero, zero),
	}
}

// ElligatorHint returns the branch, 1 for the first, and the root whose sign
// makes the y of its branch even.
func ElligatorHint(_ *big.Int, inputs, outputs []*big.Int) error {
	var u, x1, g1, z, root fr.Element
	u.SetBigInt(inputs[0])
	z.SetUint64(vrf.EllZ)
	one := fr.One()
	x1.Square(&u).Mul(&x1, &z).Add(&x1, &one)
	x1.Div(&vrf.Montgomery.JOverK, &x1).Neg(&x1)
	g1 = vrf.Montgomery.Evaluate(x1)

	first := g1.Legendre() == 1
	even := &root
	if first {
		outputs[0].SetUint64(1)
		root.Sqrt(&g1)
	} else {
		outputs[0].SetUint64(0)
		root.Mul(&g1, &z).Sqrt(&root)
		even = new(fr.Element).Mul(&root, &u)
	}
	if even.Bits()[0]&1 == 1 {
		root.Neg(&root)
	}
	root.BigInt(outputs[1])
	return nil
}
