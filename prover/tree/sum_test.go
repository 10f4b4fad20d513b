package tree

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func TestSum(t *testing.T) {
	draw := rapid.Custom(func(t *rapid.T) *big.Int {
		bytes := rapid.SliceOfN(rapid.Byte(), 0, 18).Draw(t, "bytes")
		x := new(big.Int).SetBytes(bytes)
		return x.Rsh(x, 1)
	})
	rapid.Check(t, func(t *rapid.T) {
		x, y := draw.Draw(t, "x"), draw.Draw(t, "y")
		a, ok := toSum(x)
		b, fits := toSum(y)
		if !ok || !fits {
			t.Fatalf("%v or %v does not fit", x, y)
		}
		if a.big().Cmp(x) != 0 || a.add(b).big().Cmp(new(big.Int).Add(x, y)) != 0 || a.compare(b) != x.Cmp(y) {
			t.Fatalf("%v and %v: %v, %v, %d", x, y, a, a.add(b), a.compare(b))
		}
	})
	for _, x := range []*big.Int{nil, big.NewInt(-1), new(big.Int).Lsh(big.NewInt(1), scoreBits)} {
		if _, ok := toSum(x); ok {
			t.Errorf("%v is a sum", x)
		}
	}
}
