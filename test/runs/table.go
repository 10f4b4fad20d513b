package runs

import (
	"fmt"
	"io"
	"slices"
	"time"

	"fernet/settlement/units"
)

// Table writes runs as a table in Markdown.
func Table(out io.Writer, all []Run) error {
	if len(all) == 0 {
		return fmt.Errorf("there are no runs to write a table of")
	}
	var machines []string
	var took time.Duration
	for _, r := range all {
		took += r.Took
		if !slices.Contains(machines, r.Machine) {
			machines = append(machines, r.Machine)
		}
	}
	for _, m := range machines {
		fmt.Fprintf(out, "Measured on %s, one run of each test.\n", m)
	}
	fmt.Fprint(out, `
| test | day | nodes | tree | blocks | L1 block | took | score of ideal | places filled | proofs made | nodes killed | MB received |
|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
`)
	for _, r := range all {
		fmt.Fprintf(out, "| `%s` | %s | %d | %d | %d | %.1f s | %s | %.1f %% | %d of %d | %s | %d | %.1f |\n",
			r.Test, r.Ended.UTC().Format(time.DateOnly), r.Processes, r.Tree, r.Blocks, r.L1Block.Seconds(), r.Took.Round(time.Second), 100*r.Reached,
			r.Filled, r.Places, units.Grouped(uint64(r.Made)), r.Killed, float64(r.Received)/1e6)
	}
	fmt.Fprintf(out, "\nThe tests took %s.\n", took.Round(time.Second))
	return nil
}
