package store

import (
	"bytes"
	"maps"
	"slices"

	bolt "go.etcd.io/bbolt"

	"fernet/prover/wire"
)

// Block is a block that the node works on, in the form that the node has given it.
type Block struct {
	Tag  wire.BlockTag
	Data []byte
}

// PutBlock keeps a block, in the place of what was kept of it.
func (s *Store) PutBlock(tag wire.BlockTag, data []byte) error {
	return s.update("keep block", func(tx *bolt.Tx) error { return put(tx, bucketBlocks, tag[:], data) })
}

// Blocks are those that are kept, by tag.
func (s *Store) Blocks() (blocks []Block, err error) {
	err = s.view("read blocks", func(tx *bolt.Tx) error {
		return each(tx, bucketBlocks, nil, func(key, value []byte) error {
			blocks = append(blocks, Block{wire.BlockTag(key), bytes.Clone(value)})
			return nil
		})
	})
	return blocks, err
}

// Holding names the blocks of which there is anything that DropBlock forgets, a proof without the
// block itself as well.
func (s *Store) Holding() (tags []wire.BlockTag, err error) {
	found := map[wire.BlockTag]bool{}
	err = s.view("read blocks", func(tx *bolt.Tx) error {
		for _, bucket := range ofBlock {
			if err := each(tx, bucket, nil, func(key, _ []byte) error {
				found[wire.BlockTag(key)] = true
				return nil
			}); err != nil {
				return err
			}
		}
		return nil
	})
	return slices.Collect(maps.Keys(found)), err
}

// ofBlock are the buckets of what goes with a block. Their keys begin with its tag.
var ofBlock = [][]byte{bucketBlocks, bucketProofs}

// DropBlock forgets a block with its proofs. Bids and outcomes stay.
func (s *Store) DropBlock(tag wire.BlockTag) error {
	return s.update("drop block", func(tx *bolt.Tx) error {
		for _, bucket := range ofBlock {
			if err := drop(tx, bucket, tag[:]); err != nil {
				return err
			}
		}
		return nil
	})
}

// PutProof keeps a proof as its message on the wire.
func (s *Store) PutProof(block wire.BlockTag, id wire.Identity, message []byte) error {
	return s.update("keep proof", func(tx *bolt.Tx) error { return put(tx, bucketProofs, below(block, id[:]), message) })
}

// Proofs are the messages of a block's proofs, by identity. They have to be verified again.
func (s *Store) Proofs(block wire.BlockTag) (messages [][]byte, err error) {
	err = s.view("read proofs", func(tx *bolt.Tx) error {
		return each(tx, bucketProofs, block[:], func(_, message []byte) error {
			messages = append(messages, bytes.Clone(message))
			return nil
		})
	})
	return messages, err
}

// below is the key of something that belongs to a block.
func below(block wire.BlockTag, id []byte) []byte {
	return append(block[:len(block):len(block)], id...)
}
