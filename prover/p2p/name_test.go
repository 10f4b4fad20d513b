package p2p

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/settlement/record/recordtest"
)

// A node has the name that it had, which is held to what is asked of every record.
func TestName(t *testing.T) {
	path := filepath.Join(t.TempDir(), "node", "peer.json")
	key, err := LoadName(path)
	require.NoError(t, err)
	again, err := LoadName(path)
	require.NoError(t, err)
	require.Equal(t, key, again)
	other, err := LoadName(path + ".other")
	require.NoError(t, err)
	require.NotEqual(t, key, other)
	load := func(path string) error {
		_, err := LoadName(path)
		return err
	}
	read := func(path string) error {
		_, err := readName(path)
		return err
	}
	recordtest.Check(t, recordtest.Case{Kind: nameKind, Write: load, Read: read})
}
