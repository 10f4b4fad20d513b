//go:build linux

// Package tty gives tests a terminal, and what somebody in front of it would see.
package tty

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/mattn/go-runewidth"
	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"
)

// Terminal is a pseudo-terminal.
type Terminal struct {
	*os.File // the side that a program has
	t        testing.TB
	columns  int
	read     chan []byte
}

// Open opens a terminal with a width, which is closed with the test. Nothing in the environment
// decides about its colours.
func Open(t testing.TB, columns int) *Terminal {
	t.Helper()
	for _, name := range []string{"NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR"} {
		t.Setenv(name, "")
	}
	t.Setenv("TERM", "xterm-256color")
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	require.NoError(t, err)
	fd := int(master.Fd())
	require.NoError(t, unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0))
	number, err := unix.IoctlGetUint32(fd, unix.TIOCGPTN)
	require.NoError(t, err)
	tty, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	require.NoError(t, err)
	x := &Terminal{File: tty, t: t, columns: columns, read: make(chan []byte, 1)}
	x.Resize(columns)
	go func() {
		var all bytes.Buffer
		_, err := io.Copy(&all, master)
		// which is how the end is said once the other side is closed
		if !errors.Is(err, syscall.EIO) {
			t.Errorf("read terminal: %v", err)
		}
		x.read <- all.Bytes()
	}()
	t.Cleanup(func() {
		tty.Close()
		master.Close()
	})
	return x
}

// Resize makes the terminal another width.
func (x *Terminal) Resize(columns int) {
	x.t.Helper()
	x.columns = columns
	require.NoError(x.t, unix.IoctlSetWinsize(int(x.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: uint16(columns)}))
}

// Raw closes the terminal and returns all that was written to it, with "\n" for the ends of lines.
func (x *Terminal) Raw() string {
	x.t.Helper()
	require.NoError(x.t, x.Close())
	return strings.ReplaceAll(string(<-x.read), "\r\n", "\n")
}

// Screen closes the terminal and returns the rows that are seen in the end, without colours. Of the
// escape sequences it knows colours, the erasing of a line's rest and of all that follows, and the
// way up; others fail the test.
func (x *Terminal) Screen() []string {
	x.t.Helper()
	rows, y, at := [][]rune{{}}, 0, 0
	down := func() {
		if y++; y == len(rows) {
			rows = append(rows, []rune{})
		}
		at = 0
	}
	text := []rune(x.Raw())
	for i := 0; i < len(text); i++ {
		switch r := text[i]; r {
		case '\n':
			down()
		case '\r':
			at = 0
		case '\x1b':
			end := i
			for end++; end < len(text) && !strings.ContainsRune("mKJA", text[end]); end++ {
				require.Contains(x.t, "[;0123456789", string(text[end]))
			}
			switch text[end] {
			case 'K':
				rows[y] = rows[y][:min(at, len(rows[y]))]
			case 'J':
				rows[y] = rows[y][:min(at, len(rows[y]))]
				rows = rows[:y+1]
			case 'A':
				n, err := strconv.Atoi(string(text[i+2 : end]))
				require.NoError(x.t, err)
				y = max(0, y-n)
			}
			i = end
		default:
			if at+runewidth.RuneWidth(r) > x.columns { // the terminal goes on in the next row
				down()
			}
			for len(rows[y]) <= at {
				rows[y] = append(rows[y], ' ')
			}
			rows[y][at] = r
			at++
		}
	}
	var screen []string
	for _, r := range rows {
		screen = append(screen, strings.TrimRight(string(r), " "))
	}
	for len(screen) > 0 && screen[len(screen)-1] == "" {
		screen = screen[:len(screen)-1]
	}
	return screen
}
