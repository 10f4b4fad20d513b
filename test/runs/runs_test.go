package runs

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

var kills = Run{
	Test: "TestKills", Processes: 4, Tree: 31, Blocks: 4, L1Block: 4 * time.Second, Took: 601_400 * time.Millisecond, Reached: 0.9873, Places: 364,
	Filled: 361, Made: 1_024, Killed: 20, Received: 12_345_678, Machine: "one", Ended: time.Date(2026, 11, 28, 23, 59, 0, 0, time.UTC),
}

// A run takes the place of the earlier one of its test, and leaves the others as they are.
func TestPut(t *testing.T) {
	path := filepath.Join(t.TempDir(), "runs.json")
	none, err := Read(path)
	require.NoError(t, err)
	require.Empty(t, none)

	settle, parts := kills, kills
	settle.Test, parts.Test = "TestSettle", "TestParts"
	for _, r := range []Run{settle, kills, parts} {
		require.NoError(t, Put(path, r))
	}
	parts.Made = 7
	require.NoError(t, Put(path, parts))
	all, err := Read(path)
	require.NoError(t, err)
	require.Equal(t, []Run{kills, parts, settle}, all)

	require.NoError(t, os.WriteFile(path, []byte("["), 0o600))
	require.ErrorContains(t, Put(path, kills), path)
	torn, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, "[", string(torn), "what cannot be read is not written over")
}

func TestTable(t *testing.T) {
	var out bytes.Buffer
	other := kills
	other.Test, other.Took, other.Machine = "TestOther", time.Minute, "two"
	require.NoError(t, Table(&out, []Run{kills, other}))
	require.Contains(t, out.String(), "Measured on one, one run of each test.\nMeasured on two, one run of each test.\n\n| test |")
	require.Contains(t, out.String(), "\n| `TestKills` | 2026-11-28 | 4 | 31 | 4 | 4.0 s | 10m1s | 98.7 % | 361 of 364 | 1 024 | 20 | 12.3 |\n")
	require.Contains(t, out.String(), "\nThe tests took 11m1s.\n")
	require.Error(t, Table(&out, nil))
}
