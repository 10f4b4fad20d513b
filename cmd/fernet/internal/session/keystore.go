package session

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/ethereum/go-ethereum/common"

	"fernet/cmd/fernet/internal/config"
	"fernet/settlement/disk"
	"fernet/settlement/keyfile"
)

// maxSecretFile bounds what is read of a keystore and of a password's file.
const maxSecretFile = 1 << 16

// keystoreFile finds the keystore that --account and --keystore name.
func (k *Keyring) keystoreFile() (content []byte, path string, err error) {
	account, store := k.dialog.Config.Account, k.dialog.Config.Keystore
	if account == "" && store == "" {
		return nil, "", config.Usage("%w: name a keystore with --account or --keystore, or set FERNET_PRIVATE_KEY", ErrNoAccount)
	}
	if store == "" {
		if store, err = config.FoundryKeystores(); err != nil {
			return nil, "", err
		}
	}
	info, err := os.Stat(store)
	if err != nil {
		if k.dialog.Config.Keystore == "" {
			return nil, "", fmt.Errorf("open keystore %s: %w: --account names one in this folder: make it with cast wallet import, or name a file or another folder with --keystore", account, err)
		}
		return nil, "", fmt.Errorf("open keystore: %w: make one with cast wallet import, or name another with --keystore", err)
	}
	path = store
	if info.IsDir() {
		if path, err = inFolder(store, account); err != nil {
			return nil, "", err
		}
	}
	if content, err = disk.Read(path, maxSecretFile); err != nil {
		return nil, "", fmt.Errorf("open keystore: %w", err)
	}
	return content, path, nil
}

// inFolder finds one keystore in a folder: by its name, by its address, or because it is the only
// one.
func inFolder(dir, account string) (string, error) {
	if named := filepath.Join(dir, account); account != "" && filepath.Base(account) == account {
		if info, err := os.Stat(named); err == nil && !info.IsDir() {
			return named, nil
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", fmt.Errorf("open keystore: %w", err)
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		path := filepath.Join(dir, e.Name())
		if common.IsHexAddress(account) {
			content, err := disk.Read(path, maxSecretFile)
			if err != nil {
				return "", fmt.Errorf("open keystore: %w", err)
			}
			if a, ok := keyfile.Address(content); ok && a == common.HexToAddress(account) {
				return path, nil
			}
		}
		names = append(names, e.Name())
	}
	if account == "" && len(names) == 1 {
		return filepath.Join(dir, names[0]), nil
	}
	if account == "" {
		return "", config.Usage("%w: %s has %d keystores: name one with --account (%s)", ErrNoAccount, dir, len(names), strings.Join(names, ", "))
	}
	return "", config.Usage("%w: %s has no keystore %q, it has: %s", ErrNoAccount, dir, account, strings.Join(names, ", "))
}
