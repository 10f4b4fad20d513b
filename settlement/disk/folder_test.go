//go:build linux || darwin

package disk

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

var oldFolder, newFolder = map[string][]byte{"a": []byte("old"), "b": []byte("gone")}, map[string][]byte{"a": []byte("new"), "c": []byte("more")}

// holds fails unless a folder has these files and nothing else.
func holds(t *testing.T, path string, files map[string][]byte) {
	t.Helper()
	entries, err := os.ReadDir(path)
	require.NoError(t, err)
	require.Len(t, entries, len(files))
	for name, content := range files {
		require.Equal(t, string(content), read(t, filepath.Join(path, name)))
	}
}

func TestWriteFolder(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a", "folder")
	require.NoError(t, WriteFolder(path, oldFolder, Public))
	holds(t, path, oldFolder)
	require.NoError(t, WriteFolder(path, newFolder, Private))
	holds(t, path, newFolder)
	require.Equal(t, fs.FileMode(0o700), mode(t, path))
	require.Equal(t, Private, mode(t, filepath.Join(path, "a")))
	only(t, filepath.Dir(path), "folder")

	for _, other := range []string{filepath.Join(path, "a"), os.DevNull} {
		require.ErrorIs(t, WriteFolder(other, newFolder, Public), ErrNotFolder)
	}
	link := filepath.Join(dir, "link")
	require.NoError(t, os.Symlink(path, link))
	require.ErrorIs(t, WriteFolder(link, oldFolder, Public), ErrNotFolder)
	holds(t, path, newFolder)
	require.ErrorIs(t, WriteFolder(filepath.Join(path, "a", "below"), newFolder, Public), syscall.ENOTDIR)
}

// Whatever fails in any of the files, the folder is as it was and nothing is left beside it.
func TestWriteFolderFails(t *testing.T) {
	real := open
	t.Cleanup(func() { open = real })
	dir := t.TempDir()
	path := filepath.Join(dir, "folder")
	require.NoError(t, WriteFolder(path, oldFolder, Public))
	for _, operation := range []string{"open", "write", "sync", "close"} {
		for nth := range newFolder {
			open = func(path string, mode fs.FileMode) (part, error) {
				failure := &fs.PathError{Op: operation, Path: path, Err: syscall.ENOSPC}
				if filepath.Base(path) != nth {
					return real(path, mode)
				}
				if operation == "open" {
					return nil, failure
				}
				file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
				return failing{file, operation, failure}, err
			}
			for _, name := range []string{path, path + ".new"} {
				err := WriteFolder(name, newFolder, Public)
				require.ErrorIs(t, err, ErrNoSpace, operation)
				require.ErrorIs(t, err, syscall.ENOSPC)
				require.Contains(t, err.Error(), "write "+name)
				require.NotContains(t, err.Error(), partSuffix)
				holds(t, path, oldFolder)
				only(t, dir, "folder")
			}
		}
	}
}

// A folder whose old form cannot be moved aside, or whose place is taken meanwhile, is as it was.
func TestExchangeFails(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "folder")
	require.NoError(t, WriteFolder(path, oldFolder, Public))
	require.ErrorIs(t, exchange(filepath.Join(dir, ".folder.01234567.part"), path, true), fs.ErrNotExist)
	holds(t, path, oldFolder)
	only(t, dir, "folder")
}

// writeFolderKilled is killed when the last of the files is written.
func writeFolderKilled(path string) {
	real := open
	open = func(path string, mode fs.FileMode) (part, error) {
		if filepath.Base(path) != "c" {
			return real(path, mode)
		}
		file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		return killing{file}, err
	}
	if err := WriteFolder(path, newFolder, Private); err != nil {
		panic(err)
	}
}

// A process that is killed leaves the folder as it was, and what it has written is removed by the
// next one that writes.
func TestKilledWhileWritingAFolder(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "folder")
	for _, before := range []map[string][]byte{nil, oldFolder} {
		if before != nil {
			require.NoError(t, WriteFolder(path, before, Public))
		}
		err := process("killed folder", path).Run()
		var exit *exec.ExitError
		require.ErrorAs(t, err, &exit)
		require.Equal(t, syscall.SIGKILL, exit.Sys().(syscall.WaitStatus).Signal())
		if before == nil {
			require.NoDirExists(t, path)
		} else {
			holds(t, path, before)
		}
		parts, err := filepath.Glob(filepath.Join(dir, ".folder.*.part"))
		require.NoError(t, err)
		require.Len(t, parts, 1)
		holds(t, parts[0], newFolder)
		require.Equal(t, fs.FileMode(0o700), mode(t, parts[0]))
	}
	// Between the renames, the old folder has another name, too.
	require.NoError(t, os.Rename(path, filepath.Join(dir, ".folder.01234567"+old+partSuffix)))
	neighbour := filepath.Join(dir, ".folder.other.01234567.part")
	require.NoError(t, os.Mkdir(neighbour, 0o700))
	require.NoError(t, WriteFolder(filepath.Join(dir, "folder2"), newFolder, Public))
	require.NoError(t, WriteFolder(path, newFolder, Public))
	holds(t, path, newFolder)
	only(t, dir, ".folder.other.01234567.part", "folder", "folder2")
}
