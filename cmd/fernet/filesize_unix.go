//go:build unix

package main

import (
	"os/signal"
	"syscall"
)

// ignoreFileSizeSignal makes a limit on the size of files an error of the write, which is said in
// one line and leaves the old file as it was. As a signal it would end the program with a trace.
func ignoreFileSizeSignal() { signal.Ignore(syscall.SIGXFSZ) }
