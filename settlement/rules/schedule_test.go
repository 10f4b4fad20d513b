package rules

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestTree(t *testing.T) {
	for _, n := range []uint32{0, 1, 2, 3, 5, 6, 31, 33} {
		_, err := NewTree(n, 2)
		require.ErrorIs(t, err, ErrNumTxs, "%d", n)
	}
	for _, k := range []uint32{0, 1, 3, 6, 63, 128, 1 << 31} {
		require.ErrorIs(t, CheckTxsPerBase(k), ErrTxsPerBase, "%d", k)
		_, err := NewTree(1<<16, k)
		require.ErrorIs(t, err, ErrTxsPerBase, "%d", k)
	}
	for k := uint32(MinTxsPerBase); k <= MaxTxsPerBase; k *= 2 {
		require.NoError(t, CheckTxsPerBase(k))
		_, err := NewTree(k, k)
		require.ErrorIs(t, err, ErrNumTxs, "one base rollup of %d is no tree", k)
		largest, err := NewTree(MaxTxs(k), k)
		require.NoError(t, err)
		require.EqualValues(t, MaxNodes, largest.NumNodes())
		for n := MinTxs(k); n <= 4096; n *= 2 {
			testTree(t, n, k)
		}
	}
}

// testTree walks through the tree of n transactions, k of them in a base rollup.
func testTree(t *testing.T, n, k uint32) {
	t.Helper()
	tree, err := NewTree(n, k)
	require.NoError(t, err)
	bases, firstTx := uint32(0), uint32(0)
	for node := uint32(RootNode); tree.Contains(node); node++ {
		if tree.IsBase(node) {
			require.Equal(t, RoleBase, tree.Role(node))
			require.Equal(t, firstTx, tree.FirstTx(node), "base rollups take the transactions in order")
			bases, firstTx = bases+1, firstTx+k
			require.False(t, tree.Contains(Left(node)))
		} else {
			require.Equal(t, RoleMerge, tree.Role(node))
			require.True(t, tree.Contains(Left(node)) && tree.Contains(Right(node)))
			require.Equal(t, node, Parent(Left(node)))
			require.Equal(t, node, Parent(Right(node)))
		}
	}
	require.Equal(t, tree.NumBases(), bases)
	require.Equal(t, n, firstTx)
	require.False(t, tree.Contains(0))
	require.False(t, tree.Contains(2*n/k))
}

func TestRoles(t *testing.T) {
	require.Equal(t, "none", Role(0).String())
	require.Equal(t, "base+merge", (RoleBase | RoleMerge).String())
	require.True(t, AllRoles.Has(RoleMerge))
	require.False(t, RoleBase.Has(RoleBase|RoleMerge))
}

// Every block is in exactly one phase of exactly one slot.
func TestScheduleIsAPartition(t *testing.T) {
	require.ErrorIs(t, Schedule{GenesisBlock: 1, ProposeBlocks: 1, RevealBlocks: 1}.Check(), ErrSchedule)
	rapid.Check(t, func(t *rapid.T) {
		s := Schedule{
			GenesisBlock:  rapid.Uint64Range(1, 1000).Draw(t, "genesis"),
			ProposeBlocks: rapid.Uint64Range(1, 50).Draw(t, "propose"),
			RevealBlocks:  rapid.Uint64Range(1, 50).Draw(t, "reveal"),
			ProvingBlocks: 10,
		}
		block := rapid.Uint64Range(0, 5000).Draw(t, "block")
		slot, started := s.SlotAt(block)
		next, start := s.NextSlot(block)
		if start != s.SlotStart(next) || start <= block || started && next != slot+1 || !started && next != 0 {
			t.Fatalf("slot %d, from block %d on, is not the next one after block %d", next, start, block)
		}
		if !started {
			if block >= s.GenesisBlock || s.PhaseAt(0, block) != PhaseBefore {
				t.Fatal("slot 0 has started")
			}
			return
		}
		if p := s.PhaseAt(slot, block); p != PhasePropose && p != PhaseReveal {
			t.Fatalf("block %d is %v in its slot %d", block, p, slot)
		}
		if s.PhaseAt(slot+1, block) != PhaseBefore || (slot > 0 && s.PhaseAt(slot-1, block) != PhaseOver) {
			t.Fatal("neighbouring slots overlap")
		}
		if s.RandaoBlock(slot) != s.SlotStart(slot)-1 || s.SlotStart(slot) > block {
			t.Fatal("RANDAO is not taken from the block before the slot")
		}
	})
}

// A window lasts ProvingBlocks after its slot at least, less than a slot more, and ends where a
// slot starts.
func TestWindowsEndWhereSlotsStart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Schedule{
			GenesisBlock:  rapid.Uint64Range(1, 1000).Draw(t, "genesis"),
			ProposeBlocks: rapid.Uint64Range(1, 50).Draw(t, "propose"),
			RevealBlocks:  rapid.Uint64Range(1, 50).Draw(t, "reveal"),
			ProvingBlocks: rapid.Uint64Range(1, 500).Draw(t, "proving"),
		}
		slot := rapid.Uint64Range(0, 1<<32).Draw(t, "slot")
		end := s.WindowEnd(slot)
		if at, _ := s.SlotAt(end); s.SlotStart(at) != end || at != slot+1+s.WindowSlots() {
			t.Fatalf("the window of slot %d ends at L1 block %d, inside slot %d", slot, end, at)
		}
		if after := end - s.SlotStart(slot+1); after < s.ProvingBlocks || after >= s.ProvingBlocks+s.SlotBlocks() {
			t.Fatalf("the window lasts %d blocks after its slot, not %d", after, s.ProvingBlocks)
		}
	})
	require.EqualValues(t, 3, Schedule{ProposeBlocks: 30, RevealBlocks: 20, ProvingBlocks: 150}.WindowSlots())
	require.EqualValues(t, 4, Schedule{ProposeBlocks: 30, RevealBlocks: 20, ProvingBlocks: 151}.WindowSlots())
}

func TestEligible(t *testing.T) {
	require.False(t, Eligible(10, 0, 9))
	require.True(t, Eligible(10, 0, 10))
	require.True(t, Eligible(10, 20, 19))
	require.False(t, Eligible(10, 20, 20))
	require.False(t, Eligible(10, 5, 12), "an exit before activation never becomes eligible")
}
