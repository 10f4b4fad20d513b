// Package keyfile opens secrets that are encrypted as in keystores of version 3, as geth and cast
// write them: L1 accounts, VRF identities, ledger keys. It decides what such a file may say before
// anything is computed from it.
//
// go-ethereum's decoder takes the file's word: it panics on a parameter that is missing or of
// another type, and takes as much memory and time as the file asks for. A file is input: it may be
// damaged, or made by somebody who means harm.
package keyfile

import (
	"crypto/ecdsa"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/ethereum/go-ethereum/accounts/keystore"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"fernet/settlement/disk"
)

var (
	// ErrPassword means that the secret does not open with a password.
	ErrPassword = errors.New("wrong password, or the file is damaged")
	// ErrDamaged means that a file is not what a keystore of version 3 is, or not any more.
	ErrDamaged = errors.New("the keystore is damaged")
	// ErrCostly means that opening a file would take more memory or time than any program asks for.
	ErrCostly = errors.New("opening the keystore would take too much memory or time")
	// ErrAddress means that the address which a keystore names is not that of its key.
	ErrAddress = errors.New("the keystore names another address than its key has")
)

// What opening a file may take. geth's standard is n = 2^18, r = 8, p = 1: 256 MB, and about a
// second.
const (
	maxScryptMemory = 1 << 29 // bytes: 128 · n · r
	// r; programs that write keystores take 8, and 1 to 8 is what scrypt was measured with
	maxScryptBlock  = 64
	maxScryptWork   = 1 << 23 // n · r · p, four times the standard
	maxPbkdf2Rounds = 10_000_000
	maxSecretBytes  = 1 << 10
)

// keyBytes is the length of the derived key: 16 bytes decrypt, 16 authenticate.
const keyBytes = 32

