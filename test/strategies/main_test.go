package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var document = filepath.Join("..", "..", "docs", "STRATEGIES.md")

// tables is what the document holds of them.
func tables(t *testing.T) string {
	text, err := os.ReadFile(document)
	require.NoError(t, err)
	_, held, found := strings.Cut(string(text), marker)
	require.True(t, found)
	return held
}

func TestDocumentHoldsWhatIsPrinted(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, write(&out))
	require.Equal(t, out.String(), tables(t), "run `make strategies`")
}

// rows returns the cells of a table's rows, as numbers where they have some.
func rows(t *testing.T, title string) (out [][]string) {
	_, table, found := strings.Cut(tables(t), "\n### "+title+"\n")
	require.True(t, found, title)
	table, _, _ = strings.Cut(table, "\n### ")
	for _, line := range regexp.MustCompile(`(?m)^\| (.*) \|$`).FindAllStringSubmatch(table, -1)[1:] {
		out = append(out, strings.Split(line[1], " | "))
	}
	require.NotEmpty(t, out, title)
	return out
}

func number(t *testing.T, cell string) float64 {
	n, err := strconv.ParseFloat(strings.TrimSuffix(cell, " %"), 64)
	require.NoError(t, err)
	return n
}

func TestNothingBeatsTheEquilibrium(t *testing.T) {
	found := rows(t, "The best response to the equilibrium")
	require.Len(t, found, 6)
	for _, r := range found {
		require.Positive(t, number(t, r[2]), "%v", r)
		require.Less(t, number(t, r[4]), 1.0, "%v", r)
	}
}

func TestAllWavesGiveBlocksARoot(t *testing.T) {
	found := rows(t, "Blocks with a root")
	require.Len(t, found, lastWave)
	for _, column := range []int{1, 4, 7} {
		for i := 1; i < lastWave; i++ {
			require.GreaterOrEqual(t, number(t, found[i][column]), number(t, found[i-1][column]), "no wave loses blocks")
		}
		require.Less(t, number(t, found[0][column]), 99.0, "it takes the waves")
		require.GreaterOrEqual(t, number(t, found[lastWave-1][column]), 99.0, "of %d", rescueBlocks)
	}
}

func TestAutoIsTheBestSplit(t *testing.T) {
	found := rows(t, "One sequencer among seven others")
	for column := 1; column <= 4; column++ {
		for _, r := range found {
			require.LessOrEqual(t, number(t, r[column]), number(t, found[1][column]), "%v", r)
		}
	}
	require.Equal(t, "`auto`", found[1][0])
}

func TestUpdateKeepsTheText(t *testing.T) {
	file := filepath.Join(t.TempDir(), "no.md")
	require.Error(t, update(file), "there is no such file")
	require.NoError(t, os.WriteFile(file, []byte("# Text\n"), 0o600))
	require.ErrorContains(t, update(file), "has no line", "nothing is lost of another document")
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, "# Text\n", string(text))
}
