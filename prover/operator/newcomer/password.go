package newcomer

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"

	"fernet/prover/identity"
	"fernet/settlement/disk"
	"fernet/settlement/keyfile"
)

// maxSecretFile bounds what is read of a keystore, in bytes.
const maxSecretFile = 1 << 16

var (
	// ErrPasswordGone means that keys are there and the file with their password is not: another
	// password would not open them.
	ErrPasswordGone = errors.New("the keys' password file is gone")
	// ErrNoPassword means that something is to be encrypted and Wanted says no password.
	ErrNoPassword = errors.New("no password to encrypt keys with")
	// ErrPasswordEmpty means that the file with the password has none.
	ErrPasswordEmpty = errors.New("the password is empty")
)

// checkPassword refuses to make a new password where keys have another one.
func (m *making) checkPassword() error {
	if m.Password == "" {
		return nil
	}
	if there, err := Exists(m.Password); err != nil {
		return err
	} else if there {
		m.found(m.Password, "the keys' password")
		return nil
	}
	// A new password opens none of the keys that are there: it is made only where there is none.
	var old string
	missing := 0
	for _, key := range m.encrypted() {
		there, err := Exists(key)
		switch {
		case err != nil:
			return err
		case there:
			old = key
		default:
			missing++
		}
	}
	switch {
	case missing == 0:
		return nil
	case old != "":
		return fmt.Errorf("%w: %s is there, %s is not", ErrPasswordGone, old, m.Password)
	}
	m.made(m.Password, "the keys' password")
	return nil
}

// encrypted are the files that the password is of.
func (m *making) encrypted() (all []string) {
	if m.Account != "" {
		all = append(all, m.Account)
	}
	for _, name := range m.Identities {
		if path, err := identity.Path(m.IdentityDir, name); err == nil {
			all = append(all, path)
		}
	}
	return append(all, m.LedgerKeys...)
}

// secret returns the password of the keys: the file's, which is made when there is none, or what
// Ask says.
func (m *making) secret(ctx context.Context) (string, error) {
	if m.password != nil {
		return *m.password, nil
	}
	read := m.Ask
	if m.Password != "" {
		read = func(context.Context) (string, error) { return m.fromFile() }
	}
	if read == nil {
		return "", ErrNoPassword
	}
	text, err := read(ctx)
	if err != nil {
		return "", err
	}
	m.password = &text
	return text, nil
}

func (m *making) fromFile() (string, error) {
	there, err := Exists(m.Password)
	if err != nil {
		return "", err
	}
	if !there {
		var random [24]byte
		if _, err := rand.Read(random[:]); err != nil {
			return "", fmt.Errorf("make password: %w", err)
		}
		if err := disk.Create(m.Password, []byte(base64.StdEncoding.EncodeToString(random[:])+"\n"), disk.Private); err != nil {
			return "", err
		}
	}
	text, err := keyfile.ReadPassword(m.Password)
	if err != nil {
		return "", fmt.Errorf("read password: %w", err)
	}
	if text == "" {
		return "", fmt.Errorf("%w: %s", ErrPasswordEmpty, m.Password)
	}
	return text, nil
}
