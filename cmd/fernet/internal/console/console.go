// Package console is what a person sees of a command: headings, lines, tables and progress bars. On
// a terminal they are coloured and fit its width; elsewhere they are plain text, of which nothing
// is cut or wrapped.
package console

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
)

// Console writes for a person. With JSON output that goes to standard error,
// so that standard output holds one object and nothing else.
type Console struct {
	out, errs    io.Writer
	tty, errsTTY *os.File // where those end, nil when that is no terminal; errsTTY can draw a bar
	colour       bool
	mu           sync.Mutex
	below        drawn // a bar or a panel that is on the terminal now, nil for none
}

// drawn is what stays at the end of a terminal. Both are called with the console's lock held.
type drawn interface {
	hide() // before something else is written
	draw()
}

// New returns a console that writes to out, and progress to errs. Colours are used as the function
// coloured says.
func New(out, errs io.Writer) *Console {
	c := &Console{out: out, tty: terminal(out), errs: errs}
	c.colour = coloured(c.tty != nil, os.Getenv)
	if os.Getenv("TERM") != "dumb" {
		c.errsTTY = terminal(errs)
	}
	return c
}

// Live reports whether progress goes to a terminal, where a bar can be drawn. Elsewhere lines have
// to do.
func (c *Console) Live() bool { return c.errsTTY != nil }

// Errs is the writer for errors and progress that was given to New. What is written to it goes
// above a bar, and whole lines are broken between words where a terminal is narrower.
func (c *Console) Errs() io.Writer { return &aboveBar{c} }

type aboveBar struct{ c *Console }

func (w *aboveBar) Unwrap() io.Writer { return w.c.errs }

func (w *aboveBar) Write(p []byte) (int, error) {
	// A last line that is not ended stays as it is: it may be a question, and the answer is typed
	// behind it.
	whole := bytes.LastIndexByte(p, '\n') + 1
	text := (&Console{tty: w.c.errsTTY}).wrapped(Plain, string(p[:whole]))
	if err := w.c.write(w.c.errs, text+string(p[whole:])); err != nil {
		return 0, err
	}
	return len(p), nil
}

// write writes to one of the writers. A bar comes back below lines that are ended.
func (c *Console) write(w io.Writer, text string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.below != nil {
		c.below.hide()
	}
	_, err := io.WriteString(w, text)
	if err == nil && c.below != nil && strings.HasSuffix(text, "\n") {
		c.below.draw()
	}
	return err
}

// print writes lines to out. Who made the writer knows of its errors: there is nothing that a
// caller in the middle of its work could do.
func (c *Console) print(text string) { _ = c.write(c.out, text) }

// Say writes a line, which is broken between words where a terminal is narrower.
func (c *Console) Say(tone Tone, format string, args ...any) {
	c.print(c.wrapped(tone, fmt.Sprintf(format+"\n", args...)))
}

// Line writes a line that is neither good nor bad.
func (c *Console) Line(format string, args ...any) { c.Say(Plain, format, args...) }

// Good writes a line that says something went as it should.
func (c *Console) Good(format string, args ...any) { c.Say(Good, format, args...) }

// Bad writes a line that says something did not.
func (c *Console) Bad(format string, args ...any) { c.Say(Bad, format, args...) }

// Item writes a line under a coloured word, such as "ok". What does not fit is indented under the
// text.
func (c *Console) Item(tone Tone, word string, format string, args ...any) {
	lead := fmt.Sprintf("%-6s", word)
	blanks := strings.Repeat(" ", len(lead))
	lines := c.wrapped(Plain, blanks+fmt.Sprintf(format+"\n", args...))
	c.print(c.paint(tone, lead) + strings.TrimPrefix(lines, blanks))
}

// wrapped is a text of lines, each of which is ended, of which none is wider than the terminal, as
// far as it has words to break it at.
func (c *Console) wrapped(tone Tone, text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		for _, part := range wrap(strings.TrimSuffix(line, "\n"), columns(c.tty), false) {
			b.WriteString(c.paint(tone, part) + "\n")
		}
	}
	return b.String()
}

// Tone is what a text means to a reader, shown by its colour.
type Tone int

// The tones.
const (
	Plain  Tone = iota
	Good        // as it should be: agrees, active, finalized
	Bad         // it is not: disagrees, prunable
	Warn        // not yet, or not any more: pending, exiting
	Strong      // what a reader looks for first
	Heading
)

// Verdict is the tone of what is as it should be, or of what is not.
func Verdict(good bool) Tone {
	if good {
		return Good
	}
	return Bad
}

var codes = map[Tone]string{Good: "1;32", Bad: "1;31", Warn: "33", Strong: "1", Heading: "1;36"}

func (c *Console) paint(tone Tone, s string) string {
	if !c.colour || tone == Plain || strings.TrimSpace(s) == "" {
		return s
	}
	return "\x1b[" + codes[tone] + "m" + s + "\x1b[0m"
}
