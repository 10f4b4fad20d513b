package account

import (
	"fmt"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/core/types"
	"github.com/stretchr/testify/require"
)

// What a node sends day by day may be forgotten, payments may not: L1 would take them twice.
func TestLapses(t *testing.T) {
	for _, id := range []string{"reveal/0x1/7/abc", "root/0x1/3", "claim-share/0x1/3/9"} {
		require.True(t, lapses(id), id)
	}
	for _, id := range []string{"fund/rewards/0x1/5/1", "deploy/token", "stake/0x1/5/0", "random/ABC", "pay", ""} {
		require.False(t, lapses(id), id)
	}
}

// An account that runs for long keeps the newest receipts, and those that must not be forgotten.
func TestReceiptsAreBounded(t *testing.T) {
	a := New(Options{})
	receipt := &types.Receipt{BlockNumber: big.NewInt(1)}
	a.keep("fund/rewards/0x1/5/1", receipt)
	for slot := range keptReceipts + 10 {
		for range 2 {
			a.keep(fmt.Sprintf("reveal/0x1/%d", slot), receipt)
		}
	}
	require.Len(t, a.done, keptReceipts+1)
	require.Nil(t, a.receipt("reveal/0x1/9"))
	require.NotNil(t, a.receipt("reveal/0x1/10"))
	require.NotNil(t, a.receipt("fund/rewards/0x1/5/1"))
}
