package node

import (
	"math/big"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// The age of a price is counted from when it was first said, whenever the node was started since.
func TestThePriceKeepsItsAge(t *testing.T) {
	n, _ := standing(t)
	at := time.Unix(1_800_000_000, 0).UTC()
	day := func(d int) time.Time { return at.AddDate(0, 0, d) }
	for _, start := range []struct {
		price int64 // 0: none
		day   int   // of the start
		since time.Time
	}{
		{0, 0, time.Time{}}, {5, 1, day(1)}, {5, 2, day(1)}, {5, 9, day(1)}, {6, 10, day(10)}, {6, 11, day(10)}, {5, 12, day(12)},
		{0, 13, time.Time{}}, {5, 14, day(14)}, {5, 15, day(14)},
	} {
		n.config.Gas = Gas{}
		if start.price != 0 {
			n.config.Gas = Gas{EthPerAZT: big.NewInt(start.price), PricedAt: day(start.day)}
		}
		since, err := n.priceSince()
		require.NoError(t, err)
		require.True(t, start.since.Equal(since), "%+v: %s", start, since)
	}
}
