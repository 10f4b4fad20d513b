// Command fernet is the toolkit's command line.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	// A write to a pipe that nobody reads is an error like others, not the end of a program that
	// may be sending.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// Commands end when they are asked to. One that does not is ended by the second signal: what it
	// was doing is in its journal.
	context.AfterFunc(ctx, func() {
		again := make(chan os.Signal, 1)
		signal.Notify(again, os.Interrupt, syscall.SIGTERM)
		stop() // not before somebody else hears the next signal
		<-again
		os.Exit(exitInterrupted)
	})
	ignoreFileSizeSignal()
	os.Exit(run(ctx, os.Args, os.Stdout, os.Stderr))
}
