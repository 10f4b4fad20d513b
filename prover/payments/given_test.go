package payments

import (
	"io/fs"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// A path that is not given is the record's genesis, and one that is must be there.
func TestGivenGenesis(t *testing.T) {
	genesis, err := GivenGenesis("")
	require.NoError(t, err)
	require.Nil(t, genesis)
	_, err = GivenGenesis(filepath.Join(t.TempDir(), "genesis.json"))
	require.ErrorIs(t, err, fs.ErrNotExist)
}
