package work

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nkeys"

	"fernet/settlement/disk"
)

// ErrCredentials means that a file of credentials cannot be used.
var ErrCredentials = errors.New("credentials cannot be used")

// credentials are what a client of a broker shows: an nkey, and where accounts are decentralised
// the token of it.
type credentials struct {
	key  nkeys.KeyPair
	name string // the public key
	path string // of a file with a token; empty: the key is enough
}

// NewCredentials writes new credentials into a file that only its owner can read, and returns the
// public key by which a broker knows them. A file that is there is left alone, with an error of
// disk.ErrExists.
func NewCredentials(path string) (public string, err error) {
	key, err := nkeys.CreateUser()
	if err != nil {
		return "", fmt.Errorf("make credentials: %w", err)
	}
	seed, err := key.Seed()
	if err != nil {
		return "", fmt.Errorf("make credentials: %w", err)
	}
	if err := disk.Create(path, append(seed, '\n'), disk.Private); err != nil {
		return "", fmt.Errorf("make credentials: %w", err)
	}
	return key.PublicKey()
}

// EnsureCredentials is NewCredentials where there is no such file: otherwise public is empty. What
// is wrong with a file that is there is told by whoever reads it.
func EnsureCredentials(path string) (public string, err error) {
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return NewCredentials(path)
}

// maxCredentials bounds files of credentials and certificates: a system's bundle of all authorities
// has some hundred kilobytes.
const maxCredentials = 4 << 20

// readCredentials reads a file of credentials: an nkey's seed, or a token with one. An empty path
// stands for new ones, which a broker on the same machine takes if it expects no others.
func readCredentials(path string) (*credentials, error) {
	if path == "" {
		key, err := nkeys.CreateUser()
		if err != nil {
			return nil, fmt.Errorf("make credentials: %w", err)
		}
		return newCredentials(key, "")
	}
	text, err := disk.Read(path, maxCredentials)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: there is no file %s", ErrCredentials, path)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCredentials, err)
	}
	key, err := nkeys.ParseDecoratedUserNKey(text)
	if err != nil {
		return nil, fmt.Errorf("%w: %s has no seed of a user's nkey", ErrCredentials, path)
	}
	if bytes.Contains(text, []byte("BEGIN NATS USER JWT")) {
		return newCredentials(key, path)
	}
	return newCredentials(key, "")
}

func newCredentials(key nkeys.KeyPair, path string) (*credentials, error) {
	name, err := key.PublicKey()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCredentials, err)
	}
	return &credentials{key: key, name: name, path: path}, nil
}

// option is what they are to a client.
func (c *credentials) option() nats.Option {
	if c.path != "" {
		return nats.UserCredentials(c.path)
	}
	return nats.Nkey(c.name, c.key.Sign)
}
