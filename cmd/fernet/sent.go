package main

import (
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/operator"
	"fernet/settlement/units"
)

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
