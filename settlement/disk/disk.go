// Package disk writes the files in which commands keep what they did and made: deployments and
// plans, transfers, drafts, keys. A file, or a folder of files, is replaced whole or not at all,
// whatever fails meanwhile, and a file that is read, changed and written again is locked for as
// long as that takes.
//
// It knows no format: what is in a file is for whoever writes it.
package disk

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// Modes of files. What the umask takes away is not given.
const (
	// Public is the mode of what others are meant to read.
	Public fs.FileMode = 0o644
	// Private is the mode of what only its owner may read; folders that are made for it are private
	// too.
	Private fs.FileMode = 0o600
)

var (
	// ErrExists means that there is a file of the name. It is never overwritten.
	ErrExists = errors.New("there is a file of this name, which is never overwritten")
	// ErrNoSpace means that the disk, a quota or a limit on the size of files left no room. What
	// was there before is unchanged.
	ErrNoSpace = errors.New("the disk is full: free some space and run the command again; what was there before is unchanged")
	// ErrTooLarge means that a file is larger than anything that is written under such a name.
	ErrTooLarge = errors.New("file is too large")
	// ErrNotFile means that the name is that of a device, a folder or another thing that cannot be
	// replaced by a file.
	ErrNotFile = errors.New("it is not a regular file")
)

// Read reads a file of at most max bytes. It returns ErrTooLarge for more: a name may be that of a
// device without an end.
func Read(path string, max int64) ([]byte, error) {
	text, err := ReadStart(path, max+1)
	if err == nil && int64(len(text)) > max {
		return nil, fmt.Errorf("read %s: %w: more than %d bytes", path, ErrTooLarge, max)
	}
	return text, err
}

// ReadStart reads the first bytes of a file, at most max of them.
func ReadStart(path string, max int64) ([]byte, error) {
	fail := func(err error) ([]byte, error) { return nil, fmt.Errorf("read %s: %w", path, reason(err)) }
	f, err := os.Open(path)
	if err != nil {
		return fail(err)
	}
	defer f.Close() // it was only read
	text, err := io.ReadAll(io.LimitReader(f, max))
	if err != nil {
		return fail(err)
	}
	return text, nil
}

// The names of files that are being written: ".<name>.<random text>.part". One that is there while
// nobody writes was left by a process that was killed.
const (
	partSuffix = ".part"
	partRandom = 8 // characters
	// partStale is the age from which such a file is taken for left over. To write one takes
	// seconds.
	partStale = time.Hour
)

func partPrefix(name string) string { return "." + name + "." }

// removeOld removes what killed processes have left of a file: it may be a secret, or large.
func removeOld(dir, name string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrPermission) {
		return nil // a folder may be written into and not listed
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		random, ok := strings.CutPrefix(e.Name(), partPrefix(name))
		if random, isPart := strings.CutSuffix(random, partSuffix); !ok || !isPart || len(random) != partRandom {
			continue
		}
		info, err := e.Info()
		if err != nil || time.Since(info.ModTime()) < partStale {
			continue // it is gone, or being written
		}
		if err := remove(filepath.Join(dir, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

// part is the file that takes the place of the one that is there.
type part interface {
	io.Writer
	Sync() error
	Close() error
}

// open is replaced by tests, to have a file whose writes fail.
var open = func(path string, mode fs.FileMode) (part, error) {
	return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
}

// Write gives a file its content, in the place of what it held. When it returns nil the content is
// on disk under that name; after an error the file is as it was before. A missing folder is made. A
// link is followed, and a mode that is narrower than the given one is kept.
func Write(path string, content []byte, mode fs.FileMode) error {
	target, err := filepath.EvalSymlinks(path)
	if errors.Is(err, fs.ErrNotExist) {
		target, err = path, nil
	}
	if err == nil {
		err = write(target, content, mode, os.Rename)
	}
	return explain(path, err)
}

// Create is Write for a new file. When there is one of this name, however it came there, it returns
// ErrExists.
func Create(path string, content []byte, mode fs.FileMode) error {
	if _, err := os.Lstat(path); err == nil {
		return explain(path, ErrExists)
	}
	return explain(path, write(path, content, mode, putNew))
}

// putNew gives a part a name that is new. A link, unlike a rename, fails when the name was taken in
// the meantime.
func putNew(part, path string) error {
	if err := os.Link(part, path); err != nil {
		return err
	}
	return os.Remove(part)
}

// write writes a file beside the one it becomes, and puts it in place when it is on disk.
func write(path string, content []byte, mode fs.FileMode, put func(part, path string) error) (err error) {
	file, name, err := begin(path, mode)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, remove(name))
		}
	}()
	if err := finish(file, content); err != nil {
		return err
	}
	if err := put(name, path); err != nil {
		return err
	}
	return SyncDir(filepath.Dir(path))
}

// begin makes the part of a file, beside it, and returns the part's name.
func begin(path string, mode fs.FileMode) (file part, name string, err error) {
	if there, err := os.Stat(path); err == nil {
		if !there.Mode().IsRegular() {
			return nil, "", ErrNotFile
		}
		mode &= there.Mode().Perm()
	}
	dir := filepath.Dir(path)
	if err := MakeDir(dir, folderMode(mode)); err != nil {
		return nil, "", err
	}
	if err := removeOld(dir, filepath.Base(path)); err != nil {
		return nil, "", err
	}
	// Two processes that write one file write two parts: the last one to be put in place stays,
	// whole.
	name = filepath.Join(dir, partPrefix(filepath.Base(path))+rand.Text()[:partRandom]+partSuffix)
	file, err = open(name, mode)
	return file, name, err
}

// finish writes the content of a file, has it on disk and closes the file.
func finish(file part, content []byte) error {
	_, err := file.Write(content)
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

// remove removes a file that may be gone.
func remove(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// folderMode is the mode of the folders that are made for a file: who may not read it does not list
// them.
func folderMode(mode fs.FileMode) fs.FileMode {
	if mode&0o077 == 0 {
		return 0o700
	}
	return 0o755
}

// MakeDir makes a folder and those above it that are missing, with a mode, and makes them last.
func MakeDir(dir string, mode fs.FileMode) error {
	var made []string
	for above := dir; ; above = filepath.Dir(above) {
		if _, err := os.Stat(above); err == nil || above == filepath.Dir(above) {
			break
		}
		made = append(made, above)
	}
	if err := os.MkdirAll(dir, mode); err != nil {
		return err
	}
	for _, folder := range made {
		if err := SyncDir(filepath.Dir(folder)); err != nil {
			return err
		}
	}
	return nil
}

// SyncDir makes the entries of a folder last. Systems that cannot sync a folder do not need to.
func SyncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	if err := d.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, syscall.EINVAL) {
		return errors.Join(err, d.Close())
	}
	return d.Close()
}

// explain names the file, once, and says what to do about a full disk.
func explain(path string, err error) error {
	switch {
	case err == nil:
		return nil
	case IsNoSpace(err):
		return fmt.Errorf("write %s: %w (%w)", path, ErrNoSpace, reason(err))
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("write %s: %w", path, ErrExists)
	}
	return fmt.Errorf("write %s: %w", path, reason(err))
}

// IsNoSpace reports whether an error of the file system says that there is no room: on the disk, in
// a quota, or within the limit that a process has for the size of files.
func IsNoSpace(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}

// reason is an error of the file system without the path of the part, which nobody knows.
func reason(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}

// IsOpen reports whether others than its owner may read or write a file that is there.
func IsOpen(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular() && info.Mode().Perm()&0o077 != 0
}
