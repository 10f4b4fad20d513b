//go:build linux || darwin

package disk

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// stream writes a file in two pieces.
func stream(path string, replace bool) error {
	s, err := NewStream(path, Public, replace)
	if err != nil {
		return err
	}
	for _, piece := range []string{"one ", "two"} {
		if _, err := io.WriteString(s, piece); err != nil {
			return s.ends(err)
		}
	}
	return s.Commit()
}

// ends discards a stream, and returns why.
func (s *Stream) ends(why error) error {
	if err := s.Discard(); err != nil {
		return err
	}
	return why
}

// A file that is streamed has its name when it is whole.
func TestStream(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "in", "file")
	require.NoError(t, stream(path, false))
	require.Equal(t, "one two", read(t, path))
	only(t, filepath.Dir(path), "file")
	require.NoError(t, os.Chmod(path, 0o600))
	require.ErrorIs(t, stream(path, false), ErrExists)
	require.NoError(t, stream(path, true))
	require.Equal(t, "one two", read(t, path))
	require.Equal(t, fs.FileMode(0o600), mode(t, path), "a narrower mode is kept")

	// What is given up leaves nothing, and a discard behind a commit nothing undone.
	s, err := NewStream(path, Public, true)
	require.NoError(t, err)
	_, err = io.WriteString(s, "half")
	require.NoError(t, err)
	require.Equal(t, "one two", read(t, path))
	require.NoError(t, s.Discard())
	require.NoError(t, s.Discard())
	only(t, filepath.Dir(path), "file")
	s, err = NewStream(path, Public, true)
	require.NoError(t, err)
	require.NoError(t, s.Commit())
	require.NoError(t, s.Discard())
	require.Empty(t, read(t, path))

	// A name that was taken meanwhile is not taken away.
	other := filepath.Join(dir, "other")
	s, err = NewStream(other, Public, false)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(other, []byte("first"), 0o600))
	require.ErrorIs(t, s.Commit(), ErrExists)
	require.Equal(t, "first", read(t, other))
	only(t, dir, "in", "other")
	_, err = NewStream(dir, Public, true)
	require.ErrorIs(t, err, ErrNotFile)
}

// Whatever fails, the file is as it was and nothing is left beside it.
func TestStreamFails(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "file")
	require.NoError(t, Write(path, []byte("before"), Public))
	for _, operation := range []string{"write", "sync", "close"} {
		fail(t, operation, syscall.ENOSPC)
		err := stream(path, true)
		require.ErrorIs(t, err, ErrNoSpace, operation)
		require.NotContains(t, err.Error(), partSuffix)
		require.Equal(t, "before", read(t, path))
		only(t, dir, "file")
	}
}

func TestReadStart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(path, []byte(strings.Repeat("x", 100)), 0o600))
	for max, want := range map[int64]int{0: 0, 7: 7, 100: 100, 1000: 100} {
		text, err := ReadStart(path, max)
		require.NoError(t, err)
		require.Len(t, text, want)
	}
	_, err := ReadStart(path+".none", 1)
	require.ErrorIs(t, err, fs.ErrNotExist)
}
