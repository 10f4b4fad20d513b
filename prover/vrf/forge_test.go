package vrf

import (
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"

	"fernet/settlement/rules"
)

// torsion returns the 8 points of order dividing 8, k·T for a T of order 8.
func torsion(t require.TestingT) [8]Point {
	// q times a point is in the small subgroup; half of the points of the curve give order 8.
	for u := uint64(1); ; u++ {
		p := Elligator2(fr.NewElement(u))
		p.ScalarMultiplication(&p, order)
		var four Point
		four.ScalarMultiplication(&p, big.NewInt(4))
		if four.IsZero() {
			continue
		}
		var points [8]Point
		for k := range points {
			points[k].ScalarMultiplication(&p, big.NewInt(int64(k)))
			require.True(t, points[k].IsOnCurve())
		}
		require.True(t, points[0].IsZero())
		require.Equal(t, *new(fr.Element).SetInt64(-1), points[4].Y, "the point of order 2 is (0, -1)")
		return points
	}
}

// forger makes the best proof a key holder can make for a Γ with a small-order
// component: it guesses c modulo 8 and tries nonces until the guess holds.
func (k *PrivateKey) forge(seed fr.Element, meta rules.Meta, add Point) *Ticket {
	alpha := NewAlpha(seed, meta.Node, meta.StakerID)
	p := Encode(k.vrfKey, alpha)
	t := &Ticket{PublicKey: k.public, Seed: seed, Meta: meta}
	t.Gamma.ScalarMultiplication(&p, &k.scalar)
	t.Gamma.Add(&t.Gamma, &add)
	t.Vrf = t.Output()
	for i := int64(1); ; i++ {
		nonce := big.NewInt(i)
		guess := big.NewInt(i % 8)
		var u, v, slip Point
		u.ScalarMultiplicationBase(nonce)
		v.ScalarMultiplication(&p, nonce)
		slip.ScalarMultiplication(&add, guess) // V = s·P - c·Γ is off by c·T
		slip.Neg(&slip)
		v.Add(&v, &slip)
		t.C = challenge(k.vrfKey, p, t.Gamma, u, v, meta.Pack())
		if c := t.C.Big(); new(big.Int).And(c, big.NewInt(7)).Cmp(guess) == 0 {
			c.Mul(c, &k.scalar).Add(c, nonce).Mod(c, order)
			t.S.SetBigInt(c)
			return t
		}
	}
}

// TestSmallOrderComponentChangesNothing: a Γ with such a component can be proven
// with some luck, and the output is the one without it.
func TestSmallOrderComponentChangesNothing(t *testing.T) {
	key := testKey(1)
	seed, meta := fr.NewElement(77), rules.Meta{StakerID: 4, Node: 9}
	honest, err := key.Ticket(seed, meta)
	require.NoError(t, err)
	for i, point := range torsion(t) {
		forged := key.forge(seed, meta, point)
		require.NoError(t, forged.Verify(), "component %d", i)
		require.Equal(t, honest.Vrf, forged.Vrf)
		require.Equal(t, i != 0, honest.Gamma != forged.Gamma)
	}
}

// TestSmallOrderKeyIsRefused: such keys have proofs in which all else is right.
func TestSmallOrderKeyIsRefused(t *testing.T) {
	for i, point := range torsion(t) {
		pk := PublicKey(point)
		require.ErrorIs(t, pk.Check(), ErrSmallOrderKey)
		ticket := forgeSmallOrderKey(pk)
		p, scalar, c := Encode(pk.Key(), NewAlpha(ticket.Seed, 3, 1)), ticket.S.BigInt(new(big.Int)), ticket.C.Big()
		u, v := mulSub(scalar, curve.Base, c, point), mulSub(scalar, p, c, ticket.Gamma)
		require.Equal(t, ticket.C, challenge(pk.Key(), p, ticket.Gamma, u, v, ticket.Meta.Pack()), "the proof itself is right")
		require.ErrorIs(t, ticket.Verify(), ErrSmallOrderKey, "key %d", i)

		b, err := ticket.MarshalBinary()
		require.NoError(t, err)
		require.ErrorIs(t, new(Ticket).UnmarshalBinary(b), ErrSmallOrderKey)
	}
	// A component next to a part of large order is allowed.
	pk, component := Point(testKey(1).Public()), torsion(t)[1]
	pk.Add(&pk, &component)
	require.NoError(t, PublicKey(pk).Check())
}

// forgeSmallOrderKey makes a proof for x = 0 under a key of small order: right in all but the key.
func forgeSmallOrderKey(pk PublicKey) *Ticket {
	t := &Ticket{PublicKey: pk, Gamma: Point{Y: fr.One()}, Seed: fr.NewElement(5), Meta: rules.Meta{StakerID: 1, Node: 3}}
	p := Encode(pk.Key(), NewAlpha(t.Seed, t.Meta.Node, t.Meta.StakerID))
	t.Vrf = t.Output()
	for i := int64(1); ; i++ {
		nonce, guess := big.NewInt(i), big.NewInt(i%8)
		u := mulSub(nonce, curve.Base, guess, Point(pk))
		var v Point
		v.ScalarMultiplication(&p, nonce)
		t.C = challenge(pk.Key(), p, t.Gamma, u, v, t.Meta.Pack())
		if new(big.Int).And(t.C.Big(), big.NewInt(7)).Cmp(guess) == 0 {
			t.S.SetBigInt(nonce)
			return t
		}
	}
}
