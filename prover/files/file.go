package files

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/disk"
	"fernet/settlement/rules"
)

// The ways a file can be one that is not to be used. Errors of reading wrap one of them, or one of the file system.
var (
	ErrFormat     = errors.New("file is of another kind")
	ErrVersion    = errors.New("file has another version")
	ErrDamaged    = errors.New("file is damaged")
	ErrDeployment = errors.New("file is of another deployment")
	ErrTooLarge   = disk.ErrTooLarge
)

// ErrExists means that there is a file of the name, and that it holds something else that must not
// be lost.
var ErrExists = disk.ErrExists

// Version is the version of every format of this package. Files of version 1 are of the first
// edition of the protocol, which hashes and signs otherwise: nothing in them would verify.
const Version = 2

// maxSize bounds what is read of a file. The largest submission takes an eighth of it.
const maxSize = 1 << 20

// Deployment is what binds a file to one deployment.
type Deployment struct {
	ChainID    uint64         `json:"chainId"`
	Settlement common.Address `json:"settlement"`
}

// header is how every file starts.
type header struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
	Deployment
}

func newHeader(format string, d Deployment) header { return header{format, Version, d} }

func (h header) check(d Deployment) error {
	if h.ChainID != d.ChainID || h.Settlement != d.Settlement {
		return fmt.Errorf("%w: chain %d, Settlement %s; this one is chain %d, Settlement %s",
			ErrDeployment, h.ChainID, h.Settlement, d.ChainID, d.Settlement)
	}
	return nil
}

// read fills a file's content from its text. The content is not checked but for its header.
func read(path, format string, d Deployment, into any, header *header) error {
	text, err := disk.Read(path, maxSize)
	if err != nil {
		return err
	}
	if err := decode(text, format, into); err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	if err := header.check(d); err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	return nil
}

// reason is an error of the file system without the path, which the caller names.
func reason(err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	return err
}

func decode(text []byte, format string, into any) error {
	var head struct {
		Format  string `json:"format"`
		Version int    `json:"version"`
	}
	if err := json.Unmarshal(text, &head); err != nil {
		// What is damaged may be replaced, and this may be anything, such as a file with a password.
		if len(bytes.TrimSpace(text)) > 0 && !bytes.Contains(text, []byte(`"`+format+`"`)) {
			return fmt.Errorf("%w: it is no JSON, and does not say that it is a %s file", ErrFormat, format)
		}
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if head.Format != format {
		if head.Format == "" {
			return fmt.Errorf("%w: it names no format, %s is needed", ErrFormat, format)
		}
		return fmt.Errorf("%w: it is a %s file, %s is needed", ErrFormat, head.Format, format)
	}
	if head.Version < Version && head.Version > 0 {
		return fmt.Errorf("%w: %d: %s", ErrVersion, head.Version, rules.EarlierRelease)
	}
	if head.Version != Version {
		return fmt.Errorf("%w: it is version %d, this program reads %d: use the release that wrote it", ErrVersion, head.Version, Version)
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("%w: there is something behind the JSON object", ErrDamaged)
	}
	return nil
}

// damaged wraps what is wrong with a file's content.
func damaged(path string, err error) error {
	return fmt.Errorf("read %s: %w: %w", path, ErrDamaged, err)
}

// write writes an object as a file that others may read.
func write(path string, content any) error { return writeMode(path, content, disk.Public) }

func writeMode(path string, content any, mode fs.FileMode) error {
	text, err := encode(path, content)
	if err != nil {
		return err
	}
	return disk.Write(path, text, mode)
}

// create is writeMode for a file that must be new: it returns ErrExists when it is not.
func create(path string, content any, mode fs.FileMode) error {
	text, err := encode(path, content)
	if err != nil {
		return err
	}
	return disk.Create(path, text, mode)
}

// keep writes a secret that must not be lost into a new file. One that is there already, as isThere
// finds out, is left as it is; what is damaged is replaced; anything else is an ErrExists.
func keep(path string, content any, isThere func() (bool, error)) error {
	err := create(path, content, disk.Private)
	if !errors.Is(err, ErrExists) {
		return err
	}
	switch same, readErr := isThere(); {
	case same:
		return nil
	case errors.Is(readErr, ErrDamaged):
		return writeMode(path, content, disk.Private)
	}
	return err
}

// checkKept returns the ErrExists that keep would.
func checkKept(path string, isThere func() (bool, error)) error {
	same, err := isThere()
	if same || errors.Is(err, fs.ErrNotExist) || errors.Is(err, ErrDamaged) {
		return nil
	}
	return fmt.Errorf("write %s: %w", path, ErrExists)
}

func encode(path string, content any) ([]byte, error) {
	text, err := json.MarshalIndent(content, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", path, err)
	}
	return append(text, '\n'), nil
}
