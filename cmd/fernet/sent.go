package main

import (
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/operator"
)

// renderSent shows what an action sent, or why it sent nothing.
func renderSent(con *console.Console, r operator.Sent) {
	if r.Already != "" {
		con.Line("Nothing to do: %s.", r.Already)
	}
	session.RenderTxs(con, r.Transactions...)
}

// waiter waits with --wait, and is nil without.
func waiter(c *cli.Context, s *session.Session) operator.Waiter {
	if c.Bool("wait") {
		return s.Wait
	}
	return nil
}
