package sequencing

import (
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/rules"
)

// Each has each turn once in as many slots as there are sequencers.
func TestTurnsGoRound(t *testing.T) {
	may := []uint32{9, 2, 5, 7}
	paid := map[uint32]int{}
	for slot := range uint64(8) {
		seen := map[uint64]bool{}
		for _, id := range may {
			turn := turn(may, map[uint32]bool{id: true}, slot)
			require.Less(t, turn, uint64(4))
			require.False(t, seen[turn])
			seen[turn] = true
			if turn == 0 {
				paid[id]++
			}
		}
	}
	require.Equal(t, map[uint32]int{2: 2, 5: 2, 7: 2, 9: 2}, paid)
	require.EqualValues(t, 0, turn(may, map[uint32]bool{2: true, 5: true, 7: true}, 1), "an operator's first")
}

// Who has a later turn waits, a third of the propose phase at most, unless RANDAO is there.
func TestIsTurn(t *testing.T) {
	schedule := rules.Schedule{ProposeBlocks: 9}
	at := func(now, turn uint64) *sight {
		return &sight{slot: &settlement.SlotStatus{Start: 100, Now: now}, turn: turn}
	}
	require.True(t, isTurn(at(100, 0), schedule))
	require.False(t, isTurn(at(101, 2), schedule))
	require.True(t, isTurn(at(102, 2), schedule))
	require.False(t, isTurn(at(102, 50), schedule))
	require.True(t, isTurn(at(103, 50), schedule))
	seen := at(100, 50)
	seen.slot.Randao = &common.Hash{1}
	require.True(t, isTurn(seen, schedule))
}
