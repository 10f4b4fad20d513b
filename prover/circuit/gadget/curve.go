package gadget

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	edwards "github.com/consensys/gnark-crypto/ecc/bn254/twistededwards"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/std/algebra/native/twistededwards"
)

// Point is a point of Baby Jubjub in gnark's form, -x² + y² = 1 + d·x²y². The
// functions that take one expect it to be on the curve; AssertOnCurve makes
// sure of a witness. On this curve -1 is a square and d is not, so the addition
// law is complete: no denominator below is ever zero and no pair of points is
// exceptional (Bernstein, Lange, "Faster addition and doubling on elliptic
// curves"; eprint 2008/013 section 6 for a ≠ 1).
type Point = twistededwards.Point

// curve holds the constants of the curve.
var curve = newCurveParams()

type curveParams struct {
	edwards.CurveParams
	d *big.Int
	q *big.Int // order of the prime subgroup
}

func newCurveParams() curveParams {
	c := curveParams{CurveParams: edwards.GetEdwardsCurve()}
	c.d = c.D.BigInt(new(big.Int))
	c.q = new(big.Int).Set(&c.Order)
	return c
}

// AssignPoint is the witness of a native point.
func AssignPoint(p edwards.PointAffine) Point { return Point{X: p.X, Y: p.Y} }

// AssertOnCurve enforces the curve equation. 4 constraints.
func AssertOnCurve(api frontend.API, p Point) {
	xx := api.Mul(p.X, p.X)
	yy := api.Mul(p.Y, p.Y)
	api.AssertIsEqual(api.Mul(xx, api.Mul(yy, curve.d)), api.Sub(yy, xx, 1))
}

// Neg returns -p. No constraint.
func Neg(api frontend.API, p Point) Point { return Point{X: api.Neg(p.X), Y: p.Y} }

// Add returns p + q, whatever they are. 6 constraints; 3 when one is constant.
func Add(api frontend.API, p, q Point) Point {
	xy := api.Mul(p.X, q.Y)
	yx := api.Mul(p.Y, q.X)
	sum := api.Mul(api.Add(p.X, p.Y), api.Add(q.X, q.Y)) // xy + yx + (x₁x₂ + y₁y₂)
	d := api.Mul(api.Mul(xy, yx), curve.d)
	return Point{
		X: api.DivUnchecked(api.Add(xy, yx), api.Add(1, d)),
		Y: api.DivUnchecked(api.Sub(sum, xy, yx), api.Sub(1, d)),
	}
}

// Double returns 2·p, whatever it is. 5 constraints.
func Double(api frontend.API, p Point) Point {
	xy2 := api.Mul(2, api.Mul(p.X, p.Y))
	sum := api.Add(p.X, p.Y)
	squares := api.Sub(api.Mul(sum, sum), xy2) // x² + y²
	one := api.Mul(sum, api.Sub(p.Y, p.X))     // y² - x² = 1 + d·x²y²
	return Point{
		X: api.DivUnchecked(xy2, one),
		Y: api.DivUnchecked(squares, api.Sub(2, one)), // 2 - one = 1 - d·x²y²
	}
}

// AssertNotSmallOrder enforces 8·p ≠ O and returns 2·p. 7 constraints.
//
// The points of order dividing 8 are a cyclic group with (0, -1) its only element of
// order 2. So 8·p = O means that 4·p is O or (0, -1), the two points with x = 0, and x(4·p)
// is 2xy/(1 + d·x²y²) of 2·p.
func AssertNotSmallOrder(api frontend.API, p Point) Point {
	double := Double(api, p)
	api.AssertIsDifferent(api.Mul(double.X, double.Y), 0)
	return double
}

// selectPoint returns p when bit is 1 and O when it is 0. 2 constraints.
func selectPoint(api frontend.API, bit frontend.Variable, p Point) Point {
	return Point{
		X: api.Mul(bit, p.X),
		Y: api.Add(1, api.Mul(bit, api.Sub(p.Y, 1))),
	}
}

func toBig(e fr.Element) *big.Int { return e.BigInt(new(big.Int)) }

// PowerOfTwo returns 2ⁿ.
func PowerOfTwo(n uint) *big.Int { return new(big.Int).Lsh(big.NewInt(1), n) }
