package account

import (
	"fmt"

	"github.com/ethereum/go-ethereum/common"
)

// Lines are [Events] that a person is told in a line each.
type Lines func(line string)

func (l Lines) say(format string, args ...any) { l(fmt.Sprintf(format, args...)) }

// Sending implements [Events], as all of them do.
func (l Lines) Sending(purpose string) { l.say("%s: simulating, then sending", purpose) }

func (l Lines) Sent(hash common.Hash, confirmations uint64) {
	blocks := fmt.Sprintf("%d confirmations", confirmations)
	if confirmations == 1 {
		blocks = "one confirmation"
	}
	l.say("sent %s, waiting for %s", hash, blocks)
}

func (l Lines) Done(tx *Tx) {
	if tx.Status == Earlier {
		l.say("%s: was done in block %d by %s", tx.Purpose, tx.Block, tx.Hash)
		return
	}
	l.say("%s: done in block %d by %s, %d gas, %s ETH", tx.Purpose, tx.Block, tx.Hash, tx.Gas, tx.Cost)
}

func (l Lines) Resuming(purpose string) {
	l.say("%s: was begun earlier, waiting until it is final", purpose)
}

func (l Lines) Resumed(tx *Tx) { l.say("%s: done in block %d by %s", tx.Purpose, tx.Block, tx.Hash) }

func (l Lines) Abandoned(err error) { l.say("begun earlier: %v", err) }
