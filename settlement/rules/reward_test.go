package rules

import (
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

var azt = new(big.Int).Exp(big.NewInt(10), big.NewInt(18), nil)

func wei(s string) *big.Int {
	v, ok := new(big.Int).SetString(s, 10)
	if !ok {
		panic("not a number: " + s)
	}
	return v
}

// The post's worked example A: 1000 AZT, 32 transactions, FEE_SPLIT 80 %.
func TestWorkedExampleA(t *testing.T) {
	fees := new(big.Int).Mul(big.NewInt(400), azt) // 32 transfers with 12.5 AZT each
	blockReward := new(big.Int).Mul(big.NewInt(600), azt)
	tree, err := NewTree(32, 2)
	require.NoError(t, err)
	require.EqualValues(t, 31, tree.NumNodes())
	require.EqualValues(t, 16, tree.NumBases())

	shares := Split(fees, fees, blockReward, blockReward, 8000)
	require.Equal(t, wei("1000000000000000000000"), shares.Total)
	require.Equal(t, wei("800000000000000000000"), shares.Network)
	require.Equal(t, wei("200000000000000000000"), shares.Sequencer)

	// 800 / (31 * 3) = 8.602150537634408602...; in wei, floored once at a basis point:
	// 860215053763440 wei each.
	unit := UnitPerBps(shares.Network, tree.NumNodes())
	require.Equal(t, wei("860215053763440"), unit)
	require.Equal(t, wei("8602150537634400000"), Reward(unit, 0))
	require.Equal(t, wei("5161290322580640000"), Reward(unit, 4000), "the prover gets 1 - FEE_BURN of its reward")
	require.Equal(t, big.NewInt(0).Cmp(Reward(unit, BPS)), 0)

	// Full tree, nobody burns: only what the division leaves is burned, less than one unit per
	// place and basis point.
	full := KeepBps(make([]Bps, 93))
	require.Equal(t, wei("800000"), Burn(shares.Network, unit, full))
	// A tree of 91 proofs, as every real one is since the root has one: two empty places are burned
	// as well.
	burn := Burn(shares.Network, unit, KeepBps(make([]Bps, 91)))
	require.Equal(t, new(big.Int).Add(wei("800000"), wei("17204301075268800000")), burn)
}

// The post's worked example B: R1 (score 60) includes G1, G2, G3 and B1, B2; R2 (score 40) includes
// G1, G2, G3 and B3, and wins by 10, so B3 = B1 + B2 + 30. The post names the other scores only.
// Both are submissions of a tree of three nodes that keep the rules.
func TestWorkedExampleB(t *testing.T) {
	tree, err := NewTree(4, 2)
	require.NoError(t, err)
	require.EqualValues(t, 3, tree.NumNodes())
	entry := func(id uint32, score int64) Entry {
		return Entry{StakerID: id, Vrf: big.NewInt(score), Statement: new(big.Int)}
	}
	submission := func(root Entry, refs Refs, greens, blues []Entry) *Submission {
		root.Refs = refs
		zero := new(big.Int)
		s := &Submission{Seed: zero, StateIn: zero, StateOut: zero, TxRoot: zero, Fees: zero, Nodes: [][]Entry{{root}, greens, blues}}
		require.NoError(t, s.Check(tree))
		return s
	}
	const b1, b2 = 19, 23
	greens := []Entry{entry(1, 11), entry(2, 13), entry(3, 17)}
	r1 := submission(entry(7, 60), NewRefs([3]uint8{1, 2, 3}, [3]uint8{1, 2}), greens, []Entry{entry(4, b1), entry(5, b2)})
	r2 := submission(entry(8, 40), NewRefs([3]uint8{1, 2, 3}, [3]uint8{1}), greens, []Entry{entry(6, b1+b2+30)})

	require.Equal(t, Score(big.NewInt(60+11+13+17+19+23), 0), r1.TotalScore())
	require.Equal(t, Score(big.NewInt(10), 0), new(big.Int).Sub(r2.TotalScore(), r1.TotalScore()), "the root with the lower score of its own wins by what it includes")
}

func TestSplitIsCutToWhatL1Holds(t *testing.T) {
	shares := Split(wei("500"), wei("300"), wei("600"), wei("7"), 5000)
	require.Equal(t, wei("300"), shares.Fees)
	require.Equal(t, wei("7"), shares.BlockReward)
	require.Equal(t, wei("307"), shares.Total)
	require.Equal(t, wei("153"), shares.Network, "floor")
	require.Equal(t, wei("154"), shares.Sequencer)
}

// Rewards + sequencer's share + burn = total, for arbitrary amounts, shares, bids and trees;
// nothing is negative.
func TestConservation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount := rapid.Custom(func(t *rapid.T) *big.Int {
			return new(big.Int).SetBytes(rapid.SliceOfN(rapid.Byte(), 0, 16).Draw(t, "amount"))
		})
		fees, escrow := amount.Draw(t, "fees"), amount.Draw(t, "escrow")
		blockReward, reserve := amount.Draw(t, "blockReward"), amount.Draw(t, "reserve")
		split := Bps(rapid.IntRange(0, BPS).Draw(t, "split"))
		tree := Tree{NumTxs: 1 << rapid.IntRange(2, 12).Draw(t, "depth"), TxsPerBase: 2}
		bids := make([]Bps, rapid.IntRange(0, int(min(tree.NumNodes()*ProofsPerNode, 400))).Draw(t, "proofs"))
		for i := range bids {
			bids[i] = Bps(rapid.IntRange(0, BPS).Draw(t, "bid"))
		}

		shares := Split(fees, escrow, blockReward, reserve, split)
		unit := UnitPerBps(shares.Network, tree.NumNodes())
		sum := Burn(shares.Network, unit, KeepBps(bids))
		if sum.Sign() < 0 {
			t.Fatalf("burn is negative: %v", sum)
		}
		sum.Add(sum, shares.Sequencer)
		for _, b := range bids {
			sum.Add(sum, Reward(unit, b))
		}
		if sum.Cmp(shares.Total) != 0 {
			t.Fatalf("paid and burned %v of %v", sum, shares.Total)
		}
		if most := new(big.Int).Add(escrow, reserve); shares.Total.Cmp(most) > 0 {
			t.Fatalf("split %v, L1 holds %v", shares.Total, most)
		}
	})
}

func TestScaledReward(t *testing.T) {
	reward := big.NewInt(100)
	for _, c := range []struct {
		seen, whole uint32
		want        int64
	}{{0, 0, 100}, {5, 0, 100}, {0, 3, 0}, {1, 3, 33}, {2, 3, 66}, {3, 3, 100}, {4, 3, 100}} {
		require.Equal(t, big.NewInt(c.want).String(), ScaledReward(reward, c.seen, c.whole).String(), "%d of %d", c.seen, c.whole)
	}
	require.Equal(t, "100", reward.String(), "the argument is the caller's")
}

func TestSubmitterShare(t *testing.T) {
	somebody := common.Address{19: 1}
	require.Equal(t, "0", SubmitterShare(big.NewInt(999), 0, somebody).String())
	require.Equal(t, "99", SubmitterShare(big.NewInt(999), 1000, somebody).String(), "floor")
	require.Equal(t, "999", SubmitterShare(big.NewInt(999), BPS, somebody).String())
	require.Equal(t, "0", SubmitterShare(big.NewInt(999), BPS, common.Address{}).String(), "nobody is named")
}
