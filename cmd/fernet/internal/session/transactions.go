package session

import (
	"context"

	"fernet/cmd/fernet/internal/console"
	"fernet/settlement/account"
)

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
		con.Line("%s", tx.Unsigned())
	}
	con.Line("%s", account.TotalOf(txs))
}

// Done are the transactions of a run of the program that are final, in their order. The session
// shows them when its command fails, and whoever runs the command when the result cannot be
// printed.
type Done struct{ account.Txs }

type doneKey struct{}

// WithDone returns a context whose command, as of Run, adds its final transactions to the Done.
func WithDone(ctx context.Context) (context.Context, *Done) {
	d := new(Done)
	return context.WithValue(ctx, doneKey{}, d), d
}

// narrator tells a person what the account does, as account.Events, and keeps what is final.
type narrator struct {
	account.Lines
	s *Session
}

func (n narrator) Done(tx *account.Tx) {
	n.s.final.Txs = append(n.s.final.Txs, tx)
	n.Lines.Done(tx)
}
