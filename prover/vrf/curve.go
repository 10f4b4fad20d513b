package vrf

import (
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/twistededwards"
)

// Point is an affine point of Baby Jubjub, -x² + y² = 1 + d·x²y². Its zero
// value, (0, 0), is not on the curve; the neutral element O is (0, 1).
type Point = twistededwards.PointAffine

// pointSize is the length in bytes of an encoded point: x and y, big-endian.
const pointSize = 2 * fr.Bytes

var (
	curve = twistededwards.GetEdwardsCurve()
	// order is q, the order of the prime subgroup; 251 bits.
	order = &curve.Order
	// orderLess1 is q - 1.
	orderLess1 = new(big.Int).Sub(order, big.NewInt(1))
)

// clearCofactor returns 8·p.
func clearCofactor(p Point) Point {
	for range 3 {
		p.Double(&p)
	}
	return p
}

// mulSub returns s·a - c·b. s must be below q and a in the prime subgroup; b is
// any point of the curve, so c is not reduced: the circuit does not either.
func mulSub(s *big.Int, a Point, c *big.Int, b Point) Point {
	var left, right Point
	left.ScalarMultiplication(&a, s)
	right.ScalarMultiplication(&b, c)
	right.Neg(&right)
	return *left.Add(&left, &right)
}

// pointBytes returns x and y.
func pointBytes(p Point) (b [pointSize]byte) {
	x, y := p.X.Bytes(), p.Y.Bytes()
	copy(b[:fr.Bytes], x[:])
	copy(b[fr.Bytes:], y[:])
	return b
}

// pointFromBytes reads reduced coordinates of a point of the curve.
func pointFromBytes(b [pointSize]byte) (Point, error) {
	x, err := element([fr.Bytes]byte(b[:fr.Bytes]))
	if err != nil {
		return Point{}, fmt.Errorf("x: %w", err)
	}
	y, err := element([fr.Bytes]byte(b[fr.Bytes:]))
	if err != nil {
		return Point{}, fmt.Errorf("y: %w", err)
	}
	p := Point{X: x, Y: y}
	if !p.IsOnCurve() {
		return Point{}, ErrOffCurve
	}
	return p, nil
}
