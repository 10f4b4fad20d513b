package store

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"

	bolt "go.etcd.io/bbolt"

	"fernet/prover/wire"
)

// Outcome is what came of a block for this node, in the form that the node has given it.
type Outcome struct {
	Number uint64
	Block  wire.BlockTag
	Data   []byte

	kept uint64 // when, in the order of all
}

// PutOutcome keeps what came of a block. The newest KeptBlocks by number are kept.
func (s *Store) PutOutcome(number uint64, block wire.BlockTag, data []byte) error {
	return s.update("keep outcome", func(tx *bolt.Tx) error {
		order, err := tx.Bucket(bucketOutcomes).NextSequence()
		if err != nil {
			return err
		}
		key := append(binary.BigEndian.AppendUint64(nil, number), block[:]...)
		if err := put(tx, bucketOutcomes, key, append(binary.BigEndian.AppendUint64(nil, order), data...)); err != nil {
			return err
		}
		return trim(tx, bucketOutcomes, KeptBlocks)
	})
}

// Outcomes are what came of the blocks with a number, in the order in which they were kept last:
// after a reorg there may be more than one.
func (s *Store) Outcomes(number uint64) ([]Outcome, error) {
	return s.outcomes(binary.BigEndian.AppendUint64(nil, number))
}

// AllOutcomes are all that are kept, by number and then in the order in which they were kept last.
func (s *Store) AllOutcomes() ([]Outcome, error) { return s.outcomes(nil) }

func (s *Store) outcomes(prefix []byte) (outcomes []Outcome, err error) {
	err = s.view("read outcomes", func(tx *bolt.Tx) error {
		return each(tx, bucketOutcomes, prefix, func(key, value []byte) error {
			if len(key) != 8+wire.TagSize || len(value) < 8 {
				return fmt.Errorf("%w: an outcome of %d bytes", ErrDamaged, len(value))
			}
			outcomes = append(outcomes, Outcome{
				binary.BigEndian.Uint64(key), wire.BlockTag(key[8:]), bytes.Clone(value[8:]), binary.BigEndian.Uint64(value),
			})
			return nil
		})
	})
	slices.SortFunc(outcomes, func(a, b Outcome) int { return cmp.Or(cmp.Compare(a.Number, b.Number), cmp.Compare(a.kept, b.kept)) })
	return outcomes, err
}
