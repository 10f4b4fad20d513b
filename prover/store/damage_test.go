package store

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	bolt "go.etcd.io/bbolt"

	"fernet/prover/wire"
	"fernet/settlement/disk"
)

// written is the content of a store's file with bids and more.
func written(t testing.TB, path string, proofs int) []byte {
	s := opened(t, path)
	for n := range uint32(40) {
		require.NoError(t, s.WriteBid(Bid{tag(1), n + 1, 9, 1000}))
	}
	for i := range proofs {
		require.NoError(t, s.PutProof(tag(1), wire.Identity{byte(i), byte(i >> 8)}, make([]byte, wire.MergeSize)))
	}
	require.NoError(t, s.PutBlock(tag(1), make([]byte, 3*os.Getpagesize())))
	require.NoError(t, s.WriteBid(Bid{tag(1), 1, 9, 2000}))
	require.NoError(t, s.Close())
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	return content
}

func TestDamagedFilesAreRefusedAndKept(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, FileName)
	whole := written(t, path, 30)
	page := os.Getpagesize()
	for name, content := range map[string][]byte{
		"empty": {}, "short": whole[:100], "another file": []byte(strings.Repeat("text ", 10_000)),
		"cut in a page": whole[:len(whole)/2+7], "one page": whole[:page], "two pages": whole[:2*page], "half": whole[:len(whole)/2/page*page],
		"zeros": make([]byte, len(whole)), "no newest state": append(make([]byte, page), whole[page:]...),
	} {
		require.NoError(t, os.WriteFile(path, content, disk.Private))
		t.Run(name, func(t *testing.T) { unchanged(t, path, here, ErrDamaged) })
	}
	require.NoError(t, os.WriteFile(path, whole, disk.Private))
	opened(t, path)

	other := filepath.Join(dir, "other.db")
	db, err := bolt.Open(other, disk.Private, nil)
	require.NoError(t, err)
	require.NoError(t, db.Close())
	unchanged(t, other, here, ErrDamaged)
}

// Whichever byte is another one, a store that opens has every bid as it was written.
func TestChangedBytesAreFound(t *testing.T) {
	for _, proofs := range []int{0, 400} {
		path := filepath.Join(t.TempDir(), FileName)
		whole := written(t, path, proofs)
		random := rand.New(rand.NewPCG(1, uint64(proofs)))
		refused := 0
		const tries = 600
		for range tries {
			content := append([]byte(nil), whole...)
			for range 1 + random.IntN(2) {
				at := random.IntN(len(content))
				if random.IntN(2) == 0 {
					// In the first bytes of a page is what holds the tree together.
					at = at/os.Getpagesize()*os.Getpagesize() + random.IntN(96)
				}
				content[at] ^= 1 << random.IntN(8)
			}
			require.NoError(t, os.WriteFile(path, content, disk.Private))
			s, err := Open(path, here, Options{})
			if err != nil {
				require.True(t, errors.Is(err, ErrDamaged) || errors.Is(err, ErrVersion), err)
				refused++
				continue
			}
			bids, err := s.Bids(tag(1))
			require.NoError(t, err)
			require.Len(t, bids, 41)
			require.Equal(t, Bid{tag(1), 1, 9, 2000}, bids[1])
			require.NoError(t, s.Close())
		}
		require.Greater(t, refused, tries/4)
	}
}

// A file that somebody cuts off while it is open is an error, and not the end of the process.
func TestCutOffWhileOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), FileName)
	written(t, path, 400)
	s := opened(t, path)
	require.NoError(t, os.Truncate(path, int64(2*os.Getpagesize())))
	_, err := s.Proofs(tag(1))
	require.ErrorIs(t, err, ErrDamaged)
	for range 2 {
		require.ErrorIs(t, s.WriteBid(Bid{tag(1), 99, 9, 100}), ErrDamaged)
	}
	require.NoError(t, s.Close())
	unchanged(t, path, here, ErrLocked)
}
