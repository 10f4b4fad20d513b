package keyfile

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/accounts/keystore"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"fernet/settlement/keyfile/keyfiletest"
)

const password = "secret"

// accountKeystore is a keystore as geth writes it, with so little work that it can be opened
// thousands of times.
func accountKeystore(t *testing.T) ([]byte, common.Address) {
	key, err := crypto.ToECDSA(common.LeftPadBytes([]byte{7}, 32))
	require.NoError(t, err)
	address := crypto.PubkeyToAddress(key.PublicKey)
	file, err := keystore.EncryptKey(&keystore.Key{Id: uuid.New(), Address: address, PrivateKey: key}, password, 2, 1)
	require.NoError(t, err)
	return file, address
}

// with changes one field of a keystore's crypto part.
func with(t *testing.T, file []byte, change func(crypto map[string]any)) []byte {
	var object map[string]any
	require.NoError(t, json.Unmarshal(file, &object))
	change(object["crypto"].(map[string]any))
	text, err := json.Marshal(object)
	require.NoError(t, err)
	return text
}

func TestOpenAccount(t *testing.T) {
	file, address := accountKeystore(t)
	key, err := OpenAccount(file, password)
	require.NoError(t, err)
	require.Equal(t, address, crypto.PubkeyToAddress(key.PublicKey))
	_, err = OpenAccount(file, "Secret")
	require.ErrorIs(t, err, ErrPassword)
	named, ok := Address(file)
	require.True(t, ok)
	require.Equal(t, address, named)

	// cast writes no address, others write it with 0x.
	plain := strings.ToLower(address.Hex()[2:])
	for _, written := range []string{`"address":"",`, ``, `"address":"` + address.Hex() + `",`} {
		other := strings.Replace(string(file), `"address":"`+plain+`",`, written, 1)
		require.NotEqual(t, string(file), other)
		_, err := OpenAccount([]byte(other), password)
		require.NoError(t, err, written)
	}

	// An address is not believed.
	lie := strings.Replace(string(file), plain, strings.Repeat("ab", 20), 1)
	named, ok = Address([]byte(lie))
	require.True(t, ok)
	_, err = OpenAccount([]byte(lie), password)
	require.ErrorIs(t, err, ErrAddress)
	require.Contains(t, err.Error(), named.Hex())
	require.Contains(t, err.Error(), address.Hex())
}

// The vector of the keystore's specification for PBKDF2.
func TestOpenPbkdf2(t *testing.T) {
	file := `{"crypto": {"cipher": "aes-128-ctr", "cipherparams": {"iv": "6087dab2f9fdbbfaddc31a909735c1e6"},
		"ciphertext": "5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46", "kdf": "pbkdf2",
		"kdfparams": {"c": 262144, "dklen": 32, "prf": "hmac-sha256", "salt": "ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd"},
		"mac": "517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2"}, "id": "3198bc9c-6672-5ab3-d995-4942343ae5b6", "version": 3}`
	key, err := OpenAccount([]byte(file), "testpassword")
	require.NoError(t, err)
	require.Equal(t, "7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d", common.Bytes2Hex(crypto.FromECDSA(key)))
	for _, c := range []string{"1e9", "2147483647"} {
		_, err = OpenAccount([]byte(strings.Replace(file, "262144", c, 1)), "testpassword")
		require.ErrorIs(t, err, ErrCostly)
	}
	_, err = OpenAccount([]byte(strings.Replace(file, "hmac-sha256", "hmac-sha512", 1)), "testpassword")
	require.ErrorIs(t, err, ErrDamaged)
}

// Whatever is wrong with a file, it is said in one line, and soon.
func TestDamaged(t *testing.T) {
	file, address := accountKeystore(t)
	opened := 0
	for what, damaged := range keyfiletest.Damaged(file) {
		start := time.Now()
		key, err := OpenAccount(damaged, password)
		require.Less(t, time.Since(start), 5*time.Second, what)
		if err == nil {
			// Fields that say nothing about the key: the id, and an address that is gone.
			require.Equal(t, address, crypto.PubkeyToAddress(key.PublicKey), what)
			opened++
			continue
		}
		require.True(t, errors.Is(err, ErrDamaged) || errors.Is(err, ErrPassword) || errors.Is(err, ErrCostly) || errors.Is(err, ErrAddress), "%s: %v", what, err)
		require.NotContains(t, err.Error(), "\n", what)
		require.Less(t, len(err.Error()), 300, what)
	}
	require.Positive(t, opened)
	for _, text := range []string{"", "null", "[]", "{}", "3", `{"version": 3}`, `{"version": 3, "crypto": null}`} {
		_, err := OpenAccount([]byte(text), password)
		require.ErrorIs(t, err, ErrDamaged, text)
	}
}

// A file does not decide how much memory and time are spent on it.
func TestCostly(t *testing.T) {
	file, _ := accountKeystore(t)
	for _, c := range []map[string]any{
		{"n": 1 << 30}, {"r": 1 << 30}, {"p": 1 << 30}, {"n": 1 << 30, "r": 1 << 30, "p": 1 << 30},
		{"n": 1 << 20, "r": 8}, {"n": 1 << 18, "r": 8, "p": 8},
	} {
		start := time.Now()
		_, err := OpenAccount(with(t, file, func(crypto map[string]any) {
			for name, value := range c {
				crypto["kdfparams"].(map[string]any)[name] = value
			}
		}), password)
		require.ErrorIs(t, err, ErrCostly, "%v", c)
		require.Less(t, time.Since(start), time.Second)
	}
	// What geth and cast ask for is not too much.
	for _, c := range [][3]int{{keystore.StandardScryptN, 8, keystore.StandardScryptP}, {keystore.LightScryptN, 8, keystore.LightScryptP}, {8192, 8, 1}} {
		crypto := keystore.CryptoJSON{KDF: "scrypt", KDFParams: map[string]any{"salt": "00", "dklen": 32, "n": c[0], "r": c[1], "p": c[2]}}
		require.NoError(t, checkDerivation(crypto), "%v", c)
	}
}

func TestCheckPassword(t *testing.T) {
	for _, empty := range []string{"", " ", "\t\n"} {
		require.ErrorIs(t, CheckPassword(empty), ErrEmptyPassword, "%q", empty)
	}
	require.NoError(t, CheckPassword("x"))
}
