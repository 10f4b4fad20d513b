package bid

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/settlement/rules"
)

func TestWavesInPublicMode(t *testing.T) {
	s := public(0.5, 1_000, 0.9, 0.8, 0.7, 0.6, 0.3)
	fill := func(w Wave, filled int, waiting ...float64) Decision {
		seen := Seen{Filled: filled}
		for _, v := range waiting {
			seen.Waiting = append(seen.Waiting, vrf(v))
		}
		return w.Fill(s, seen)
	}
	// 0.9 has not come. One place is open, and 0.6 is the next.
	require.Equal(t, Outranked, fill(SecondWave, 2, 0.9, 0.6, 0.3).Reason)
	// Nor has 0.6.
	d := fill(ThirdWave, 2, 0.9, 0.6, 0.3)
	require.True(t, d.Enter)
	require.EqualValues(t, 0, d.Bid)
	require.EqualValues(t, 1, d.Chance)
	// Two are open: 0.6 and we.
	require.True(t, fill(SecondWave, 1, 0.9, 0.8, 0.6, 0.3).Enter)
	require.Equal(t, Outranked, fill(SecondWave, 3, 0.6, 0.3).Reason, "no place is open")
	require.Equal(t, Outranked, fill(ThirdWave, 4, 0.3).Reason)

	s.Pay.Cost = s.Pay.Place()
	require.Equal(t, Unprofitable, fill(ThirdWave, 2, 0.9, 0.6, 0.3).Reason)
}

func TestWavesInPrivateMode(t *testing.T) {
	const n, kappa = 32, 3_000
	first, _ := Game{3, n, 0.3}.Entry()
	rest := Game{2, n - 1, 0.3}
	second, _ := rest.Entry()

	at := func(w Wave, v float64) Decision { return w.Fill(private(v, n, kappa), Seen{Filled: 1}) }
	require.True(t, at(SecondWave, first*second*1.0001).Enter)
	require.False(t, at(SecondWave, first*second*0.9999).Enter)
	require.True(t, at(ThirdWave, first*second*second*1.0001).Enter)
	require.False(t, at(ThirdWave, first*second*second*0.9999).Enter)
	d := at(SecondWave, first*0.99)
	require.EqualValues(t, 0, d.Bid)
	require.InDelta(t, rest.Chance(0.99), d.Chance, 1e-9)
	require.EqualValues(t, 1, at(SecondWave, 1).Chance, "who should have come is first of those that are left")
	require.Equal(t, Outranked, SecondWave.Fill(private(0.5, n, kappa), Seen{Filled: 3}).Reason)
	require.Equal(t, Unprofitable, SecondWave.Fill(private(0.5, n, 10_001), Seen{}).Reason)
	require.True(t, SecondWave.Fill(private(0, 3, kappa), Seen{Filled: 1}).Enter, "all others have a place for sure")
}

// A later wave lets in whoever an earlier one did, and a draw whoever a lower one does.
func TestWavesOnlyWiden(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, kappa := rapid.IntRange(1, 64).Draw(t, "stakers"), rapid.Int64Range(0, 10_500).Draw(t, "kappa")
		v := rapid.Float64Range(0, 1).Draw(t, "draw")
		s := private(v, n, kappa)
		seen := Seen{Filled: rapid.IntRange(0, min(3, s.Rivals)).Draw(t, "filled")}
		second, third := SecondWave.Fill(s, seen), ThirdWave.Fill(s, seen)
		if second.Enter && !third.Enter {
			t.Fatal("the third wave is narrower")
		}
		higher := private(rapid.Float64Range(v, 1).Draw(t, "higher"), n, kappa)
		if second.Enter && !SecondWave.Fill(higher, seen).Enter {
			t.Fatal("a higher draw stays out")
		}
	})
}

func TestLastWave(t *testing.T) {
	s := private(0.1, 32, 12_000) // a proof costs 1.2 places
	place := s.Pay.Place()
	require.Equal(t, Unprofitable, Last(s, new(big.Int)).Reason)
	atStake := new(big.Int).Quo(place, big.NewInt(5))
	require.False(t, Last(s, atStake).Enter, "it would earn nothing")
	d := Last(s, new(big.Int).Add(atStake, big.NewInt(1)))
	require.True(t, d.Enter)
	require.EqualValues(t, 0, d.Bid)
	require.EqualValues(t, 1, d.Profit.Int64())
	require.True(t, Last(private(0, 32, 9_999), new(big.Int)).Enter, "the place alone is worth it")
}

func TestLastTurn(t *testing.T) {
	require.Equal(t, 2, LastTurn(public(0.5, 0, 0.9, 0.8, 0.3)))
	require.Equal(t, 0, LastTurn(private(1, 4, 0)))
	require.Equal(t, 0, LastTurn(private(0.76, 4, 0)))
	require.Equal(t, 1, LastTurn(private(0.75, 4, 0)))
	require.Equal(t, 3, LastTurn(private(0, 4, 0)))
	require.Equal(t, 0, LastTurn(private(0, 1, 0)))
	require.Equal(t, rules.ModePrivate, private(0, 1, 0).Mode)
}
