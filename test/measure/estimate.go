package main

import (
	"fmt"
	"io"
	"strings"

	"fernet/settlement/cost"
	"fernet/settlement/units"
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
	countTolerance = 1.01
	gasTolerance   = 1.05
	anyMachine     = 2
)

// holds reports whether the estimate is within its tolerance.
func (e estimate) holds() bool {
	return e.measured <= e.factor*e.estimated && e.estimated <= e.factor*e.measured
}

// tolerance says it for a person.
func (e estimate) tolerance() string {
	if e.factor < anyMachine {
		return fmt.Sprintf("%.0f %%", 100*(e.factor-1))
	}
	return fmt.Sprintf("factor %.0f", e.factor)
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

// writeWidths prints what the largest block of each number of transactions of a base rollup is
// estimated to cost.
func writeWidths(out io.Writer, txBytes uint32) error {
	fmt.Fprint(out, "## Wider base rollups, estimated\n\n"+
		"The largest block with k transfers in a base rollup, all transfers and all proofs there.\n"+
		"Proving is processor time; gas is without claims.\n\n"+
		"| k | transfers | nodes | proofs | constraints of a base | proving, a transfer | gas, a transfer | key set-up |\n"+
		"|--:|--:|--:|--:|--:|--:|--:|--:|\n")
	for k := uint32(2); k <= 64; k *= 2 {
		shape := cost.Shape{Txs: cost.MaxTxs(k, txBytes), TxsPerBase: k, TxBytes: txBytes}
		e, err := cost.Of(shape)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "| %d | %d | %d | %d | %s | %s | %s | %s |\n", k, shape.Txs, shape.Nodes(), shape.Proofs(),
			units.Grouped(e.Constraints.Base), figure(e.ProvingPerTx().Seconds(), "s"), units.Grouped(e.GasPerTx()),
			figure(e.Constraints.SetUpTime().Seconds(), "s"))
	}
	fmt.Fprintln(out)
	return nil
}
