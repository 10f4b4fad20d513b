// Package record writes and reads the files in which programs keep what they made and hand it on:
// deployments and plans, proofs, tickets, drafts, proposals, submissions, identities, ledger keys,
// manifests. Each is one JSON object that says first what it is:
//
//	{
//	  "format": "fernet.proof",
//	  "version": 2,
//	  …
//
// The format keeps a file from being taken for another kind, the version from being read by a
// program that would misunderstand it. Keys are in camelCase, integers that can exceed 53 bits are
// strings: package recordtest holds every kind to that.
//
// Reading is strict: another format or version, an unknown field, a field that is there twice and
// anything behind the object are an [*Error], in one line that names the file. What the fields may
// hold is for whoever has the kind. Writing is package disk's: whole and on disk, or not at all.
//
// A journal is no such file: it is appended to, and its lines have checksums (package txmgr).
package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"fernet/settlement/disk"
)

// The ways a file can be one that is not to be used. An [*Error] wraps one of them, or an error of
// the file system.
var (
	// ErrFormat means that a file is of another kind, or of another program.
	ErrFormat = errors.New("file is of another kind")
	// ErrVersion means that a file is of a version that is not read.
	ErrVersion = errors.New("file has another version")
	// ErrDamaged means that a file is of the kind, and not what was written.
	ErrDamaged = errors.New("file is damaged")
)

// Error is why a file cannot be used.
type Error struct {
	Format string // of the kind that was to be read
	Path   string
	Err    error
}

// Error names the file, in one line.
func (e *Error) Error() string { return fmt.Sprintf("read %s: %v", e.Path, e.Err) }

// Unwrap returns Err.
func (e *Error) Unwrap() error { return e.Err }

// Kind is one kind of record.
type Kind struct {
	Format  string // "fernet.proof"
	Version int    // that is written, and the newest that is read
	// Oldest is the oldest version that is read. What the program reads into has to take its fields
	// too.
	Oldest int
	// Earlier says, for a person, what reads versions before Oldest.
	Earlier string
	// Unnamed is the newest version whose files do not name their format; 0 when all do.
	Unnamed int
	// MaxSize bounds what is read and written, in bytes.
	MaxSize int64
	// Mode is disk.Private for what only its owner may read, else disk.Public.
	Mode fs.FileMode
}

// Head is how the content of a record starts: types of contents have it as their first, embedded
// field.
type Head struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
}

// Head returns the head of what is written.
func (k Kind) Head() Head { return Head{k.Format, k.Version} }

// Write writes a record, in the place of what its file held: see [disk.Write].
func (k Kind) Write(path string, content any) error { return k.put(path, content, disk.Write) }

// Create is Write for a file that must be new: it returns disk.ErrExists when it is not.
func (k Kind) Create(path string, content any) error { return k.put(path, content, disk.Create) }

// ErrContent means that a program tried to write what its kind would not be read from again.
var ErrContent = errors.New("content is not a record of its kind")

func (k Kind) put(path string, content any, put func(string, []byte, fs.FileMode) error) error {
	text, err := k.Encode(content)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return put(path, text, k.Mode)
}

// Encode returns the text of a record. It refuses, with [ErrContent], a content with another head
// than the kind's, and one that is larger than what is read.
func (k Kind) Encode(content any) ([]byte, error) {
	text, err := json.MarshalIndent(content, "", "  ")
	if err != nil {
		return nil, err
	}
	text = append(text, '\n')
	if int64(len(text)) > k.MaxSize {
		return nil, fmt.Errorf("%w: %d bytes, %s has at most %d", ErrContent, len(text), k.Format, k.MaxSize)
	}
	var head Head
	if err := json.Unmarshal(text, &head); err != nil || head != k.Head() {
		return nil, fmt.Errorf("%w: it says %+v, not %+v", ErrContent, head, k.Head())
	}
	return text, nil
}

// Read reads a record into what its kind's content is decoded to, and returns the file's version.
func (k Kind) Read(path string, into any) (version int, err error) {
	text, err := disk.Read(path, k.MaxSize)
	if err != nil {
		return 0, err
	}
	if version, err = k.Decode(text, into); err != nil {
		return version, k.Fault(path, err)
	}
	return version, nil
}

// Fault is the [*Error] of a file, whose content may be known to be wrong by its kind only.
func (k Kind) Fault(path string, err error) error { return &Error{k.Format, path, err} }

// Damaged is the Fault of a file whose fields do not make sense.
func (k Kind) Damaged(path string, err error) error {
	return k.Fault(path, fmt.Errorf("%w: %w", ErrDamaged, err))
}

// Decode is Read of a text.
func (k Kind) Decode(text []byte, into any) (version int, err error) {
	version, err = k.checkHead(text)
	if err != nil {
		return version, err
	}
	if err := Strict(text, into); err != nil {
		return version, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return version, nil
}

func (k Kind) checkHead(text []byte) (version int, err error) {
	var head struct {
		Format  any `json:"format"`
		Version any `json:"version"`
	}
	if err := json.Unmarshal(text, &head); err != nil {
		// What is damaged may be replaced, and this may be anything, such as a file with a
		// password.
		named := bytes.Contains(text, []byte(`"`+k.Format+`"`)) || k.Unnamed > 0
		if len(bytes.TrimSpace(text)) > 0 && !named {
			return 0, fmt.Errorf("%w: it is no JSON object, and does not say that it is a %s file", ErrFormat, k.Format)
		}
		return 0, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	number, ok := head.Version.(float64)
	version = int(number)
	whole := ok && float64(version) == number
	switch unnamed := whole && version > 0 && version <= k.Unnamed; {
	case head.Format == k.Format || head.Format == nil && unnamed:
	case head.Format == nil:
		return 0, fmt.Errorf("%w: it names no format, %s is needed", ErrFormat, k.Format)
	default:
		return 0, fmt.Errorf("%w: it is a %.40q file, %s is needed", ErrFormat, fmt.Sprint(head.Format), k.Format)
	}
	switch {
	case !whole:
		return 0, fmt.Errorf("%w: its version is not a whole number", ErrDamaged)
	case version > 0 && version < k.Oldest:
		return version, fmt.Errorf("%w: %d: %s", ErrVersion, version, k.Earlier)
	case version < k.Oldest || version > k.Version:
		return version, fmt.Errorf("%w: it is version %d, this program reads %d: use the release that wrote it", ErrVersion, version, k.Version)
	}
	return version, nil
}

// Strict decodes one JSON value and refuses what [json.Unmarshal] lets pass: fields that are not
// known, fields that are there twice, and anything behind the value. It does not notice a field
// that is missing.
func Strict(text []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return errors.New("there is something behind the JSON value")
	}
	return unique(text)
}
