package network

import (
	"cmp"
	"fmt"
	"math/big"
	"time"
)

// InBlocks says how far away a block is, for a person: "in 12 blocks (about 2m24s)".
func (n Network) InBlocks(head, block uint64) string {
	if block <= head {
		return fmt.Sprintf("%d blocks ago", head-block)
	}
	text, each := fmt.Sprintf("in %d blocks", block-head), n.BlockTime
	if each > 0 {
		text += fmt.Sprintf(" (about %s)", (time.Duration(block-head) * each).Round(time.Second))
	}
	return text
}

// Blocks says how long so many blocks are, for a person: "150 blocks, about 30m".
func (n Network) Blocks(count uint64) string {
	text := fmt.Sprintf("%d blocks", count)
	if count == 1 {
		text = "1 block"
	}
	if n.BlockTime > 0 {
		text += ", about " + roughly(count, n.BlockTime)
	}
	return text
}

// roughly is a duration in its two largest units: "4w", "1d2h", "30m", "24s". So many blocks as L1
// can count would overflow a time.Duration.
func roughly(blocks uint64, each time.Duration) string {
	left := new(big.Int).Mul(new(big.Int).SetUint64(blocks), big.NewInt(int64(each/time.Second)))
	text, units := "", 0
	for i, seconds := range []int64{7 * 24 * 3600, 24 * 3600, 3600, 60, 1} {
		n, rest := new(big.Int).QuoRem(left, big.NewInt(seconds), new(big.Int))
		if n.Sign() > 0 {
			text += n.String() + "wdhms"[i:i+1]
		}
		if text != "" {
			units++ // the second follows the first one, or is left out
		}
		if left = rest; units == 2 {
			break
		}
	}
	return cmp.Or(text, "0s")
}
