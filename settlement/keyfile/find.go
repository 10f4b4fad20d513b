package keyfile

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/disk"
)

// MaxFile bounds what is read of a keystore, in bytes.
const MaxFile = 1 << 16

// ErrNoHome means that the system does not say which folder is the user's.
var ErrNoHome = errors.New("find the home folder")

// FoundryDir is the folder in which Foundry keeps the keystores of a user: [ErrNoHome].
func FoundryDir() (string, error) {
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrNoHome, err)
	}
	return filepath.Join(home, ".foundry", "keystores"), nil
}

// ChoiceError means that a folder of keystores does not have the one that was asked for, or that
// nothing says which of them it is.
type ChoiceError struct {
	Dir     string
	Account string   // the name or address that was asked for; empty: whichever there is
	Names   []string // the keystores of the folder
}

func (e *ChoiceError) Error() string {
	if e.Account == "" {
		return fmt.Sprintf("%s has %d keystores", e.Dir, len(e.Names))
	}
	return fmt.Sprintf("%s has no keystore %q", e.Dir, e.Account)
}

// FindAccount finds the keystore of an L1 account and reads it. Path is the file, for which account
// does not matter, or a folder. In a folder account is the name of the file or the address that it
// names; empty, it is the only one there: [*ChoiceError].
func FindAccount(path, account string) (content []byte, file string, err error) {
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		path, err = inFolder(path, account)
	}
	if err == nil {
		content, err = disk.Read(path, MaxFile)
	}
	return content, path, err
}

// inFolder finds one keystore in a folder.
func inFolder(dir, account string) (string, error) {
	if named := filepath.Join(dir, account); account != "" && filepath.Base(account) == account {
		if info, err := os.Stat(named); err == nil && !info.IsDir() {
			return named, nil
		}
	}
	names, err := Names(dir)
	if err != nil {
		return "", err
	}
	e := &ChoiceError{Dir: dir, Account: account, Names: names}
	if common.IsHexAddress(account) {
		for _, name := range names {
			path := filepath.Join(dir, name)
			content, err := disk.Read(path, MaxFile)
			if err != nil {
				return "", err
			}
			if a, ok := Address(content); ok && a == common.HexToAddress(account) {
				return path, nil
			}
		}
	}
	if account == "" && len(e.Names) == 1 {
		return filepath.Join(dir, e.Names[0]), nil
	}
	return "", e
}

// Names lists what may be keystores in a folder: its files, without hidden ones.
func Names(dir string) (names []string, err error) {
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		if !e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	return names, err
}
