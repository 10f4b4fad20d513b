// Package identity keeps the VRF private keys of stakers in files, encrypted as keystores
// (version 3) are.
package identity

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/ethereum/go-ethereum/accounts/keystore"

	"fernet/prover/vrf"
	"fernet/settlement/disk"
	"fernet/settlement/keyfile"
	"fernet/settlement/record"
	"fernet/settlement/rules"
)

// Version is the version of identity files. The crypto field is that of a keystore of version 3,
// around the seed of the key.
const Version = 2

// kind is an identity's file. The size is far above what one takes.
var kind = record.Kind{
	Format: "fernet identity", Version: Version, Oldest: Version, Earlier: rules.EarlierRelease, MaxSize: 1 << 16, Mode: disk.Private,
}

var (
	// ErrName means that a name cannot be a file's.
	ErrName = errors.New("a name has letters, digits, dots, dashes and underscores, and starts with a letter or digit")
	// ErrExists means that there is an identity with the name. None is ever overwritten.
	ErrExists = errors.New("there is an identity with this name")
	// ErrMissing means that there is none.
	ErrMissing = errors.New("there is no identity with this name")
	// ErrFormat means that the file is not an identity.
	ErrFormat = record.ErrFormat
	// ErrVersion means that another version of this program wrote the file.
	ErrVersion = record.ErrVersion
	// ErrDamaged means that the file is not what was written.
	ErrDamaged = record.ErrDamaged
	// ErrPassword means that the password is wrong.
	ErrPassword = keyfile.ErrPassword
)

// Identity is a VRF key in a file. The private key is encrypted.
type Identity struct {
	record.Head
	Name      string              `json:"name"`
	PublicKey vrf.PublicKey       `json:"publicKey"`
	VrfKey    string              `json:"vrfKey"` // what is registered on L1
	Crypto    keystore.CryptoJSON `json:"crypto"`
}

// Strength is how much work it takes to try a password.
type Strength struct{ n, p int }

// Strengths as geth has them: Standard takes about a second and 256 MB, Light a moment.
var (
	Standard = Strength{keystore.StandardScryptN, keystore.StandardScryptP}
	Light    = Strength{keystore.LightScryptN, keystore.LightScryptP}
)

// StrengthOf returns Light, or Standard.
func StrengthOf(light bool) Strength {
	if light {
		return Light
	}
	return Standard
}

// New encrypts a key.
func New(name string, key *vrf.PrivateKey, password string, strength Strength) (*Identity, error) {
	seed := key.Bytes()
	crypto, err := keystore.EncryptDataV3(seed[:], []byte(password), strength.n, strength.p)
	if err != nil {
		return nil, fmt.Errorf("encrypt identity: %w", err)
	}
	return &Identity{Head: kind.Head(), Name: name, PublicKey: key.Public(), VrfKey: keyText(key.Public()), Crypto: crypto}, nil
}

func keyText(p vrf.PublicKey) string {
	k := p.Key()
	b := k.Bytes()
	return fmt.Sprintf("0x%x", b)
}

// Open decrypts the private key. It returns ErrPassword, ErrDamaged, or keyfile.ErrCostly for a
// file that asks for too much work.
func (id *Identity) Open(password string) (*vrf.PrivateKey, error) {
	seed, err := keyfile.Open(id.Crypto, password)
	switch {
	case errors.Is(err, keyfile.ErrDamaged):
		return nil, fmt.Errorf("open identity %s: %w: %w: restore it from your backup", id.Name, ErrDamaged, err)
	case err != nil:
		return nil, fmt.Errorf("open identity %s: %w", id.Name, err)
	case len(seed) != vrf.SeedSize:
		return nil, fmt.Errorf("open identity %s: %w: what it holds is not a seed", id.Name, ErrDamaged)
	}
	key := vrf.NewPrivateKey([vrf.SeedSize]byte(seed))
	if key.Public() != id.PublicKey {
		return nil, fmt.Errorf("open identity %s: %w: its public key is another key's", id.Name, ErrDamaged)
	}
	return key, nil
}

// ErrSeed means that a file does not hold a seed.
var ErrSeed = errors.New("not a seed: it must be 64 hexadecimal digits")

// ReadSeed reads the key of a seed that a file holds in the clear, as 64 hexadecimal digits.
func ReadSeed(path string) (*vrf.PrivateKey, error) {
	content, err := disk.Read(path, kind.MaxSize)
	if err != nil {
		return nil, err
	}
	seed, err := hex.DecodeString(strings.TrimPrefix(string(bytes.TrimSpace(content)), "0x"))
	if err != nil || len(seed) != vrf.SeedSize {
		return nil, fmt.Errorf("%s: %w", path, ErrSeed)
	}
	return vrf.NewPrivateKey([vrf.SeedSize]byte(seed)), nil
}

var nameRule = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`)

// Path is the file of an identity in a folder.
func Path(dir, name string) (string, error) {
	if !nameRule.MatchString(name) {
		return "", fmt.Errorf("%w, not %q", ErrName, name)
	}
	return filepath.Join(dir, name+".json"), nil
}

// Read reads an identity file.
func Read(dir, name string) (*Identity, error) {
	path, err := Path(dir, name)
	if err != nil {
		return nil, err
	}
	var id Identity
	_, err = kind.Read(path, &id)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: %s", ErrMissing, path)
	}
	if err == nil {
		err = id.check(path)
	}
	switch {
	case errors.Is(err, ErrDamaged), errors.Is(err, ErrFormat):
		return nil, fmt.Errorf("identity %s: %w: restore it from your backup", name, err)
	case err != nil:
		return nil, fmt.Errorf("identity %s: %w", name, err)
	}
	id.Name = name // a file may be renamed
	return &id, nil
}

// check refuses a file that lacks something or contradicts itself.
func (id *Identity) check(path string) error {
	switch {
	case id.Name == "":
		return kind.Damaged(path, errors.New("name is missing"))
	case id.Crypto.KDF == "":
		return kind.Damaged(path, errors.New("crypto is missing"))
	case keyText(id.PublicKey) != id.VrfKey:
		return kind.Damaged(path, errors.New("vrfKey is not that of publicKey"))
	}
	return nil
}

// Write writes the file, whole or not at all, readable by its owner only. It overwrites nothing.
func (id *Identity) Write(dir string) (path string, err error) {
	if path, err = Path(dir, id.Name); err != nil {
		return "", err
	}
	err = kind.Create(path, id)
	if errors.Is(err, disk.ErrExists) {
		return "", fmt.Errorf("%w: %s", ErrExists, path)
	}
	if err != nil {
		return "", fmt.Errorf("keep identity: %w", err)
	}
	return path, nil
}
