package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/files"
	"fernet/prover/operator"
	"fernet/settlement/rules"
)

// shown is a result that another package defines, and how a person is shown it.
type shown[T any] struct {
	result *T
	render func(*console.Console, *T)
}

func (r *shown[T]) Render(con *console.Console) { r.render(con, r.result) }

// MarshalJSON leaves it to the printer of results to escape what is to be escaped.
func (r *shown[T]) MarshalJSON() ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(r.result)
	return text.Bytes(), err
}

// rendered has the result of work shown to a person with render.
func rendered[T any](do work[*T], render func(*console.Console, *T)) work[*shown[T]] {
	return func(ctx context.Context, c *cli.Context, s *session.Session) (*shown[T], error) {
		r, err := do(ctx, c, s)
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
	err := write(path, content)
	if errors.Is(err, files.ErrExists) {
		err = fmt.Errorf("%w: %s", err, advice)
	}
	return wrote(s, path), err
}

// name is the file to a person. In a dry run it follows the words: "would be drafted into".
func (w written) name(would string) string {
	if len(w.Would) > 0 {
		return would + " " + w.Would[0]
	}
	return w.File
}

// renderSubmitted shows what came of sending a submission.
func renderSubmitted(con *console.Console, r *operator.SubmittedRoot) {
	renderSent(con, r.Sent)
	switch {
	case !r.Best || r.Already != "":
	case r.Now >= r.WindowEnd:
		con.Line("The root has won block %d with a total of %s.", r.Block, rules.Points(r.Total.Int))
	default:
		con.Line("The root leads block %d with a total of %s. Others can outbid it until L1 block %d, L1 is at %d.",
			r.Block, rules.Points(r.Total.Int), r.WindowEnd, r.Now)
	}
}
