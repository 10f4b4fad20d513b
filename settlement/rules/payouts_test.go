package rules

import (
	"errors"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"pgregory.net/rapid"
)

func drawPayouts(t *rapid.T) []Payout {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Payout {
		return Payout{rapid.Uint32().Draw(t, "staker"), Bps(rapid.Uint16Range(0, BPS).Draw(t, "feeBurn"))}
	}), 1, 100).Draw(t, "payouts")
}

func TestEveryPayoutHasAPath(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		payouts := drawPayouts(t)
		root, err := PayoutsRoot(payouts)
		if err != nil {
			t.Fatal(err)
		}
		for i, p := range payouts {
			path, err := PayoutPath(payouts, uint32(i))
			if err != nil {
				t.Fatal(err)
			}
			if !VerifyPayout(root, uint32(i), p, path) {
				t.Fatalf("path of payout %d of %d is refused", i, len(payouts))
			}
		}
	})
}

func TestNoOtherPayoutVerifies(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		payouts := drawPayouts(t)
		root, err := PayoutsRoot(payouts)
		if err != nil {
			t.Fatal(err)
		}
		i := uint32(rapid.IntRange(0, len(payouts)-1).Draw(t, "index"))
		path, err := PayoutPath(payouts, i)
		if err != nil {
			t.Fatal(err)
		}
		p := payouts[i]
		for name, ok := range map[string]bool{
			"another staker":   VerifyPayout(root, i, Payout{p.StakerID + 1, p.FeeBurn}, path),
			"another bid":      VerifyPayout(root, i, Payout{p.StakerID, p.FeeBurn + 1}, path),
			"another index":    VerifyPayout(root, i+1, p, path),
			"a longer path":    VerifyPayout(root, i, p, append(path[:len(path):len(path)], common.Hash{})),
			"a shorter path":   len(path) > 0 && VerifyPayout(root, i, p, path[:max(len(path)-1, 0)]),
			"the root's value": VerifyPayout(crypto.Keccak256Hash(root[:]), i, p, path),
		} {
			if ok {
				t.Fatalf("accepted with %s", name)
			}
		}
	})
}

func TestPayoutsOfTwo(t *testing.T) {
	a, b := PayoutLeaf(0, Payout{7, 4000}), PayoutLeaf(1, Payout{8, 0})
	word := func(v uint64) []byte { return common.LeftPadBytes(u64(v), 32) }
	if want := crypto.Keccak256Hash(crypto.Keccak256(word(0), word(7), word(4000))); a != want {
		t.Errorf("leaf %v, want %v", a, want)
	}
	root, err := PayoutsRoot([]Payout{{7, 4000}, {8, 0}})
	if err != nil {
		t.Fatal(err)
	}
	if a.Cmp(b) > 0 {
		a, b = b, a
	}
	if want := crypto.Keccak256Hash(a[:], b[:]); root != want {
		t.Errorf("root %v, want %v", root, want)
	}
	alone, err := PayoutsRoot([]Payout{{7, 4000}})
	if err != nil || alone != PayoutLeaf(0, Payout{7, 4000}) {
		t.Errorf("the root of one payout is %v (%v), want its leaf", alone, err)
	}
}

func TestPayoutErrors(t *testing.T) {
	if _, err := PayoutsRoot(nil); !errors.Is(err, ErrNoPayouts) {
		t.Errorf("no payouts: %v", err)
	}
	if _, err := PayoutPath(nil, 0); !errors.Is(err, ErrNoPayouts) {
		t.Errorf("no payouts: %v", err)
	}
	if _, err := PayoutPath([]Payout{{1, 0}}, 1); !errors.Is(err, ErrPayoutIndex) {
		t.Errorf("index 1 of 1: %v", err)
	}
}
