package main

import (
	"strconv"

	"fernet/cmd/fernet/internal/console"
	"fernet/prover/payments"
	"fernet/settlement/units"
)

// renderPayments shows n transfers in a table, if there are any, with their places in a column of
// that name.
func renderPayments(con *console.Console, column string, n int, at func(i int) (place int, p payments.Payment)) {
	t := console.Table{Columns: []console.Column{
		{Name: column, Align: console.Right}, {Name: "from", Align: console.Right}, {Name: "to", Align: console.Right}, {Name: "receiver"},
		{Name: "AZT", Align: console.Right}, {Name: "fee", Align: console.Right}, {Name: "nonce", Align: console.Right},
	}}
	for i := range n {
		place, p := at(i)
		nonce := "" // that of a transfer of a block that cannot be run is not known
		if p.Nonce != nil {
			nonce = strconv.FormatUint(*p.Nonce, 10)
		}
		t.Rows = append(t.Rows, []any{place, p.From, p.To, p.ToAddress[:10] + "…", units.Exact(p.Amount.Int), units.Exact(p.Fee.Int), nonce})
	}
	if n > 0 {
		con.Table(t)
	}
}
