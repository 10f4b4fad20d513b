package gadget

import (
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	edwards "github.com/consensys/gnark-crypto/ecc/bn254/twistededwards"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/prover/circuit/circuittest"
	"fernet/prover/vrf"
)

func isSquare(e fr.Element) bool { return e.Legendre() != -1 }

// TestCurveFacts proves what the gadgets rest on.
func TestCurveFacts(t *testing.T) {
	a, d := curve.A, curve.D
	minusOne := *new(fr.Element).SetInt64(-1)
	require.Equal(t, minusOne, a, "a = -1")
	require.True(t, isSquare(a), "a is a square")
	require.False(t, isSquare(d), "d is not: the addition law is complete")
	require.True(t, curve.q.ProbablyPrime(32))
	require.Equal(t, fr.NewElement(8), curve.Cofactor)
	require.Equal(t, scalarBits, circuittest.Sub(curve.q, big.NewInt(1)).BitLen())
	// 2²⁵⁰ < q < 2²⁵¹ gives Scalar its top weight.
	require.Positive(t, curve.q.Cmp(circuittest.Lsh(1, scalarBits-1)))

	// The 8 points of small order are cyclic, (0, -1) the only one of order 2 and, with O, the only
	// ones with x = 0.
	points := circuittest.Torsion(t)
	for k, p := range points {
		require.Equal(t, k%4 == 0, p.X.IsZero())
	}
	require.Equal(t, edwards.PointAffine{Y: minusOne}, points[4])

	// Elligator 2, x³ + (J/K)x² + x/K² = x·((x + J/2K)² - (J² - 4)/4K²).
	z := fr.NewElement(vrf.EllZ)
	require.False(t, isSquare(z))
	var minusInvZ fr.Element
	minusInvZ.Inverse(&z).Neg(&minusInvZ)
	require.False(t, isSquare(minusInvZ), "1 + Z·u² has no root")
	var j, disc fr.Element
	j.Mul(&vrf.Montgomery.JOverK, &vrf.Montgomery.K)
	four := fr.NewElement(4)
	disc.Square(&j).Sub(&disc, &four)
	require.False(t, isSquare(disc), "g has no root but 0")
	require.False(t, j.IsZero(), "x₁ ≠ 0")
	// s = -1 would need K·t² = J - 2, so t² = d.
	var jMinus2, quotient fr.Element
	two := fr.NewElement(2)
	jMinus2.Sub(&j, &two)
	quotient.Div(&jMinus2, &vrf.Montgomery.K)
	require.Equal(t, d, quotient)
	// u = 0 takes the second branch, x = y = 0: g(-J/K) = -J/K³ is not a square.
	var g fr.Element
	g.Mul(&vrf.Montgomery.JOverK, &vrf.Montgomery.InvK2).Neg(&g)
	require.False(t, isSquare(g))
}

func assertPoint(api frontend.API, p Point, in []frontend.Variable) {
	api.AssertIsEqual(p.X, in[0])
	api.AssertIsEqual(p.Y, in[1])
}

// TestAddAndDoubleAreComplete tries all pairs of points of every kind.
func TestAddAndDoubleAreComplete(t *testing.T) {
	adder := circuittest.CompileGadget(t, 6, func(api frontend.API, in []frontend.Variable) {
		assertPoint(api, Add(api, Point{X: in[0], Y: in[1]}, Point{X: in[2], Y: in[3]}), in[4:])
	})
	doubler := circuittest.CompileGadget(t, 4, func(api frontend.API, in []frontend.Variable) {
		assertPoint(api, Double(api, Point{X: in[0], Y: in[1]}), in[2:])
	})
	for _, p := range circuittest.OddPoints(t) {
		var sum edwards.PointAffine
		for _, q := range circuittest.OddPoints(t) {
			sum.Add(&p, &q)
			require.NoError(t, circuittest.Solve(t, adder, circuittest.Values(p.X, p.Y, q.X, q.Y, sum.X, sum.Y)))
			require.Error(t, circuittest.Solve(t, adder, circuittest.Values(p.X, p.Y, q.X, q.Y, sum.X, 17)))
			require.Error(t, circuittest.Solve(t, adder, circuittest.Values(p.X, p.Y, q.X, q.Y, 17, sum.Y)))
		}
		sum.Double(&p)
		require.NoError(t, circuittest.Solve(t, doubler, circuittest.Values(p.X, p.Y, sum.X, sum.Y)))
		require.Error(t, circuittest.Solve(t, doubler, circuittest.Values(p.X, p.Y, sum.X, 17)))
		require.Error(t, circuittest.Solve(t, doubler, circuittest.Values(p.X, p.Y, 17, sum.Y)))
	}
}

