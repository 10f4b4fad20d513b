package console

import (
	"io"
	"os"
	"strconv"

	"golang.org/x/term"
)

// terminal returns the terminal that a writer ends at, nil when it ends elsewhere. A writer around
// another one is looked through when it has an Unwrap method.
func terminal(w io.Writer) *os.File {
	for {
		switch v := w.(type) {
		case *os.File:
			if term.IsTerminal(int(v.Fd())) {
				return v
			}
			return nil
		case interface{ Unwrap() io.Writer }:
			w = v.Unwrap()
		default:
			return nil
		}
	}
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

// fallbackWidth is that of a terminal which does not know its own, such as a serial line.
const fallbackWidth = 80

// columns is the width of a terminal now: it may be resized while a command runs. It is 0 of what
// is no terminal, where lines may have any length.
func columns(f *os.File) int {
	if f == nil {
		return 0
	}
	if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 0 {
		return width
	}
	if width, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && width > 0 {
		return width
	}
	return fallbackWidth
}
