package txmgr

import (
	"errors"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func TestSuggestFees(t *testing.T) {
	cfg := DefaultConfig()
	cfg.MinTip, cfg.MaxTip, cfg.MinFeeCap, cfg.MaxFeeCap = big.NewInt(2), big.NewInt(10), big.NewInt(20), big.NewInt(100)
	for _, c := range []struct{ base, tip, wantTip, wantCap int64 }{
		{20, 5, 5, 45},
		{20, 0, 2, 42},    // least tip
		{20, 50, 10, 50},  // highest tip
		{1, 5, 5, 20},     // least fee cap
		{60, 5, 5, 100},   // highest fee cap
		{98, 10, 10, 100}, // room for the least tip alone
	} {
		f, err := cfg.suggestFees(big.NewInt(c.base), big.NewInt(c.tip))
		if err != nil || f.tip.Int64() != c.wantTip || f.cap.Int64() != c.wantCap {
			t.Errorf("base fee %d, tip %d: %v %v, want %d, %d", c.base, c.tip, f, err, c.wantTip, c.wantCap)
		}
	}
	if f, err := cfg.suggestFees(big.NewInt(99), big.NewInt(1)); !errors.Is(err, ErrFeeCap) {
		t.Errorf("base fee above the cap: %v %v", f, err)
	}
}

func TestBumpFees(t *testing.T) {
	cfg := DefaultConfig()
	cfg.MinTip, cfg.MaxTip, cfg.MinFeeCap, cfg.MaxFeeCap = big.NewInt(0), big.NewInt(100), big.NewInt(0), big.NewInt(1000)
	for _, c := range []struct {
		oldTip, oldCap, base, tip int64
		wantTip, wantCap          int64 // 0: impossible
	}{
		{10, 100, 5, 1, 11, 110},
		{10, 100, 200, 50, 50, 450}, // the market asks for more
		{0, 0, 0, 0, 1, 1},
		{95, 100, 5, 1, 0, 0},         // the tip's bound
		{10, 950, 5, 1, 0, 0},         // the fee cap's bound
		{10, 100, 5000, 1, 11, 1000},  // a market above the bound
		{10, 100, 5, 5000, 100, 110},  // a tip above the bound
		{90, 90, 0, 0, 99, 99},        // rounds up
		{91, 91, 0, 0, 0, 0},          // 100.1, rounded up to 101
		{10, 909, 2000, 1, 11, 1000},  // 999.9
		{100, 1000, 2000, 1000, 0, 0}, // at the bounds
	} {
		f, ok := cfg.bumpFees(fees{big.NewInt(c.oldTip), big.NewInt(c.oldCap)}, big.NewInt(c.base), big.NewInt(c.tip))
		if ok != (c.wantTip != 0) || ok && (f.tip.Int64() != c.wantTip || f.cap.Int64() != c.wantCap) {
			t.Errorf("%+v: %v %v", c, f, ok)
		}
	}
}

// A bump always satisfies go-ethereum's rule for a replacement, and the bounds.
func TestBumpFeesProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cfg := DefaultConfig()
		wei := func(name string, least int64) *big.Int {
			return big.NewInt(rapid.Int64Range(least, 300_000_000_000).Draw(t, name))
		}
		first, err := cfg.suggestFees(wei("base", 0), wei("tip", 0))
		if err != nil {
			return
		}
		for range 100 {
			if first.tip.Cmp(first.cap) > 0 || first.cap.Cmp(cfg.MaxFeeCap) > 0 || first.tip.Cmp(cfg.MaxTip) > 0 {
				t.Fatalf("out of bounds: %v", first)
			}
			next, ok := cfg.bumpFees(first, wei("base", 0), wei("tip", 0))
			if !ok {
				return
			}
			for _, p := range [][2]*big.Int{{first.tip, next.tip}, {first.cap, next.cap}} {
				threshold := new(big.Int).Div(new(big.Int).Mul(p[0], big.NewInt(110)), big.NewInt(100))
				if p[1].Cmp(threshold) < 0 || p[1].Cmp(p[0]) <= 0 {
					t.Fatalf("%v does not replace %v", next, first)
				}
			}
			first = next
		}
		t.Fatal("the bounds were never reached")
	})
}
