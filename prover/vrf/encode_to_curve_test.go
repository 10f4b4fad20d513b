package vrf

import (
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// rfcCurve is K·t² = s³ + J·s² + s over a prime field with the Z of Elligator 2, and
// its methods are the pseudo-code of RFC 9380, line by line and slow, with none of
// the package's code.
type rfcCurve struct{ p, j, k, z *big.Int }

func (c rfcCurve) mod(x *big.Int) *big.Int    { return new(big.Int).Mod(x, c.p) }
func (c rfcCurve) add(x, y *big.Int) *big.Int { return c.mod(new(big.Int).Add(x, y)) }
func (c rfcCurve) sub(x, y *big.Int) *big.Int { return c.mod(new(big.Int).Sub(x, y)) }
func (c rfcCurve) mul(x, y *big.Int) *big.Int { return c.mod(new(big.Int).Mul(x, y)) }

// inv0 is RFC 9380 section 4: 1/x, and 0 for 0.
func (c rfcCurve) inv0(x *big.Int) *big.Int {
	return new(big.Int).Exp(x, new(big.Int).Sub(c.p, big.NewInt(2)), c.p)
}

// isSquare is RFC 9380 section 4; 0 is a square.
func (c rfcCurve) isSquare(x *big.Int) bool {
	e := new(big.Int).Rsh(c.p, 1)
	return new(big.Int).Exp(x, e, c.p).Cmp(big.NewInt(1)) <= 0
}

// sgn0 is RFC 9380 section 4.1 for m = 1.
func (c rfcCurve) sgn0(x *big.Int) uint { return x.Bit(0) }

// mapToCurve is the "straightforward" procedure of RFC 9380 section 6.7.1.
func (c rfcCurve) mapToCurve(u *big.Int) (s, t *big.Int) {
	jOverK := c.mul(c.j, c.inv0(c.k))
	g := func(x *big.Int) *big.Int { // gx = x^3 + (J / K) * x^2 + x / K^2
		cube := c.mul(c.mul(x, x), x)
		square := c.mul(jOverK, c.mul(x, x))
		return c.add(c.add(cube, square), c.mul(x, c.inv0(c.mul(c.k, c.k))))
	}
	// 1. x1 = -(J / K) * inv0(1 + Z * u^2)
	x1 := c.mul(c.sub(new(big.Int), jOverK), c.inv0(c.add(big.NewInt(1), c.mul(c.z, c.mul(u, u)))))
	// 2. If x1 == 0, set x1 = -(J / K)
	if x1.Sign() == 0 {
		x1 = c.sub(new(big.Int), jOverK)
	}
	// 3. gx1; 4. x2 = -x1 - (J / K); 5. gx2
	gx1 := g(x1)
	x2 := c.sub(c.sub(new(big.Int), x1), jOverK)
	gx2 := g(x2)
	// 6. If is_square(gx1), set x = x1, y = sqrt(gx1) with sgn0(y) == 1.
	// 7. Else set x = x2, y = sqrt(gx2) with sgn0(y) == 0.
	var x, y *big.Int
	if c.isSquare(gx1) {
		x, y = x1, new(big.Int).ModSqrt(gx1, c.p)
		if c.sgn0(y) != 1 {
			y = c.sub(new(big.Int), y)
		}
	} else {
		x, y = x2, new(big.Int).ModSqrt(gx2, c.p)
		if c.sgn0(y) != 0 {
			y = c.sub(new(big.Int), y)
		}
	}
	// 8. s = x * K; 9. t = y * K
	return c.mul(x, c.k), c.mul(y, c.k)
}

// toEdwards is the rational map of RFC 9380 section 6.8.1 (appendix D.1 for the
// generic twisted Edwards form), with its exceptional case.
func (c rfcCurve) toEdwards(s, t *big.Int) (v, w *big.Int) {
	tv1 := c.add(s, big.NewInt(1))
	if c.mul(tv1, t).Sign() == 0 {
		return new(big.Int), big.NewInt(1)
	}
	return c.mul(s, c.inv0(t)), c.mul(c.sub(s, big.NewInt(1)), c.inv0(tv1))
}

// findZ is find_z_ell2 of RFC 9380 appendix H.3.
func (c rfcCurve) findZ() *big.Int {
	for ctr := int64(1); ; ctr++ {
		for _, z := range []*big.Int{c.mod(big.NewInt(ctr)), c.mod(big.NewInt(-ctr))} {
			if !c.isSquare(z) {
				return z
			}
		}
	}
}

// babyJubjub is our curve: a = (J + 2)/K = -1, d = (J - 2)/K, solved by hand for J
// and K in the twisted Edwards form -x² + y² = 1 + d·x²y².
func babyJubjub() rfcCurve {
	c := rfcCurve{p: fr.Modulus(), z: big.NewInt(5)}
	d, _ := new(big.Int).SetString("12181644023421730124874158521699555681764249180949974110617291017600649128846", 10)
	// J + 2 = -K and J - 2 = dK: K = -4/(1 + d), J = -K - 2.
	c.k = c.mul(big.NewInt(-4), c.inv0(c.add(big.NewInt(1), d)))
	c.j = c.sub(big.NewInt(-2), c.k)
	return c
}

// TestRFCReference holds the reference to the vectors of RFC 9380 appendix J.4.2
// (curve25519_XMD:SHA-512_ELL2_NU_): u and Q.
func TestRFCReference(t *testing.T) {
	p := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 255), big.NewInt(19))
	c := rfcCurve{p: p, j: big.NewInt(486662), k: big.NewInt(1), z: big.NewInt(2)}
	for _, v := range []struct{ u, x, y string }{
		{
			"608d892b641f0328523802a6603427c26e55e6f27e71a91a478148d45b5093cd",
			"51125222da5e763d97f3c10fcc92ea6860b9ccbbd2eb1285728f566721c1e65b",
			"343d2204f812d3dfc5304a5808c6c0d81a903a5d228b342442aa3c9ba5520a3d",
		},
		{
			"46f5b22494bfeaa7f232cc8d054be68561af50230234d7d1d63d1d9abeca8da5",
			"7d56d1e08cb0ccb92baf069c18c49bb5a0dcd927eff8dcf75ca921ef7f3e6eeb",
			"404d9a7dc25c9c05c44ab9a94590e7c3fe2dcec74533a0b24b188a5d5dacf429",
		},
		{
			"235fe40c443766ce7e18111c33862d66c3b33267efa50d50f9e8e5d252a40aaa",
			"3fbe66b9c9883d79e8407150e7c2a1c8680bee496c62fabe4619a72b3cabe90f",
			"08ec476147c9a0a3ff312d303dbbd076abb7551e5fce82b48ab14b433f8d0a7b",
		},
	} {
		u, ok := new(big.Int).SetString(v.u, 16)
		require.True(t, ok)
		x, y := c.mapToCurve(u)
		require.Equal(t, v.x, leftPadHex(x))
		require.Equal(t, v.y, leftPadHex(y))
	}
}

