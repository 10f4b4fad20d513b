package csv

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"fernet/prover/audit"
	"fernet/settlement/disk"
)

// Writer is a sink that writes the files. It is ended by Close or Discard.
type Writer struct {
	files [kinds]file
}

var _ audit.Sink = (*Writer)(nil)

// file is one that is being written.
type file struct {
	stream *disk.Stream
	lines  *csv.Writer
}

// Paths are the files that an audit in a folder has.
func Paths(dir string) []string {
	paths := make([]string, kinds)
	for kind, name := range names {
		paths[kind] = filepath.Join(dir, name)
	}
	return paths
}

// Check returns an error that wraps disk.ErrExists when one of the files is there and is not of an
// audit before, which would be replaced: its first line is another.
func Check(dir string) error {
	for kind, path := range Paths(dir) {
		if _, err := replaces(path, headers[kind]); err != nil {
			return err
		}
	}
	return nil
}

// New begins the files of an audit in a folder, which is made where there is none.
func New(dir string) (w *Writer, err error) {
	w = new(Writer)
	defer func() {
		if err != nil {
			err = errors.Join(err, w.Discard())
		}
	}()
	for kind, path := range Paths(dir) {
		replace, err := replaces(path, headers[kind])
		if err != nil {
			return w, err
		}
		stream, err := disk.NewStream(path, disk.Public, replace)
		if err != nil {
			return w, err
		}
		w.files[kind] = file{stream, csv.NewWriter(stream)}
		if err := w.line(kind, headers[kind]); err != nil {
			return w, err
		}
	}
	return w, nil
}

// replaces reports whether there is a file with this header.
func replaces(path string, header []string) (bool, error) {
	first := strings.Join(header, ",") + "\n"
	begins, err := disk.ReadStart(path, int64(len(first)))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case string(begins) != first:
		return false, fmt.Errorf("write %s: %w", path, disk.ErrExists)
	}
	return true, nil
}

// line appends a line to a file.
func (w *Writer) line(kind int, line []string) error { return w.files[kind].lines.Write(line) }

// Block writes a block, or slots without one, with its proposals, roots and entries.
func (w *Writer) Block(b *audit.BlockReport) error {
	if err := w.line(blocks, blockLine(b)); err != nil {
		return err
	}
	for i := range b.Proposals {
		if err := w.line(proposals, proposalLine(b, i)); err != nil {
			return err
		}
	}
	for i := range b.Roots {
		if err := w.line(roots, rootLine(b, i)); err != nil {
			return err
		}
		for j := range b.Roots[i].Entries {
			if err := w.line(entries, entryLine(b, i, j)); err != nil {
				return err
			}
		}
	}
	return nil
}

// Claim writes what was paid or burned.
func (w *Writer) Claim(c *audit.ClaimReport) error { return w.line(claims, claimLine(c)) }

// Finding writes a finding.
func (w *Writer) Finding(f audit.Finding) error { return w.line(findings, findingLine(f)) }

// Close gives the files their names, the findings last.
func (w *Writer) Close() error {
	for i := range w.files {
		f := &w.files[i]
		f.lines.Flush()
		if err := f.lines.Error(); err != nil {
			return errors.Join(err, w.Discard())
		}
		if err := f.stream.Commit(); err != nil {
			return errors.Join(err, w.Discard())
		}
	}
	return nil
}

// Discard removes what was written. After Close it does nothing.
func (w *Writer) Discard() error {
	var err error
	for _, f := range w.files {
		if f.stream != nil {
			err = errors.Join(err, f.stream.Discard())
		}
	}
	return err
}
