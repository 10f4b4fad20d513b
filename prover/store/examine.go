package store

import (
	"errors"
	"fmt"

	bolt "go.etcd.io/bbolt"

	"fernet/prover/files"
	"fernet/settlement/disk"
)

// examine reads all of a store without changing it: whether it is of a deployment and this version,
// and whether every value is the one that was written.
func examine(path string, d files.Deployment) error {
	return guarded(func() error {
		db, err := bolt.Open(path, disk.Private, &bolt.Options{Timeout: atOnce, ReadOnly: true, NoStatistics: true})
		if err != nil {
			return err
		}
		err = db.View(func(tx *bolt.Tx) error {
			value, err := get(tx, bucketAbout, keyAbout)
			if err != nil {
				return err
			}
			if err := checkAbout(value, d); err != nil {
				return err
			}
			for _, bucket := range buckets {
				if err := each(tx, bucket, nil, func(_, _ []byte) error { return nil }); err != nil {
					return err
				}
			}
			var found error
			for err := range tx.Check() {
				if found == nil {
					found = fmt.Errorf("%w: %w", ErrDamaged, err)
				}
			}
			return found
		})
		return errors.Join(err, db.Close())
	})
}