func leftPadHex(x *big.Int) string {
	b := x.FillBytes(make([]byte, 32))
	return string(marshalHex(b))[2:]
}

// TestElligatorConstants: Z is the RFC's choice, and J and K are those of the curve.
func TestElligatorConstants(t *testing.T) {
	c := babyJubjub()
	require.Equal(t, big.NewInt(EllZ), c.findZ())
	require.Equal(t, c.k, Montgomery.K.BigInt(new(big.Int)))
	require.Equal(t, c.mul(c.j, c.inv0(c.k)), Montgomery.JOverK.BigInt(new(big.Int)))
}

func TestElligator2MatchesRFC(t *testing.T) {
	c := babyJubjub()
	check := func(t require.TestingT, u *big.Int) {
		x, y := c.toEdwards(c.mapToCurve(u))
		var input fr.Element
		input.SetBigInt(u)
		got := Elligator2(input)
		require.True(t, got.IsOnCurve())
		require.Equal(t, x.String(), got.X.String(), "x for u = %v", u)
		require.Equal(t, y.String(), got.Y.String(), "y for u = %v", u)
	}
	r := fr.Modulus()
	half := new(big.Int).Rsh(r, 1)
	for _, u := range []*big.Int{
		new(big.Int), big.NewInt(1), big.NewInt(2), big.NewInt(3), half, new(big.Int).Add(half, big.NewInt(1)),
		new(big.Int).Sub(r, big.NewInt(1)), new(big.Int).Sub(r, big.NewInt(2)),
	} {
		check(t, u)
	}
	// u = 0 is the one exceptional input of the rational map.
	zero := Elligator2(fr.Element{})
	require.True(t, zero.IsZero())

	branches := map[bool]int{}
	rapid.Check(t, func(t *rapid.T) {
		var u fr.Element
		u.SetBytes(rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "u"))
		check(t, u.BigInt(new(big.Int)))
		var minus fr.Element
		minus.Neg(&u)
		require.Equal(t, Elligator2(u), Elligator2(minus), "u and -u are one point")
		s, _ := c.mapToCurve(u.BigInt(new(big.Int)))
		x1 := c.mul(c.sub(new(big.Int), c.j), c.inv0(c.add(big.NewInt(1), c.mul(c.z, c.mul(u.BigInt(new(big.Int)), u.BigInt(new(big.Int)))))))
		branches[s.Cmp(x1) == 0]++
	})
	require.Positive(t, branches[true])
	require.Positive(t, branches[false])
}

// TestEncodeIsInThePrimeSubgroup also holds that different inputs give different points.
func TestEncodeIsInThePrimeSubgroup(t *testing.T) {
	seen := map[Point]bool{}
	for i := range uint64(50) {
		p := Encode(fr.NewElement(i/10), Alpha{Seed: fr.NewElement(i % 10)})
		require.True(t, p.IsOnCurve())
		require.False(t, p.IsZero())
		require.False(t, seen[p])
		seen[p] = true
		var o Point
		o.ScalarMultiplication(&p, order)
		require.True(t, o.IsZero())
	}
}

func TestAlphaSeparatesIdentities(t *testing.T) {
	seed := fr.NewElement(9)
	a := NewAlpha(seed, 1, 2)
	require.NotEqual(t, a, NewAlpha(seed, 2, 1))
	require.NotEqual(t, a, NewAlpha(seed, 1, 3))
	require.NotEqual(t, a, NewAlpha(fr.NewElement(8), 1, 2))
}
