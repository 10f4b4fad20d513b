package main

import (
	"fernet/cmd/fernet/internal/console"
	"fernet/prover/payments"
	"fernet/settlement/units"
)

// renderPayments shows transfers in a table, if there are any, with their places in a column of
// that name.
func renderPayments(con *console.Console, column string, transfers []payments.ListedTransfer) {
	t := console.NewTable(column+">", "from>", "to>", "receiver", "AZT>", "fee>", "nonce>")
	for _, p := range transfers {
		var nonce any = "" // that of a transfer of a block that cannot be run is not known
		if p.Nonce != nil {
			nonce = *p.Nonce
		}
		t.Row(p.Place, p.From, p.To, console.Cut(p.ToAddress, 10), units.Exact(p.Amount.Int), units.Exact(p.Fee.Int), nonce)
	}
	if len(t.Rows) > 0 {
		con.Table(t)
	}
}
