package session

import (
	"fmt"
	"math/big"
	"time"
)

// InBlocks says how far away a block is, for a person: "in 12 blocks (about 2m24s)".
func (s *Session) InBlocks(head, block uint64) string {
	if block <= head {
		return fmt.Sprintf("%d blocks ago", head-block)
	}
	text, each := fmt.Sprintf("in %d blocks", block-head), s.actor.L1.Seen().BlockTime
	if each > 0 {
		text += fmt.Sprintf(" (about %s)", (time.Duration(block-head) * each).Round(time.Second))
	}
	return text
}

// Blocks says how long so many blocks are, for a person: "150 blocks, about 30m".
func (s *Session) Blocks(n uint64) string {
	text, each := fmt.Sprintf("%d blocks", n), s.actor.L1.Seen().BlockTime
	if n == 1 {
		text = "1 block"
	}
	if each > 0 {
		text += ", about " + roughly(n, each)
	}
	return text
}

// roughly is a duration in its two largest units: "4w", "1d2h", "30m", "24s". So many blocks as L1
// can count would overflow a time.Duration.
func roughly(blocks uint64, each time.Duration) string {
	left := new(big.Int).Mul(new(big.Int).SetUint64(blocks), big.NewInt(int64(each/time.Second)))
	text, units := "", 0
	for _, unit := range []struct {
		seconds int64
		name    string
	}{{7 * 24 * 3600, "w"}, {24 * 3600, "d"}, {3600, "h"}, {60, "m"}, {1, "s"}} {
		n, rest := new(big.Int).QuoRem(left, big.NewInt(unit.seconds), new(big.Int))
		if n.Sign() > 0 {
			text += n.String() + unit.name
		}
		if text != "" {
			units++ // the second follows the first one, or is left out
		}
		if left = rest; units == 2 {
			break
		}
	}
	if text == "" {
		return "0s"
	}
	return text
}
