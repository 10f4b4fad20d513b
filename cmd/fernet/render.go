package main

import (
	"errors"
	"fmt"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/operator"
	"fernet/prover/payments"
	"fernet/settlement/units"
)

// advised adds what to do to an error of a kind.
func advised(err, kind error, advice string) error {
	if errors.Is(err, kind) {
		return fmt.Errorf("%w: %s", err, advice)
	}
	return err
}

// renderSent shows what an action sent, or why it sent nothing.
func renderSent(con *console.Console, r operator.Sent) {
	if r.Already != "" {
		con.Line("Nothing to do: %s.", r.Already)
	}
	session.RenderTxs(con, r.Transactions...)
}

// renderPenalties says what penalties took.
func renderPenalties(con *console.Console, penalties []operator.Penalty) {
	for _, p := range penalties {
		con.Line("Staker %d lost %s AZT of its deposit, and may not propose from L1 block %d to %d.",
			p.StakerID, units.Exact(p.Burned.Int), p.FromBlock, max(p.BanUntil, p.FromBlock+1)-1)
	}
}

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
