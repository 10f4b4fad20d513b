package circuit

import (
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	edwards "github.com/consensys/gnark-crypto/ecc/bn254/twistededwards"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

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
	require.Equal(t, scalarBits, sub(curve.q, big.NewInt(1)).BitLen())
	// 2²⁵⁰ < q < 2²⁵¹ gives Scalar its top weight.
	require.Positive(t, curve.q.Cmp(lsh(1, scalarBits-1)))

	// The 8 points of small order are cyclic, (0, -1) the only one of order 2 and, with O, the only ones with x = 0.
	points := torsion(t)
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

// torsion returns k·T for a T of order 8.
func torsion(t require.TestingT) (points [8]edwards.PointAffine) {
	for u := uint64(1); ; u++ {
		p := vrf.Elligator2(fr.NewElement(u))
		p.ScalarMultiplication(&p, curve.q)
		for k := range points {
			points[k].ScalarMultiplication(&p, big.NewInt(int64(k)))
		}
		if !points[4].IsZero() {
			return points
		}
	}
}

// oddPoints are points of every kind: O, each small order, the base, and sums of both.
func oddPoints(t require.TestingT) []edwards.PointAffine {
	points := torsion(t)
	all := points[:]
	for _, k := range []int{0, 1, 2, 4} {
		var p edwards.PointAffine
		p.Add(&curve.Base, &points[k])
		all = append(all, p)
	}
	var minus edwards.PointAffine
	minus.Neg(&curve.Base)
	return append(all, minus)
}

func assertPoint(api frontend.API, p Point, in []frontend.Variable) {
	api.AssertIsEqual(p.X, in[0])
	api.AssertIsEqual(p.Y, in[1])
}

// TestAddAndDoubleAreComplete tries all pairs of points of every kind.
func TestAddAndDoubleAreComplete(t *testing.T) {
	adder := compileGadget(t, 6, func(api frontend.API, in []frontend.Variable) {
		assertPoint(api, Add(api, Point{X: in[0], Y: in[1]}, Point{X: in[2], Y: in[3]}), in[4:])
	})
	doubler := compileGadget(t, 4, func(api frontend.API, in []frontend.Variable) {
		assertPoint(api, Double(api, Point{X: in[0], Y: in[1]}), in[2:])
	})
	for _, p := range oddPoints(t) {
		var sum edwards.PointAffine
		for _, q := range oddPoints(t) {
			sum.Add(&p, &q)
			require.NoError(t, isSolved(t, adder, values(p.X, p.Y, q.X, q.Y, sum.X, sum.Y)))
			require.Error(t, isSolved(t, adder, values(p.X, p.Y, q.X, q.Y, sum.X, 17)))
			require.Error(t, isSolved(t, adder, values(p.X, p.Y, q.X, q.Y, 17, sum.Y)))
		}
		sum.Double(&p)
		require.NoError(t, isSolved(t, doubler, values(p.X, p.Y, sum.X, sum.Y)))
		require.Error(t, isSolved(t, doubler, values(p.X, p.Y, sum.X, 17)))
		require.Error(t, isSolved(t, doubler, values(p.X, p.Y, 17, sum.Y)))
	}
}

func TestAssertOnCurve(t *testing.T) {
	ccs := compileGadget(t, 2, func(api frontend.API, in []frontend.Variable) { AssertOnCurve(api, Point{X: in[0], Y: in[1]}) })
	for _, p := range oddPoints(t) {
		require.NoError(t, isSolved(t, ccs, values(p.X, p.Y)))
		var off fr.Element
		off.SetOne().Add(&off, &p.Y)
		require.Error(t, isSolved(t, ccs, values(p.X, off)))
	}
	require.Error(t, isSolved(t, ccs, values(0, 0)))
	require.Error(t, isSolved(t, ccs, values(1, 1)))
}

func TestAssertNotSmallOrder(t *testing.T) {
	ccs := compileGadget(t, 2, func(api frontend.API, in []frontend.Variable) {
		AssertNotSmallOrder(api, Point{X: in[0], Y: in[1]})
	})
	for _, p := range oddPoints(t) {
		var eight edwards.PointAffine
		eight.ScalarMultiplication(&p, big.NewInt(8))
		err := isSolved(t, ccs, values(p.X, p.Y))
		if eight.IsZero() {
			require.Error(t, err)
		} else {
			require.NoError(t, err)
		}
	}
}

// edgeScalars are the scalars whose forms are the least ordinary.
func edgeScalars() []*big.Int {
	top := lsh(1, scalarBits-1)
	return []*big.Int{
		new(big.Int), big.NewInt(1), big.NewInt(2), big.NewInt(3), sub(top, big.NewInt(1)), top, add(top, big.NewInt(1)),
		sub(curve.q, big.NewInt(1)), sub(curve.q, big.NewInt(2)), sub(curve.q, top), new(big.Int).Rsh(curve.q, 1),
	}
}

func TestFixedBaseMul(t *testing.T) {
	ccs := compileGadget(t, 3, func(api frontend.API, in []frontend.Variable) {
		assertPoint(api, FixedBaseMul(api, NewScalar(api, in[0])), in[1:])
	})
	check := func(t require.TestingT, s *big.Int) {
		var want edwards.PointAffine
		want.ScalarMultiplication(&curve.Base, s)
		require.NoError(t, isSolved(t, ccs, values(s, want.X, want.Y)), "%v", s)
		require.Error(t, isSolved(t, ccs, values(s, want.X, 17)))
	}
	for _, s := range edgeScalars() {
		check(t, s)
	}
	rapid.Check(t, func(t *rapid.T) {
		s := new(big.Int).SetBytes(rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "s"))
		check(t, s.Mod(s, curve.q))
	})

	// s ≥ q has no form, although s·B would be right.
	for _, s := range []*big.Int{curve.q, add(curve.q, big.NewInt(1)), lsh(1, scalarBits), sub(fr.Modulus(), big.NewInt(1))} {
		var want edwards.PointAffine
		want.ScalarMultiplication(&curve.Base, s)
		require.Error(t, isSolved(t, ccs, values(s, want.X, want.Y)))
		require.Error(t, isSolved(t, ccs, values(s, want.X, want.Y), forge(belowHint, plainBits)))
		require.Error(t, isSolved(t, ccs, values(s, want.X, want.Y), forge(belowHint, nonBooleanBits)))
		require.Error(t, isSolved(t, ccs, values(s, want.X, want.Y), forge(belowHint, wrappedBits)))
	}

	// A scalar with two forms: both are the same multiple.
	s := new(big.Int).Sub(curve.q, lsh(1, scalarBits-1)) // the top weight alone, or its binary digits
	var want edwards.PointAffine
	want.ScalarMultiplication(&curve.Base, s)
	topOnly := func(_ *big.Int, _, bits []*big.Int) error {
		for i := range bits {
			bits[i].SetUint64(uint64(i / (scalarBits - 1)))
		}
		return nil
	}
	require.NoError(t, isSolved(t, ccs, values(s, want.X, want.Y), forge(belowHint, plainBits)))
	require.NoError(t, isSolved(t, ccs, values(s, want.X, want.Y), forge(belowHint, topOnly)))
	require.Error(t, isSolved(t, ccs, values(s, want.X, 17), forge(belowHint, topOnly)))
}

