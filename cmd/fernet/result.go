package main

import (
	"context"
	"errors"
	"fmt"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/files"
	"fernet/prover/operator"
	"fernet/prover/payments"
	"fernet/settlement/units"
)

// shown is a result that another package defines, and how a person is shown it.
type shown[T any] struct {
	result *T
	render func(*console.Console, *T)
}

func (r *shown[T]) Render(con *console.Console) { r.render(con, r.result) }

// JSON is what session.PrintResult prints.
func (r *shown[T]) JSON() any { return r.result }

// rendered has the result of work shown to a person with render.
func rendered[T any](do work[*T], render func(*console.Console, *T)) work[*shown[T]] {
	return func(ctx context.Context, in *input, s *session.Session) (*shown[T], error) {
		r, err := do(ctx, in, s)
		if err != nil {
			return nil, err
		}
		return &shown[T]{r, render}, nil
	}
}

// written is the file of a command that writes one. It is for results, which embed it.
type written struct {
	File  string   `json:"file"`            // empty in a dry run
	Would []string `json:"would,omitempty"` // files that a dry run would have written
}

// wrote says that a command wrote a file, or that its dry run would have.
func wrote(s *session.Session, path string) written {
	if s.Config.DryRun {
		return written{Would: []string{path}}
	}
	return written{File: path}
}

// writeFile writes a file of content that must not be lost. In a dry run it finds out with check
// whether write would refuse to. Where there is another file of the name, advice says what to do.
func writeFile[T any](s *session.Session, path string, content T, write, check func(string, T) error, advice string) (written, error) {
	if s.Config.DryRun {
		write = check
	}
	return wrote(s, path), advised(write(path, content), files.ErrExists, advice)
}

// name is the file to a person. In a dry run it follows the words: "would be drafted into".
func (w written) name(would string) string {
	if len(w.Would) > 0 {
		return would + " " + w.Would[0]
	}
	return w.File
}

// advised adds what to do to an error of a kind.
func advised(err, kind error, advice string) error {
	if errors.Is(err, kind) {
		return fmt.Errorf("%w: %s", err, advice)
	}
	return err
}

// renderSent shows what an action sent, or why it sent nothing, and what it says of that, if
// anything.
func renderSent(con *console.Console, r operator.Sent, says ...string) {
	if r.Already != "" {
		con.Line("Nothing to do: %s.", r.Already)
	}
	session.RenderTxs(con, r.Transactions...)
	for _, text := range says {
		if text != "" {
			con.Line("%s", text)
		}
	}
}

// renderPenalties says what penalties took.
func renderPenalties(con *console.Console, penalties []operator.Penalty) {
	for _, p := range penalties {
		con.Line("%s", p)
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

// renderSubmitted shows what came of sending a submission.
func renderSubmitted(con *console.Console, r *operator.SubmittedRoot) {
	renderSent(con, r.Sent, r.Standing())
}
