// Command proving makes proofs on demand and says how much processor time each took. Package
// measure runs it twice side by side, once built with today's circuits and once with the first
// edition's: this file is the same in both, and open is defined beside it for the one or in
// testdata for the other.
//
//	proving KEYS
//
// Keys are cached in the folder KEYS and made if they are missing; then it writes "ready". For each
// line of standard input, the name of a circuit, it makes the circuit's proofs and writes the
// seconds of processor time of all its threads, garbage collection included, for one of them.
package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"syscall"
	"time"
)

// prover makes proofs of one circuit.
type prover struct {
	atOnce int // how many a call of prove makes, side by side
	prove  func(context.Context) error
}

func main() {
	if err := run(context.Background(), os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "proving:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, in io.Reader, out io.Writer) error {
	if len(args) != 1 {
		return fmt.Errorf("usage: proving KEYS")
	}
	provers, err := open(ctx, args[0])
	if err != nil {
		return err
	}
	fmt.Fprintln(out, "ready")
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		circuit, found := provers[lines.Text()]
		if !found {
			return fmt.Errorf("there is no circuit %q", lines.Text())
		}
		runtime.GC() // what an earlier proof left behind is not this one's work
		before, err := processorTime()
		if err != nil {
			return err
		}
		if err := circuit.prove(ctx); err != nil {
			return err
		}
		after, err := processorTime()
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%.6f\n", (after-before).Seconds()/float64(circuit.atOnce))
	}
	return lines.Err()
}

// processorTime is what all threads of this process have used so far.
func processorTime() (time.Duration, error) {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		return 0, fmt.Errorf("read processor time: %w", err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano()), nil
}
