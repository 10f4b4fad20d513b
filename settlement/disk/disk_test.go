//go:build linux || darwin

package disk

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// The test binary is run again as another process; the variable says what it is to do.
const roleVariable = "DISK_TEST_ROLE"

func TestMain(m *testing.M) {
	switch role, path, _ := strings.Cut(os.Getenv(roleVariable), ": "); role {
	case "count":
		for range 10 {
			if err := addOne(path); err != nil {
				panic(err)
			}
		}
		os.Exit(0)
	case "limited":
		writeLimited(path)
		os.Exit(0)
	case "killed":
		writeKilled(path)
		os.Exit(0)
	case "killed folder":
		writeFolderKilled(path)
		os.Exit(0)
	case "writing":
		writeOften(path)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func process(role, path string) *exec.Cmd {
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), roleVariable+"="+role+": "+path)
	return c
}

// addOne counts in a file.
func addOne(path string) (err error) {
	unlock, err := Lock(context.Background(), path, func(time.Duration) {})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(string(text))
	if err != nil {
		return err
	}
	return Write(path, []byte(strconv.Itoa(n+1)), Public)
}

// only fails when a folder has anything else in it, such as a part of a file.
func only(t *testing.T, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	var there []string
	for _, e := range entries {
		there = append(there, e.Name())
	}
	require.Equal(t, names, there)
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(text)
}

func mode(t *testing.T, path string) fs.FileMode {
	t.Helper()
	info, err := os.Stat(path)
	require.NoError(t, err)
	return info.Mode().Perm()
}

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a", "b", "file")
	require.NoError(t, Write(path, []byte("one"), Public))
	require.NoError(t, Write(path, []byte("two"), Public))
	require.Equal(t, "two", read(t, path))
	only(t, filepath.Dir(path), "file")

	// Who made a file private has it private.
	require.NoError(t, os.Chmod(path, 0o600))
	require.NoError(t, Write(path, []byte("three"), Public))
	require.Equal(t, fs.FileMode(0o600), mode(t, path))

	// A link stays one.
	link := filepath.Join(dir, "link")
	require.NoError(t, os.Symlink(path, link))
	require.NoError(t, Write(link, []byte("four"), Public))
	require.Equal(t, "four", read(t, path))
	info, err := os.Lstat(link)
	require.NoError(t, err)
	require.NotZero(t, info.Mode()&fs.ModeSymlink)

	// Nothing that is not a file is replaced by one.
	for _, name := range []string{dir, os.DevNull} {
		require.ErrorIs(t, Write(name, nil, Public), ErrNotFile)
	}
	err = Write(filepath.Join(path, "below"), nil, Public)
	require.ErrorIs(t, err, syscall.ENOTDIR)
	require.Equal(t, 1, strings.Count(err.Error(), path), err)
}

func TestRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(path, []byte("four"), 0o600))
	text, err := Read(path, 4)
	require.NoError(t, err)
	require.Equal(t, "four", string(text))
	for name, want := range map[string]error{path: ErrTooLarge, "/dev/zero": ErrTooLarge, path + ".none": fs.ErrNotExist, filepath.Dir(path): syscall.EISDIR} {
		_, err = Read(name, 3)
		require.ErrorIs(t, err, want)
		require.Equal(t, 1, strings.Count(err.Error(), name), err)
	}
}

func TestPrivate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "folder", "file")
	require.NoError(t, Write(path, nil, Private))
	require.Equal(t, fs.FileMode(0o600), mode(t, path))
	require.Equal(t, fs.FileMode(0o700), mode(t, filepath.Dir(path)))
	require.False(t, IsOpen(path))
	require.NoError(t, os.Chmod(path, 0o640))
	require.True(t, IsOpen(path))
	// Written again it is private again.
	require.NoError(t, Write(path, nil, Private))
	require.False(t, IsOpen(path))
	require.False(t, IsOpen(path+".none"))
}

// failing is a file of which one operation fails, as on a full disk: some systems say so when a
// file is closed.
type failing struct {
	*os.File
	operation string
	err       error
}

func (f failing) Write(b []byte) (int, error) {
	if f.operation == "write" {
		n, _ := f.File.Write(b[:len(b)/2])
		return n, f.err
	}
	return f.File.Write(b)
}

