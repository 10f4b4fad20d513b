package session

import (
	"context"
	"fmt"

	"fernet/settlement/account"
)

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

// doneOf returns the Done of a context, or a new one.
func doneOf(ctx context.Context) *Done {
	if d, ok := ctx.Value(doneKey{}).(*Done); ok {
		return d
	}
	return new(Done)
}

// String says what was done: "2 transactions are sent and final, the last one: approve, 0x…".
func (d *Done) String() string {
	switch n := len(d.txs); n {
	case 0:
		return "no transaction was sent"
	case 1:
		return fmt.Sprintf("1 transaction is sent and final: %s, %s", d.txs[0].Purpose, d.txs[0].Hash)
	default:
		return fmt.Sprintf("%d transactions are sent and final, the last one: %s, %s", n, d.txs[n-1].Purpose, d.txs[n-1].Hash)
	}
}
