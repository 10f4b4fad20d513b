package session

import (
	"context"
	"fmt"
)

// Done is what a run of the program has achieved on L1, for whoever has to say it when the result cannot be printed.
type Done struct{ txs []*Tx }

type doneKey struct{}

// WithDone returns a context in which transactions that are final are counted.
func WithDone(ctx context.Context) (context.Context, *Done) {
	d := new(Done)
	return context.WithValue(ctx, doneKey{}, d), d
}

// count adds a final transaction to the Done of the context, if it has one.
func count(ctx context.Context, tx *Tx) {
	if d, ok := ctx.Value(doneKey{}).(*Done); ok {
		d.txs = append(d.txs, tx)
	}
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
