package units

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestParse(t *testing.T) {
	for text, wei := range map[string]string{
		"0": "0", "12.5": "12500000000000000000", "1000": "1000000000000000000000", "0.000000000000000001": "1", "007.10": "7100000000000000000",
	} {
		got, err := Parse(text)
		require.NoError(t, err, text)
		require.Equal(t, wei, got.String(), text)
	}
	for _, text := range []string{"", ".", "1.", ".5", "-1", "+1", "1e3", "1,5", "1_000", " 1", "0x1", "1.0000000000000000001", "1.2.3", "١"} {
		_, err := Parse(text)
		require.ErrorIs(t, err, ErrSyntax, "%q", text)
	}
}

func TestFloor(t *testing.T) {
	amount, _ := new(big.Int).SetString("8602150537634400000", 10)
	require.Equal(t, "8.602", Floor(amount, 3))
	require.Equal(t, "8", Floor(amount, 0))
	require.Equal(t, "8.6021505376344", Exact(amount))
	require.Equal(t, "-8.602", Floor(new(big.Int).Neg(amount), 3))
	require.Equal(t, "0.000", Floor(big.NewInt(1), 3))
	require.Equal(t, "200", Exact(AZT(200)))
}

func TestRoundUp(t *testing.T) {
	for wei, up := range map[int64]int64{0: 0, 7: 7, 99: 99, 100: 100, 101: 110, 1234: 1300, 1300: 1300, 9901: 10_000} {
		require.Equal(t, up, RoundUp(big.NewInt(wei), 2).Int64(), wei)
	}
}

func TestExactIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		wei := new(big.Int).SetBytes(rapid.SliceOfN(rapid.Byte(), 0, 20).Draw(t, "wei"))
		back, err := Parse(Exact(wei))
		if err != nil || back.Cmp(wei) != 0 {
			t.Fatalf("%v became %q, then %v (%v)", wei, Exact(wei), back, err)
		}
	})
}
