package ledger

import (
	"math/big"
	"slices"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/twistededwards"
	"github.com/stretchr/testify/require"
)

// compressed returns an encoding with the given y, which may be above r, and sign of x.
func compressed(y *big.Int, sign byte) []byte {
	b := y.FillBytes(make([]byte, pointSize))
	slices.Reverse(b)
	b[pointSize-1] |= sign << 7
	return b
}

// Every point has one encoding, and what is not the encoding of a point is refused.
func TestPointHasOneEncoding(t *testing.T) {
	for i := range uint32(8) {
		key := testKey(i).Public()
		b := key.Bytes()
		got, err := point(b[:])
		require.NoError(t, err)
		require.Equal(t, key, got)

		b[pointSize-1] ^= 1 << 7
		got, err = point(b[:])
		require.NoError(t, err, "the other sign of x is another point")
		require.Equal(t, *new(fr.Element).Neg(&key.X), got.X)
	}

	one, minusOne := big.NewInt(1), new(big.Int).Sub(fr.Modulus(), big.NewInt(1))
	for _, y := range []*big.Int{one, minusOne} { // x = 0
		got, err := point(compressed(y, 0))
		require.NoError(t, err)
		require.True(t, got.X.IsZero())
		_, err = point(compressed(y, 1))
		require.ErrorIs(t, err, ErrPoint, "-0")
	}
	for _, sign := range []byte{0, 1} {
		_, err := point(compressed(new(big.Int).Add(fr.Modulus(), one), sign))
		require.ErrorIs(t, err, ErrPoint, "y plus r")
	}

	// A y for which there is no x: (1 - y²)/(a - d·y²) is not a square.
	curve := twistededwards.GetEdwardsCurve()
	none := 0
	for i := uint64(2); i < 12; i++ {
		y := fr.NewElement(i)
		var square, top, bottom fr.Element
		square.Square(&y)
		unit := fr.One()
		top.Sub(&unit, &square)
		bottom.Mul(&curve.D, &square).Sub(&curve.A, &bottom)
		if top.Div(&top, &bottom).Legendre() != -1 {
			continue
		}
		none++
		for _, sign := range []byte{0, 1} {
			_, err := point(compressed(new(big.Int).SetUint64(i), sign))
			require.ErrorIs(t, err, ErrPoint, "y = %d", i)
		}
	}
	require.Positive(t, none)
}
