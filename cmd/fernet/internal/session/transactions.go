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
		t := console.Table{Columns: []console.Column{{Name: "transaction"}, {Name: "block", Align: console.Right}, {Name: "gas", Align: console.Right}, {Name: "ETH", Align: console.Right}, {Name: "hash"}}}
		for _, tx := range txs {
			purpose := tx.Purpose
			if tx.Status == account.Earlier {
				purpose += " (earlier)"
			}
			t.Rows = append(t.Rows, []any{purpose, tx.Block, tx.Gas, tx.Cost, console.Cell{Text: tx.Hash, Short: tx.Hash.Hex()[:12] + "…"}})
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
		if tx.Status == account.NotSimulated {
			con.Line("%s: depends on the calls before it, which this node cannot simulate together; taken for %d gas, %s ETH", tx.Purpose, tx.Gas, tx.Cost)
		} else {
			con.Line("%s: would succeed, %d gas, %s ETH at current fees", tx.Purpose, tx.Gas, tx.Cost)
		}
		con.Line("  from   %s\n  to     %s\n  data   %s\n  value  %s wei", tx.Call.From, to, data, tx.Call.Value)
	}
	con.Line("%s", account.TotalOf(txs))
}