func TestAssertOnCurve(t *testing.T) {
	ccs := circuittest.CompileGadget(t, 2, func(api frontend.API, in []frontend.Variable) { AssertOnCurve(api, Point{X: in[0], Y: in[1]}) })
	for _, p := range circuittest.OddPoints(t) {
		require.NoError(t, circuittest.Solve(t, ccs, circuittest.Values(p.X, p.Y)))
		var off fr.Element
		off.SetOne().Add(&off, &p.Y)
		require.Error(t, circuittest.Solve(t, ccs, circuittest.Values(p.X, off)))
	}
	require.Error(t, circuittest.Solve(t, ccs, circuittest.Values(0, 0)))
	require.Error(t, circuittest.Solve(t, ccs, circuittest.Values(1, 1)))
}

func TestAssertNotSmallOrder(t *testing.T) {
	ccs := circuittest.CompileGadget(t, 2, func(api frontend.API, in []frontend.Variable) {
		AssertNotSmallOrder(api, Point{X: in[0], Y: in[1]})
	})
	for _, p := range circuittest.OddPoints(t) {
		var eight edwards.PointAffine
		eight.ScalarMultiplication(&p, big.NewInt(8))
		err := circuittest.Solve(t, ccs, circuittest.Values(p.X, p.Y))
		if eight.IsZero() {
			require.Error(t, err)
		} else {
			require.NoError(t, err)
		}
	}
}

// edgeScalars are the scalars whose forms are the least ordinary.
func edgeScalars() []*big.Int {
	top := circuittest.Lsh(1, scalarBits-1)
	return []*big.Int{
		new(big.Int), big.NewInt(1), big.NewInt(2), big.NewInt(3), circuittest.Sub(top, big.NewInt(1)), top, circuittest.Add(top, big.NewInt(1)),
		circuittest.Sub(curve.q, big.NewInt(1)), circuittest.Sub(curve.q, big.NewInt(2)), circuittest.Sub(curve.q, top), new(big.Int).Rsh(curve.q, 1),
	}
}

func TestFixedBaseMul(t *testing.T) {
	ccs := circuittest.CompileGadget(t, 3, func(api frontend.API, in []frontend.Variable) {
		assertPoint(api, FixedBaseMul(api, NewScalar(api, in[0])), in[1:])
	})
	check := func(t require.TestingT, s *big.Int) {
		var want edwards.PointAffine
		want.ScalarMultiplication(&curve.Base, s)
		require.NoError(t, circuittest.Solve(t, ccs, circuittest.Values(s, want.X, want.Y)), "%v", s)
		require.Error(t, circuittest.Solve(t, ccs, circuittest.Values(s, want.X, 17)))
	}
	for _, s := range edgeScalars() {
		check(t, s)
	}
	rapid.Check(t, func(t *rapid.T) {
		s := new(big.Int).SetBytes(rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "s"))
		check(t, s.Mod(s, curve.q))
	})

	// s ≥ q has no form, although s·B would be right.
	for _, s := range []*big.Int{curve.q, circuittest.Add(curve.q, big.NewInt(1)), circuittest.Lsh(1, scalarBits), circuittest.Sub(fr.Modulus(), big.NewInt(1))} {
		var want edwards.PointAffine
		want.ScalarMultiplication(&curve.Base, s)
		require.Error(t, circuittest.Solve(t, ccs, circuittest.Values(s, want.X, want.Y)))
		require.Error(t, circuittest.Solve(t, ccs, circuittest.Values(s, want.X, want.Y), circuittest.Forge(BelowHint, circuittest.PlainBits)))
		require.Error(t, circuittest.Solve(t, ccs, circuittest.Values(s, want.X, want.Y), circuittest.Forge(BelowHint, circuittest.NonBooleanBits)))
		require.Error(t, circuittest.Solve(t, ccs, circuittest.Values(s, want.X, want.Y), circuittest.Forge(BelowHint, circuittest.WrappedBits(BelowHint))))
	}

	// A scalar with two forms: both are the same multiple.
	// the top weight alone, or its binary digits
	s := new(big.Int).Sub(curve.q, circuittest.Lsh(1, scalarBits-1))
	var want edwards.PointAffine
	want.ScalarMultiplication(&curve.Base, s)
	topOnly := func(_ *big.Int, _, bits []*big.Int) error {
		for i := range bits {
			bits[i].SetUint64(uint64(i / (scalarBits - 1)))
		}
		return nil
	}
	require.NoError(t, circuittest.Solve(t, ccs, circuittest.Values(s, want.X, want.Y), circuittest.Forge(BelowHint, circuittest.PlainBits)))
	require.NoError(t, circuittest.Solve(t, ccs, circuittest.Values(s, want.X, want.Y), circuittest.Forge(BelowHint, topOnly)))
	require.Error(t, circuittest.Solve(t, ccs, circuittest.Values(s, want.X, 17), circuittest.Forge(BelowHint, topOnly)))
}

