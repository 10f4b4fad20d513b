package newcomer

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"

	"github.com/ethereum/go-ethereum/accounts/keystore"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/google/uuid"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/files"
	"fernet/prover/identity"
	"fernet/prover/ledger"
	"fernet/prover/vrf"
	"fernet/settlement/disk"
	"fernet/settlement/keyfile"
)

// ErrPasswordGone means that keys are there and the file with their password is not: another
// password would not open them.
var ErrPasswordGone = errors.New("the keys' password file is gone")

// maxSecretFile bounds what is read of a keystore and of a password's file, in bytes.
const maxSecretFile = 1 << 16

// asks reports whether the password is asked for, and kept in no file.
func (m *making) asks() bool { return m.o.Ask && !m.isSet(m.secretOf) }

// hasAccount reports whether settings name an account to sign with.
func (m *making) hasAccount() bool {
	return m.isSet("keystore") || m.isSet("account") || m.isSet("private-key")
}

// checkPassword refuses to make a new password where keys have another one.
func (m *making) checkPassword() error {
	path := m.secretPath
	there, err := exists(path)
	if err != nil {
		return fmt.Errorf("look for %s: %w", path, err)
	}
	c := m.s.Config
	if m.makesAccount() && c.PasswordFile != "" && c.IdentityPasswordFile != "" && c.PasswordFile != c.IdentityPasswordFile {
		return config.Usage("all that is made here has one password: leave --password-file or --identity-password-file out, or name an account of yours with --keystore")
	}
	if m.asks() {
		return nil
	}
	if there {
		m.found(path, "the keys' password")
		return nil
	}
	if m.isSet(m.secretOf) && m.s.Config.Origin(m.secretOf).String() != settingsFile {
		return fmt.Errorf("the password file %s is not there: leave --%s out to have one made", path, m.secretOf)
	}
	// A new password opens none of the keys that are there: it is made only where there is none.
	var old string
	missing := 0
	for _, key := range m.encrypted() {
		there, err := exists(key)
		switch {
		case err != nil:
			return fmt.Errorf("look for %s: %w", key, err)
		case there:
			old = key
		default:
			missing++
		}
	}
	switch {
	case missing == 0:
		return nil
	case old != "" && m.isSet(m.secretOf):
		return fmt.Errorf("%w: %s is there, %s is not: restore it from a backup", ErrPasswordGone, old, path)
	case old != "":
		return fmt.Errorf("%w: %s is there, %s is not: restore it from a backup, or type it: --ask-password", ErrPasswordGone, old, path)
	}
	m.made(path, "the keys' password")
	return nil
}

// encrypted are the files that the password is of.
func (m *making) encrypted() []string {
	var all []string
	if m.makesAccount() {
		all = append(all, accountFile)
	}
	for _, name := range m.o.Identities {
		if path, err := identity.Path(m.s.IdentityDir(), name); err == nil {
			all = append(all, path)
		}
	}
	for i := range m.o.LedgerKeys {
		all = append(all, ledgerKeyFile(i))
	}
	return all
}

// makesAccount reports whether the account is the one that this command makes, and not another that
// settings name.
func (m *making) makesAccount() bool {
	return !m.hasAccount() || m.s.Config.Keystore == accountFile && m.s.Config.Origin("keystore").String() == settingsFile
}

// secret returns the password of the keys: the file's, which is made when there is none, or what is
// typed.
func (m *making) secret(ctx context.Context) (string, error) {
	if m.password != nil {
		return m.password.Reveal(), nil
	}
	if !m.asks() {
		path := m.secretPath
		if there, err := exists(path); err != nil {
			return "", fmt.Errorf("look for %s: %w", path, err)
		} else if !there {
			var random [24]byte
			if _, err := rand.Read(random[:]); err != nil {
				return "", fmt.Errorf("make password: %w", err)
			}
			if err := disk.Create(path, []byte(base64.StdEncoding.EncodeToString(random[:])+"\n"), disk.Private); err != nil {
				return "", err
			}
		}
		content, err := disk.Read(path, maxSecretFile)
		if err != nil {
			return "", fmt.Errorf("get the password: %w", err)
		}
		text := string(bytes.TrimRight(content, "\r\n"))
		if text == "" {
			return "", config.Usage("the password in %s is empty", path)
		}
		secret := config.NewSecret(text)
		m.password = &secret
		return text, nil
	}
	secret, err := m.s.NewIdentityPassword(ctx, "all keys that are made here", false)
	if err != nil {
		return "", err
	}
	m.password = &secret
	return secret.Reveal(), nil
}

