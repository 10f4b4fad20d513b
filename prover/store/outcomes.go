package store

import (
	"bytes"
	"encoding/binary"

	bolt "go.etcd.io/bbolt"

	"fernet/prover/wire"
)

// PutOutcome keeps what came of a block for this node, in the form that the node has given it. The
// newest KeptBlocks by number are kept.
func (s *Store) PutOutcome(number uint64, block wire.BlockTag, data []byte) error {
	return s.update("keep outcome", func(tx *bolt.Tx) error {
		key := append(binary.BigEndian.AppendUint64(nil, number), block[:]...)
		if err := put(tx, bucketOutcomes, key, data); err != nil {
			return err
		}
		return trim(tx, bucketOutcomes, KeptBlocks)
	})
}

// Outcomes are what came of the blocks with a number: after a reorg there may be more than one.
func (s *Store) Outcomes(number uint64) (outcomes []Block, err error) {
	err = s.view("read outcomes", func(tx *bolt.Tx) error {
		return each(tx, bucketOutcomes, binary.BigEndian.AppendUint64(nil, number), func(key, value []byte) error {
			outcomes = append(outcomes, Block{wire.BlockTag(key[8:]), bytes.Clone(value)})
			return nil
		})
	})
	return outcomes, err
}
