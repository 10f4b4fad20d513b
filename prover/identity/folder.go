package identity

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"fernet/prover/vrf"
)

// Kept is an identity in a folder, without its private key.
type Kept struct {
	Name      string        `json:"name"`
	File      string        `json:"file"`
	PublicKey vrf.PublicKey `json:"publicKey"`
	VrfKey    string        `json:"vrfKey"` // as L1 registers it
}

// NewPath is the file of an identity that is still to be made: ErrExists where there is one with
// the name.
func NewPath(dir, name string) (string, error) {
	path, err := Path(dir, name)
	if err != nil {
		return "", err
	}
	if _, err := os.Lstat(path); err == nil {
		return "", fmt.Errorf("%w: %s", ErrExists, path)
	}
	return path, nil
}

// Keep encrypts a key and writes its file: see [New] and [Identity.Write].
func Keep(dir, name string, key *vrf.PrivateKey, password string, strength Strength) (Kept, error) {
	id, err := New(name, key, password, strength)
	if err != nil {
		return Kept{}, err
	}
	path, err := id.Write(dir)
	return Kept{name, path, id.PublicKey, id.VrfKey}, err
}

// Find reads the identity with a name, without opening it.
func Find(dir, name string) (Kept, error) {
	id, err := Read(dir, name)
	if err != nil {
		return Kept{}, err
	}
	path, err := Path(dir, name)
	return Kept{name, path, id.PublicKey, id.VrfKey}, err
}

// Names lists the identities in a folder.
func Names(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list identities: %w", err)
	}
	var names []string
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".json"); ok && nameRule.MatchString(name) {
			names = append(names, name)
		}
	}
	return names, nil
}