// Open decrypts the secret.
func Open(c keystore.CryptoJSON, password string) (secret []byte, err error) {
	if err := check(c); err != nil {
		return nil, err
	}
	// check refuses everything that is known to make the decoder panic. Whatever else does is a
	// damaged file too.
	defer func() {
		if r := recover(); r != nil {
			secret, err = nil, fmt.Errorf("%w: %v", ErrDamaged, r)
		}
	}()
	secret, err = keystore.DecryptDataV3(c, password)
	switch {
	case errors.Is(err, keystore.ErrDecrypt):
		return nil, ErrPassword
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return secret, nil
}

// check refuses what cannot be opened, and what would cost too much to try.
func check(c keystore.CryptoJSON) error {
	if c.Cipher != "aes-128-ctr" {
		return fmt.Errorf("%w: its cipher is %s, not aes-128-ctr", ErrDamaged, quote(c.Cipher))
	}
	for _, field := range []struct {
		name, digits string
		least, most  int // bytes
	}{
		{"ciphertext", c.CipherText, 1, maxSecretBytes},
		{"cipherparams.iv", c.CipherParams.IV, 16, 16},
		{"mac", c.MAC, 32, 32},
	} {
		if err := checkHex(field.name, field.digits, field.least, field.most); err != nil {
			return err
		}
	}
	return checkDerivation(c)
}

func checkDerivation(c keystore.CryptoJSON) error {
	salt, ok := c.KDFParams["salt"].(string)
	if !ok {
		return fmt.Errorf("%w: kdfparams.salt is not text", ErrDamaged)
	}
	if err := checkHex("kdfparams.salt", salt, 0, maxSecretBytes); err != nil {
		return err
	}
	number := map[string]uint64{}
	names := []string{"dklen", "n", "r", "p"}
	if c.KDF == "pbkdf2" {
		names = []string{"dklen", "c"}
	}
	for _, name := range names {
		var err error
		if number[name], err = whole(c.KDFParams[name]); err != nil {
			return fmt.Errorf("%w: kdfparams.%s %w", ErrDamaged, name, err)
		}
	}
	if number["dklen"] != keyBytes {
		return fmt.Errorf("%w: kdfparams.dklen is %d, not %d", ErrDamaged, number["dklen"], keyBytes)
	}
	switch c.KDF {
	case "scrypt":
		n, r, p := number["n"], number["r"], number["p"]
		if n < 2 || n&(n-1) != 0 {
			return fmt.Errorf("%w: kdfparams.n is %d, not a power of two", ErrDamaged, n)
		}
		// Each is below 2^31: the products do not overflow.
		if r > maxScryptBlock || n*r > maxScryptMemory/128 || n*r > maxScryptWork/p {
			return fmt.Errorf("%w: scrypt with n = %d, r = %d, p = %d", ErrCostly, n, r, p)
		}
	case "pbkdf2":
		if prf, ok := c.KDFParams["prf"].(string); !ok || prf != "hmac-sha256" {
			return fmt.Errorf("%w: kdfparams.prf is not hmac-sha256", ErrDamaged)
		}
		if number["c"] > maxPbkdf2Rounds {
			return fmt.Errorf("%w: %d rounds of PBKDF2", ErrCostly, number["c"])
		}
	default:
		return fmt.Errorf("%w: its kdf is %s, neither scrypt nor pbkdf2", ErrDamaged, quote(c.KDF))
	}
	return nil
}

// whole reads a positive number below 2^31, as JSON has it and as this program has made it.
func whole(value any) (uint64, error) {
	var f float64
	switch value := value.(type) {
	case float64:
		f = value
	case int:
		f = float64(value)
	default:
		return 0, errors.New("is not a number")
	}
	if f != math.Trunc(f) || f < 1 || f >= 1<<31 {
		return 0, fmt.Errorf("is %v, not a whole number from 1 to 2^31", f)
	}
	return uint64(f), nil
}

func checkHex(name, digits string, least, most int) error {
	if len(digits) > 2*most {
		return fmt.Errorf("%w: %s has more than %d bytes", ErrDamaged, name, most)
	}
	b, err := hex.DecodeString(digits)
	if err != nil {
		return fmt.Errorf("%w: %s is not hexadecimal", ErrDamaged, name)
	}
	if len(b) < least {
		return fmt.Errorf("%w: %s has %d bytes, not %d", ErrDamaged, name, len(b), least)
	}
	return nil
}

// quote shows text of a file, which may be long and have anything in it.
func quote(text string) string {
	if len(text) > 20 {
		text = text[:20] + "…"
	}
	return fmt.Sprintf("%q", text)
}

// accountFile is the keystore of an L1 account.
type accountFile struct {
	Address *string             `json:"address"`
	Crypto  keystore.CryptoJSON `json:"crypto"`
	Version any                 `json:"version"`
}

// Address returns the address that the keystore of an L1 account names, and false when it names
// none. Nothing says that it is the address of the key inside: OpenAccount compares them.
func Address(file []byte) (common.Address, bool) {
	var head struct {
		Address string `json:"address"`
	}
	if json.Unmarshal(file, &head) != nil || !common.IsHexAddress(head.Address) {
		return common.Address{}, false
	}
	return common.HexToAddress(head.Address), true
}

// OpenAccount decrypts the key of an L1 account. The address that the file names, if it names one,
// must be the key's.
func OpenAccount(file []byte, password string) (*ecdsa.PrivateKey, error) {
	var in accountFile
	if err := json.Unmarshal(file, &in); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if version, ok := in.Version.(float64); !ok || version != 3 {
		return nil, fmt.Errorf("%w: it is not of version 3", ErrDamaged)
	}
	secret, err := Open(in.Crypto, password)
	if err != nil {
		return nil, err
	}
	key, err := crypto.ToECDSA(secret)
	if err != nil {
		return nil, fmt.Errorf("%w: what it holds is not a key", ErrDamaged)
	}
	if in.Address == nil || *in.Address == "" {
		return key, nil // cast writes none
	}
	if !common.IsHexAddress(*in.Address) {
		return nil, fmt.Errorf("%w: %s is not an address", ErrDamaged, quote(*in.Address))
	}
	named, own := common.HexToAddress(*in.Address), crypto.PubkeyToAddress(key.PublicKey)
	if named != own {
		return nil, fmt.Errorf("%w: it names %s, the key is that of %s", ErrAddress, named, own)
	}
	return key, nil
}

// ReadPassword reads the file of a password, which may end with the end of a line.
func ReadPassword(path string) (string, error) {
	content, err := disk.Read(path, MaxFile)
	return strings.TrimRight(string(content), "\r\n"), err
}

// CheckPassword refuses a new secret's password that protects nothing. What is encrypted with it
// anybody can open.
func CheckPassword(password string) error {
	if strings.TrimSpace(password) == "" {
		return ErrEmptyPassword
	}
	return nil
}

// ErrEmptyPassword means that a new secret would be encrypted with nothing.
var ErrEmptyPassword = errors.New("the password is empty")
