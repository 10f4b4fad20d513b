package session

import (
	"fmt"

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
