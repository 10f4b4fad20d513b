package circuittest

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	edwards "github.com/consensys/gnark-crypto/ecc/bn254/twistededwards"
	"github.com/stretchr/testify/require"

	"fernet/prover/vrf"
)

// Curve holds the constants of Baby Jubjub.
var Curve = edwards.GetEdwardsCurve()

// Torsion returns k·T for a T of order 8.
func Torsion(t require.TestingT) (points [8]edwards.PointAffine) {
	for u := uint64(1); ; u++ {
		p := vrf.Elligator2(fr.NewElement(u))
		p.ScalarMultiplication(&p, &Curve.Order)
		for k := range points {
			points[k].ScalarMultiplication(&p, big.NewInt(int64(k)))
		}
		if !points[4].IsZero() {
			return points
		}
	}
}

// OddPoints are points of every kind: O, each small order, the base, and sums of both.
func OddPoints(t require.TestingT) []edwards.PointAffine {
	points := Torsion(t)
	all := points[:]
	for _, k := range []int{0, 1, 2, 4} {
		var p edwards.PointAffine
		p.Add(&Curve.Base, &points[k])
		all = append(all, p)
	}
	var minus edwards.PointAffine
	minus.Neg(&Curve.Base)
	return append(all, minus)
}
