package session

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"fernet/cmd/fernet/internal/console"
	"fernet/settlement/account"
)

// shownData is how many bytes of a call's data a person is shown.
const shownData = 36

// RenderTxs shows transactions; those of a dry run with the call each would sign.
func RenderTxs(con *console.Console, txs ...*account.Tx) {
	if len(txs) == 0 {
		return
	}
	if txs[0].Call == nil {
		t := console.NewTable("transaction", "block>", "gas>", "ETH>", "hash")
		for _, tx := range txs {
			purpose := tx.Purpose
			if tx.Status == account.Earlier {
				purpose += " (earlier)"
			}
			t.Row(purpose, tx.Block, tx.Gas, tx.Cost, console.Hash(tx.Hash))
		}
		if len(txs) > 1 {
			sum := account.TotalOf(txs)
			t.Footer = []any{"together", "", sum.Gas, sum.Cost, ""}
		}
		con.Table(t)
		return
	}
	con.Line("Dry run: nothing was sent.")
	for _, tx := range txs {
		to := "a new contract"
		if tx.Call.To != nil {
			to = tx.Call.To.Hex()
		}
		data := tx.Call.Data.String()
		if n := len(tx.Call.Data); n > shownData {
			data = fmt.Sprintf("%s… (%d bytes)", tx.Call.Data[:shownData], n)
		}
		outcome := "would succeed, %d gas, %s ETH at current fees"
		if tx.Status == account.NotSimulated {
			outcome = "depends on the calls before it, which this node cannot simulate together; taken for %d gas, %s ETH"
		}
		con.Line("%s: "+outcome, tx.Purpose, tx.Gas, tx.Cost)
		con.Line("  from   %s\n  to     %s\n  data   %s\n  value  %s wei", tx.Call.From, to, data, tx.Call.Value)
	}
	con.Line("%s", account.TotalOf(txs))
}

// Done are the transactions of a run of the program that are final, in their order. The session
// shows them when its command fails, and whoever runs the command when the result cannot be
// printed.
type Done struct{ txs []*account.Tx }

type doneKey struct{}

// WithDone returns a context whose command, as of Run, adds its final transactions to the Done.
func WithDone(ctx context.Context) (context.Context, *Done) {
	d := new(Done)
	return context.WithValue(ctx, doneKey{}, d), d
}

// String says what was done: "2 transactions are sent and final, the last one: approve, 0x…".
func (d *Done) String() string {
	format := "%d transactions are sent and final, the last one: %s, %s"
	switch len(d.txs) {
	case 0:
		return "no transaction was sent"
	case 1:
		format = "%d transaction is sent and final: %s, %s"
	}
	last := d.txs[len(d.txs)-1]
	return fmt.Sprintf(format, len(d.txs), last.Purpose, last.Hash)
}

// narrator tells a person what the account does, as account.Events, and keeps what is final.
type narrator struct{ s *Session }

func (n narrator) Sending(purpose string) { n.s.Dialog.Note("%s: simulating, then sending", purpose) }

func (n narrator) Sent(hash common.Hash, confirmations uint64) {
	blocks := fmt.Sprintf("%d confirmations", confirmations)
	if confirmations == 1 {
		blocks = "one confirmation"
	}
	n.s.Dialog.Note("sent %s, waiting for %s", hash, blocks)
}

func (n narrator) Done(tx *account.Tx) {
	n.s.final.txs = append(n.s.final.txs, tx)
	if tx.Status == account.Earlier {
		n.s.Dialog.Note("%s: was done in block %d by %s", tx.Purpose, tx.Block, tx.Hash)
		return
	}
	n.s.Dialog.Note("%s: done in block %d by %s, %d gas, %s ETH", tx.Purpose, tx.Block, tx.Hash, tx.Gas, tx.Cost)
}

func (n narrator) Resuming(purpose string) {
	n.s.Dialog.Note("%s: was begun earlier, waiting until it is final", purpose)
}

func (n narrator) Resumed(tx *account.Tx) {
	n.s.Dialog.Note("%s: done in block %d by %s", tx.Purpose, tx.Block, tx.Hash)
}

func (n narrator) Abandoned(err error) { n.s.Dialog.Note("begun earlier: %v", err) }
