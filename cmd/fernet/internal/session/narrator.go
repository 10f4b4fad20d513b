package session

import (
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/account"
)

// narrator tells a person what the account does, as account.Events, and keeps what is final.
type narrator struct {
	dialog *Dialog
	final  *Done
}

// Sending says that a call is about to be sent.
func (n *narrator) Sending(purpose string) { n.dialog.Note("%s: simulating, then sending", purpose) }

// Sent says which transaction was sent.
func (n *narrator) Sent(hash common.Hash, confirmations uint64) {
	blocks := fmt.Sprintf("%d confirmations", confirmations)
	if confirmations == 1 {
		blocks = "one confirmation"
	}
	n.dialog.Note("sent %s, waiting for %s", hash, blocks)
}

// Done says that a transaction is final.
func (n *narrator) Done(tx *account.Tx) {
	n.final.txs = append(n.final.txs, tx)
	if tx.Status == account.Earlier {
		n.dialog.Note("%s: was done in block %d by %s", tx.Purpose, tx.Block, tx.Hash)
		return
	}
	n.dialog.Note("%s: done in block %d by %s, %d gas, %s ETH", tx.Purpose, tx.Block, tx.Hash, tx.Gas, tx.Cost)
}

// Resuming says what an earlier run began.
func (n *narrator) Resuming(purpose string) {
	n.dialog.Note("%s: was begun earlier, waiting until it is final", purpose)
}

// Resumed says that it is final.
func (n *narrator) Resumed(tx *account.Tx) {
	n.dialog.Note("%s: done in block %d by %s", tx.Purpose, tx.Block, tx.Hash)
}

// Abandoned says why what an earlier run began did not come about.
func (n *narrator) Abandoned(err error) { n.dialog.Note("begun earlier: %v", err) }
