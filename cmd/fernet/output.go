package main

import (
	"context"
	"errors"
	"io"
	"syscall"

	"github.com/urfave/cli/v2"
)

// output is standard output. It takes everything, and keeps the first error: what a command does on
// L1 must not stop halfway because nobody reads of it, and run has the last word about it.
type output struct {
	io.Writer
	bytes  int
	err    error
	failed func() // is called on the first error, when it is set; see stopsUnread
}

// Unwrap lets a console see that a terminal is behind it.
func (w *output) Unwrap() io.Writer { return w.Writer }

func (w *output) Write(p []byte) (int, error) {
	if w.err != nil {
		return len(p), nil
	}
	n, err := w.Writer.Write(p)
	w.bytes += n
	if err != nil {
		w.err = err
		if w.failed != nil {
			w.failed()
		}
	}
	return len(p), nil
}

// stopsUnread returns the context of a command that is for its output alone: it ends when nobody
// can read that any more.
func stopsUnread(c *cli.Context) (context.Context, context.CancelFunc) {
	ctx, stop := context.WithCancel(c.Context)
	if w, ok := c.App.Writer.(*output); ok {
		w.failed = stop
	}
	return ctx, stop
}

// closed reports whether a reader went away, such as head, when it had what it wanted.
func (w *output) closed() bool {
	return errors.Is(w.err, syscall.EPIPE) || errors.Is(w.err, io.ErrClosedPipe)
}
