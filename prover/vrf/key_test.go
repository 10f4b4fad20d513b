package vrf

import (
	"bytes"
	"fmt"
	"math/big"
	"testing"
	"testing/iotest"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"

	"fernet/settlement/rules"
)

func testKey(n byte) *PrivateKey { return NewPrivateKey([SeedSize]byte{31: n}) }

func TestKeyIsTheSeeds(t *testing.T) {
	seed := bytes.Repeat([]byte{7}, SeedSize)
	key, err := GenerateKey(bytes.NewReader(seed))
	require.NoError(t, err)
	require.Equal(t, [SeedSize]byte(seed), key.Bytes())
	again := NewPrivateKey(key.Bytes())
	require.Equal(t, key.Public(), again.Public())
	require.NotEqual(t, key.Public(), testKey(1).Public())

	// pk = x·B with 0 < x < q, in the prime subgroup.
	require.Equal(t, 1, key.scalar.Sign())
	require.Negative(t, key.scalar.Cmp(order))
	public := Point(key.Public())
	var o Point
	o.ScalarMultiplication(&public, order)
	require.True(t, o.IsZero())
	require.NoError(t, key.Public().Check())

	_, err = GenerateKey(iotest.ErrReader(bytes.ErrTooLarge))
	require.ErrorIs(t, err, bytes.ErrTooLarge)
	_, err = GenerateKey(bytes.NewReader(seed[:31]))
	require.Error(t, err)
}

func TestKeyHidesItsSecret(t *testing.T) {
	key := NewPrivateKey([SeedSize]byte(bytes.Repeat([]byte{0xab}, SeedSize)))
	for _, format := range []string{"%v", "%+v", "%#v", "%s"} {
		text := fmt.Sprintf(format, key)
		require.NotContains(t, text, "abababab")
		require.NotContains(t, text, key.scalar.String())
		require.NotContains(t, text, key.scalar.Text(16))
		require.Contains(t, text, "vrf key 0x")
	}
}

// TestNonceIsNotReused: one nonce under two metas would give the key away. The
// test plays the attacker who has two tickets of one alpha.
func TestNonceIsNotReused(t *testing.T) {
	key := testKey(1)
	seed := fr.NewElement(3)
	a, err := key.Ticket(seed, rules.Meta{StakerID: 1, Node: 5, FeeBps: 100})
	require.NoError(t, err)
	b, err := key.Ticket(seed, rules.Meta{StakerID: 1, Node: 5, FeeBps: 101})
	require.NoError(t, err)
	require.Equal(t, a.Gamma, b.Gamma, "one alpha")
	require.Equal(t, a.Vrf, b.Vrf, "the bid does not change the draw")

	// U = s·B - c·pk = k·B shows whether nonces are equal.
	commitment := func(t *Ticket) Point {
		return mulSub(t.S.BigInt(new(big.Int)), curve.Base, t.C.Big(), Point(t.PublicKey))
	}
	require.NotEqual(t, commitment(a), commitment(b))

	// x = (s - s')/(c - c') is the key if and only if the nonces were equal.
	ds := new(big.Int).Sub(a.S.BigInt(new(big.Int)), b.S.BigInt(new(big.Int)))
	dc := new(big.Int).Sub(a.C.Big(), b.C.Big())
	guess := dc.ModInverse(dc.Mod(dc, order), order)
	guess.Mul(guess, ds).Mod(guess, order)
	require.NotEqual(t, &key.scalar, guess)

	nonces := map[string]bool{}
	alpha, meta := Alpha{Seed: fr.NewElement(1)}, rules.Meta{StakerID: 1, FeeBps: 2, Node: 3}
	for _, m := range []rules.Meta{
		meta,
		{StakerID: 2, FeeBps: 2, Node: 3},
		{StakerID: 1, FeeBps: 3, Node: 3},
		{StakerID: 1, FeeBps: 2, Node: 4},
		{StakerID: 1, FeeBps: 2, Node: 3, Mode: rules.ModePublic},
	} {
		nonces[key.nonce(alpha, m.Pack()).String()] = true
	}
	nonces[key.nonce(Alpha{Seed: fr.NewElement(2)}, meta.Pack()).String()] = true
	nonces[key.nonce(Alpha{Seed: fr.NewElement(1), Place: fr.NewElement(1)}, meta.Pack()).String()] = true
	nonces[testKey(2).nonce(alpha, meta.Pack()).String()] = true
	require.Len(t, nonces, 8)
	require.Equal(t, key.nonce(alpha, meta.Pack()), key.nonce(alpha, meta.Pack()), "deterministic")
}

func TestPublicKeyText(t *testing.T) {
	key := testKey(3).Public()
	text, err := key.MarshalText()
	require.NoError(t, err)
	var back PublicKey
	require.NoError(t, back.UnmarshalText(text))
	require.Equal(t, key, back)

	wrong := func(change func(b []byte) []byte, want error) {
		t.Helper()
		require.ErrorIs(t, new(PublicKey).UnmarshalText(change(bytes.Clone(text))), want)
	}
	wrong(func(b []byte) []byte { return b[2:] }, ErrEncoding)
	wrong(func(b []byte) []byte { return append(b, '0') }, ErrEncoding)
	wrong(func(b []byte) []byte { return bytes.ToUpper(b) }, ErrEncoding)
	wrong(func(b []byte) []byte { b[1] = 'y'; return b }, ErrEncoding)
	wrong(func(b []byte) []byte { b[10] = 'g'; return b }, ErrEncoding)
	// x ≥ r
	wrong(func(b []byte) []byte { copy(b[2:], bytes.Repeat([]byte("f"), 64)); return b }, ErrEncoding)
	wrong(func(b []byte) []byte { copy(b[66:], bytes.Repeat([]byte("f"), 64)); return b }, ErrEncoding)
	wrong(func(b []byte) []byte { copy(b[2:], bytes.Repeat([]byte("0"), 128)); return b }, ErrOffCurve)
	small, err := PublicKey(torsion(t)[3]).MarshalText()
	require.NoError(t, err)
	require.ErrorIs(t, new(PublicKey).UnmarshalText(small), ErrSmallOrderKey)
}
