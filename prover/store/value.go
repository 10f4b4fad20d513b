package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"

	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// A value in the file is its checksum of 4 bytes, then the bytes. The checksum covers bucket and
// key too: the database has none for what it stores, and a bid that reads as a lower one would be
// worse than none.

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

const checksumSize = 4

func checksum(bucket, key, value []byte) uint32 {
	sum := crc32.Update(0, castagnoli, bucket)
	sum = crc32.Update(sum, castagnoli, key)
	return crc32.Update(sum, castagnoli, value)
}

// errChecksum means that a value is not the one that was written under its key.
var errChecksum = errors.New("a value does not have its checksum")

// put writes a value into a bucket.
func put(tx *bolt.Tx, bucket, key, value []byte) error {
	b := tx.Bucket(bucket)
	if b == nil {
		return bolterrors.ErrBucketNotFound
	}
	sealed := binary.BigEndian.AppendUint32(make([]byte, 0, checksumSize+len(value)), checksum(bucket, key, value))
	return b.Put(key, append(sealed, value...))
}

// open returns what was put. The bytes are the database's, and good until the transaction ends.
func open(bucket, key, sealed []byte) ([]byte, error) {
	if len(sealed) < checksumSize || binary.BigEndian.Uint32(sealed) != checksum(bucket, key, sealed[checksumSize:]) {
		return nil, fmt.Errorf("%w: %w: %s, key %x", ErrDamaged, errChecksum, bucket, key)
	}
	return sealed[checksumSize:], nil
}

// get reads a value from a bucket. It is nil when there is none, and otherwise good until the
// transaction ends.
func get(tx *bolt.Tx, bucket, key []byte) ([]byte, error) {
	b := tx.Bucket(bucket)
	if b == nil {
		return nil, bolterrors.ErrBucketNotFound
	}
	sealed := b.Get(key)
	if sealed == nil {
		return nil, nil
	}
	return open(bucket, key, sealed)
}

// each calls a function with the keys that begin with a prefix, in ascending order, and their
// values. Both are good until the transaction ends.
func each(tx *bolt.Tx, bucket, prefix []byte, do func(key, value []byte) error) error {
	b := tx.Bucket(bucket)
	if b == nil {
		return bolterrors.ErrBucketNotFound
	}
	c := b.Cursor()
	for key, sealed := c.Seek(prefix); key != nil && hasPrefix(key, prefix); key, sealed = c.Next() {
		value, err := open(bucket, key, sealed)
		if err != nil {
			return err
		}
		if err := do(key, value); err != nil {
			return err
		}
	}
	return nil
}

func hasPrefix(key, prefix []byte) bool {
	return len(key) >= len(prefix) && string(key[:len(prefix)]) == string(prefix)
}

// drop removes the keys that begin with a prefix.
func drop(tx *bolt.Tx, bucket, prefix []byte) error {
	b := tx.Bucket(bucket)
	if b == nil {
		return bolterrors.ErrBucketNotFound
	}
	c := b.Cursor()
	for key, _ := c.Seek(prefix); key != nil && hasPrefix(key, prefix); key, _ = c.Seek(prefix) {
		if err := b.Delete(key); err != nil {
			return err
		}
	}
	return nil
}

// edge is the first or the last key of a bucket that begins with a prefix, and nil without one.
// The prefix must not be all 0xff.
func edge(tx *bolt.Tx, bucket, prefix []byte, last bool) []byte {
	c := tx.Bucket(bucket).Cursor()
	if !last {
		if key, _ := c.Seek(prefix); key != nil && hasPrefix(key, prefix) {
			return key
		}
		return nil
	}
	var key []byte
	if after := following(prefix); after == nil {
		key, _ = c.Last()
	} else if found, _ := c.Seek(after); found == nil {
		key, _ = c.Last()
	} else {
		key, _ = c.Prev()
	}
	if key != nil && hasPrefix(key, prefix) {
		return key
	}
	return nil
}

// following is the first key behind all that begin with a prefix; nil for an empty one.
func following(prefix []byte) []byte {
	if len(prefix) == 0 {
		return nil
	}
	after := append([]byte(nil), prefix...)
	after[len(after)-1]++
	return after
}

// appendRow puts a value under the prefix and the next number of 8 bytes, and removes the lowest
// numbers when there are more than kept.
func appendRow(tx *bolt.Tx, bucket, prefix, value []byte, kept uint64) error {
	next := uint64(0)
	if last := edge(tx, bucket, prefix, true); last != nil {
		next = binary.BigEndian.Uint64(last[len(prefix):]) + 1
	}
	key := binary.BigEndian.AppendUint64(append([]byte(nil), prefix...), next)
	if err := put(tx, bucket, key, value); err != nil {
		return err
	}
	first := edge(tx, bucket, prefix, false)
	for n := binary.BigEndian.Uint64(first[len(prefix):]); next-n >= kept; n++ {
		if err := tx.Bucket(bucket).Delete(binary.BigEndian.AppendUint64(append([]byte(nil), prefix...), n)); err != nil {
			return err
		}
	}
	return nil
}

// trim removes the first keys of a bucket beyond a number.
func trim(tx *bolt.Tx, bucket []byte, kept int) error {
	b := tx.Bucket(bucket)
	count := 0
	if err := b.ForEach(func(_, _ []byte) error { count++; return nil }); err != nil {
		return err
	}
	for ; count > kept; count-- {
		if err := b.Delete(edge(tx, bucket, nil, false)); err != nil {
			return err
		}
	}
	return nil
}
