package devnet

import (
	"fmt"

	"github.com/ethereum/go-ethereum/common/hexutil"
)

// maxMine bounds one call of anvil_mine.
const maxMine = 100_000

// mineAPI lets another process pass time, under the name and with the
// arguments of anvil's own method, so that one test can drive both.
type mineAPI struct{ d *Devnet }

// Mine seals n blocks (default 1). The interval of anvil's second argument is
// not supported.
func (a *mineAPI) Mine(n *hexutil.Uint64) error {
	blocks := uint64(1)
	if n != nil {
		blocks = uint64(*n)
	}
	if blocks > maxMine {
		return fmt.Errorf("anvil_mine: %d blocks, at most %d", blocks, maxMine)
	}
	return a.d.Advance(blocks)
}
