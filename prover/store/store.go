package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	bolt "go.etcd.io/bbolt"

	"fernet/prover/files"
	"fernet/settlement/disk"
)

// FileName is the usual name of a store's file.
const FileName = "node.db"

// Version is the version of what is in the file.
const Version = 1

// Options are what a store does not know by itself.
type Options struct {
	// MaxSize is how large the file may become, in bytes; 0 is without a limit of its own. A write
	// that would make it larger is an ErrFull.
	MaxSize int
}

// Store is an open store. Its methods may be called from many goroutines.
type Store struct {
	path string
	db   *bolt.DB

	queue   sync.Mutex // guards waiting
	waiting []*write
	turn    sync.Mutex // of the one that commits
	broken  error      // guarded by turn: why nothing is written any more
}

// The buckets of the file, and what their keys and values are. Integers are big-endian.
var (
	bucketAbout    = []byte("about")    // "store" → version 4 | chain 8 | settlement 20
	bucketMeta     = []byte("meta")     // name → value
	bucketBlocks   = []byte("blocks")   // tag 12 → value
	bucketBids     = []byte("bids")     // tag 12 | node 4 | staker 4 → one or two bids of 2
	bucketBidOrder = []byte("bidorder") // sequence 8 → tag 12, by the first bid for a block
	bucketProofs   = []byte("proofs")   // tag 12 | identity 32 → message
	bucketBans     = []byte("bans")     // "all" → value
	bucketSamples  = []byte("samples")  // kind 1 | sequence 8 → score 32
	bucketSampled  = []byte("sampled")  // sequence 8 → tag 12, of the blocks that samples are from
	bucketOutcomes = []byte("outcomes") // number 8 | tag 12 → order 8 | value
	bucketGas      = []byte("gas")      // day 8 → wei

	buckets = [][]byte{
		bucketAbout, bucketMeta, bucketBlocks, bucketBids, bucketBidOrder, bucketProofs, bucketBans, bucketSamples,
		bucketSampled, bucketOutcomes, bucketGas,
	}
	keyAbout = []byte("store")
	keyBans  = []byte("all")
)

// Open opens the store of a deployment in a file, and makes it if there is none. It returns
// ErrLocked at once while somebody else has it open. A file that is of another deployment, of
// another version or damaged is left as it is: ErrOtherDeployment, ErrVersion, ErrDamaged.
//
// Everything in the file is compared with its checksum.
func Open(path string, d files.Deployment, opts Options) (*Store, error) {
	action := "open store " + path
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := create(path, d); err != nil && !errors.Is(err, disk.ErrExists) {
			return nil, explain(action, err)
		}
	case err != nil:
		return nil, explain(action, err)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s: %w", action, disk.ErrNotFile)
	case info.Size() == 0:
		return nil, damaged(action, "it is empty")
	}
	if err := examine(path, d); err != nil {
		return nil, explain(action, err)
	}
	// The database is written in place, and its mode may be wider than that of a new one.
	if err := os.Chmod(path, disk.Private); err != nil {
		return nil, explain(action, err)
	}
	s := &Store{path: path}
	if err := guarded(func() (err error) {
		s.db, err = bolt.Open(path, disk.Private, &bolt.Options{Timeout: atOnce, MaxSize: opts.MaxSize, NoStatistics: true})
		return err
	}); err != nil {
		return nil, explain(action, err)
	}
	return s, nil
}

// atOnce is for how long the database's lock is waited for: it is tried once.
const atOnce = time.Nanosecond

// Path is the name of the file.
func (s *Store) Path() string { return s.path }

// Size is the length of the file in bytes. It never shrinks: room that became free is used again.
func (s *Store) Size() (int64, error) {
	info, err := os.Stat(s.path)
	if err != nil {
		return 0, explain("examine store "+s.path, err)
	}
	return info.Size(), nil
}

// Close ends the use of the store, after writes that are under way. One that was found damaged
// while it was written stays locked until the process ends.
func (s *Store) Close() error {
	s.turn.Lock()
	defer s.turn.Unlock()
	if s.broken != nil {
		return nil // it would wait for the transaction that never ended
	}
	return explain("close store "+s.path, guarded(s.db.Close))
}

// create makes the file of a new store, whole or not at all: one that ends in the middle of its
// making would be taken for a damaged one. When there is a file by now, that is a disk.ErrExists.
func create(path string, d files.Deployment) (err error) {
	if err := disk.MakeDir(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	folder, err := os.MkdirTemp(filepath.Dir(path), "."+filepath.Base(path)+".")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	made := filepath.Join(folder, filepath.Base(path))
	db, err := bolt.Open(made, disk.Private, &bolt.Options{Timeout: atOnce, NoStatistics: true})
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bolt.Tx) error {
		for _, name := range buckets {
			if _, err := tx.CreateBucket(name); err != nil {
				return err
			}
		}
		return put(tx, bucketAbout, keyAbout, about(d))
	})
	if err = errors.Join(err, db.Close()); err != nil {
		return err
	}
	content, err := disk.Read(made, maxNew)
	if err != nil {
		return err
	}
	return disk.Create(path, content, disk.Private)
}

// maxNew bounds the file of a new store, in bytes.
const maxNew = 1 << 20

// about is what the file says of itself.
func about(d files.Deployment) []byte {
	b := binary.BigEndian.AppendUint32(nil, Version)
	b = binary.BigEndian.AppendUint64(b, d.ChainID)
	return append(b, d.Settlement[:]...)
}

// checkAbout compares what the file says of itself with what it is opened for.
func checkAbout(value []byte, d files.Deployment) error {
	if len(value) >= 4 && binary.BigEndian.Uint32(value) != Version {
		return fmt.Errorf("%w: it has version %d, this release %d", ErrVersion, binary.BigEndian.Uint32(value), Version)
	}
	want := about(d)
	if len(value) != len(want) {
		return fmt.Errorf("%w: it does not say what it is of", ErrDamaged)
	}
	if !bytes.Equal(value, want) {
		return fmt.Errorf("%w: it is of chain %d, Settlement %s; this one is chain %d, Settlement %s", ErrOtherDeployment,
			binary.BigEndian.Uint64(value[4:]), common.BytesToAddress(value[12:]), d.ChainID, d.Settlement)
	}
	return nil
}
