//go:build linux || darwin || dragonfly || freebsd || netbsd || openbsd

package session

import (
	"os"

	"golang.org/x/sys/unix"
)

// hide makes a terminal not show what is typed, and returns how to show it again. What
// term.ReadPassword does is undone only when a line was typed: a command that is interrupted would
// leave the terminal silent.
func hide(terminal *os.File) (show func() error, err error) {
	fd := int(terminal.Fd())
	before, err := unix.IoctlGetTermios(fd, getTermios)
	if err != nil {
		return nil, err
	}
	hidden := *before
	hidden.Lflag &^= unix.ECHO
	hidden.Lflag |= unix.ICANON | unix.ISIG
	hidden.Iflag |= unix.ICRNL
	if err := unix.IoctlSetTermios(fd, setTermios, &hidden); err != nil {
		return nil, err
	}
	return func() error { return unix.IoctlSetTermios(fd, setTermios, before) }, nil
}
