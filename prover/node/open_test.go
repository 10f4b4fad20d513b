package node

import (
	"bytes"
	"context"
	"encoding/binary"
	"hash/crc32"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/files"
	"fernet/prover/store"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/devnet"
	"fernet/settlement/disk"
	"fernet/settlement/l1"
	"fernet/settlement/rules"
	"fernet/settlement/txmgr"
)

// A node whose account another process sends from does not open, with an error that says so, and
// leaves nothing locked behind.
func TestOpenWithAJournalInUse(t *testing.T) {
	schedule := rules.Schedule{GenesisBlock: 600, ProposeBlocks: 15, RevealBlocks: 10, ProvingBlocks: 120}
	w := newWorld(t, rules.ModePrivate, schedule, map[string]rules.Role{"p": rules.RoleBase}, 50*time.Millisecond)
	c := w.config("p")
	node, err := l1.Over(t.Context(), w.l1.Client().Client(), l1.Options{})
	require.NoError(t, err)
	i := w.indices["p"]
	other := account.New(account.Options{
		Address: devnet.Address(i), Node: node, ChainID: devnet.ChainID, Confirmations: 1, PollInterval: time.Millisecond,
		Signer: func(context.Context) (txmgr.Signer, error) { return txmgr.KeySigner(devnet.Key(i)), nil },
		Dir:    filepath.Join(c.Actor.DataDir, "journals"), Client: w.client, Holder: "another one",
	})
	require.NoError(t, other.Open(t.Context()))
	_, err = Open(t.Context(), c)
	require.ErrorIs(t, err, txmgr.ErrJournalLocked)
	require.ErrorContains(t, err, "another one")
	require.NoError(t, other.Close())
	n, err := Open(t.Context(), c)
	require.NoError(t, err)
	require.ErrorIs(t, other.Open(t.Context()), txmgr.ErrJournalLocked)
	require.NoError(t, n.Close())
	require.NoError(t, other.Open(t.Context()))
	require.NoError(t, other.Close())

	t.Run("a store that is refused", func(t *testing.T) { refuseStores(t, w.config("p"), w.client.Deployment) })
}

// refuseStores has a node of a deployment find a store that it cannot use: it does not open, says
// why in a line, and leaves the file as it is.
func refuseStores(t *testing.T, c Config, d *settlement.Deployment) {
	path := filepath.Join(Dir(c.Actor.DataDir), store.FileName)
	right := prover.Files(d)
	whole, err := os.ReadFile(path)
	require.NoError(t, err)
	other := right
	other.ChainID++
	for name, bad := range map[string]struct {
		content []byte
		want    error
	}{
		"of another deployment":    {storeOf(t, other), store.ErrOtherDeployment},
		"of another version":       {ofVersion(t, whole, right, store.Version+1), store.ErrVersion},
		"damaged in the middle":    {append(append(bytes.Clone(whole[:len(whole)/2]), 1), whole[len(whole)/2:]...), store.ErrDamaged},
		"cut off":                  {whole[:len(whole)/2], store.ErrDamaged},
		"empty":                    {nil, store.ErrDamaged},
		"another file of its name": {bytes.Repeat([]byte("text "), 10_000), store.ErrDamaged},
	} {
		t.Run(name, func(t *testing.T) {
			require.NoError(t, os.WriteFile(path, bad.content, disk.Private))
			_, err := Open(t.Context(), c)
			require.ErrorIs(t, err, bad.want)
			require.NotContains(t, err.Error(), "\n")
			there, err := os.ReadFile(path)
			require.NoError(t, err)
			require.True(t, bytes.Equal(bad.content, there), "it is left as it was")
		})
	}
	require.NoError(t, os.WriteFile(path, whole, disk.Private))
	held, err := store.Open(path, right, store.Options{})
	require.NoError(t, err)
	_, err = Open(t.Context(), c)
	require.ErrorIs(t, err, store.ErrLocked)
	require.NoError(t, held.Close())
	n, err := Open(t.Context(), c)
	require.NoError(t, err, "none of them has locked anything")
	require.NoError(t, n.Close())

	t.Run("on a full disk", func(t *testing.T) {
		smallDisk(t, filepath.Dir(path), "16k")
		_, err := Open(t.Context(), c)
		require.ErrorIs(t, err, store.ErrFull)
		left, err := os.ReadDir(filepath.Dir(path))
		require.NoError(t, err)
		require.Empty(t, left)
	})
}

// storeOf is the content of a new store of a deployment.
func storeOf(t *testing.T, d files.Deployment) []byte {
	path := filepath.Join(t.TempDir(), store.FileName)
	s, err := store.Open(path, d, store.Options{})
	require.NoError(t, err)
	require.NoError(t, s.Close())
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	return content
}

// ofVersion is the content of a store as another release would have written it: the version is the
// first of what the file says of itself, behind a checksum over that and where it is.
func ofVersion(t *testing.T, content []byte, d files.Deployment, version uint32) []byte {
	about := func(version uint32) []byte {
		b := binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint32(nil, version), d.ChainID)
		return append(b, d.Settlement[:]...)
	}
	sealed := func(value []byte) []byte {
		sum := crc32.Checksum(append([]byte("aboutstore"), value...), crc32.MakeTable(crc32.Castagnoli))
		return append(binary.BigEndian.AppendUint32(nil, sum), value...)
	}
	before := sealed(about(store.Version))
	require.Positive(t, bytes.Count(content, before))
	return bytes.ReplaceAll(content, before, sealed(about(version)))
}
