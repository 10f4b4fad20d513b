package newcomer

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"

	"github.com/ethereum/go-ethereum/accounts/keystore"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/google/uuid"

	"fernet/prover/identity"
	"fernet/prover/payments"
	"fernet/prover/vrf"
	"fernet/settlement/disk"
	"fernet/settlement/keyfile"
)

// account makes the L1 account.
func (m *making) account(ctx context.Context) error {
	if m.Account == "" {
		return nil
	}
	const what = "the L1 account's keystore"
	there, err := Exists(m.Account)
	if err != nil {
		return err
	}
	if there {
		m.found(m.Account, what)
		content, err := disk.Read(m.Account, maxSecretFile)
		if err != nil {
			return fmt.Errorf("read keystore: %w", err)
		}
		if a, ok := keyfile.Address(content); ok {
			m.r.Account = &a
		}
		return nil
	}
	return m.key(ctx, m.Account, what, m.makeAccount)
}

// key tells of a file that is missing, and has it made with the password, unless nothing is to be
// made.
func (m *making) key(ctx context.Context, path, what string, make func(password string) error) error {
	m.made(path, what)
	if m.DryRun {
		return nil
	}
	password, err := m.secret(ctx)
	if err != nil {
		return err
	}
	return make(password)
}

func (m *making) makeAccount(password string) error {
	secret, err := crypto.GenerateKey()
	if err != nil {
		return fmt.Errorf("make account: %w", err)
	}
	key := &keystore.Key{Id: uuid.New(), Address: crypto.PubkeyToAddress(secret.PublicKey), PrivateKey: secret}
	n, p := keystore.StandardScryptN, keystore.StandardScryptP
	if m.Light {
		n, p = keystore.LightScryptN, keystore.LightScryptP
	}
	content, err := keystore.EncryptKey(key, password, n, p)
	if err != nil {
		return fmt.Errorf("make account: %w", err)
	}
	m.r.Account = &key.Address
	return disk.Create(m.Account, content, disk.Private)
}

// identities makes the VRF identities.
func (m *making) identities(ctx context.Context) error {
	for _, name := range m.Identities {
		what := "VRF identity " + name
		path, err := identity.Path(m.IdentityDir, name)
		if err != nil {
			return err
		}
		if _, err := identity.Read(m.IdentityDir, name); err == nil {
			m.found(path, what)
			continue
		} else if !errors.Is(err, identity.ErrMissing) {
			return err
		}
		if err := m.key(ctx, path, what, func(password string) error {
			key, err := vrf.GenerateKey(rand.Reader)
			if err != nil {
				return err
			}
			_, err = identity.Keep(m.IdentityDir, name, key, password, identity.StrengthOf(m.Light))
			return err
		}); err != nil {
			return err
		}
	}
	return nil
}

// ledger makes the keys of the reference ledger.
func (m *making) ledger(ctx context.Context) error {
	for _, path := range m.LedgerKeys {
		const what = "a key of the ledger"
		account, err := payments.ReadAccount(path)
		if err == nil {
			m.found(path, what)
			m.r.Ledger = append(m.r.Ledger, account.Address)
			continue
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if err := m.key(ctx, path, what, func(password string) error {
			account, err := payments.NewAccount(path, password, m.Light)
			if err != nil {
				return err
			}
			m.r.Ledger = append(m.r.Ledger, account.Address)
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}
