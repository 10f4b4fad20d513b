package store

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	bolterrors "go.etcd.io/bbolt/errors"

	"fernet/settlement/disk"
)

// The ways a store cannot be used.
var (
	// ErrLocked means that another process, or another part of this one, has the store open.
	ErrLocked = errors.New("the store is in use by another process: one node uses it at a time")
	// ErrOtherDeployment means that the store is of another chain or another Settlement contract.
	ErrOtherDeployment = errors.New("the store is of another deployment: use a data folder for each")
	// ErrVersion means that another release, older or newer, has written the store.
	ErrVersion = errors.New("the store is of another version: use the release that wrote it, or another data folder")
	// ErrDamaged means that the file is not what was written, or no store.
	ErrDamaged = errors.New("the store is damaged: keep the file, move it elsewhere and start without it; " +
		"do not bid with this identity until the blocks that are open now have closed")
	// ErrFull means that the disk, a quota, or a limit on the size of files left no room. What was
	// there before is unchanged.
	ErrFull = errors.New("no room on disk for the store: free some space; what was there before is unchanged")
)

// The ways a bid cannot be written.
var (
	// ErrLowerBid means that a higher bid of the staker for the node is written already.
	ErrLowerBid = errors.New("a bid is never lowered")
	// ErrThirdBid means that the bid was raised once before.
	ErrThirdBid = errors.New("a bid is raised once at most")
)

// errClosed means that the store was used after Close.
var errClosed = errors.New("the store is closed")

// explain says in one line what an error of the file, the database or the disk means for the store.
func explain(action string, err error) error {
	var path *fs.PathError
	reason := err
	if errors.As(err, &path) {
		reason = path.Err
	}
	switch {
	case err == nil:
		return nil
	case noRoom(err):
		return fmt.Errorf("%s: %w (%w)", action, ErrFull, reason)
	case errors.Is(err, bolterrors.ErrDatabaseNotOpen):
		return fmt.Errorf("%s: %w", action, errClosed)
	case errors.Is(err, bolterrors.ErrTimeout):
		return fmt.Errorf("%s: %w", action, ErrLocked)
	}
	if errors.Is(err, bolterrors.ErrBucketNotFound) && !errors.Is(err, ErrDamaged) {
		return damaged(action, err)
	}
	return fmt.Errorf("%s: %w", action, reason)
}

// noRoom reports whether an error says that the file cannot grow. Of a failed growth the database
// passes on the words only.
func noRoom(err error) bool {
	if disk.IsNoSpace(err) || errors.Is(err, bolterrors.ErrMaxSizeReached) {
		return true
	}
	for _, system := range []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG} {
		if strings.HasSuffix(err.Error(), ": "+system.Error()) {
			return true
		}
	}
	return false
}

// damaged is an ErrDamaged with what was found.
func damaged(action string, found any) error {
	if err, ok := found.(error); ok {
		return fmt.Errorf("%s: %w (%w)", action, ErrDamaged, err)
	}
	return fmt.Errorf("%s: %w (%v)", action, ErrDamaged, found)
}
