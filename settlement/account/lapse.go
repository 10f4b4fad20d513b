package account

import "strings"

// keptReceipts are how many receipts an account keeps in memory of what may lapse; those in the
// journal are kept for longer.
const keptReceipts = 4096

// daily are the kinds of transactions that a node sends day by day (see Account.ID). Each is of a
// slot, a block or rewards, of which L1's state says that it is done, and L1 takes none twice.
var daily = map[string]bool{
	"randao": true, "propose": true, "reveal": true, "root": true, "finalize": true, "prune": true,
	"report": true, "expire": true,
	"claim": true, "claim-share": true, "claim-submitter": true,
}

// lapses reports whether the journal may forget a transaction that ended long ago: another one of
// its ID does nothing. Payments are none of them, L1 takes a second one.
func lapses(id string) bool {
	kind, _, _ := strings.Cut(id, "/")
	return daily[kind]
}