// nativeCommitment returns s·base - c·p.
func nativeCommitment(s *big.Int, base edwards.PointAffine, c *big.Int, p edwards.PointAffine) edwards.PointAffine {
	var left, right edwards.PointAffine
	left.ScalarMultiplication(&base, s)
	right.ScalarMultiplication(&p, c)
	right.Neg(&right)
	return *left.Add(&left, &right)
}

func TestCommitments(t *testing.T) {
	ccs := compileGadget(t, 10, func(api frontend.API, in []frontend.Variable) {
		s, c, p := NewScalar(api, in[0]), NewChallenge(api, in[1]), Point{X: in[2], Y: in[3]}
		assertPoint(api, Commitment(api, s, c, p), in[4:])
		half := Point{X: in[6], Y: in[7]}
		base := halvedBase{half: half, base: Double(api, half)}
		assertPoint(api, commitmentHalved(api, s, base, c, p, Double(api, p)), in[8:])
	})
	check := func(t require.TestingT, s, c *big.Int, p, half edwards.PointAffine) {
		u := nativeCommitment(s, curve.Base, c, p)
		var base edwards.PointAffine
		base.Double(&half)
		v := nativeCommitment(s, base, c, p)
		require.NoError(t, isSolved(t, ccs, values(s, c, p.X, p.Y, u.X, u.Y, half.X, half.Y, v.X, v.Y)), "s %v, c %v, p %v", s, c, p)
		require.Error(t, isSolved(t, ccs, values(s, c, p.X, p.Y, u.X, u.Y, half.X, half.Y, v.X, 17)))
		require.Error(t, isSolved(t, ccs, values(s, c, p.X, p.Y, u.X, 17, half.X, half.Y, v.X, v.Y)))
	}
	// Half of a base in the prime subgroup may itself have a part of order 2.
	half := torsion(t)[4]
	half.Add(&curve.Base, &half)
	full := sub(lsh(1, lowBits), big.NewInt(1))
	for _, c := range []*big.Int{new(big.Int), big.NewInt(1), big.NewInt(2), big.NewInt(3), lsh(1, 127), full, sub(full, big.NewInt(1))} {
		for i, p := range oddPoints(t) {
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
	ccs := compileGadget(t, 1, func(api frontend.API, in []frontend.Variable) { NewChallenge(api, in[0]) })
	require.NoError(t, isSolved(t, ccs, values(sub(lsh(1, lowBits), big.NewInt(1)))))
	require.Error(t, isSolved(t, ccs, values(lsh(1, lowBits))))
	require.Error(t, isSolved(t, ccs, values(-1)))

	// The digits are bits. Windows that are not would take a prover anywhere: -c'·p becomes a point that c does not fix.
	for _, c := range []*big.Int{big.NewInt(6), lsh(1, lowBits-1), sub(lsh(1, lowBits), big.NewInt(2)), lsh(1, lowBits), big.NewInt(-1)} {
		for name, forged := range hintForgeries()[solver.GetHintID(digitsHint)] {
			require.Error(t, isSolved(t, ccs, values(c), forge(digitsHint, forged)), "%s, c = %v", name, c)
		}
	}
}
