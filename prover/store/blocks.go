package store

import (
	"bytes"
	"maps"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	bolt "go.etcd.io/bbolt"

	"fernet/prover/wire"
)

// Block is a block that the node works on, in the form that the node has given it.
type Block struct {
	Tag  wire.BlockTag
	Data []byte
}

// Job is a proof to be made, in the form that the node has given it.
type Job struct {
	Block wire.BlockTag
	ID    string
	Data  []byte
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
var ofBlock = [][]byte{bucketBlocks, bucketProofs, bucketJobs, bucketRoots}

// DropBlock forgets a block with its proofs, jobs and roots. Bids and outcomes stay.
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
func (s *Store) Proofs(block wire.BlockTag) ([][]byte, error) {
	return s.valuesOf("read proofs", bucketProofs, block)
}

// PutRoot keeps what is known of a submission of a block, named by the hash of its encoding.
func (s *Store) PutRoot(block wire.BlockTag, submission common.Hash, data []byte) error {
	return s.update("keep root", func(tx *bolt.Tx) error { return put(tx, bucketRoots, below(block, submission[:]), data) })
}

// Roots are what is kept of a block's submissions, by hash.
func (s *Store) Roots(block wire.BlockTag) ([][]byte, error) {
	return s.valuesOf("read roots", bucketRoots, block)
}

// PutJob keeps a job. Its id, of at most 64 bytes, names it among those of the block.
func (s *Store) PutJob(j Job) error {
	return s.update("keep job", func(tx *bolt.Tx) error { return put(tx, bucketJobs, below(j.Block, []byte(j.ID)), j.Data) })
}

// Jobs are those of all blocks, by block and id.
func (s *Store) Jobs() (jobs []Job, err error) {
	err = s.view("read jobs", func(tx *bolt.Tx) error {
		return each(tx, bucketJobs, nil, func(key, value []byte) error {
			jobs = append(jobs, Job{wire.BlockTag(key[:wire.TagSize]), string(key[wire.TagSize:]), bytes.Clone(value)})
			return nil
		})
	})
	return jobs, err
}

// DropJob forgets a job.
func (s *Store) DropJob(block wire.BlockTag, id string) error {
	return s.update("drop job", func(tx *bolt.Tx) error { return tx.Bucket(bucketJobs).Delete(below(block, []byte(id))) })
}

// below is the key of something that belongs to a block.
func below(block wire.BlockTag, id []byte) []byte {
	return append(block[:len(block):len(block)], id...)
}

// valuesOf are the values of a bucket that belong to a block.
func (s *Store) valuesOf(action string, bucket []byte, block wire.BlockTag) (values [][]byte, err error) {
	err = s.view(action, func(tx *bolt.Tx) error {
		return each(tx, bucket, block[:], func(_, value []byte) error {
			values = append(values, bytes.Clone(value))
			return nil
		})
	})
	return values, err
}
