package console

import (
	"io"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"

	"github.com/mattn/go-runewidth"
	"golang.org/x/term"
)

// terminal returns the terminal that a writer ends at, nil when it ends elsewhere. A writer around
// another one is looked through when it has an Unwrap method.
func terminal(w io.Writer) *os.File {
	switch v := w.(type) {
	case interface{ Unwrap() io.Writer }:
		return terminal(v.Unwrap())
	case *os.File:
		if term.IsTerminal(int(v.Fd())) {
			return v
		}
	}
	return nil
}

// coloured decides about colours as most programs do: NO_COLOR (https://no-color.org) is a no
// whatever else is set, CLICOLOR_FORCE and FORCE_COLOR are a yes for pipes too
// (https://bixense.com/clicolors), unless they are 0; otherwise terminals get colours, but not one
// that cannot show them (TERM=dumb) or whose user said CLICOLOR=0.
func coloured(tty bool, env func(string) string) bool {
	no := func(text string) bool { return text == "0" || text == "false" }
	switch cli, all := env("CLICOLOR_FORCE"), env("FORCE_COLOR"); {
	case env("NO_COLOR") != "":
		return false
	case cli != "" && !no(cli):
		return true
	case all != "":
		return !no(all)
	}
	return tty && env("TERM") != "dumb" && env("CLICOLOR") != "0"
}

const (
	fallbackWidth  = 80 // of a terminal which does not know its own, such as a serial line
	fallbackHeight = 24
	anyWidth       = math.MaxInt // of what is no terminal, where lines may have any length
)

// columns is the width of a terminal now: it may be resized while a command runs.
func columns(f *os.File) int {
	if f == nil {
		return anyWidth
	}
	if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 0 {
		return width
	}
	if width, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && width > 0 {
		return width
	}
	return fallbackWidth
}

// rows is the height of a terminal now.
func rows(f *os.File) int {
	if _, height, err := term.GetSize(int(f.Fd())); err == nil && height > 0 {
		return height
	}
	return fallbackHeight
}

// cells measures text as terminals of every locale but the East Asian ones do.
var cells = &runewidth.Condition{}

func widthOf(s string) int { return cells.StringWidth(s) }

// hanging is what lines are indented under: a number as in a list, or a name that blanks set apart
// from its value.
var hanging = regexp.MustCompile(`^ *(?:\d+\. +|\S+(?: \S+)* {2,})`)

// wrap breaks a line between words, so that no part is wider than width. Parts are indented as the
// line is, those of prose under its value or its text when it begins with a name or a number. A
// word that is wider has a part for itself, which is cut up with hard; without, a terminal shows it
// over several rows and copies it as one word.
func wrap(line string, width int, hard bool) []string {
	if widthOf(line) <= width {
		return []string{line}
	}
	indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
	if len(indent) > width/2 {
		indent = ""
	}
	lead, under := indent, indent
	if name := hanging.FindString(line); !hard && name != "" && widthOf(name) <= width/2 {
		lead, under = name, strings.Repeat(" ", widthOf(name))
	}
	var parts []string
	part, blank, next := lead, "", indent
	for _, word := range strings.Fields(strings.TrimPrefix(line, lead)) {
		// A first value that is too wide, such as an address, has more room on a line of its own.
		if part != indent && widthOf(part+blank+word) > width {
			parts = append(parts, strings.TrimRight(part, " "))
			part, blank = next, ""
		}
		part, blank, next = part+blank+word, " ", under
		for hard && widthOf(part) > width {
			head := cells.Truncate(part, width, "")
			parts = append(parts, head)
			part = indent + part[len(head):]
		}
	}
	return append(parts, part)
}
