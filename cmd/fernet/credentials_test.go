package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/cmd/fernet/internal/config"
)

// A node takes the passwords that systemd hands it, where no setting names a file and the
// credential is there.
func TestPasswordsFromSystemd(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("CREDENTIALS_DIRECTORY", "")
	var c config.Config
	useCredentials(&c)
	require.Empty(t, c.PasswordFile)

	t.Setenv("CREDENTIALS_DIRECTORY", dir)
	password := filepath.Join(dir, "password")
	require.NoError(t, os.WriteFile(password, []byte("secret"), 0o600))
	useCredentials(&c)
	require.Equal(t, password, c.PasswordFile)
	require.Empty(t, c.IdentityPasswordFile, "it is not there")

	identity := filepath.Join(dir, "identity-password")
	require.NoError(t, os.WriteFile(identity, []byte("secret"), 0o600))
	c = config.Config{PasswordFile: "named"}
	useCredentials(&c)
	require.Equal(t, "named", c.PasswordFile)
	require.Equal(t, identity, c.IdentityPasswordFile)
}
