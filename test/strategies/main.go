// Command strategies writes the tables of docs/STRATEGIES.md: what comes of the strategies of
// package bid, computed or simulated from fixed seeds, and plans of package schedule. It replaces
// what follows the line of the marker in the document.
//
//	go run ./test/strategies docs/STRATEGIES.md
package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"

	"fernet/prover/bid"
	"fernet/settlement/rules"
)

// marker is the line of the document behind which the tables are.
const marker = "<!-- What follows is written by `make strategies`. -->\n"

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: strategies FILE")
		os.Exit(2)
	}
	if err := update(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "strategies:", err)
		os.Exit(1)
	}
}

// update writes the tables into a document.
func update(file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	before, _, found := strings.Cut(string(text), marker)
	if !found {
		return fmt.Errorf("%s has no line %q", file, strings.TrimSpace(marker))
	}
	out := bytes.NewBufferString(before + marker)
	if err := write(out); err != nil {
		return err
	}
	return os.WriteFile(file, out.Bytes(), 0o644)
}

// write prints all tables.
func write(out io.Writer) error {
	for _, table := range []func(io.Writer) error{
		equilibria, bestResponses, limits, leagues, waiting, rescued, plans, slotLeagues,
	} {
		if err := table(out); err != nil {
			return err
		}
	}
	return nil
}

// heading begins a table: its title, what it shows, and its columns, of which all but the first
// hold numbers.
func heading(out io.Writer, title, text string, columns ...string) {
	fmt.Fprintf(out, "\n### %s\n\n%s\n\n| %s |\n|--:|%s\n", title, text, strings.Join(columns, " | "), strings.Repeat("--:|", len(columns)-1))
}

// row prints a row of a table.
func row(out io.Writer, cells ...any) {
	fmt.Fprint(out, "|")
	for _, c := range cells {
		fmt.Fprintf(out, " %v |", c)
	}
	fmt.Fprintln(out)
}

// percent is a share with one decimal.
func percent(share float64) string { return fmt.Sprintf("%.1f %%", 100*share) }

// amount is a number of places' pay, with three decimals.
func amount(v float64) string { return fmt.Sprintf("%.3f", v) }

// parsed is a strategy that is known to exist.
func parsed(text string, mode rules.Mode) (bid.Strategy, error) {
	s, err := bid.Parse(text, mode)
	if err != nil {
		return nil, fmt.Errorf("strategy of a table: %w", err)
	}
	return s, nil
}
