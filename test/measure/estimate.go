package main

import (
	"fmt"
	"io"
	"strings"
)

// estimate is a figure of settlement/cost beside what was measured.
type estimate struct {
	what                string
	estimated, measured float64
	unit                string
	factor              float64 // by how much either may be above the other: 1.05 is 5 %
}

// Tolerances of estimates. Times are those of another machine.
const (
	exactly      = 1
	gasTolerance = 1.05
	anyMachine   = 2
)

// holds reports whether the estimate is within its tolerance.
func (e estimate) holds() bool {
	return e.measured <= e.factor*e.estimated && e.estimated <= e.factor*e.measured
}

// tolerance says it for a person.
func (e estimate) tolerance() string {
	switch {
	case e.factor == exactly:
		return "exact"
	case e.factor < anyMachine:
		return fmt.Sprintf("%.0f %%", 100*(e.factor-1))
	default:
		return fmt.Sprintf("factor %.0f", e.factor)
	}
}

// writeEstimates prints the estimates as a table, and names those that are off in its error.
func writeEstimates(out io.Writer, title string, estimates []estimate) error {
	fmt.Fprintf(out, "## %s\n\n| what | estimated | measured | tolerance |\n|---|--:|--:|--:|\n", title)
	var off []string
	for _, e := range estimates {
		measured := figure(e.measured, e.unit)
		if !e.holds() {
			measured += ", off"
			off = append(off, e.what)
		}
		fmt.Fprintf(out, "| %s | %s | %s | %s |\n", e.what, figure(e.estimated, e.unit), measured, e.tolerance())
	}
	fmt.Fprintln(out)
	if len(off) > 0 {
		return fmt.Errorf("estimates of settlement/cost are off: %s: bring settlement/cost/figures.go up to date", strings.Join(off, ", "))
	}
	return nil
}
