package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"

	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"fernet/prover/files"
	"fernet/settlement/disk"
)

// examine reads all of a store without changing it: whether its pages hold together, whether it is
// of a deployment and this version, and whether every value is the one that was written.
func examine(path string, d files.Deployment) error {
	return guarded(func() (err error) {
		var file *os.File
		db, err := bolt.Open(path, disk.Private, &bolt.Options{
			Timeout: atOnce, ReadOnly: true, NoStatistics: true,
			OpenFile: func(name string, flag int, mode os.FileMode) (*os.File, error) {
				file, err = os.OpenFile(name, flag, mode)
				return file, err
			},
		})
		if err != nil {
			return notOpened(err)
		}
		defer func() { err = errors.Join(err, db.Close()) }()
		info, err := file.Stat()
		if err != nil {
			return err
		}
		if err := checkPages(file, info.Size()); err != nil {
			return fmt.Errorf("%w (%w)", ErrDamaged, err)
		}
		return db.View(func(tx *bolt.Tx) error { return examineValues(tx, d) })
	})
}

// notOpened says of an error of opening that is none of the system that the file is damaged.
func notOpened(err error) error {
	var path *fs.PathError
	var system syscall.Errno
	if errors.As(err, &path) || errors.As(err, &system) || errors.Is(err, bolterrors.ErrTimeout) {
		return err
	}
	return fmt.Errorf("%w (%w)", ErrDamaged, err)
}

func examineValues(tx *bolt.Tx, d files.Deployment) error {
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
	for err := range tx.Check() { // to the end: it waits until it is heard
		if found == nil {
			found = fmt.Errorf("%w (%w)", ErrDamaged, err)
		}
	}
	return found
}
