package payments

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/keystore"
	"github.com/stretchr/testify/require"

	"fernet/prover/files"
	"fernet/prover/ledger"
	"fernet/settlement/keyfile"
	"fernet/settlement/keyfile/keyfiletest"
	"fernet/settlement/record/recordtest"
)

func TestAccountFile(t *testing.T) {
	recordtest.Check(t, recordtest.Case{
		Kind: accountKind, Opaque: []string{"kdfparams"},
		Write: func(path string) error {
			_, err := WriteAccount(path, [ledger.SeedSize]byte{4, 5}, "secret", true)
			return err
		},
		Read: func(path string) error { _, err := ReadAccount(path); return err },
	})
}

func TestAccount(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keys", "alice.json")
	seed := [ledger.SeedSize]byte{4, 5}
	written, err := WriteAccount(path, seed, "secret", true)
	require.NoError(t, err)
	info, err := os.Stat(path)
	require.NoError(t, err)
	require.EqualValues(t, 0o600, info.Mode().Perm())
	_, err = WriteAccount(path, seed, "secret", true)
	require.ErrorIs(t, err, files.ErrExists)

	account, err := ReadAccount(path)
	require.NoError(t, err)
	require.Equal(t, written.Address, account.Address)
	key, err := account.Open("secret")
	require.NoError(t, err)
	require.Equal(t, ledger.NewKey(seed).Public(), key.Public())
	_, err = account.Open("Secret")
	require.ErrorIs(t, err, ErrPassword)

	good, err := os.ReadFile(path)
	require.NoError(t, err)
	for old, new := range map[string]string{`"version": 2`: `"version": 1`, `"address": "0x`: `"address": "0x1`, AccountFormat: files.DraftFormat, "scrypt": "none"} {
		require.Contains(t, string(good), old)
		require.NoError(t, os.WriteFile(path, []byte(strings.Replace(string(good), old, new, 1)), 0o600))
		account, err := ReadAccount(path)
		if err == nil {
			_, err = account.Open("secret")
		}
		require.Error(t, err, new)
		require.Contains(t, err.Error(), path)
	}
}

// Whatever is wrong with an account key's file, it is said in one line that names it, and nothing
// panics.
func TestDamagedAccounts(t *testing.T) {
	path := filepath.Join(t.TempDir(), "alice.json")
	seed := [ledger.SeedSize]byte{4, 5}
	key := ledger.NewKey(seed)
	// so weak that it can be opened thousands of times
	crypto, err := keystore.EncryptDataV3(seed[:], []byte("secret"), 2, 1)
	require.NoError(t, err)
	address, public := key.Address(), key.Public()
	require.NoError(t, accountKind.Create(path, accountJSON{accountKind.Head(), &address, &public, crypto}))
	good, err := os.ReadFile(path)
	require.NoError(t, err)
	for what, content := range keyfiletest.Damaged(good) {
		require.NoError(t, os.WriteFile(path, content, 0o600))
		account, err := ReadAccount(path)
		if err == nil {
			var opened *ledger.Key
			if opened, err = account.Open("secret"); err == nil {
				require.Equal(t, public, opened.Public(), what)
				continue
			}
		}
		known := []error{files.ErrDamaged, files.ErrVersion, files.ErrFormat, ErrPassword, keyfile.ErrCostly}
		require.True(t, slices.ContainsFunc(known, func(one error) bool { return errors.Is(err, one) }), "%s: %v", what, err)
		require.NotContains(t, err.Error(), "\n", what)
		require.Contains(t, err.Error(), path, what)
	}
}
