package gadget

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	edwards "github.com/consensys/gnark-crypto/ecc/bn254/twistededwards"
	"github.com/consensys/gnark/frontend"
)

const (
	// scalarBits is the number of booleans of a Scalar: the bits of q - 1.
	scalarBits = 251
	// scalarWindows is the number of windows of two bits below its top bit.
	scalarWindows = (scalarBits - 1) / 2
	// challengeWindows is the number of windows of two digits of a Challenge.
	challengeWindows = LowBits / 2
)

// Scalar is an integer in [0, q) in the form the multiplications need. Modulo q,
// that is as a multiple of a point of the prime subgroup,
//
//	s = Σ bits[i]·2ⁱ (i < 250) - bits[250]·2²⁵⁰
//
// since the top weight that makes the sum stop at q - 1 is q - 2²⁵⁰. Only the sum
// matters, so it does no harm that a few scalars have two such forms.
type Scalar struct {
	bits  [scalarBits]frontend.Variable
	pairs [scalarWindows]frontend.Variable // bits[2j+1]·bits[2j]
}

// NewScalar enforces s < q and takes s apart. 377 constraints.
func NewScalar(api frontend.API, s frontend.Variable) Scalar {
	var scalar Scalar
	copy(scalar.bits[:], AssertBelow(api, s, curve.q))
	for j := range scalar.pairs {
		scalar.pairs[j] = api.Mul(scalar.bits[2*j+1], scalar.bits[2*j])
	}
	return scalar
}

// Challenge is an integer of 128 bits in the form the multiplications need.
// With the odd number c' = c + 1 - bits[0],
//
//	c' = 2¹²⁷ + Σ (2·bits[i+1] - 1)·2ⁱ (i < 127)
//
// holds over the integers, so multiples of points of any order are exact.
type Challenge struct {
	Value frontend.Variable
	bits  [LowBits]frontend.Variable
	// pairs[j] = bits[2j+2]·bits[2j+1]; the last window has one free digit.
	pairs [challengeWindows - 1]frontend.Variable
}

// NewChallenge enforces c < 2¹²⁸ and takes c apart. 192 constraints.
func NewChallenge(api frontend.API, c frontend.Variable) Challenge {
	challenge := Challenge{Value: c}
	copy(challenge.bits[:], api.ToBinary(c, LowBits))
	for j := range challenge.pairs {
		challenge.pairs[j] = api.Mul(challenge.bits[2*j+2], challenge.bits[2*j+1])
	}
	return challenge
}

// AssertIsLowOf enforces that c is the low 128 bits of the canonical
// representative of the hash h. 127 constraints.
func (c Challenge) AssertIsLowOf(api frontend.API, h frontend.Variable) {
	AssertLowOf(api, h, c.Value)
}

// oddTable is what windows of two signed digits select from.
type oddTable struct{ one, three Point }

// digits returns (2·(2·hi - 1) + (2·lo - 1))·p, one of ±p and ±3p, for the
// product both = hi·lo. 3 constraints.
func (t oddTable) digits(api frontend.API, hi, lo, both frontend.Variable) Point {
	p := t.magnitude(api, api.Add(api.Sub(1, hi, lo), both, both)) // 1 when hi = lo
	p.X = api.Mul(p.X, api.Sub(api.Add(hi, hi), 1))
	return p
}

// magnitude returns 3p when large is 1 and p when it is 0, which the caller makes
// sure are all it can be: api.Select would enforce it again. 2 constraints.
func (t oddTable) magnitude(api frontend.API, large frontend.Variable) Point {
	return Point{
		X: api.Add(t.one.X, api.Mul(large, api.Sub(t.three.X, t.one.X))),
		Y: api.Add(t.one.Y, api.Mul(large, api.Sub(t.three.Y, t.one.Y))),
	}
}

// window returns digit window j of c', 0 <= j < challengeWindows, times the table's point.
func (c Challenge) window(api frontend.API, j int, t oddTable) Point {
	if j == challengeWindows-1 {
		return t.magnitude(api, c.bits[LowBits-1]) // the digit above is +1
	}
	return t.digits(api, c.bits[2*j+2], c.bits[2*j+1], c.pairs[j])
}

// newOddTable prepares the windows of p, given 2p. 6 constraints.
func newOddTable(api frontend.API, p, double Point) oddTable {
	return oddTable{one: p, three: Add(api, p, double)}
}

