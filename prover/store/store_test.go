package store

import (
	"bytes"
	"errors"
	"math/big"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"
	bolt "go.etcd.io/bbolt"

	"fernet/prover/bid"
	"fernet/prover/files"
	"fernet/prover/wire"
	"fernet/settlement/disk"
)

var here = files.Deployment{ChainID: 1337, Settlement: common.HexToAddress("0x5e771e")}

// tag is that of one of many blocks.
func tag(n uint64) wire.BlockTag {
	return wire.TagOf(n, n, common.BigToHash(big.NewInt(int64(n))), common.Hash{})
}

// opened is a store in a file that is there or not.
func opened(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(path, here, Options{})
	require.NoError(t, err)
	t.Cleanup(func() { s.Close() }) // a test may have closed it
	return s
}

func reopened(t testing.TB, s *Store) *Store {
	t.Helper()
	require.NoError(t, s.Close())
	return opened(t, s.Path())
}

func TestOpenMakesAPrivateFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data", FileName)
	s := opened(t, path)
	info, err := os.Stat(path)
	require.NoError(t, err)
	require.Equal(t, disk.Private, info.Mode().Perm())
	names, err := os.ReadDir(filepath.Dir(path))
	require.NoError(t, err)
	require.Len(t, names, 1, "nothing of its making is left")

	require.NoError(t, s.Close())
	require.NoError(t, os.Chmod(path, 0o644))
	opened(t, path)
	info, err = os.Stat(path)
	require.NoError(t, err)
	require.Equal(t, disk.Private, info.Mode().Perm(), "witnesses and bids are nobody else's")
}

func TestEverythingIsThereAgain(t *testing.T) {
	s := opened(t, filepath.Join(t.TempDir(), FileName))
	b := Bid{Block: tag(1), Node: 3, StakerID: 9, FeeBurn: 1000}
	raised := b
	raised.FeeBurn = 2000
	require.NoError(t, s.WriteBid(b))
	require.NoError(t, s.WriteBid(raised))
	for n := range uint64(2) {
		require.NoError(t, s.PutBlock(tag(n), []byte{byte(n)}))
		require.NoError(t, s.PutProof(tag(n), wire.Identity{1, byte(n)}, []byte("proof")))
	}
	require.NoError(t, s.PutBlock(tag(0), []byte("newer")))
	for n := range uint64(4) { // whose tags are in no order
		require.NoError(t, s.PutOutcome(7, tag(n), []byte{byte(n)}))
	}
	require.NoError(t, s.PutOutcome(7, tag(1), []byte("again")))
	require.NoError(t, s.PutOutcome(6, tag(1), []byte("before")))
	require.NoError(t, s.PutBans([]byte("bans")))
	require.NoError(t, s.PutMeta("name", []byte("value")))
	require.NoError(t, s.AddGas(20_000, big.NewInt(5)))
	require.NoError(t, s.AddGas(20_000, big.NewInt(6)))
	require.NoError(t, s.AddGas(20_001, big.NewInt(100)))
	require.ErrorContains(t, s.AddGas(20_000, big.NewInt(-1)), "-1")
	require.NoError(t, s.BeginGas("counted", "to be counted"))
	require.NoError(t, s.AddGas(20_001, new(big.Int), "counted"))

	for range 2 {
		s = reopened(t, s)
		bids, err := s.Bids(tag(1))
		require.NoError(t, err)
		require.Equal(t, []Bid{b, raised}, bids)
		blocks, err := s.Blocks()
		require.NoError(t, err)
		require.ElementsMatch(t, []Block{{tag(0), []byte("newer")}, {tag(1), []byte{1}}}, blocks)
		proofs, err := s.Proofs(tag(1))
		require.NoError(t, err)
		require.Equal(t, [][]byte{[]byte("proof")}, proofs)
		outcomes, err := s.Outcomes(7)
		require.NoError(t, err)
		all, err := s.AllOutcomes()
		require.NoError(t, err)
		require.Equal(t, append([]Outcome{{6, tag(1), []byte("before"), 6}}, outcomes...), all)
		require.Equal(t, []Outcome{
			{7, tag(0), []byte{0}, 1}, {7, tag(2), []byte{2}, 3}, {7, tag(3), []byte{3}, 4}, {7, tag(1), []byte("again"), 5},
		}, outcomes)
		bans, err := s.Bans()
		require.NoError(t, err)
		require.Equal(t, "bans", string(bans))
		value, err := s.Meta("name")
		require.NoError(t, err)
		require.Equal(t, "value", string(value))
		value, err = s.Meta("other")
		require.NoError(t, err)
		require.Nil(t, value)
		spent, err := s.GasSpent(20_000)
		require.NoError(t, err)
		require.Equal(t, big.NewInt(11), spent)
		begun, err := s.GasBegun()
		require.NoError(t, err)
		require.Equal(t, []string{"to be counted"}, begun)
	}
}

