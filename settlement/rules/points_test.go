package rules

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestPoints(t *testing.T) {
	one := new(big.Int).Lsh(big.NewInt(BPS), VrfBits)
	for text, score := range map[string]*big.Int{
		"0.000000": new(big.Int), "1.000000": one, "0.500000": new(big.Int).Rsh(one, 1), "0.999999": new(big.Int).Sub(one, big.NewInt(1)),
		"12.000000": new(big.Int).Mul(one, big.NewInt(12)),
	} {
		require.Equal(t, text, Points(score))
	}
	a, b := PointsApart(one, new(big.Int).Sub(one, big.NewInt(1)))
	require.NotEqual(t, a, b, "the smallest difference there is")
	a, b = PointsApart(one, one)
	require.Equal(t, []string{"1.000000", "1.000000"}, []string{a, b})
}

// Whatever two scores are, what is shown is in their order, and no longer than it needs to be.
func TestPointsApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := new(big.Int).SetBytes(rapid.SliceOfN(rapid.Byte(), 0, 19).Draw(t, "a"))
		b := new(big.Int).Add(a, new(big.Int).SetBytes(rapid.SliceOfN(rapid.Byte(), 0, 18).Draw(t, "more")))
		x, y := PointsApart(a, b)
		if (x == y) != (a.Cmp(b) == 0) {
			t.Fatalf("%v and %v are shown as %s and %s", a, b, x, y)
		}
		shown := func(s string) *big.Rat { r, _ := new(big.Rat).SetString(s); return r }
		if shown(x).Cmp(shown(y)) > 0 {
			t.Fatalf("%s and %s are in the wrong order", x, y)
		}
	})
}
