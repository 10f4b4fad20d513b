package store

import (
	"bytes"
	"fmt"
	"math/big"
	"time"

	bolt "go.etcd.io/bbolt"
)

// PutMeta keeps a value under a name.
func (s *Store) PutMeta(name string, value []byte) error {
	return s.update("keep "+name, func(tx *bolt.Tx) error { return put(tx, bucketMeta, []byte(name), value) })
}

// Meta returns what is kept under a name, and nil if nothing is.
func (s *Store) Meta(name string) ([]byte, error) {
	return s.value("read "+name, bucketMeta, []byte(name))
}

// PutBans keeps whom the node does not listen to, in the place of what was kept before.
func (s *Store) PutBans(bans []byte) error {
	return s.update("keep bans", func(tx *bolt.Tx) error { return put(tx, bucketBans, keyBans, bans) })
}

// Bans are those kept last, and nil if there were none.
func (s *Store) Bans() ([]byte, error) { return s.value("read bans", bucketBans, keyBans) }

// keptDays is for how many days it is kept what gas was spent.
const keptDays = 400

// day names the day of a time, in UTC.
func day(at time.Time) []byte { return []byte(at.UTC().Format(time.DateOnly)) }

// AddGas adds to what was spent on a day, that of a time in UTC.
func (s *Store) AddGas(at time.Time, wei *big.Int) error {
	if wei.Sign() < 0 {
		return fmt.Errorf("keep gas: %d wei", wei)
	}
	return s.update("keep gas", func(tx *bolt.Tx) error {
		before, err := get(tx, bucketGas, day(at))
		if err != nil {
			return err
		}
		sum := new(big.Int).Add(new(big.Int).SetBytes(before), wei)
		if err := put(tx, bucketGas, day(at), sum.Bytes()); err != nil {
			return err
		}
		return trim(tx, bucketGas, keptDays)
	})
}

// GasSpent is what was spent in wei on the day of a time, in UTC.
func (s *Store) GasSpent(at time.Time) (*big.Int, error) {
	value, err := s.value("read gas", bucketGas, day(at))
	return new(big.Int).SetBytes(value), err
}

// value reads one value of a bucket.
func (s *Store) value(action string, bucket, key []byte) (value []byte, err error) {
	err = s.view(action, func(tx *bolt.Tx) error {
		kept, err := get(tx, bucket, key)
		value = bytes.Clone(kept)
		return err
	})
	return value, err
}
