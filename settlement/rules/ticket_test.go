package rules

import (
	"errors"
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func TestTicketWordSurvives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		meta := Meta{
			StakerID: rapid.Uint32().Draw(t, "staker"), FeeBps: Bps(rapid.Uint16().Draw(t, "fee")),
			Node: rapid.Uint32().Draw(t, "node"), Mode: Mode(rapid.Uint8Range(0, 1).Draw(t, "mode")),
		}
		vrf := new(big.Int).SetBytes(rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "vrf"))
		before := new(big.Int).Set(vrf)
		word := TicketWord(meta, vrf)
		gotMeta, gotVrf, err := UnpackTicket(word)
		if err != nil || gotMeta != meta || gotVrf.Cmp(vrf) != 0 || vrf.Cmp(before) != 0 {
			t.Fatalf("%v %v became %v %v: %v", meta, vrf, gotMeta, gotVrf, err)
		}
		if !InField(word) {
			t.Fatalf("%v is not a field element", word)
		}
	})
}

// Written out by hand: the lowest bit of the output stands right above the mode.
func TestTicketWordLayout(t *testing.T) {
	bit := func(n uint) *big.Int { return new(big.Int).Lsh(big.NewInt(1), n) }
	for _, c := range []struct {
		meta Meta
		vrf  *big.Int
		want *big.Int
	}{
		{Meta{}, new(big.Int), new(big.Int)},
		{Meta{StakerID: 1}, new(big.Int), bit(0)},
		{Meta{FeeBps: 1}, new(big.Int), bit(32)},
		{Meta{Node: 1}, new(big.Int), bit(48)},
		{Meta{Mode: ModePublic}, new(big.Int), bit(80)},
		{Meta{}, big.NewInt(1), bit(81)},
		{Meta{}, bit(127), bit(208)},
		{
			Meta{StakerID: math.MaxUint32, FeeBps: math.MaxUint16, Node: math.MaxUint32, Mode: ModePublic},
			new(big.Int).Sub(bit(VrfBits), big.NewInt(1)), new(big.Int).Sub(bit(TicketBits), big.NewInt(1)),
		},
	} {
		if got := TicketWord(c.meta, c.vrf); got.Cmp(c.want) != 0 {
			t.Errorf("%+v, vrf %v: got %x, want %x", c.meta, c.vrf, got, c.want)
		}
	}
	for _, word := range []*big.Int{bit(TicketBits), big.NewInt(-1)} {
		if _, _, err := UnpackTicket(word); !errors.Is(err, ErrTicketRange) {
			t.Errorf("%x: %v", word, err)
		}
	}
}
