package main

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/test/runs"
)

// What does not depend on the machine fails a run, seconds are only marked but on a quiet machine.
func TestBounds(t *testing.T) {
	var out bytes.Buffer
	rows := []row{{"slow", 41, 40, "s", false}, {"at the bound", 0.6, 0.6, "ratio", true}, {"without a bound", 7_000, 0, "", true}}
	require.NoError(t, write(report{&out, false}, "T", rows))
	require.Contains(t, out.String(), "| slow | 41.0 s, above | 40.0 s |\n| at the bound | 0.600 | 0.600 |\n| without a bound | 7 000 |  |\n")
	require.EqualError(t, write(report{&out, false}, "T", []row{{"ratio", 0.601, 0.6, "ratio", true}}), "above the bound: ratio")
	require.EqualError(t, write(report{&out, true}, "T", rows), "above the bound: slow", "on a quiet machine")
}

func TestEstimatesAreHeldToTheirTolerance(t *testing.T) {
	var out bytes.Buffer
	for measured, holds := range map[float64]bool{95: false, 96: true, 105: true, 106: false} {
		err := writeEstimates(report{&out, false}, "T", []estimate{{"gas", 100, measured, "", gasTolerance}})
		require.Equal(t, holds, err == nil, "%v: %v", measured, err)
	}
	require.Contains(t, out.String(), "| gas | 100 | 106, off | 5 % |")
	require.NoError(t, writeEstimates(report{&out, false}, "T", []estimate{{"time", 1, 2, "s", anyMachine}}))
	require.ErrorContains(t, writeEstimates(report{&out, false}, "T", []estimate{{"time", 1, 2.1, "s", anyMachine}}), "are off: time")
}

// A clone without history compares nothing and says how to get it.
func TestNothingIsComparedWithoutHistory(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, exec.Command("git", "init", "-q").Run())
	_, err := buildFirstEdition(t.Context(), t.TempDir())
	require.ErrorIs(t, err, errNoHistory)
	require.ErrorContains(t, err, "git fetch --unshallow")
}

// The figures that the estimates are to have come from the lines through two demos.
func TestLineThroughTwoDemos(t *testing.T) {
	l := line{{10, 150, 160}, {30, 250, 280}}
	require.Equal(t, []estimate{
		{"slope", 5, 6, "gas", gasTolerance}, {"start", 100, 100, "", gasTolerance},
	}, l.estimates("slope", "start"))
}

// Figures of a benchmark are found by their units, and one that is missing is an error.
func TestMetricsOfABenchmark(t *testing.T) {
	text := []byte("goos: linux\nBenchmarkAudit/100-2 \t 1\t 700 ns/op\t 140.5 L2blocks/s\t 3.25 MiB\nBenchmarkAudit/1000 \t 1\t 9 MiB\n")
	found, err := metrics(text, "BenchmarkAudit/100", "L2blocks/s", "MiB")
	require.NoError(t, err)
	require.Equal(t, []float64{140.5, 3.25}, found)
	found, err = metrics(text, "BenchmarkAudit/1000", "MiB")
	require.NoError(t, err)
	require.Equal(t, []float64{9}, found)
	for name, unit := range map[string]string{"BenchmarkAudit/1000": "L2blocks/s", "BenchmarkAudit/10": "MiB"} {
		_, err = metrics(text, name, unit)
		require.ErrorIs(t, err, errNoMetric)
	}
}

// The table of networks of processes is that of the file with their figures, which has to be there.
func TestProcesses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "runs.json")
	var out bytes.Buffer
	require.Error(t, run(t.Context(), []string{"processes", path}, &out), "there is none")
	require.NoError(t, runs.Put(path, runs.Run{Test: "TestParts", Tree: 31, Filled: 90, Places: 91}))
	require.NoError(t, run(t.Context(), []string{"processes", path}, &out))
	require.Contains(t, out.String(), "| 90 of 91 |")
}
