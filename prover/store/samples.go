package store

import (
	"bytes"
	"fmt"
	"math/big"

	bolt "go.etcd.io/bbolt"

	"fernet/prover/bid"
	"fernet/prover/wire"
)

// KeptSamples is how many samples of a kind of node are kept: the newest.
const KeptSamples = 1000

// AddSamples keeps what a block's submission showed of the scores that it took to get a place, by
// kind of node, as bid.SamplesOf returns them. A block is taken once: again it changes nothing.
func (s *Store) AddSamples(block wire.BlockTag, samples map[bid.Kind][]*big.Int) error {
	for _, kind := range samples {
		for _, score := range kind {
			if score.Sign() < 0 || score.BitLen() > 8*scoreSize {
				return fmt.Errorf("keep samples: score %d is out of range", score)
			}
		}
	}
	return s.update("keep samples", func(tx *bolt.Tx) error {
		known := false
		err := each(tx, bucketSampled, nil, func(_, tag []byte) error {
			known = known || bytes.Equal(tag, block[:])
			return nil
		})
		if err != nil || known {
			return err
		}
		for kind := bid.Base; kind <= bid.Root; kind++ {
			for _, score := range samples[kind] {
				if err := appendRow(tx, bucketSamples, []byte{byte(kind)}, score.FillBytes(make([]byte, scoreSize)), KeptSamples); err != nil {
					return err
				}
			}
		}
		return appendRow(tx, bucketSampled, nil, block[:], KeptBlocks)
	})
}

// scoreSize is the length of a score in the file.
const scoreSize = 32

// Samples are those of a kind of node, the oldest first.
func (s *Store) Samples(kind bid.Kind) (samples []*big.Int, err error) {
	err = s.view("read samples", func(tx *bolt.Tx) error {
		return each(tx, bucketSamples, []byte{byte(kind)}, func(_, value []byte) error {
			samples = append(samples, new(big.Int).SetBytes(value))
			return nil
		})
	})
	return samples, err
}
