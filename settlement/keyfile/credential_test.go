package keyfile

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// A credential is there only for a service, and only if it was handed over.
func TestCredential(t *testing.T) {
	t.Setenv("CREDENTIALS_DIRECTORY", "")
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("password", nil, 0o600))
	require.Empty(t, Credential("password"), "this folder is not systemd's")
	dir := t.TempDir()
	t.Setenv("CREDENTIALS_DIRECTORY", dir)
	require.Empty(t, Credential("password"))
	path := filepath.Join(dir, "password")
	require.NoError(t, os.WriteFile(path, nil, 0o600))
	require.Equal(t, path, Credential("password"))
}
