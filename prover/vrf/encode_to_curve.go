package vrf

import (
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/prover/poseidon"
)

// EllZ is the Z of Elligator 2: the non-square that find_z_ell2 of RFC 9380
// appendix H.3 gives for the BN254 scalar field.
const EllZ = 5

// Montgomery is the Montgomery form of the curve. It must not be modified.
var Montgomery = newMontgomeryForm()

// MontgomeryForm holds the constants of the Montgomery form K·t² = s³ + J·s² + s that
// RFC 9380 section 6.8 maps through: J = 2(a + d)/(a - d), K = 4/(a - d).
type MontgomeryForm struct {
	K, JOverK, InvK2 fr.Element // K, J/K, 1/K²
}

func newMontgomeryForm() (m MontgomeryForm) {
	var sum, diff, invK fr.Element
	sum.Add(&curve.A, &curve.D)
	diff.Sub(&curve.A, &curve.D)
	m.K.SetUint64(4).Div(&m.K, &diff)
	invK.Inverse(&m.K)
	m.JOverK.Double(&sum).Div(&m.JOverK, &diff).Mul(&m.JOverK, &invK)
	m.InvK2.Square(&invK)
	return m
}

// Alpha is the VRF's input. Two identities never share one, whoever owns them.
type Alpha struct {
	Seed  fr.Element
	Place fr.Element // stakerId | node << 32
}

// NewAlpha returns the input of a staker's draw for a node.
func NewAlpha(seed fr.Element, node, stakerID uint32) Alpha {
	return Alpha{Seed: seed, Place: fr.NewElement(uint64(stakerID) | uint64(node)<<32)}
}

// Encode is the encode-to-curve of the VRF (RFC 9381 section 5.4.1.2 with the
// key as its salt): 8·Elligator2(H("h2c"; vrfKey, alpha)), a point of the prime
// subgroup. Not constant-time; its inputs are public.
func Encode(vrfKey fr.Element, alpha Alpha) Point {
	return clearCofactor(Elligator2(poseidon.Hash(poseidon.TagH2C, vrfKey, alpha.Seed, alpha.Place)))
}

// Elligator2 is map_to_curve_elligator2 of RFC 9380 section 6.7.1 followed by
// the rational map of section 6.8 to the twisted Edwards form. The sign of y is
// the branch: odd for the first candidate, even for the second. The cofactor
// is not cleared. Not constant-time.
//
// -1 is a square here and Z is not, so 1 + Z·u² is never zero and the map's own
// exceptional case does not occur. The rational map's does, for u = 0 only.
func Elligator2(u fr.Element) Point {
	one, z := fr.One(), fr.NewElement(EllZ)
	var denominator, x, y fr.Element
	denominator.Square(&u).Mul(&denominator, &z).Add(&denominator, &one)
	x.Div(&Montgomery.JOverK, &denominator).Neg(&x)
	y = Montgomery.Evaluate(x)
	odd := y.Legendre() == 1
	if !odd {
		x.Add(&x, &Montgomery.JOverK).Neg(&x)
		y = Montgomery.Evaluate(x)
	}
	y.Sqrt(&y)
	if sgn0(y) != odd {
		y.Neg(&y)
	}
	return Montgomery.toEdwards(x, y)
}

// Evaluate returns x³ + (J/K)·x² + x/K².
func (m *MontgomeryForm) Evaluate(x fr.Element) fr.Element {
	var g fr.Element
	g.Add(&x, &m.JOverK).Mul(&g, &x).Add(&g, &m.InvK2).Mul(&g, &x)
	return g
}

// toEdwards takes x = s/K and y = t/K to (s/t, (s-1)/(s+1)), and to O where that has
// no value (RFC 9380 section 6.8.1).
func (m *MontgomeryForm) toEdwards(x, y fr.Element) Point {
	one := fr.One()
	var s, t, denominator fr.Element
	s.Mul(&x, &m.K)
	t.Mul(&y, &m.K)
	denominator.Add(&s, &one)
	if t.IsZero() || denominator.IsZero() {
		return Point{Y: one}
	}
	var p Point
	p.X.Div(&s, &t)
	p.Y.Sub(&s, &one).Div(&p.Y, &denominator)
	return p
}

// sgn0 is RFC 9380 section 4.1 for a prime field: whether x, as an integer in [0, r), is odd.
func sgn0(x fr.Element) bool { return x.Bits()[0]&1 == 1 }
