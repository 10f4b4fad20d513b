package rules

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestScore(t *testing.T) {
	most := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), VrfBits), big.NewInt(1))
	require.Equal(t, big.NewInt(30_000), Score(big.NewInt(3), 0))
	require.Equal(t, big.NewInt(42_000), Score(big.NewInt(3), 4_000))
	require.Less(t, Score(most, BPS).BitLen(), 144)
	require.NoError(t, CheckVrf(most))
	require.ErrorIs(t, CheckVrf(new(big.Int).Add(most, big.NewInt(1))), ErrVrfRange)
	require.ErrorIs(t, CheckVrf(big.NewInt(-1)), ErrVrfRange)
	require.ErrorIs(t, Bps(BPS+1).Check(), ErrBpsTooHigh)
	require.NoError(t, Bps(BPS).Check())
}

// The smallest leading bid leads, and one less does not.
func TestSmallestLeadingFee(t *testing.T) {
	_, ok := SmallestLeadingFee(new(big.Int), big.NewInt(1))
	require.False(t, ok)
	rapid.Check(t, func(t *rapid.T) {
		vrf := new(big.Int).SetUint64(rapid.Uint64().Draw(t, "vrf"))
		rival := Score(new(big.Int).SetUint64(rapid.Uint64().Draw(t, "rival")), Bps(rapid.IntRange(0, BPS).Draw(t, "bid")))
		fee, ok := SmallestLeadingFee(vrf, rival)
		if !ok {
			if Score(vrf, BPS).Cmp(rival) > 0 {
				t.Fatal("a leading bid exists")
			}
			return
		}
		if Score(vrf, fee).Cmp(rival) <= 0 {
			t.Fatalf("bid %d does not lead", fee)
		}
		if fee > 0 && Score(vrf, fee-1).Cmp(rival) > 0 {
			t.Fatalf("bid %d leads as well", fee-1)
		}
	})
}

func TestMetaRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := Meta{
			StakerID: rapid.Uint32().Draw(t, "stakerId"), FeeBps: Bps(rapid.Uint16().Draw(t, "fee")),
			Node: rapid.Uint32().Draw(t, "node"), Mode: Mode(rapid.IntRange(0, 1).Draw(t, "mode")),
		}
		packed := m.Pack()
		// The definition, term by term.
		want := new(big.Int).SetUint64(uint64(m.StakerID))
		want.Add(want, new(big.Int).Lsh(big.NewInt(int64(m.FeeBps)), 32))
		want.Add(want, new(big.Int).Lsh(big.NewInt(int64(m.Node)), 48))
		want.Add(want, new(big.Int).Lsh(big.NewInt(int64(m.Mode)), 80))
		if packed.Cmp(want) != 0 {
			t.Fatalf("packed %v, want %v", packed, want)
		}
		back, err := UnpackMeta(packed)
		if err != nil || back != m {
			t.Fatalf("%v, %v", back, err)
		}
	})
	_, err := UnpackMeta(new(big.Int).Lsh(big.NewInt(1), MetaBits))
	require.ErrorIs(t, err, ErrMetaRange)
	_, err = UnpackMeta(big.NewInt(-1))
	require.ErrorIs(t, err, ErrMetaRange)
}

func TestBpsString(t *testing.T) {
	for bps, want := range map[Bps]string{0: "0 %", 4000: "40 %", 6250: "62.5 %", 333: "3.33 %", 305: "3.05 %", BPS: "100 %"} {
		require.Equal(t, want, bps.String())
	}
}
