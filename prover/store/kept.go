package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/big"

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

func dayKey(day uint64) []byte { return binary.BigEndian.AppendUint64(nil, day) }

// gasBegun begins the names of transactions in the bucket of values: their gas is not counted yet.
const gasBegun = "gas begun/"

// BeginGas notes that transactions are about to be sent, for AddGas to count once they are final.
func (s *Store) BeginGas(ids ...string) error {
	return s.update("keep what is sent", func(tx *bolt.Tx) error {
		for _, id := range ids {
			if err := put(tx, bucketMeta, []byte(gasBegun+id), []byte{1}); err != nil {
				return err
			}
		}
		return nil
	})
}

// GasBegun are the transactions of BeginGas that AddGas was not told of.
func (s *Store) GasBegun() (ids []string, err error) {
	err = s.view("read what was sent", func(tx *bolt.Tx) error {
		return each(tx, bucketMeta, []byte(gasBegun), func(key, _ []byte) error {
			ids = append(ids, string(key[len(gasBegun):]))
			return nil
		})
	})
	return ids, err
}

// AddGas adds to what was spent on a day, in wei of ETH, by some transactions of BeginGas. A day is
// a number, as the caller counts days: the highest 400 are kept.
func (s *Store) AddGas(day uint64, wei *big.Int, ids ...string) error {
	if wei.Sign() < 0 {
		return fmt.Errorf("keep gas: %d wei", wei)
	}
	return s.update("keep gas", func(tx *bolt.Tx) error {
		before, err := get(tx, bucketGas, dayKey(day))
		if err != nil {
			return err
		}
		sum := new(big.Int).Add(new(big.Int).SetBytes(before), wei)
		if err := put(tx, bucketGas, dayKey(day), sum.Bytes()); err != nil {
			return err
		}
		for _, id := range ids {
			if err := tx.Bucket(bucketMeta).Delete([]byte(gasBegun + id)); err != nil {
				return err
			}
		}
		return trim(tx, bucketGas, keptDays)
	})
}

// GasSpent is what was spent on a day, in wei of ETH.
func (s *Store) GasSpent(day uint64) (*big.Int, error) {
	value, err := s.value("read gas", bucketGas, dayKey(day))
	if err != nil {
		return nil, err
	}
	return new(big.Int).SetBytes(value), nil
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
