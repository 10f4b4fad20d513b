package keys

import (
	"os"
	"path/filepath"
	"testing"

	"fernet/prover/ledger/ledgercircuit"

	"github.com/stretchr/testify/require"

	"fernet/settlement/record"
)

// Whoever wants cached keys makes none, and leaves no trace where there are none.
func TestOpenCachedMakesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "keys")
	_, err := OpenCached(t.Context(), dir, small{}, Options{})
	require.ErrorIs(t, err, ErrNotCached)
	require.ErrorContains(t, err, dir)
	require.NoDirExists(t, dir)

	made, err := Open(t.Context(), dir, small{}, Options{})
	require.NoError(t, err)
	var told recorder
	cached, err := OpenCached(t.Context(), dir, small{}, told.options())
	require.NoError(t, err)
	require.Equal(t, verifyingKeys(t, made), verifyingKeys(t, cached))
	require.Equal(t, len(made.Kinds()), told.count(StageReady))
	require.NoError(t, os.Remove(filepath.Join(dir, digestIn(t, small{}, kindSquares), provingKeyFile)))
	_, err = OpenCached(t.Context(), dir, small{}, Options{})
	require.ErrorIs(t, err, ErrNotCached)
}

// What a folder has instead is said, of the protocol's own circuits.
func TestOtherBases(t *testing.T) {
	dir := t.TempDir()
	require.Empty(t, otherBases(dir, Protocol(ledgercircuit.Application{}, 2)))
	for _, name := range []string{"base-4-0011", "base-8-0011", "base-8-0022"} {
		require.NoError(t, os.Mkdir(filepath.Join(dir, name), 0o755))
	}
	require.Equal(t, ", which has those of base rollups of 4, 8 transactions, not of 2", otherBases(dir, Protocol(ledgercircuit.Application{}, 2)))
	require.Empty(t, otherBases(dir, Protocol(ledgercircuit.Application{}, 4)))
	require.Empty(t, otherBases(dir, small{}))
}

func TestListReadsManifests(t *testing.T) {
	dir := t.TempDir()
	set, err := Open(t.Context(), dir, small{}, Options{})
	require.NoError(t, err)
	of, err := set.Manifests()
	require.NoError(t, err)
	damaged := filepath.Join(dir, "damaged", manifestFile)
	require.NoError(t, os.Mkdir(filepath.Dir(damaged), 0o755))
	require.NoError(t, os.WriteFile(damaged, []byte(`{"version": 0}`), 0o644))
	underWay := filepath.Join(dir, "ticket.part")
	require.NoError(t, os.Mkdir(underWay, 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(underWay, manifestFile), []byte(`{}`), 0o644))

	found, unread, err := List(dir)
	require.NoError(t, err)
	require.ElementsMatch(t, of, found)
	require.Less(t, found[0].Kind, found[1].Kind)
	require.Len(t, unread, 1)
	require.ErrorIs(t, unread[0], record.ErrFormat)
	require.ErrorContains(t, unread[0], damaged)
}
