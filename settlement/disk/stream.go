package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Stream is a file that is written piece by piece, for what is too large to be held in memory. It
// has its name when it is whole, and not before. It is for one goroutine.
type Stream struct {
	path, name string // and that of the part
	file       part
	put        func(part, path string) error
	ended      bool
}

// NewStream begins a file. With replace it takes the place of one that is there, as with [Write];
// without, it is new, as with [Create]. It has to be ended by Commit or Discard.
func NewStream(path string, mode fs.FileMode, replace bool) (*Stream, error) {
	s := &Stream{path: path, put: os.Rename}
	if !replace {
		if _, err := os.Lstat(path); err == nil {
			return nil, explain(path, ErrExists)
		}
		s.put = putNew
	}
	var err error
	if s.file, s.name, err = begin(path, mode); err != nil {
		return nil, explain(path, err)
	}
	return s, nil
}

// Write appends to the file.
func (s *Stream) Write(p []byte) (int, error) {
	n, err := s.file.Write(p)
	return n, explain(s.path, err)
}

// Commit gives the file its name, when all of it is on disk. After an error what was there before
// is as it was.
func (s *Stream) Commit() error {
	s.ended = true
	err := errors.Join(s.file.Sync(), s.file.Close())
	if err == nil {
		err = s.put(s.name, s.path)
	}
	if err != nil {
		return explain(s.path, errors.Join(err, remove(s.name)))
	}
	return explain(s.path, SyncDir(filepath.Dir(s.path)))
}

// Discard removes what was written. After Commit it does nothing.
func (s *Stream) Discard() error {
	if s.ended {
		return nil
	}
	s.ended = true
	return explain(s.path, errors.Join(s.file.Close(), remove(s.name)))
}
