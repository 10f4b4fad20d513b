package payments

import (
	"crypto/rand"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/accounts/keystore"

	"fernet/prover/files"
	"fernet/prover/ledger"
	"fernet/settlement/disk"
	"fernet/settlement/keyfile"
	"fernet/settlement/record"
)

// AccountFormat is the format of an account key's file. It is of no deployment: an account can be
// used on many.
const AccountFormat = "fernet.account"

var accountKind = files.Kind(AccountFormat, disk.Private)

// ErrPassword means that an account key does not open with a password.
var ErrPassword = keyfile.ErrPassword

// Account is an account key of the reference ledger, encrypted as a keystore of version 3 is.
type Account struct {
	Address   ledger.Address
	PublicKey ledger.PublicKey
	path      string
	crypto    keystore.CryptoJSON
}

type accountJSON struct {
	record.Head
	Address   *ledger.Address     `json:"address"`
	PublicKey *ledger.PublicKey   `json:"publicKey"`
	Crypto    keystore.CryptoJSON `json:"crypto"`
}

// NewAccount makes a random key and writes it as WriteAccount does.
func NewAccount(path, password string, light bool) (*Account, error) {
	var seed [ledger.SeedSize]byte
	if _, err := rand.Read(seed[:]); err != nil {
		return nil, fmt.Errorf("make account key: %w", err)
	}
	return WriteAccount(path, seed, password, light)
}

// WriteAccount writes the key of a seed into a new file that only its owner
// can read. light takes less work to open and to try passwords.
func WriteAccount(path string, seed [ledger.SeedSize]byte, password string, light bool) (*Account, error) {
	n, p := keystore.StandardScryptN, keystore.StandardScryptP
	if light {
		n, p = keystore.LightScryptN, keystore.LightScryptP
	}
	crypto, err := keystore.EncryptDataV3(seed[:], []byte(password), n, p)
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", path, err)
	}
	key := ledger.NewKey(seed)
	a := &Account{key.Address(), key.Public(), path, crypto}
	return a, accountKind.Create(path, accountJSON{accountKind.Head(), &a.Address, &a.PublicKey, crypto})
}

// ReadAccount reads an account key's file without opening the key.
func ReadAccount(path string) (*Account, error) {
	var in accountJSON
	if _, err := accountKind.Read(path, &in); err != nil {
		return nil, err
	}
	if err := files.Required(
		files.Field{Name: "address", Missing: in.Address == nil},
		files.Field{Name: "publicKey", Missing: in.PublicKey == nil},
		files.Field{Name: "crypto", Missing: in.Crypto.KDF == ""},
	); err != nil {
		return nil, accountKind.Damaged(path, err)
	}
	if in.PublicKey.Address() != *in.Address {
		return nil, accountKind.Damaged(path, errors.New("address is not that of publicKey"))
	}
	return &Account{*in.Address, *in.PublicKey, path, in.Crypto}, nil
}

// Open decrypts the key. It returns ErrPassword, files.ErrDamaged, or keyfile.ErrCostly for a file
// that asks for too much work.
func (a *Account) Open(password string) (*ledger.Key, error) {
	seed, err := keyfile.Open(a.crypto, password)
	switch {
	case errors.Is(err, keyfile.ErrDamaged):
		return nil, accountKind.Damaged(a.path, err)
	case err != nil:
		return nil, fmt.Errorf("open %s: %w", a.path, err)
	case len(seed) != ledger.SeedSize:
		return nil, accountKind.Damaged(a.path, errors.New("what it holds is not a seed"))
	}
	key := ledger.NewKey([ledger.SeedSize]byte(seed))
	if key.Public() != a.PublicKey {
		return nil, accountKind.Damaged(a.path, errors.New("its public key is another key's"))
	}
	return key, nil
}
