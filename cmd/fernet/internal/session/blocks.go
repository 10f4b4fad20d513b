package session

import (
	"fmt"
	"math/big"
	"time"
)

// InBlocks says how far away a block is, for a person: "in 12 blocks (about 2m24s)".
func (c *Chain) InBlocks(head, block uint64) string {
	if block <= head {
		return fmt.Sprintf("%d blocks ago", head-block)
	}
	n := block - head
	if c.network.BlockTime == 0 {
		return fmt.Sprintf("in %d blocks", n)
	}
	return fmt.Sprintf("in %d blocks (about %s)", n, (time.Duration(n) * c.network.BlockTime).Round(time.Second))
}

// Blocks says how long so many blocks are, for a person: "150 blocks, about 30m".
func (c *Chain) Blocks(n uint64) string {
	blocks := fmt.Sprintf("%d blocks", n)
	if n == 1 {
		blocks = "1 block"
	}
	if c.network.BlockTime == 0 {
		return blocks
	}
	return blocks + ", about " + roughly(n, c.network.BlockTime)
}

// roughly is a duration in its two largest units: "4w", "1d2h", "30m", "24s". So many blocks as L1
// can count would overflow a time.Duration.
func roughly(blocks uint64, each time.Duration) string {
	seconds := new(big.Int).Mul(new(big.Int).SetUint64(blocks), big.NewInt(int64(each/time.Second)))
	left, text, parts := seconds, "", 0
	for _, unit := range []struct {
		seconds int64
		name    string
	}{{7 * 24 * 3600, "w"}, {24 * 3600, "d"}, {3600, "h"}, {60, "m"}, {1, "s"}} {
		n, rest := new(big.Int).QuoRem(left, big.NewInt(unit.seconds), new(big.Int))
		if parts > 0 {
			parts++ // the second unit follows the first one, or is left out
		}
		if n.Sign() > 0 {
			text += n.String() + unit.name
			parts = max(parts, 1)
		}
		if left = rest; parts == 2 {
			break
		}
	}
	if text == "" {
		return "0s"
	}
	return text
}