// FixedBaseMul returns s·B for the base point B. 747 constraints, with windows of
// two bits from constant tables; the last takes in the top bit.
func FixedBaseMul(api frontend.API, s Scalar) Point {
	base := curve.Base
	var acc Point
	for j := range scalarWindows {
		monomials := []frontend.Variable{1, s.bits[2*j], s.bits[2*j+1], s.pairs[j]}
		weights := []int64{1, 2}
		if j == scalarWindows-1 {
			for _, m := range monomials[:4] {
				monomials = append(monomials, api.Mul(m, s.bits[scalarBits-1]))
			}
			weights = append(weights, -4) // see Scalar
		}
		window := constantWindow(api, base, weights, monomials)
		if j == 0 {
			acc = window
		} else {
			acc = Add(api, acc, window)
		}
		base.Double(&base)
		base.Double(&base)
	}
	return acc
}

// constantWindow returns (Σ weights[i]·b[i])·base for bits b, of which it gets all
// products: monomials[m] is the product of the b[i] with bit i set in m. The
// coordinates are polynomials in the bits, linear in the monomials: no constraint.
func constantWindow(api frontend.API, base edwards.PointAffine, weights []int64, monomials []frontend.Variable) Point {
	xs, ys := make([]fr.Element, len(monomials)), make([]fr.Element, len(monomials))
	for m := range monomials {
		multiple := int64(0)
		for i, w := range weights {
			multiple += w * int64(m>>i&1)
		}
		var p edwards.PointAffine
		p.ScalarMultiplication(&base, big.NewInt(multiple))
		xs[m], ys[m] = p.X, p.Y
	}
	// From values on all bit strings to coefficients of the monomials (Möbius inversion).
	for i := range weights {
		for m := range monomials {
			if m>>i&1 == 1 {
				xs[m].Sub(&xs[m], &xs[m^1<<i])
				ys[m].Sub(&ys[m], &ys[m^1<<i])
			}
		}
	}
	window := Point{X: 0, Y: 0}
	for m, monomial := range monomials {
		window.X = api.Add(window.X, api.Mul(monomial, toBig(xs[m])))
		window.Y = api.Add(window.Y, api.Mul(monomial, toBig(ys[m])))
	}
	return window
}

// NoncePoint returns s·B - c·p for any point p of the curve, of whatever order, given 2·p: the
// point of a Schnorr signature's nonce, which is U of a ticket and R of a transfer's signature. It
// enforces nothing: s < q and c < 2¹²⁸ are in the types, the equation is for the caller. 1966
// constraints.
func NoncePoint(api frontend.API, s Scalar, c Challenge, p, double Point) Point {
	minus := newOddTable(api, Neg(api, p), Neg(api, double))
	acc := c.window(api, challengeWindows-1, minus)
	for j := challengeWindows - 2; j >= 0; j-- {
		acc = Double(api, Double(api, acc))
		acc = Add(api, acc, c.window(api, j, minus))
	}
	acc = Add(api, acc, c.parityPoint(api, p))
	return Add(api, acc, FixedBaseMul(api, s))
}

// HalvedBase is a point of the prime subgroup with a half of it: Base = 2·Half.
type HalvedBase struct{ Half, Base Point }

// NoncePointHalved returns s·Base - c·p for any point p of the curve, given 2·p.
// Both run on one chain of doublings (Straus). With e = 2·bit - 1, twice a scalar is
//
//	2s = -e[250]·2²⁵⁰ + Σ e[i]·2ⁱ (i < 250) - 1
//
// modulo 2q, a sum of signed digits for which half the base is needed. 2976 constraints.
func NoncePointHalved(api frontend.API, s Scalar, base HalvedBase, c Challenge, p, double Point) Point {
	h := base.Half
	plus := newOddTable(api, h, base.Base)
	minus := newOddTable(api, Neg(api, p), Neg(api, double))
	top := s.bits[scalarBits-1]
	acc := Point{X: api.Mul(h.X, api.Sub(1, top, top)), Y: h.Y}
	for j := scalarWindows - 1; j >= 0; j-- {
		acc = Double(api, Double(api, acc))
		acc = Add(api, acc, plus.digits(api, s.bits[2*j+1], s.bits[2*j], s.pairs[j]))
		if j < challengeWindows {
			acc = Add(api, acc, c.window(api, j, minus))
		}
	}
	acc = Add(api, acc, Neg(api, h))
	return Add(api, acc, c.parityPoint(api, p))
}

// parityPoint returns (c' - c)·p: what -c'·p lacks to -c·p. 2 constraints.
func (c Challenge) parityPoint(api frontend.API, p Point) Point {
	return selectPoint(api, api.Sub(1, c.bits[0]), p)
}
