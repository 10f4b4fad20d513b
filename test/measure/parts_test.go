package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Parts are chosen by name and measured in their order; a name that is none is refused before
// anything is measured.
func TestChoose(t *testing.T) {
	all, err := choose(nil)
	require.NoError(t, err)
	require.Len(t, all, len(parts))
	some, err := choose([]string{"gas", "idle"})
	require.NoError(t, err)
	require.Len(t, some, 2)
	require.Equal(t, "idle", some[0].name)
	_, err = choose([]string{"idle", "idles"})
	require.ErrorContains(t, err, `no part "idles", only: proving, verifying`)
}

// A part that is above its bounds, or fails, is named in the error and keeps none of the others
// away.
func TestAllPartsAreMeasured(t *testing.T) {
	above := errors.New("above the bound: it")
	var measured []string
	one := func(name string, err error) part {
		return part{name, "what " + name + " is", 0, []string{name}, func(_ *bench, _ context.Context, out report) error {
			require.True(t, out.quiet)
			fmt.Fprintf(out, "## %s\n\n", name)
			return err
		}}
	}
	var said bytes.Buffer
	err := measureParts(t.Context(), new(bench), []part{one("a", above), one("b", nil)}, true, &said, func(p part, text string) error {
		measured = append(measured, p.name)
		require.Contains(t, text, "## "+p.name+"\n\nMeasured in 0s by `make bench ROWS="+p.name+"` on ")
		return nil
	})
	require.ErrorIs(t, err, above)
	require.ErrorContains(t, err, "a: above")
	require.Equal(t, []string{"a", "b"}, measured)
	require.Contains(t, said.String(), "  a: what a is; takes about ")
	require.Contains(t, said.String(), "  a: took 0s: above the bound: it\n")
	require.Contains(t, said.String(), "  b: took 0s, all within bounds\n")

	ctx, stop := context.WithCancel(t.Context())
	stop()
	err = measureParts(ctx, new(bench), []part{one("a", nil)}, true, &said, nil)
	require.ErrorIs(t, err, context.Canceled, "nothing is measured any more")
}

// A part's tables take the place of its earlier ones, in the order of the parts, and those of the
// others stay; unless the part did not print all of them.
func TestReplaceInTheDocument(t *testing.T) {
	gas, idle := "## Gas\n\ng\n\n## Estimates of gas\n\n## Wider base rollups, estimated\n\nw\n\n", "## An idle node\n\nold\n\n"
	document := documentHead + gas + "## Given up\n\nx\n"
	chosen, err := choose([]string{"idle"})
	require.NoError(t, err)
	with, err := replace(document, chosen[0], idle)
	require.NoError(t, err)
	require.Equal(t, documentHead+idle+strings.TrimRight(gas, "\n")+"\n", with)
	again, err := replace(with, chosen[0], strings.Replace(idle, "old", "new", 1))
	require.NoError(t, err)
	require.Equal(t, strings.Replace(with, "old", "new", 1), again)
	_, err = replace(with, chosen[0], "Measured in 1s\n")
	require.ErrorContains(t, err, "keeps the earlier ones")
}

// One part is measured into a document that is not there yet.
func TestDocumentOfOnePart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "BENCHMARKS.md")
	require.NoError(t, run(t.Context(), []string{"-quiet", "document", "fernet", path, "equilibrium"}, new(bytes.Buffer)))
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(string(text), documentHead+"## Gain of the best response"))
	require.Contains(t, string(text), "| n = 16, κ = 0.3 |")
	require.Contains(t, string(text), "by `make bench ROWS=equilibrium` on ")
}

func TestList(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run(t.Context(), []string{"list"}, &out))
	for _, name := range partNames() {
		require.Contains(t, "\n"+out.String(), "\n"+name+" ", name)
	}
	require.ErrorIs(t, run(t.Context(), []string{"idle"}, &out), errUsage)
}