// A block that a reorg takes away may come back: what was signed for it counts then.
func TestBidsAndOutcomesStayWhenABlockIsDropped(t *testing.T) {
	s := opened(t, filepath.Join(t.TempDir(), FileName))
	for n := range uint64(2) {
		require.NoError(t, s.WriteBid(Bid{tag(n), 3, 9, 1000}))
		require.NoError(t, s.PutBlock(tag(n), nil))
		require.NoError(t, s.PutProof(tag(n), wire.Identity{1}, []byte("proof")))
		require.NoError(t, s.PutProof(tag(n), wire.Identity{2}, []byte("proof")))
		require.NoError(t, s.PutOutcome(n, tag(n), []byte("won")))
	}
	require.NoError(t, s.DropBlock(tag(0)))
	for n, left := range []int{0, 1} {
		proofs, err := s.Proofs(tag(uint64(n)))
		require.NoError(t, err)
		require.Len(t, proofs, 2*left)
		bids, err := s.Bids(tag(uint64(n)))
		require.NoError(t, err)
		require.Len(t, bids, 1)
		outcomes, err := s.Outcomes(uint64(n))
		require.NoError(t, err)
		require.Len(t, outcomes, 1)
	}
	blocks, err := s.Blocks()
	require.NoError(t, err)
	require.Equal(t, tag(1), blocks[0].Tag)
	require.Len(t, blocks, 1)
	held, err := s.Holding()
	require.NoError(t, err)
	require.Equal(t, []wire.BlockTag{tag(1)}, held)
	require.NoError(t, s.PutProof(tag(0), wire.Identity{1}, []byte("late")))
	held, err = s.Holding()
	require.NoError(t, err)
	require.ElementsMatch(t, []wire.BlockTag{tag(0), tag(1)}, held, "a proof without its block counts")
}

func TestOneProcessAtATime(t *testing.T) {
	path := filepath.Join(t.TempDir(), FileName)
	s := opened(t, path)
	began := time.Now()
	_, err := Open(path, here, Options{})
	require.ErrorIs(t, err, ErrLocked)
	require.Less(t, time.Since(began), time.Second)
	require.NoError(t, s.WriteBid(Bid{tag(1), 3, 9, 1000}), "the first is not disturbed")
	reopened(t, s)
}

// The file is byte for byte what it was.
func unchanged(t *testing.T, path string, of files.Deployment, want error) {
	t.Helper()
	before, err := os.ReadFile(path)
	require.NoError(t, err)
	_, err = Open(path, of, Options{})
	require.ErrorIs(t, err, want)
	require.Contains(t, err.Error(), path)
	require.NotContains(t, err.Error(), "\n")
	after, err := os.ReadFile(path)
	require.NoError(t, err)
	require.True(t, bytes.Equal(before, after))
}

func TestAStoreOfAnotherDeploymentOrVersionIsLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), FileName)
	require.NoError(t, opened(t, path).Close())
	unchanged(t, path, files.Deployment{ChainID: 1, Settlement: here.Settlement}, ErrOtherDeployment)
	unchanged(t, path, files.Deployment{ChainID: here.ChainID, Settlement: common.Address{1}}, ErrOtherDeployment)

	for _, of := range []struct {
		about []byte
		want  error
	}{
		{append([]byte{0, 0, 0, Version + 1}, "of a form that is not known yet"...), ErrVersion},
		{about(here)[:20], ErrDamaged},
	} {
		db, err := bolt.Open(path, disk.Private, nil)
		require.NoError(t, err)
		require.NoError(t, db.Update(func(tx *bolt.Tx) error { return put(tx, bucketAbout, keyAbout, of.about) }))
		require.NoError(t, db.Close())
		unchanged(t, path, here, of.want)
	}
}

// Writers that wait for each other share a commit. One that fails does not touch the others.
func TestWritesTogether(t *testing.T) {
	s := opened(t, filepath.Join(t.TempDir(), FileName))
	const writers = 32
	require.NoError(t, s.WriteBid(Bid{tag(1), writers, 1, 500}))
	var commits int
	require.NoError(t, s.view("", func(tx *bolt.Tx) error { commits = tx.ID(); return nil }))
	s.turn.Lock()
	var group sync.WaitGroup
	failures := make([]error, writers)
	for i := range writers {
		group.Go(func() { failures[i] = s.WriteBid(Bid{tag(1), uint32(i + 1), 1, 100}) })
	}
	require.Eventually(t, func() bool {
		s.queue.Lock()
		defer s.queue.Unlock()
		return len(s.waiting) == writers
	}, 10*time.Second, time.Millisecond)
	s.turn.Unlock()
	group.Wait()
	for i, err := range failures {
		if i == writers-1 {
			require.ErrorIs(t, err, ErrLowerBid)
		} else {
			require.NoError(t, err)
		}
	}
	bids, err := s.Bids(tag(1))
	require.NoError(t, err)
	require.Len(t, bids, writers)
	require.NoError(t, s.view("", func(tx *bolt.Tx) error {
		require.Equal(t, commits+1, tx.ID())
		return nil
	}))
}

