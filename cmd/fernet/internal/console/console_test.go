package console

import (
	"bytes"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"
)

// What is not a terminal gets plain text: no colours, no cursor movements, one line for each end of
// a bar.
func TestPlainOutput(t *testing.T) {
	var out, progress bytes.Buffer
	c := New(&out, &progress)
	c.Say(Heading, "\n%d. %s", 1, "The chain")
	c.Good("all %d agree", 3)
	c.Table(Table{
		Columns: []string{"prover", "AZT>"},
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

// What a table says in short.
func TestNewTable(t *testing.T) {
	hash := common.HexToHash("0x1234567890abcdef")
	address := common.HexToAddress("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266")
	table := NewTable("block>", "hash")
	table.Row(7, Hash(hash))
	table.Row(Bad.Cell("none"), Address(address))
	require.Equal(t, Table{Columns: []string{"block>", "hash"}, Rows: [][]any{
		{7, Cell{Text: hash, Short: "0x0000000000…"}}, {Cell{Text: "none", Tone: Bad}, Cell{Text: address, Short: "0xf39Fd6…"}},
	}}, table)
	require.Equal(t, "ab…", Cut("abc", 2))

	t.Setenv("NO_COLOR", "")
	t.Setenv("FORCE_COLOR", "1")
	var out bytes.Buffer
	c := New(&out, &out)
	c.Say(Verdict(true), "%s", "yes")
	c.Say(Verdict(false), "%s", "no")
	c.Line("%s", "100 %\nb")
	require.Equal(t, "\x1b[1;32myes\x1b[0m\n\x1b[1;31mno\x1b[0m\n100 %\nb\n", out.String())
}
