package keyfile_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/settlement/disk"
	"fernet/settlement/keyfile"
)

// A keystore is found by its file, its name, its address, or as the only one of a folder.
func TestFindAccount(t *testing.T) {
	const address = "0x00000000000000000000000000000000000000A1"
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
		return path
	}
	refused := func(account string, names ...string) {
		t.Helper()
		_, _, err := keyfile.FindAccount(dir, account)
		var choice *keyfile.ChoiceError
		require.ErrorAs(t, err, &choice)
		require.Equal(t, keyfile.ChoiceError{Dir: dir, Account: account, Names: names}, *choice)
	}
	found := func(path, account, want string) {
		t.Helper()
		content, file, err := keyfile.FindAccount(path, account)
		require.NoError(t, err)
		require.Equal(t, want, file)
		expected, err := os.ReadFile(want)
		require.NoError(t, err)
		require.Equal(t, expected, content)
	}
	refused("")
	alice := write("alice", `{"address": "00000000000000000000000000000000000000a1"}`)
	write(".hidden", "")
	require.NoError(t, os.Mkdir(filepath.Join(dir, "folder"), 0o700))
	found(dir, "", alice)
	bob := write("bob", `{}`)
	refused("", "alice", "bob")
	refused("carol", "alice", "bob")
	refused("folder", "alice", "bob")
	refused("0x00000000000000000000000000000000000000A2", "alice", "bob")
	for _, account := range []string{address, "alice"} {
		found(dir, account, alice)
	}
	found(bob, "whoever", bob)

	// A name does not lead out of the folder.
	below := filepath.Join(dir, "folder")
	_, _, err := keyfile.FindAccount(below, "../alice")
	require.EqualError(t, err, below+` has no keystore "../alice"`)
	_, _, err = keyfile.FindAccount(filepath.Join(dir, "none"), "alice")
	require.ErrorIs(t, err, fs.ErrNotExist)
	write("large", string(make([]byte, keyfile.MaxFile+1)))
	_, _, err = keyfile.FindAccount(dir, "large")
	require.Error(t, err)
}

func TestReadPassword(t *testing.T) {
	path := filepath.Join(t.TempDir(), "password")
	for content, want := range map[string]string{"a b\r\n": "a b", " a": " a", "\n": ""} {
		require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
		password, err := keyfile.ReadPassword(path)
		require.NoError(t, err)
		require.Equal(t, want, password)
	}
	require.NoError(t, os.WriteFile(path, make([]byte, keyfile.MaxFile+1), 0o600))
	_, err := keyfile.ReadPassword(path)
	require.ErrorIs(t, err, disk.ErrTooLarge)
}
