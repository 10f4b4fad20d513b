package identity

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/vrf"
	"fernet/settlement/keyfile"
	"fernet/settlement/keyfile/keyfiletest"
	"fernet/settlement/rules"
)

func newIdentity(t *testing.T) (*Identity, *vrf.PrivateKey) {
	key := vrf.NewPrivateKey([vrf.SeedSize]byte{1, 2, 3})
	id, err := New("alice", key, "secret", Light)
	require.NoError(t, err)
	return id, key
}

func TestWriteReadOpen(t *testing.T) {
	dir := t.TempDir() + "/identities"
	id, key := newIdentity(t)
	path, err := id.Write(dir)
	require.NoError(t, err)
	info, err := os.Stat(path)
	require.NoError(t, err)
	require.EqualValues(t, 0o600, info.Mode().Perm())

	read, err := Read(dir, "alice")
	require.NoError(t, err)
	require.Equal(t, key.Public(), read.PublicKey)
	opened, err := read.Open("secret")
	require.NoError(t, err)
	require.Equal(t, key.Bytes(), opened.Bytes())
	_, err = read.Open("other")
	require.ErrorIs(t, err, ErrPassword)

	_, err = id.Write(dir)
	require.ErrorIs(t, err, ErrExists)
	names, err := Names(dir)
	require.NoError(t, err)
	require.Equal(t, []string{"alice"}, names)
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Len(t, entries, 1, "nothing half-written is left")
}

func TestBadFiles(t *testing.T) {
	dir := t.TempDir()
	id, _ := newIdentity(t)
	path, err := id.Write(dir)
	require.NoError(t, err)
	good, err := os.ReadFile(path)
	require.NoError(t, err)
	replace := func(old, new string) string {
		require.Contains(t, string(good), old)
		return strings.Replace(string(good), old, new, 1)
	}
	for content, want := range map[string]error{
		"":                                      ErrDamaged,
		string(good[:len(good)/2]):              ErrDamaged,
		"{}":                                    ErrDamaged,
		replace(`"version": 2`, `"version": 1`): ErrVersion,
		replace(`"name"`, `"nmae"`):             ErrDamaged,
		replace(id.VrfKey[2:10], "00000000"):    ErrDamaged,
	} {
		require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
		_, err := Read(dir, "alice")
		require.ErrorIs(t, err, want, "%q", content)
		require.Equal(t, want == ErrVersion, strings.Contains(err.Error(), rules.EarlierRelease), "%v", err)
		require.Contains(t, err.Error(), path)
	}
	_, err = Read(dir, "bob")
	require.ErrorIs(t, err, ErrMissing)
	for _, name := range []string{"", "../x", ".hidden", "a/b"} {
		_, err = Read(dir, name)
		require.ErrorIs(t, err, ErrName)
	}

	// A file around another key's seed is noticed.
	other, err := New("alice", vrf.NewPrivateKey([vrf.SeedSize]byte{9}), "secret", Light)
	require.NoError(t, err)
	id.Crypto = other.Crypto
	_, err = id.Open("secret")
	require.ErrorIs(t, err, ErrDamaged)
	id.Crypto.KDF = "none"
	_, err = id.Open("secret")
	require.ErrorIs(t, err, ErrDamaged)
}

// Whatever is wrong with a file, it is said in one line that names it, and nothing panics.
func TestDamagedFiles(t *testing.T) {
	dir := t.TempDir()
	key := vrf.NewPrivateKey([vrf.SeedSize]byte{1, 2, 3})
	id, err := New("alice", key, "secret", Strength{2, 1})
	require.NoError(t, err)
	path, err := id.Write(dir)
	require.NoError(t, err)
	good, err := os.ReadFile(path)
	require.NoError(t, err)
	for what, content := range keyfiletest.Damaged(good) {
		id, err := parse(path, "alice", content)
		if err == nil {
			var opened *vrf.PrivateKey
			if opened, err = id.Open("secret"); err == nil {
				require.Equal(t, key.Bytes(), opened.Bytes(), what)
				continue // the name in the file, which may be any
			}
		}
		require.True(t, errors.Is(err, ErrDamaged) || errors.Is(err, ErrVersion) || errors.Is(err, ErrPassword) || errors.Is(err, keyfile.ErrCostly), "%s: %v", what, err)
		require.NotContains(t, err.Error(), "\n", what)
		require.Contains(t, err.Error(), "alice", what)
	}
}

// A seed is 64 hexadecimal digits, whatever is around them.
func TestReadSeed(t *testing.T) {
	path := t.TempDir() + "/seed"
	key := vrf.NewPrivateKey([vrf.SeedSize]byte{0xab})
	digits := "ab" + strings.Repeat("00", vrf.SeedSize-1)
	for text, good := range map[string]bool{digits: true, "0x" + digits + "\n": true, digits[2:]: false, "zz" + digits[2:]: false, digits + "00": false, "": false} {
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
		read, err := ReadSeed(path)
		if good {
			require.NoError(t, err)
			require.Equal(t, key.Bytes(), read.Bytes())
			continue
		}
		require.ErrorIs(t, err, ErrSeed, "%q", text)
		require.ErrorContains(t, err, path)
	}
	_, err := ReadSeed(path + "none")
	require.ErrorIs(t, err, fs.ErrNotExist)
}
