package txmgr

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gofrs/flock"

	"fernet/settlement/disk"
	records "fernet/settlement/record"
)

// The journal is a text file. Each line is eight hexadecimal digits, a space, a
// JSON object and a newline; the digits are the CRC-32C of the object. The first
// object is a journalHead, all others are records, in the order they happened.
// A line is on disk before what it announces is done, so a last line that was
// not written to its end announces nothing and is cut. Any other bad line is an
// error.
//
// Beside the journal, under its name with ".lock" added, is the file that a
// process locks while it uses the journal. It says which process that is, for
// people: the lock is the system's.
const (
	// compactAt is how many bytes that are of no use any more make a journal be
	// rewritten, when it is opened and when it has doubled since.
	compactAt = 1 << 20

	// maxLanded is how many nonces back the signed transactions are kept of what
	// landed: a reorg that drops more is not to be met, and what it drops can be
	// sent again as it was.
	maxLanded = 64

	// How long it is known how something ended that may lapse (Config.Lapses): for so many nonces,
	// and L1 blocks after the one that it landed in, a week of Ethereum's. No reorg goes there:
	// what its validators have finalized is an hour old when they disagree for long.
	endedNonces = 1024
	endedBlocks = 50_400

	// maxHolder is how much is read of who holds a lock.
	maxHolder = 200
)

// journalKind is the journal's head. What it bounds is that line: a journal grows.
var journalKind = records.Kind{Format: "fernet transaction journal", Version: 1, Oldest: 1, MaxSize: 1 << 12, Mode: disk.Private}

// journalFile is the part of an *os.File that a journal needs.
type journalFile interface {
	io.WriteSeeker
	Truncate(size int64) error
	Sync() error
	Close() error
}

// journal holds what was begun. Without a file it remembers nothing.
type journal struct {
	file journalFile
	lock *flock.Flock
	path string
	head journalHead
	// lapses is Config.Lapses
	lapses func(id string) bool
	end    int64 // size of the file up to its last good line
	full   int64 // size at which it is seen whether to rewrite it
	dead   error // the file could not be brought back to a good state
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// openJournal locks and reads the journal, or makes a new one. It returns what
// it holds by ID, and whether a torn last line was cut. holder is what other
// processes are told of this one while it has the lock.
func openJournal(path string, head journalHead, holder string, lapses func(id string) bool) (j *journal, held map[string]*journalled, torn bool, err error) {
	if path == "" {
		return &journal{}, map[string]*journalled{}, false, nil
	}
	if err := disk.MakeDir(filepath.Dir(path), 0o700); err != nil {
		return nil, nil, false, fmt.Errorf("%w: %w", ErrJournal, err)
	}
	lock := flock.New(path + ".lock")
	locked, err := lock.TryLock()
	if err != nil {
		return nil, nil, false, fmt.Errorf("%w: lock: %w", ErrJournal, err)
	}
	if !locked {
		return nil, nil, false, &LockedError{Path: path, Holder: readHolder(lock.Path())}
	}
	opened := &journal{lock: lock, path: path, head: head, lapses: lapses}
	defer func() {
		if err != nil {
			err = errors.Join(err, opened.close())
		}
	}()
	// A full disk keeps nobody from being told less.
	_ = os.WriteFile(lock.Path(), []byte(signed(holder)), 0o600)
	content, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, nil, false, fmt.Errorf("%w: %w", ErrJournal, err)
	}
	held, good, err := parseJournal(path, content, &head)
	if err != nil {
		return nil, nil, false, err
	}
	forget(held)
	lapse(held, lapses)
	opened.end = int64(good)
	if good == 0 || good >= compactAt {
		compact, err := journalContent(head, held)
		if err == nil && (good == 0 || good-len(compact) >= compactAt) {
			err = disk.Write(path, compact, disk.Private)
			opened.end = int64(len(compact))
		}
		if err != nil {
			return nil, nil, false, fmt.Errorf("%w: %w", ErrJournal, err)
		}
	}
	if err := opened.use(); err != nil {
		return nil, nil, false, fmt.Errorf("%w: %w", ErrJournal, err)
	}
	return opened, held, good < len(content), nil
}

// use opens the file for what is appended.
func (j *journal) use() error {
	file, err := os.OpenFile(j.path, os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	j.file, j.full = file, j.end+max(j.end, compactAt)
	return j.rewind()
}

// compact rewrites the file without what is of no use any more, when it has
// doubled since it was last seen to: a process may run for years. What it holds
// is what opening it finds. Until the new file is in its place the old one is
// used, also when there is no room for the new one.
func (j *journal) compact() {
	if j.end < j.full {
		return
	}
	j.full = j.end + max(j.end, compactAt)
	content, err := os.ReadFile(j.path)
	if err != nil || int64(len(content)) != j.end {
		return
	}
	held, good, err := parseJournal(j.path, content, &j.head)
	if err != nil || good != len(content) {
		return
	}
	forget(held)
	lapse(held, j.lapses)
	compact, err := journalContent(j.head, held)
	if err != nil || good-len(compact) < compactAt {
		return
	}
	before, err := os.Stat(j.path)
	if err != nil {
		return
	}
	err = disk.Write(j.path, compact, disk.Private)
	if now, missing := os.Stat(j.path); err != nil && missing == nil && os.SameFile(before, now) {
		return
	}
	if err == nil {
		old := j.file
		j.end = int64(len(compact))
		err = errors.Join(j.use(), old.Close())
	}
	if err != nil {
		// What is appended has to be in the file that the next process opens.
		j.dead = fmt.Errorf("%w: rewrite it: %w", ErrJournal, err)
	}
}

// signed is a holder with the number of its process, for whoever wants to end it.
func signed(holder string) string {
	if holder == "" {
		return ""
	}
	return fmt.Sprintf("%s, process %d", holder, os.Getpid())
}

// readHolder returns who says to hold a lock, empty when nobody does. It is shown to people: what
// cannot be printed is left out.
func readHolder(path string) string {
	file, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer file.Close()
	content, _ := io.ReadAll(io.LimitReader(file, maxHolder))
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) && r != utf8.RuneError {
			return r
		}
		return -1
	}, string(content))
}

// rewind cuts what is behind the last good line.
func (j *journal) rewind() error {
	if err := j.file.Truncate(j.end); err != nil {
		return err
	}
	if _, err := j.file.Seek(j.end, io.SeekStart); err != nil {
		return err
	}
	return j.file.Sync()
}

// append writes a record and returns when it is on disk. After an error the
// record is not in the journal.
func (j *journal) append(r *record) error {
	if j.file == nil {
		return nil
	}
	if j.dead != nil {
		return j.dead
	}
	line, err := journalLine(r)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrJournal, err)
	}
	if _, err = j.file.Write(line); err == nil {
		err = j.file.Sync()
	}
	if err != nil {
		if disk.IsNoSpace(err) {
			err = fmt.Errorf("%w (%w)", disk.ErrNoSpace, err)
		}
		err = fmt.Errorf("%w: %w", ErrJournal, err)
		if back := j.rewind(); back != nil {
			j.dead = fmt.Errorf("%w; and it cannot be repaired: %w", err, back)
		}
		return err
	}
	j.end += int64(len(line))
	j.compact()
	return nil
}

func (j *journal) close() error {
	var err error
	if j.file != nil {
		err = j.file.Close()
	}
	if j.lock != nil {
		err = errors.Join(err, j.lock.Close())
	}
	return err
}
