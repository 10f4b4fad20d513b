package disk

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// ErrLocked means that another process uses a file.
var ErrLocked = errors.New("the file is in use by another process")

const (
	// lockFor is how long Lock waits: whoever holds a lock has all it needs to change the file and
	// is done in a moment.
	lockFor = 10 * time.Second
	// lockQuiet is how long it waits before it says so.
	lockQuiet = 500 * time.Millisecond
	// lockEvery is how often it tries.
	lockEvery = 20 * time.Millisecond
)

// Lock waits until no other process, and nobody else in this one, has a file locked, and returns
// how to let the next one. When that takes longer than half a second, waits is called, once, with
// how long it is waited for at most. It returns ErrLocked after 10 s. The lock is on a file of its
// own beside it, as the file itself is replaced when it is written; that file is removed with the
// lock. A lock ends with its process.
func Lock(ctx context.Context, path string, waits func(atMost time.Duration)) (unlock func() error, err error) {
	return lockWithin(ctx, path, lockFor, waits)
}

// TryLock is Lock without waiting.
func TryLock(path string) (unlock func() error, err error) {
	return lockWithin(context.Background(), path, 0, nil)
}

func lockWithin(ctx context.Context, path string, wait time.Duration, waits func(time.Duration)) (func() error, error) {
	// Names for one file have one lock.
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	if err := MakeDir(filepath.Dir(path), 0o755); err != nil {
		return nil, explainLock(path, err)
	}
	lock := flock.New(path + ".lock")
	began, said := time.Now(), false
	for deadline := began.Add(wait); ; {
		locked, err := lock.TryLock()
		if locked {
			if isInPlace(lock) {
				return func() error { return errors.Join(remove(lock.Path()), lock.Close()) }, nil
			}
			// whoever had it before has removed the file since it was opened here
			err = lock.Unlock()
		}
		switch {
		case err != nil:
			return nil, explainLock(path, err)
		case !locked && !time.Now().Before(deadline):
			return nil, fmt.Errorf("%w: %s", ErrLocked, path)
		case !said && time.Since(began) >= lockQuiet:
			said = true
			waits(wait)
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(lockEvery):
		}
	}
}

// isInPlace reports whether a locked file is still the one of its name: a lock on a file that was
// removed keeps nobody out.
func isInPlace(lock *flock.Flock) bool {
	locked, err := lock.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(lock.Path())
	return err == nil && os.SameFile(locked, named)
}

func explainLock(path string, err error) error {
	if IsNoSpace(err) {
		return fmt.Errorf("lock %s: %w (%w)", path, ErrNoSpace, reason(err))
	}
	return fmt.Errorf("lock %s: %w", path, reason(err))
}
