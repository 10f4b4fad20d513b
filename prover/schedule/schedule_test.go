package schedule

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/settlement/rules"
)

// The plan of the design: a window of 150 blocks and 32 transactions.
func TestPlanOfTheDesign(t *testing.T) {
	tree, err := rules.NewTree(32, 2)
	require.NoError(t, err)
	p := Of(rules.Schedule{GenesisBlock: 1_000, ProposeBlocks: 30, RevealBlocks: 20, ProvingBlocks: 150}, 3, tree)
	require.EqualValues(t, 1_200, p.Start)
	require.Equal(t, []uint64{1_260, 1_275, 1_290, 1_305, 1_320}, p.CutOffs, "60 blocks, then 15 a level")
	require.EqualValues(t, 1_320, p.Reserve())
	require.EqualValues(t, 1_350, p.End, "30 are left")

	for node, level := range map[uint32]int{1: 4, 2: 3, 3: 3, 7: 2, 8: 1, 15: 1, 16: 0, 31: 0} {
		require.Equal(t, level, p.Level(node), "node %d", node)
	}
	require.EqualValues(t, 1_236, p.At(0, SecondWave))
	require.EqualValues(t, 1_251, p.At(0, ThirdWave))
	require.EqualValues(t, 1_269, p.At(1, SecondWave))
	require.EqualValues(t, 1_260, p.LastWave(0, 0, 32))
	require.EqualValues(t, 1_266, p.LastWave(0, 31, 32), "in the first half of the next level")
	require.EqualValues(t, 1_334, p.LastWave(4, 31, 32), "in the first half of the reserve")
}

func TestBlocks(t *testing.T) {
	require.EqualValues(t, 0, Blocks(0, 12*time.Second))
	require.EqualValues(t, 1, Blocks(1, 12*time.Second))
	require.EqualValues(t, 1, Blocks(12*time.Second, 12*time.Second))
	require.EqualValues(t, 2, Blocks(12*time.Second+1, 12*time.Second))
}

func TestReserve(t *testing.T) {
	tree, err := rules.NewTree(4, 2)
	require.NoError(t, err)
	for window, reserve := range map[uint64]uint64{1_000: 200, 150: 30, 100: 20, 60: 20, 59: 19, 30: 10, 3: 1, 2: 0} {
		p := Of(rules.Schedule{GenesisBlock: 1, ProposeBlocks: 1, RevealBlocks: 1, ProvingBlocks: window}, 0, tree)
		require.Equal(t, window+window%2, p.End-p.Start)
		if window%2 == 0 {
			require.Equal(t, reserve, p.End-p.Reserve(), "window of %d", window)
		}
	}
}

// In every deployment levels follow each other, waves lie in their level, and all is over before
// the window ends.
func TestPlansAreInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tree := rules.Tree{NumTxs: 4 << rapid.IntRange(0, 4).Draw(t, "depth"), TxsPerBase: 2}
		blocks := rapid.Uint64Range(1, 400)
		s := rules.Schedule{GenesisBlock: blocks.Draw(t, "genesis"), ProposeBlocks: blocks.Draw(t, "propose"), RevealBlocks: blocks.Draw(t, "reveal"), ProvingBlocks: blocks.Draw(t, "proving")}
		slot := rapid.Uint64Range(0, 100).Draw(t, "slot")
		p := Of(s, slot, tree)
		if p.Start != s.SlotStart(slot+1) || p.End != s.WindowEnd(slot) || p.Reserve() > p.End {
			t.Fatalf("%+v", p)
		}
		if got, want := p.Level(rules.RootNode), len(p.CutOffs)-1; got != want || p.Level(tree.NumNodes()) != 0 {
			t.Fatalf("the root is of level %d, the last is %d", got, want)
		}
		longest, shortest := uint64(0), p.End
		for level := range p.CutOffs {
			opens, closes := p.Opens(level), p.CutOff(level)
			second, third := p.At(level, SecondWave), p.At(level, ThirdWave)
			if opens > second || second > third || third > closes {
				t.Fatalf("level %d: %d to %d, waves %d and %d", level, opens, closes, second, third)
			}
			first, last := p.LastWave(level, 0, 32), p.LastWave(level, 31, 32)
			if first != closes || last < first || last > p.End || level+1 < len(p.CutOffs) && last > p.CutOff(level+1) {
				t.Fatalf("level %d: last wave from %d to %d", level, first, last)
			}
			if level > 0 {
				longest, shortest = max(longest, closes-opens), min(shortest, closes-opens)
			}
		}
		if longest > shortest+1 {
			t.Fatalf("merges have from %d to %d blocks", shortest, longest)
		}
	})
}
