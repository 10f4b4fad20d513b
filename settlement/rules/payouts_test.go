package rules

import (
	"errors"
	"math/big"
	"slices"
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

// drawIndices draws some indices of the payouts, in rising order.
func drawIndices(t *rapid.T, payouts []Payout) []uint32 {
	indices := rapid.SliceOfNDistinct(rapid.Uint32Range(0, uint32(len(payouts)-1)), 1, len(payouts), rapid.ID).Draw(t, "indices")
	slices.Sort(indices)
	return indices
}

func at(payouts []Payout, indices []uint32) []Payout {
	var chosen []Payout
	for _, i := range indices {
		chosen = append(chosen, payouts[i])
	}
	return chosen
}

// drawProven draws payouts and some of them, and proves those.
func drawProven(t *rapid.T) (payouts []Payout, root common.Hash, indices []uint32, proof PayoutProof) {
	payouts = drawPayouts(t)
	root, err := PayoutsRoot(payouts)
	if err != nil {
		t.Fatal(err)
	}
	indices = drawIndices(t, payouts)
	if proof, err = ProvePayouts(payouts, indices); err != nil {
		t.Fatal(err)
	}
	return payouts, root, indices, proof
}

func TestAnyPayoutsHaveACommonProof(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		payouts, root, indices, proof := drawProven(t)
		if !VerifyPayouts(root, indices, at(payouts, indices), proof) {
			t.Fatalf("proof of payouts %d of %d is refused", indices, len(payouts))
		}
	})
}

func TestNoOtherPayoutsVerify(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		payouts, root, indices, proof := drawProven(t)
		chosen := at(payouts, indices)
		k := rapid.IntRange(0, len(indices)-1).Draw(t, "spoilt")
		with := func(change func(p *Payout)) []Payout {
			other := slices.Clone(chosen)
			change(&other[k])
			return other
		}
		moved := slices.Clone(indices)
		moved[k]++
		nodes := proof.Nodes[:len(proof.Nodes):len(proof.Nodes)]
		for name, ok := range map[string]bool{
			"another staker":   VerifyPayouts(root, indices, with(func(p *Payout) { p.StakerID++ }), proof),
			"another bid":      VerifyPayouts(root, indices, with(func(p *Payout) { p.FeeBurn++ }), proof),
			"another index":    VerifyPayouts(root, moved, chosen, proof),
			"a payout less":    len(chosen) > 1 && VerifyPayouts(root, indices[1:], chosen[1:], proof),
			"no payout":        VerifyPayouts(root, nil, nil, PayoutProof{Nodes: []common.Hash{root}, Flags: new(big.Int)}),
			"a node more":      VerifyPayouts(root, indices, chosen, PayoutProof{append(nodes, common.Hash{}), proof.Flags}),
			"a node less":      len(nodes) > 0 && VerifyPayouts(root, indices, chosen, PayoutProof{nodes[1:], proof.Flags}),
			"the root's value": VerifyPayouts(crypto.Keccak256Hash(root[:]), indices, chosen, proof),
		} {
			if ok {
				t.Fatalf("accepted with %s", name)
			}
		}
	})
}

func TestProvePayoutsRefuses(t *testing.T) {
	payouts := make([]Payout, 300)
	everyOther := make([]uint32, 0, 150)
	for i := uint32(0); i < 300; i += 2 {
		everyOther = append(everyOther, i)
	}
	for name, c := range map[string]struct {
		payouts []Payout
		indices []uint32
		want    error
	}{
		"no tree":          {nil, []uint32{0}, ErrNoPayouts},
		"nothing to prove": {payouts, nil, ErrNoPayouts},
		"beyond the last":  {payouts, []uint32{1, 300}, ErrPayoutIndex},
		"falling order":    {payouts, []uint32{2, 1}, ErrPayoutOrder},
		"twice":            {payouts, []uint32{1, 1}, ErrPayoutOrder},
		"too many at once": {payouts, everyOther, ErrPayoutHashes},
	} {
		if _, err := ProvePayouts(c.payouts, c.indices); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
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
}

func TestPayoutsSurviveTheLog(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		payouts := drawPayouts(t)
		root, err := PayoutsRoot(payouts)
		if err != nil {
			t.Fatal(err)
		}
		encoded := EncodePayouts(payouts)
		decoded, err := DecodePayouts(encoded, root)
		if err != nil || !slices.Equal(decoded, payouts) {
			t.Fatalf("got %v (%v), want %v", decoded, err, payouts)
		}
		spoilt := slices.Clone(encoded)
		spoilt[rapid.IntRange(0, len(spoilt)-1).Draw(t, "byte")] ^= 1
		for name, bytes := range map[string][]byte{"spoilt": spoilt, "cut": encoded[:len(encoded)-1], "longer": append(encoded, encoded[:6]...)} {
			if _, err := DecodePayouts(bytes, root); !errors.Is(err, ErrPayoutLog) {
				t.Fatalf("%s: %v", name, err)
			}
		}
	})
	if _, err := DecodePayouts(nil, common.Hash{}); !errors.Is(err, ErrNoPayouts) {
		t.Errorf("an empty log: %v", err)
	}
}