func (f failing) Sync() error {
	if f.operation == "sync" {
		return f.err
	}
	return f.File.Sync()
}

func (f failing) Close() error {
	err := f.File.Close()
	if f.operation == "close" {
		return f.err
	}
	return err
}

// fail has an operation fail on every file that is opened from now on, until the test ends.
func fail(t *testing.T, operation string, failure error) {
	real := open
	t.Cleanup(func() { open = real })
	open = func(path string, mode fs.FileMode) (part, error) {
		file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		return failing{file, operation, &fs.PathError{Op: operation, Path: path, Err: failure}}, err
	}
}

// Whatever fails, the file is as it was and nothing is left beside it.
func TestWriteFails(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "file")
	require.NoError(t, Write(path, []byte("before"), Public))
	for _, operation := range []string{"write", "sync", "close"} {
		for failure, want := range map[error]error{
			syscall.ENOSPC: ErrNoSpace, syscall.EDQUOT: ErrNoSpace, syscall.EFBIG: ErrNoSpace, syscall.EIO: syscall.EIO,
		} {
			fail(t, operation, failure)
			for _, write := range []func(string) error{
				func(path string) error { return Write(path, []byte("after"), Public) },
				func(path string) error { return Create(path+".new", []byte("after"), Public) },
			} {
				err := write(path)
				require.ErrorIs(t, err, want, operation)
				require.ErrorIs(t, err, failure)
				require.Contains(t, err.Error(), "write "+path)
				require.NotContains(t, err.Error(), partSuffix)
				require.Equal(t, "before", read(t, path))
				only(t, dir, "file")
			}
		}
	}
}

// limitFileSize makes writes beyond a size fail.
func limitFileSize(bytes uint64) error {
	signal.Ignore(syscall.SIGXFSZ)
	limit := syscall.Rlimit{Cur: bytes, Max: bytes}
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit)
}

// writeLimited writes within a limit on the size of files, and says how that went.
func writeLimited(path string) {
	if err := limitFileSize(1000); err != nil {
		panic(err)
	}
	err := Write(path, bytes.Repeat([]byte{'x'}, 2000), Public)
	if !errors.Is(err, ErrNoSpace) {
		panic(err)
	}
	if err := Write(path+".small", []byte("fits"), Public); err != nil {
		panic(err)
	}
}

// The same with a file system that really refuses.
func TestNoSpace(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "file")
	require.NoError(t, Write(path, []byte("before"), Public))
	out, err := process("limited", path).CombinedOutput()
	require.NoError(t, err, "%s", out)
	require.Equal(t, "before", read(t, path))
	only(t, dir, "file", "file.small")
}

// killing is a file that is on disk when its process is killed.
type killing struct{ *os.File }

func (k killing) Close() error {
	err := k.File.Close()
	return errors.Join(err, syscall.Kill(os.Getpid(), syscall.SIGKILL))
}

// writeKilled is killed between the write and the rename.
func writeKilled(path string) {
	open = func(path string, mode fs.FileMode) (part, error) {
		file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		return killing{file}, err
	}
	if err := Write(path, []byte("after"), Private); err != nil {
		panic(err)
	}
}

// A process that is killed leaves the file as it was. What it has written meanwhile keeps nobody
// from writing, can be read by nobody else, and is gone some time later.
func TestKilledWhileWriting(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "file")
	require.NoError(t, Write(path, []byte("before"), Private))
	require.NoError(t, Write(filepath.Join(dir, ".other.01234567.part"), nil, Private))
	err := process("killed", path).Run()
	var exit *exec.ExitError
	require.ErrorAs(t, err, &exit)
	require.Equal(t, syscall.SIGKILL, exit.Sys().(syscall.WaitStatus).Signal())
	require.Equal(t, "before", read(t, path))
	parts, err := filepath.Glob(filepath.Join(dir, ".file.*.part"))
	require.NoError(t, err)
	require.Len(t, parts, 1)
	require.Equal(t, "after", read(t, parts[0]))
	require.Equal(t, Private, mode(t, parts[0]))

	require.NoError(t, Write(path, []byte("next"), Private))
	require.FileExists(t, parts[0], "somebody may be writing it")
	long := time.Now().Add(-2 * partStale)
	for _, name := range []string{parts[0], filepath.Join(dir, ".other.01234567.part")} {
		require.NoError(t, os.Chtimes(name, long, long))
	}
	require.NoError(t, Write(path, []byte("last"), Private))
	require.Equal(t, "last", read(t, path))
	only(t, dir, ".other.01234567.part", "file")
}

