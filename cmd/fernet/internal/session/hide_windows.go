package session

import (
	"os"

	"golang.org/x/sys/windows"
)

// hide makes a console not show what is typed, and returns how to show it again.
func hide(terminal *os.File) (show func() error, err error) {
	handle := windows.Handle(terminal.Fd())
	var before uint32
	if err := windows.GetConsoleMode(handle, &before); err != nil {
		return nil, err
	}
	hidden := before&^windows.ENABLE_ECHO_INPUT | windows.ENABLE_PROCESSED_INPUT | windows.ENABLE_LINE_INPUT
	if err := windows.SetConsoleMode(handle, hidden); err != nil {
		return nil, err
	}
	return func() error { return windows.SetConsoleMode(handle, before) }, nil
}
