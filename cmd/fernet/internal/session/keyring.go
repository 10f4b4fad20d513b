package session

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"fernet/cmd/fernet/internal/config"
	"fernet/prover/identity"
	"fernet/prover/vrf"
	"fernet/settlement/keyfile"
	"fernet/settlement/txmgr"
)

// Keyring has the keys of whoever runs a command: of the account that signs and of the identity. A
// key is opened when it is needed, and its password asked for then.
type Keyring struct {
	dialog *Dialog
	signer txmgr.Signer
	vrfKey *vrf.PrivateKey
}

// ErrNoAccount means that a command that signs was not told with what.
var ErrNoAccount = errors.New("no account to sign with")

// Account returns the address that signs. It needs the password only when the keystore does not
// name its address. One that does is believed until something is signed, when the address is
// compared with the key. A dry run is not to speak for an account that cannot sign: it makes sure
// as far as CheckAccount does.
func (k *Keyring) Account(ctx context.Context) (common.Address, error) {
	if !k.dialog.Config.DryRun {
		account, _, err := k.namedAccount(ctx)
		return account, err
	}
	account, proven, err := k.CheckAccount(ctx)
	if err == nil && !proven {
		k.dialog.NoteOnce("account", "note: %s is the address that the keystore names; without --password-file it is not compared with its key", account)
	}
	return account, err
}

// CheckAccount is Account, made sure of when nobody has to be asked for that: with a password file
// the keystore is opened. Otherwise proven is false for an address that only the keystore says it
// has.
func (k *Keyring) CheckAccount(ctx context.Context) (account common.Address, proven bool, err error) {
	if k.dialog.Config.PasswordFile == "" {
		return k.namedAccount(ctx)
	}
	signer, err := k.Signer(ctx)
	if err != nil {
		return common.Address{}, false, err
	}
	return signer.Address(), true, nil
}

// namedAccount is the address that a keystore names, or that of the key.
func (k *Keyring) namedAccount(ctx context.Context) (account common.Address, proven bool, err error) {
	if k.signer == nil && k.dialog.Config.PrivateKey.Empty() {
		content, _, err := k.keystoreFile()
		if err != nil {
			return common.Address{}, false, err
		}
		if named, ok := keyfile.Address(content); ok {
			return named, false, nil
		}
	}
	signer, err := k.Signer(ctx)
	if err != nil {
		return common.Address{}, false, err
	}
	return signer.Address(), true, nil
}

// HasAccount reports whether an account to sign with is configured.
func (k *Keyring) HasAccount() bool {
	return !k.dialog.Config.PrivateKey.Empty() || k.dialog.Config.Account != "" || k.dialog.Config.Keystore != ""
}

// Signer returns what signs: the private key, or the keystore with its password.
func (k *Keyring) Signer(ctx context.Context) (txmgr.Signer, error) {
	if k.signer != nil {
		return k.signer, nil
	}
	if !k.dialog.Config.PrivateKey.Empty() {
		key, err := crypto.HexToECDSA(strings.TrimPrefix(k.dialog.Config.PrivateKey.Reveal(), "0x"))
		if err != nil {
			return nil, config.ErrPrivateKey // the error would show some of it
		}
		if k.dialog.Config.Origin("private-key").String() == "--private-key" {
			k.dialog.Note("warning: other processes can see a key in --private-key: use FERNET_PRIVATE_KEY or a keystore (cast wallet import, then --account)")
		}
		k.signer = txmgr.KeySigner(key)
		return k.signer, nil
	}
	content, path, err := k.keystoreFile()
	if err != nil {
		return nil, err
	}
	password, err := k.dialog.password(ctx, k.dialog.Config.PasswordFile, "password of "+path)
	if err != nil {
		return nil, err
	}
	signer, err := txmgr.KeystoreSigner(content, password.Reveal())
	if err != nil {
		return nil, fmt.Errorf("%w (%s): %s", err, path, mendKeystore(err))
	}
	k.signer = signer
	return signer, nil
}

// mendKeystore says what to do about a keystore that does not open.
func mendKeystore(err error) string {
	switch {
	case errors.Is(err, keyfile.ErrPassword):
		return "check the password"
	case errors.Is(err, keyfile.ErrAddress):
		return "restore the file from a backup; if the account is known to be the key's, correct the address in the file"
	case errors.Is(err, keyfile.ErrCostly):
		return "restore the file from a backup, or import the key anew (cast wallet import)"
	}
	return "restore the file from a backup"
}

// IdentityDir is the folder of identities.
func (k *Keyring) IdentityDir() string { return k.dialog.DataPath("identities") }

// Identity opens the VRF key of --identity.
func (k *Keyring) Identity(ctx context.Context) (*vrf.PrivateKey, error) {
	if k.vrfKey != nil {
		return k.vrfKey, nil
	}
	id, err := identity.Read(k.IdentityDir(), k.dialog.Config.Identity)
	if err != nil {
		return nil, err
	}
	password, err := k.dialog.IdentityPassword(ctx, id.Name)
	if err != nil {
		return nil, err
	}
	key, err := id.Open(password.Reveal())
	if err != nil {
		return nil, err
	}
	k.vrfKey = key
	return key, nil
}
