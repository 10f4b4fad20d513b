package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"fernet/test/runs"
)

// part is what is measured together. Each can be measured alone.
type part struct {
	name   string // as ROWS of the Makefile names it
	what   string // for whoever waits
	about  time.Duration
	tables []string // their titles, in order
	run    func(*bench, context.Context, report) error
}

// parts are all of bench, in the order of docs/BENCHMARKS.md. How long they take is on two
// processors with nothing else to do, with keys and Go's builds cached.
var parts = []part{
	{"proving", "constraints, proofs against the first edition's, the key set-up, the demo and its estimates", 6 * time.Minute,
		[]string{"Constraints", "Processor time of proofs", "Time and memory", "Estimates of proving"}, (*bench).proving},
	{"verifying", "verification of proofs: alone, in batches of 64, and as an audit does it", time.Minute,
		[]string{"Verification of proofs"}, (*bench).verifying},
	{"builders", "proofs by two builders against one", 2 * time.Minute, []string{"Builders"}, (*bench).builders},
	{"following", "round trips to L1 of the commands", 2 * time.Minute, []string{"Round trips to L1"}, without(following)},
	{"multicall", "reads of an audit of a block, in batches and with a multicall", time.Minute,
		[]string{"Reads of an audit: batches against a multicall"}, without(multicall)},
	{"audits", "audits of 100 and of 2000 blocks: round trips, time and memory", 5 * time.Minute,
		[]string{"Audits of everything since a deployment"}, without(audits)},
	{"peers", "what false proofs and gossip of peers cost a node", 2 * time.Minute, []string{"Peers of a node"}, without(gossip)},
	{"networks", "networks of 8 and 32 provers, simulated", 4 * time.Minute, []string{"Networks of provers, simulated"}, without(networks)},
	{"equilibrium", "what the best response to the strategy equilibrium gains", 10 * time.Second,
		[]string{"Gain of the best response to `equilibrium`"}, without(bestResponses)},
	{"idle", "processor time and heap of an idle node, after 24 simulated hours", 11 * time.Minute, []string{"An idle node"}, (*bench).idle},
	{"gas", "gas of the transactions of two demos", 90 * time.Second,
		[]string{"Gas", "Estimates of gas", "Wider base rollups, estimated"}, (*bench).gas},
}

// without is a part that needs neither the built program nor keys.
func without(run func(context.Context, report) error) func(*bench, context.Context, report) error {
	return func(_ *bench, ctx context.Context, out report) error { return run(ctx, out) }
}

// choose returns the parts of some names, in their order; all of them where there is no name.
func choose(names []string) ([]part, error) {
	var chosen []part
	for _, p := range parts {
		if len(names) == 0 || slices.Contains(names, p.name) {
			chosen = append(chosen, p)
		}
	}
	for _, name := range names {
		if !slices.ContainsFunc(parts, func(p part) bool { return p.name == name }) {
			return nil, fmt.Errorf("there is no part %q, only: %s", name, strings.Join(partNames(), ", "))
		}
	}
	return chosen, nil
}

func partNames() (names []string) {
	for _, p := range parts {
		names = append(names, p.name)
	}
	return names
}

// list says what parts there are, and how long each takes.
func list(out io.Writer) {
	var sum time.Duration
	for _, p := range parts {
		fmt.Fprintf(out, "%-12s %6s  %s\n", p.name, p.about, p.what)
		sum += p.about
	}
	fmt.Fprintf(out, "%-12s %6s\n", "all", sum)
}

// measureParts measures one part after the other, says on progress which it is, and gives what
// each prints to done. A part that fails, or is above its bounds, keeps none of the others away.
func measureParts(ctx context.Context, b *bench, chosen []part, quiet bool, progress io.Writer, done func(part, string) error) error {
	var failed error
	for _, p := range chosen {
		if ctx.Err() != nil {
			return errors.Join(failed, context.Cause(ctx))
		}
		stop := say(progress, p)
		var text strings.Builder
		began := time.Now()
		err := p.run(b, ctx, report{&text, quiet})
		took := time.Since(began).Round(time.Second)
		stop(took, err)
		fmt.Fprintf(&text, "Measured in %s by `make bench ROWS=%s` on %s.\n\n", took, p.name, runs.Machine())
		if err != nil {
			err = fmt.Errorf("%s: %w", p.name, err)
		}
		failed = errors.Join(failed, err, done(p, text.String()))
	}
	return failed
}

// sayEvery is how long nothing is said while a part is measured.
const sayEvery = time.Minute

// say says what is measured, since when and how long it takes, again and again until it is stopped.
func say(out io.Writer, p part) (stop func(took time.Duration, err error)) {
	began := time.Now()
	line := func(more string) {
		fmt.Fprintf(out, "%s  %s: %s\n", time.Now().Format(time.TimeOnly), p.name, more)
	}
	line(fmt.Sprintf("%s; takes about %s", p.what, p.about))
	ended, said := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(said)
		for tick := time.NewTicker(sayEvery); ; {
			select {
			case <-tick.C:
				line(fmt.Sprintf("measured since %s, %s of about %s", began.Format(time.TimeOnly), time.Since(began).Round(time.Second), p.about))
			case <-ended:
				tick.Stop()
				return
			}
		}
	}()
	return func(took time.Duration, err error) {
		close(ended)
		<-said
		if err == nil {
			line(fmt.Sprintf("took %s, all within bounds", took))
		} else {
			line(fmt.Sprintf("took %s: %s", took, err))
		}
	}
}

// printParts measures parts and prints their tables.
func printParts(ctx context.Context, b *bench, names []string, quiet bool, out io.Writer) error {
	chosen, err := choose(names)
	if err != nil {
		return err
	}
	return measureParts(ctx, b, chosen, quiet, os.Stderr, func(_ part, text string) error {
		_, err := io.WriteString(out, text)
		return err
	})
}