func TestSamplesAreBoundedAndCountABlockOnce(t *testing.T) {
	s := opened(t, filepath.Join(t.TempDir(), FileName))
	block := func(n int) map[bid.Kind][]*big.Int {
		samples := map[bid.Kind][]*big.Int{bid.Root: {new(big.Int)}}
		for i := range 30 {
			samples[bid.Base] = append(samples[bid.Base], big.NewInt(int64(30*n+i)))
		}
		return samples
	}
	const blocks = 40
	for n := range blocks {
		for range 2 {
			require.NoError(t, s.AddSamples(tag(uint64(n)), block(n)))
		}
	}
	s = reopened(t, s)
	base, err := s.Samples(bid.Base)
	require.NoError(t, err)
	require.Len(t, base, KeptSamples)
	for i, score := range base {
		require.Equal(t, int64(30*blocks-KeptSamples+i), score.Int64())
	}
	root, err := s.Samples(bid.Root)
	require.NoError(t, err)
	require.Len(t, root, blocks)
	require.Zero(t, root[0].Sign())
	merge, err := s.Samples(bid.Merge)
	require.NoError(t, err)
	require.Empty(t, merge)
	for _, bad := range []*big.Int{big.NewInt(-1), new(big.Int).Lsh(big.NewInt(1), 256)} {
		require.ErrorContains(t, s.AddSamples(tag(99), map[bid.Kind][]*big.Int{bid.Base: {bad}}), "out of range")
	}
}

func TestAfterClose(t *testing.T) {
	s := opened(t, filepath.Join(t.TempDir(), FileName))
	require.NoError(t, s.Close())
	require.ErrorIs(t, s.WriteBid(Bid{tag(1), 3, 9, 1000}), errClosed)
	_, err := s.Bids(tag(1))
	require.ErrorIs(t, err, errClosed)
}

func TestNotAFile(t *testing.T) {
	dir := t.TempDir()
	_, err := Open(dir, here, Options{})
	require.ErrorIs(t, err, disk.ErrNotFile)
	_, err = Open(filepath.Join(os.DevNull, FileName), here, Options{})
	require.Error(t, err)
	require.False(t, errors.Is(err, ErrDamaged))
}

// What is written for more blocks than are kept goes, the oldest first, and the file stays as large
// as it is.
func TestTheFileIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 1100 blocks")
	}
	s := opened(t, filepath.Join(t.TempDir(), FileName))
	s.db.NoSync = true // the file is looked at, not pulled out
	const blocks, nodes = KeptBlocks + 200, 8
	message := make([]byte, wire.MergeSize)
	sizes := map[int]int64{}
	for n := range blocks {
		block := tag(uint64(n))
		require.NoError(t, s.PutBlock(block, message))
		for i := range nodes {
			require.NoError(t, s.WriteBid(Bid{block, uint32(i + 1), 9, 100}))
			require.NoError(t, s.PutProof(block, wire.Identity{byte(i)}, message))
		}
		require.NoError(t, s.PutOutcome(uint64(n), block, message))
		require.NoError(t, s.AddGas(uint64(n), big.NewInt(1)))
		require.NoError(t, s.DropBlock(block))
		size, err := s.Size()
		require.NoError(t, err)
		sizes[n] = size
	}
	require.Equal(t, sizes[KeptBlocks], sizes[blocks-1], "it grows no more")
	require.Less(t, sizes[blocks-1], int64(4<<20))

	s.db.NoSync = false
	s = reopened(t, s)
	for n := range blocks {
		bids, err := s.Bids(tag(uint64(n)))
		require.NoError(t, err)
		outcomes, err := s.Outcomes(uint64(n))
		require.NoError(t, err)
		spent, err := s.GasSpent(uint64(n))
		require.NoError(t, err)
		if n < blocks-KeptBlocks {
			require.Empty(t, bids)
			require.Empty(t, outcomes)
		} else {
			require.Len(t, bids, nodes)
			require.Len(t, outcomes, 1)
		}
		require.Equal(t, n >= blocks-keptDays, spent.Sign() > 0)
	}
}

// What a restart costs: the proofs of a block of 31 nodes, three each.
func BenchmarkOpen93Proofs(b *testing.B) {
	path := filepath.Join(b.TempDir(), FileName)
	s := opened(b, path)
	for i := range 93 {
		require.NoError(b, s.PutProof(tag(1), wire.Identity{byte(i)}, make([]byte, wire.MergeSize)))
	}
	require.NoError(b, s.Close())
	for b.Loop() {
		s, err := Open(path, here, Options{})
		require.NoError(b, err)
		proofs, err := s.Proofs(tag(1))
		require.NoError(b, err)
		require.Len(b, proofs, 93)
		require.NoError(b, s.Close())
	}
}

func BenchmarkWriteBid(b *testing.B) {
	s := opened(b, filepath.Join(b.TempDir(), FileName))
	n := uint32(0)
	for b.Loop() {
		n++
		require.NoError(b, s.WriteBid(Bid{tag(uint64(n / 1000)), n, 1, 100}))
	}
}
