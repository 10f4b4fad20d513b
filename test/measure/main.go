// Command measure prints what the toolkit costs, as Markdown tables with the bounds it is held to:
// constraints, proving against the protocol's first edition, the demo's time and memory, gas, and
// what settlement/cost estimates of them; nodes, networks of them, and audits. It exits with 1 when
// what does not depend on the machine, a count or a ratio of two times of one run, is above its
// bound, or when an estimate is off by more than its tolerance. Seconds above their bound are
// marked, and fail nothing but with -quiet, which says that the machine has nothing else to do.
//
//	go run ./test/measure [-quiet] bench FERNET [PART...]
//	go run ./test/measure [-quiet] document FERNET FILE [PART...]
//	go run ./test/measure list
//	go run ./test/measure processes RUNS
//	go run ./test/measure scale FERNET N...
//
// It is run in the repository's root. FERNET is the built program; its demo is run as a user runs
// it, in a process of its own. PART is a part of bench, all of them without one; list says which
// there are and how long they take. document puts their tables into FILE, in the place of those of
// an earlier run. N is how many transactions a base rollup has. Networks of processes are measured
// by test/network, which keeps its figures in the file RUNS. What is built for the comparison stays
// in build/measure.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"strings"

	"fernet/settlement/units"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

var errUsage = errors.New("usage: measure [-quiet] bench FERNET [PART...], measure [-quiet] document FERNET FILE [PART...], " +
	"measure list, measure processes RUNS, or measure scale FERNET N, for one or more N")

func run(ctx context.Context, args []string, out io.Writer) error {
	quiet := len(args) > 0 && args[0] == "-quiet"
	if quiet {
		args = args[1:]
	}
	switch {
	case len(args) >= 2 && args[0] == "bench":
		return printParts(ctx, &bench{args[1]}, args[2:], quiet, out)
	case len(args) >= 3 && args[0] == "document":
		return writeParts(ctx, &bench{args[1]}, args[3:], quiet, args[2])
	case len(args) == 1 && args[0] == "list":
		list(out)
		return nil
	case len(args) == 2 && args[0] == "processes":
		return processes(args[1], out)
	case len(args) > 2 && args[0] == "scale":
		return scale(ctx, args[1], args[2:], report{out, quiet})
	case len(args) == 3 && (args[0] == "scale-setup" || args[0] == "scale-prove"):
		n, err := strconv.ParseUint(args[2], 10, 32)
		if err != nil {
			return fmt.Errorf("%s: %w", args[0], err)
		}
		if args[0] == "scale-setup" {
			return scaleSetup(ctx, args[1], uint32(n), out)
		}
		return scaleProve(ctx, args[1], uint32(n), out)
	default:
		return errUsage
	}
}

// report is where tables are written to.
type report struct {
	io.Writer
	quiet bool // the machine has nothing else to do: seconds above their bound are an error too
}

// row is one figure and its bound; 0 is no bound. Its unit is "" for a count, "ratio", "s",
// "ms", "MiB" or "gas".
type row struct {
	what  string
	value float64
	bound float64
	unit  string
	// held: it does not depend on the machine, so that above its bound is always an error
	held bool
}

// write prints the rows as a table, marks those above their bound, and names the held ones of them
// in its error, on a quiet machine all.
func write(out report, title string, rows []row) error {
	fmt.Fprintf(out, "## %s\n\n| what | measured | at most |\n|---|--:|--:|\n", title)
	var above []string
	for _, r := range rows {
		measured, bound := figure(r.value, r.unit), ""
		if r.bound > 0 {
			bound = figure(r.bound, r.unit)
			if r.value > r.bound {
				measured += ", above"
				if r.held || out.quiet {
					above = append(above, r.what)
				}
			}
		}
		fmt.Fprintf(out, "| %s | %s | %s |\n", r.what, measured, bound)
	}
	fmt.Fprintln(out)
	if len(above) > 0 {
		return fmt.Errorf("above the bound: %s", strings.Join(above, ", "))
	}
	return nil
}

func figure(v float64, unit string) string {
	switch {
	case unit == "":
		return units.Grouped(uint64(v))
	case unit == "ratio":
		return fmt.Sprintf("%.3f", v)
	case v < 10:
		return fmt.Sprintf("%.2f %s", v, unit)
	case v < 100:
		return fmt.Sprintf("%.1f %s", v, unit)
	case v < 1000:
		return fmt.Sprintf("%.0f %s", v, unit)
	default:
		return units.Grouped(uint64(v)) + " " + unit
	}
}
