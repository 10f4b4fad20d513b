package p2p

import (
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"

	"github.com/ethereum/go-ethereum/common/hexutil"

	"fernet/settlement/disk"
	"fernet/settlement/record"
)

// nameKind is the file of a node's name.
var nameKind = record.Kind{Format: "fernet.peer", Version: 1, Oldest: 1, MaxSize: 1 << 12, Mode: disk.Private}

// nameFile is the key that a node's name is of.
type nameFile struct {
	record.Head
	Seed hexutil.Bytes `json:"seed"` // of the ed25519 key, as in RFC 8032
}

// LoadName reads the key of a node's name from a file, which it makes at the first time. The key is
// worth nothing on L1: it is not encrypted, and only its owner may read it.
func LoadName(path string) (ed25519.PrivateKey, error) {
	key, err := readName(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return key, err
	}
	_, key, err = ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("make a node's name: %w", err)
	}
	if err := nameKind.Create(path, nameFile{nameKind.Head(), hexutil.Bytes(key.Seed())}); errors.Is(err, disk.ErrExists) {
		return readName(path) // of another process
	} else if err != nil {
		return nil, fmt.Errorf("write a node's name: %w", err)
	}
	return key, nil
}

func readName(path string) (ed25519.PrivateKey, error) {
	var file nameFile
	if _, err := nameKind.Read(path, &file); err != nil {
		return nil, err
	}
	if len(file.Seed) != ed25519.SeedSize {
		return nil, nameKind.Damaged(path, fmt.Errorf("%w: a seed of %d bytes", ErrName, len(file.Seed)))
	}
	return ed25519.NewKeyFromSeed(file.Seed), nil
}