// letters are what each of several processes writes, one of them for the whole file.
const letters = "abcdefgh"

func writeOften(path string) {
	for i := range 20 {
		if err := Write(path, bytes.Repeat([]byte{letters[i%len(letters)]}, 1<<16), Public); err != nil {
			panic(err)
		}
	}
}

// Processes that write one file at once do not share what they write it from: whoever reads
// meanwhile sees a whole file.
func TestWriteBetweenProcesses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	require.NoError(t, Write(path, bytes.Repeat([]byte{'z'}, 1<<16), Public))
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			out, err := process("writing", path).CombinedOutput()
			if err != nil {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
	done := make(chan struct{})
	go func() { all.Wait(); close(done) }()
	for reading := true; reading; {
		select {
		case <-done:
			reading = false
		default:
		}
		text := read(t, path)
		require.Len(t, text, 1<<16)
		require.Equal(t, len(text), strings.Count(text, text[:1]))
	}
	only(t, filepath.Dir(path), "file")
}

func TestMakeDir(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	require.NoError(t, MakeDir(dir, 0o700))
	require.NoError(t, MakeDir(dir, 0o700), "it is there")
	require.Equal(t, fs.FileMode(0o700), mode(t, dir))
	require.Equal(t, fs.FileMode(0o700), mode(t, filepath.Dir(dir)))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "file"), nil, 0o600))
	require.ErrorIs(t, MakeDir(filepath.Join(dir, "file", "below"), 0o700), syscall.ENOTDIR)
}

func TestCreate(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "file")
	var all sync.WaitGroup
	errs := make([]error, 8)
	for i := range errs {
		all.Go(func() { errs[i] = Create(path, []byte{byte('a' + i)}, Private) })
	}
	all.Wait()
	made := 0
	for i, err := range errs {
		if err == nil {
			made++
			require.Equal(t, string(rune('a'+i)), read(t, path))
			continue
		}
		require.ErrorIs(t, err, ErrExists)
	}
	require.Equal(t, 1, made)
	only(t, dir, "file")
	require.Equal(t, fs.FileMode(0o600), mode(t, path))

	require.NoError(t, os.Symlink("nowhere", path+".link"))
	require.ErrorIs(t, Create(path+".link", nil, Public), ErrExists, "a link to nothing is a name too")
}

// Eight processes count in one file, and each of their numbers is there.
func TestLockBetweenProcesses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	require.NoError(t, Write(path, []byte("0"), Public))
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			out, err := process("count", path).CombinedOutput()
			if err != nil {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
	all.Wait()
	require.Equal(t, "80", read(t, path))
	only(t, filepath.Dir(path), "file")
}

func TestLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	require.NoError(t, Write(path, nil, Public))
	link := path + ".link"
	require.NoError(t, os.Symlink(path, link))
	unlock, err := TryLock(path)
	require.NoError(t, err)
	for _, name := range []string{path, link} {
		_, err = TryLock(name)
		require.ErrorIs(t, err, ErrLocked)
		require.Contains(t, err.Error(), path)
	}
	_, err = lockWithin(t.Context(), path, 30*time.Millisecond, nil)
	require.ErrorIs(t, err, ErrLocked)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = Lock(ctx, path, nil)
	require.ErrorIs(t, err, context.Canceled)
	require.NoError(t, unlock())
	unlock, err = Lock(t.Context(), link, nil)
	require.NoError(t, err)
	require.NoError(t, unlock())
}

// Who waits for long is told, once; who waits for a moment is not.
func TestLockSaysThatItWaits(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	unlock, err := TryLock(path)
	require.NoError(t, err)
	var said []time.Duration
	waits := func(atMost time.Duration) { said = append(said, atMost) }
	for took, want := range map[time.Duration][]time.Duration{lockQuiet / 5: nil, 2 * lockQuiet: {lockFor}} {
		said = nil
		ctx, cancel := context.WithTimeout(t.Context(), took)
		_, err = Lock(ctx, path, waits)
		cancel()
		require.ErrorIs(t, err, context.DeadlineExceeded)
		require.Equal(t, want, said)
	}
	require.NoError(t, unlock())
}