// nativeNoncePoint returns s·base - c·p.
func nativeNoncePoint(s *big.Int, base edwards.PointAffine, c *big.Int, p edwards.PointAffine) edwards.PointAffine {
	var left, right edwards.PointAffine
	left.ScalarMultiplication(&base, s)
	right.ScalarMultiplication(&p, c)
	right.Neg(&right)
	return *left.Add(&left, &right)
}

func TestNoncePoints(t *testing.T) {
	ccs := circuittest.CompileGadget(t, 10, func(api frontend.API, in []frontend.Variable) {
		s, c, p := NewScalar(api, in[0]), NewChallenge(api, in[1]), Point{X: in[2], Y: in[3]}
		assertPoint(api, NoncePoint(api, s, c, p, Double(api, p)), in[4:])
		half := Point{X: in[6], Y: in[7]}
		base := HalvedBase{Half: half, Base: Double(api, half)}
		assertPoint(api, NoncePointHalved(api, s, base, c, p, Double(api, p)), in[8:])
	})
	check := func(t require.TestingT, s, c *big.Int, p, half edwards.PointAffine) {
		u := nativeNoncePoint(s, curve.Base, c, p)
		var base edwards.PointAffine
		base.Double(&half)
		v := nativeNoncePoint(s, base, c, p)
		require.NoError(t, circuittest.Solve(t, ccs, circuittest.Values(s, c, p.X, p.Y, u.X, u.Y, half.X, half.Y, v.X, v.Y)), "s %v, c %v, p %v", s, c, p)
		require.Error(t, circuittest.Solve(t, ccs, circuittest.Values(s, c, p.X, p.Y, u.X, u.Y, half.X, half.Y, v.X, 17)))
		require.Error(t, circuittest.Solve(t, ccs, circuittest.Values(s, c, p.X, p.Y, u.X, 17, half.X, half.Y, v.X, v.Y)))
	}
	// Half of a base in the prime subgroup may itself have a part of order 2.
	half := circuittest.Torsion(t)[4]
	half.Add(&curve.Base, &half)
	full := circuittest.Sub(circuittest.Lsh(1, LowBits), big.NewInt(1))
	for _, c := range []*big.Int{new(big.Int), big.NewInt(1), big.NewInt(2), big.NewInt(3), circuittest.Lsh(1, 127), full, circuittest.Sub(full, big.NewInt(1))} {
		for i, p := range circuittest.OddPoints(t) {
			check(t, edgeScalars()[i%len(edgeScalars())], c, p, half)
		}
	}
	for _, s := range edgeScalars() {
		check(t, s, big.NewInt(5), curve.Base, half)
		// Accumulators that meet O and each other: c·p = s·B.
		check(t, new(big.Int).And(s, full), new(big.Int).And(s, full), curve.Base, half)
	}
	rapid.Check(t, func(t *rapid.T) {
		s := new(big.Int).SetBytes(rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "s"))
		c := new(big.Int).SetBytes(rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "c"))
		p := vrf.Elligator2(fr.NewElement(rapid.Uint64().Draw(t, "p")))
		check(t, s.Mod(s, curve.q), c, p, half)
	})
}

func TestChallengeRange(t *testing.T) {
	ccs := circuittest.CompileGadget(t, 1, func(api frontend.API, in []frontend.Variable) { NewChallenge(api, in[0]) })
	require.NoError(t, circuittest.Solve(t, ccs, circuittest.Values(circuittest.Sub(circuittest.Lsh(1, LowBits), big.NewInt(1)))))
	require.Error(t, circuittest.Solve(t, ccs, circuittest.Values(circuittest.Lsh(1, LowBits))))
	require.Error(t, circuittest.Solve(t, ccs, circuittest.Values(-1)))

	// The digits are bits. Windows that are not would take a prover anywhere: -c'·p becomes a point
	// that c does not fix.
	for _, c := range []*big.Int{big.NewInt(6), circuittest.Lsh(1, LowBits-1), circuittest.Sub(circuittest.Lsh(1, LowBits), big.NewInt(2)), circuittest.Lsh(1, LowBits), big.NewInt(-1)} {
		for name, forged := range circuittest.HintForgeries(BelowHint, ElligatorHint)[solver.GetHintID(circuittest.DigitsHint)] {
			require.Error(t, circuittest.Solve(t, ccs, circuittest.Values(c), circuittest.Forge(circuittest.DigitsHint, forged)), "%s, c = %v", name, c)
		}
	}
}