func (m *making) strength() identity.Strength {
	if m.o.Light {
		return identity.Light
	}
	return identity.Standard
}

// account makes the L1 account, unless settings name one.
func (m *making) account(ctx context.Context) error {
	const what = "the L1 account's keystore"
	if !m.makesAccount() {
		// That of the settings. Its address may be known without a password.
		if a, err := m.s.Account(ctx); err == nil {
			m.r.Account = &a
		} else if !errors.Is(err, session.ErrNoPassword) {
			return err
		}
		return nil
	}
	there, err := exists(accountFile)
	if err != nil {
		return fmt.Errorf("look for %s: %w", accountFile, err)
	}
	if there {
		m.found(accountFile, what)
		content, err := disk.Read(accountFile, maxSecretFile)
		if err != nil {
			return fmt.Errorf("open keystore: %w", err)
		}
		if a, ok := keyfile.Address(content); ok {
			m.r.Account = &a
		}
		return nil
	}
	m.made(accountFile, what)
	if m.s.Config.DryRun {
		return nil
	}
	password, err := m.secret(ctx)
	if err != nil {
		return err
	}
	secret, err := crypto.GenerateKey()
	if err != nil {
		return fmt.Errorf("make account: %w", err)
	}
	key := &keystore.Key{Id: uuid.New(), Address: crypto.PubkeyToAddress(secret.PublicKey), PrivateKey: secret}
	n, p := keystore.StandardScryptN, keystore.StandardScryptP
	if m.o.Light {
		n, p = keystore.LightScryptN, keystore.LightScryptP
	}
	content, err := keystore.EncryptKey(key, password, n, p)
	if err != nil {
		return fmt.Errorf("make account: %w", err)
	}
	if err := disk.Create(accountFile, content, disk.Private); err != nil {
		return err
	}
	m.r.Account = &key.Address
	return nil
}

// identities makes the VRF identities.
func (m *making) identities(ctx context.Context) error {
	for _, name := range m.o.Identities {
		what := "VRF identity " + name
		path, err := identity.Path(m.s.IdentityDir(), name)
		if err != nil {
			return err
		}
		m.r.Identities = append(m.r.Identities, name)
		if _, err := identity.Read(m.s.IdentityDir(), name); err == nil {
			m.found(path, what)
			continue
		} else if !errors.Is(err, identity.ErrMissing) {
			return err
		}
		m.made(path, what)
		if m.s.Config.DryRun {
			continue
		}
		password, err := m.secret(ctx)
		if err != nil {
			return err
		}
		key, err := vrf.GenerateKey(rand.Reader)
		if err != nil {
			return err
		}
		id, err := identity.New(name, key, password, m.strength())
		if err != nil {
			return err
		}
		if _, err := id.Write(m.s.IdentityDir()); err != nil {
			return err
		}
	}
	return nil
}

// ledger makes the keys of the reference ledger.
func (m *making) ledger(ctx context.Context) error {
	for i := range m.o.LedgerKeys {
		path, what := ledgerKeyFile(i), "a key of the ledger"
		account, err := files.ReadAccount(path)
		if err == nil {
			m.found(path, what)
			m.r.Ledger = append(m.r.Ledger, account.Address)
			continue
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		m.made(path, what)
		if m.s.Config.DryRun {
			continue
		}
		password, err := m.secret(ctx)
		if err != nil {
			return err
		}
		var seed [ledger.SeedSize]byte
		if _, err := rand.Read(seed[:]); err != nil {
			return fmt.Errorf("make account key: %w", err)
		}
		if account, err = files.WriteAccount(path, seed, password, m.o.Light); err != nil {
			return err
		}
		m.r.Ledger = append(m.r.Ledger, account.Address)
	}
	return nil
}
