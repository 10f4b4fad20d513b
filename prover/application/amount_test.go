package application

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func newInt() *big.Int { return new(big.Int) }

func anyAmount() *rapid.Generator[Amount] {
	return rapid.Custom(func(t *rapid.T) Amount {
		return Amount{rapid.Uint32().Draw(t, "hi"), rapid.Uint64().Draw(t, "lo")}
	})
}

func TestAmountIsArithmeticOf96Bits(t *testing.T) {
	limit := new(big.Int).Lsh(big.NewInt(1), AmountBits)
	rapid.Check(t, func(r *rapid.T) {
		a, b := anyAmount().Draw(r, "a"), anyAmount().Draw(r, "b")
		x, y := a.Big(), b.Big()

		sum, fits := a.Add(b)
		want := new(big.Int).Add(x, y)
		require.Equal(r, want.Cmp(limit) < 0, fits)
		require.Zero(r, want.Mod(want, limit).Cmp(sum.Big()))

		rest, enough := a.Sub(b)
		require.Equal(r, x.Cmp(y) >= 0, enough)
		want.Sub(x, y).Mod(want, limit)
		require.Zero(r, want.Cmp(rest.Big()))

		require.Equal(r, x.Cmp(y), a.Cmp(b))
		e := a.Element()
		require.Zero(r, x.Cmp(e.BigInt(newInt())))

		back, err := AmountFromBig(x)
		require.NoError(r, err)
		require.Equal(r, a, back)
		text, err := a.MarshalText()
		require.NoError(r, err)
		require.NoError(r, back.UnmarshalText(text))
		require.Equal(r, a, back)
	})
}

func TestAmountRange(t *testing.T) {
	limit := new(big.Int).Lsh(big.NewInt(1), AmountBits)
	_, err := AmountFromBig(limit)
	require.ErrorIs(t, err, ErrAmountRange)
	_, err = AmountFromBig(big.NewInt(-1))
	require.ErrorIs(t, err, ErrAmountRange)
	max96, err := AmountFromBig(limit.Sub(limit, big.NewInt(1)))
	require.NoError(t, err)
	require.Equal(t, MaxAmount, max96)
	for _, text := range []string{"", "-1", "+1", "01", "1_0", "1e3", "0x1", " 1", "79228162514264337593543950336"} {
		require.ErrorIs(t, new(Amount).UnmarshalText([]byte(text)), ErrAmountRange, "%q", text)
	}
	var got Amount
	require.NoError(t, got.UnmarshalText([]byte("79228162514264337593543950335")))
	require.Equal(t, MaxAmount, got)
}
