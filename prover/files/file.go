package files

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/disk"
	"fernet/settlement/record"
	"fernet/settlement/rules"
)

// The ways a file can be one that is not to be used. Errors of reading wrap one of them, or one of
// the file system.
var (
	ErrFormat     = record.ErrFormat
	ErrVersion    = record.ErrVersion
	ErrDamaged    = record.ErrDamaged
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

	// TxBytes is the size of a transaction in a block's body, TX_BYTES of the deployment, by which
	// bodies are hashed. It is in no file.
	TxBytes uint32 `json:"-"`
}

// Kind is a kind of file that roles hand to each other, of this package or of an application. Its
// files are of this edition's version, or of an earlier edition's.
func Kind(format string, mode fs.FileMode) record.Kind {
	return record.Kind{Format: format, Version: Version, Oldest: Version, Earlier: rules.EarlierRelease, MaxSize: maxSize, Mode: mode}
}

// Header is how every file of a deployment starts. The structs of files embed it.
type Header struct {
	record.Head
	Deployment
}

// NewHeader is the header of a file that is written.
func NewHeader(k record.Kind, d Deployment) Header { return Header{k.Head(), d} }

func (h Header) check(d Deployment) error {
	if h.ChainID != d.ChainID || h.Settlement != d.Settlement {
		return fmt.Errorf("%w: chain %d, Settlement %s; this one is chain %d, Settlement %s",
			ErrDeployment, h.ChainID, h.Settlement, d.ChainID, d.Settlement)
	}
	return nil
}

// Read fills a file's content, whose header is a part of it, from its text. The content is not
// checked but for its header: a file of another deployment is an ErrDeployment.
func Read(k record.Kind, path string, d Deployment, into any, header *Header) error {
	if _, err := k.Read(path, into); err != nil {
		return err
	}
	if err := header.check(d); err != nil {
		return k.Fault(path, err)
	}
	header.Deployment = d
	return nil
}

// readAs reads a file's content into in, with its header, and returns what it says, unless that is
// damaged.
func readAs[T any](k record.Kind, path string, d Deployment, in any, header *Header, says func() (T, error)) (T, error) {
	var none T
	if err := Read(k, path, d, in, header); err != nil {
		return none, err
	}
	content, err := says()
	if err != nil {
		return none, k.Damaged(path, err)
	}
	return content, nil
}

// reason is an error of the file system without the path, which the caller names.
func reason(err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	return err
}

// keep writes what must not be lost into a new file. One that is there already, as isThere finds
// out, is left as it is; what is damaged is replaced; anything else is an ErrExists.
func keep(k record.Kind, path string, content any, isThere func() (bool, error)) error {
	err := k.Create(path, content)
	if !errors.Is(err, ErrExists) {
		return err
	}
	switch same, readErr := isThere(); {
	case same:
		return nil
	case errors.Is(readErr, ErrDamaged):
		return k.Write(path, content)
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
