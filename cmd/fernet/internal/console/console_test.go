package console

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
)

// What is not a terminal gets plain text: no colours, no cursor movements, one line for each end of
// a bar.
func TestPlainOutput(t *testing.T) {
	var out, progress bytes.Buffer
	c := New(&out, &progress)
	c.Step(1, "The chain")
	c.Good("all %d agree", 3)
	c.Table(Table{
		Columns: []Column{{"prover", Left}, {"AZT", Right}},
		Rows:    [][]any{{"P1", "8.602"}, {"P12", "15.161"}},
		Footer:  []any{"sum", "23.763"},
	})
	bar := c.Progress("proving", 2)
	bar.Add(2, "node 1")
	bar.Close()

	require.Equal(t, `
1. The chain
all 3 agree
  prover     AZT
----------------
  P1       8.602
  P12     15.161
----------------
  sum     23.763
`, out.String())
	require.Equal(t, "   proving: 2 to do\n   proving: 2 of 2 done\n", progress.String())
}
