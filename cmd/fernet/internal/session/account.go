package session

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"fernet/cmd/fernet/internal/config"
	"fernet/prover"
	"fernet/prover/identity"
	"fernet/prover/vrf"
	"fernet/settlement"
	"fernet/settlement/disk"
	"fernet/settlement/keyfile"
	"fernet/settlement/txmgr"
)

// ErrNoAccount means that a command that signs was not told with what.
var ErrNoAccount = errors.New("no account to sign with")

// Account returns the address that signs. It needs the password only when the keystore does not
// name its address. One that does is believed until something is signed, when the address is
// compared with the key. A dry run is not to speak for an account that cannot sign: it makes sure
// as far as CheckAccount does.
func (s *Session) Account(ctx context.Context) (common.Address, error) {
	if !s.Config.DryRun {
		account, _, err := s.namedAccount(ctx)
		return account, err
	}
	account, proven, err := s.CheckAccount(ctx)
	if err == nil && !proven && !s.warned["account"] {
		s.warned["account"] = true
		s.Note("note: %s is the address that the keystore names; without --password-file it is not compared with its key", account)
	}
	return account, err
}

// CheckAccount is Account, made sure of when nobody has to be asked for that: with a password file
// the keystore is opened. Otherwise proven is false for an address that only the keystore says it
// has.
func (s *Session) CheckAccount(ctx context.Context) (account common.Address, proven bool, err error) {
	if s.Config.PasswordFile == "" {
		return s.namedAccount(ctx)
	}
	signer, err := s.Signer(ctx)
	if err != nil {
		return common.Address{}, false, err
	}
	return signer.Address(), true, nil
}

// namedAccount is the address that a keystore names, or that of the key.
func (s *Session) namedAccount(ctx context.Context) (account common.Address, proven bool, err error) {
	if s.signer == nil && s.Config.PrivateKey.Empty() {
		content, _, err := s.keystoreFile()
		if err != nil {
			return common.Address{}, false, err
		}
		if named, ok := keyfile.Address(content); ok {
			return named, false, nil
		}
	}
	signer, err := s.Signer(ctx)
	if err != nil {
		return common.Address{}, false, err
	}
	return signer.Address(), true, nil
}

// HasAccount reports whether an account to sign with is configured.
func (s *Session) HasAccount() bool {
	return !s.Config.PrivateKey.Empty() || s.Config.Account != "" || s.Config.Keystore != ""
}

// Signer returns what signs: the private key, or the keystore with its password.
func (s *Session) Signer(ctx context.Context) (txmgr.Signer, error) {
	if s.signer != nil {
		return s.signer, nil
	}
	if !s.Config.PrivateKey.Empty() {
		key, err := crypto.HexToECDSA(strings.TrimPrefix(s.Config.PrivateKey.Reveal(), "0x"))
		if err != nil {
			return nil, config.ErrPrivateKey // the error would show some of it
		}
		if s.Config.Origin("private-key").String() == "--private-key" {
			s.Note("warning: other processes can see a key in --private-key: use FERNET_PRIVATE_KEY or a keystore (cast wallet import, then --account)")
		}
		s.signer = txmgr.KeySigner(key)
		return s.signer, nil
	}
	content, path, err := s.keystoreFile()
	if err != nil {
		return nil, err
	}
	password, err := s.password(ctx, s.Config.PasswordFile, "password of "+path)
	if err != nil {
		return nil, err
	}
	signer, err := txmgr.KeystoreSigner(content, password.Reveal())
	if err != nil {
		return nil, fmt.Errorf("%w (%s): %s", err, path, mendKeystore(err))
	}
	s.signer = signer
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

// maxSecretFile bounds what is read of a keystore and of a password's file.
const maxSecretFile = 1 << 16

// keystoreFile finds the keystore that --account and --keystore name.
func (s *Session) keystoreFile() (content []byte, path string, err error) {
	account, store := s.Config.Account, s.Config.Keystore
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
		if s.Config.Keystore == "" {
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

// inFolder finds one keystore in a folder: by its name, by its address, or because it is the only one.
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

// IdentityDir is the folder of identities.
func (s *Session) IdentityDir() string { return s.DataPath("identities") }

// Identity opens the VRF key of --identity.
func (s *Session) Identity(ctx context.Context) (*vrf.PrivateKey, error) {
	if s.vrfKey != nil {
		return s.vrfKey, nil
	}
	id, err := identity.Read(s.IdentityDir(), s.Config.Identity)
	if err != nil {
		return nil, err
	}
	password, err := s.IdentityPassword(ctx, id.Name)
	if err != nil {
		return nil, err
	}
	key, err := id.Open(password.Reveal())
	if err != nil {
		return nil, err
	}
	s.vrfKey = key
	return key, nil
}

// ErrNotStaked means that L1 has no staker with the VRF key of the identity.
var ErrNotStaked = errors.New("the identity is not staked")

// StakerOf returns the staker with a VRF key. L1 lets anyone register any key:
// when several have it, those of the account that signs count, then those that did not exit, then the newest.
func (s *Session) StakerOf(ctx context.Context, key vrf.PublicKey) (settlement.Staker, error) {
	client, err := s.Client(ctx)
	if err != nil {
		return settlement.Staker{}, err
	}
	all, err := client.Stakers(ctx)
	if err != nil {
		return settlement.Staker{}, err
	}
	var mine common.Address
	if s.HasAccount() {
		if mine, err = s.Account(ctx); err != nil {
			return settlement.Staker{}, err
		}
	}
	vrfKey := key.Key()
	registered := vrfKey.BigInt(new(big.Int))
	best, found, bestRank := settlement.Staker{}, false, 0
	for _, staker := range all {
		if staker.VrfKey.Cmp(registered) != 0 {
			continue
		}
		rank := 0
		if staker.Owner == mine {
			rank += 2
		}
		if staker.ExitBlock == 0 {
			rank++
		}
		if !found || rank >= bestRank {
			best, found, bestRank = staker, true, rank
		}
	}
	if !found {
		return settlement.Staker{}, fmt.Errorf("%w: identity %s: stake it with fernet stake add", ErrNotStaked, s.Config.Identity)
	}
	return best, nil
}

// Staker returns the identity as a staker: what L1 knows it by, and its key.
func (s *Session) Staker(ctx context.Context) (*prover.Identity, settlement.Staker, error) {
	key, err := s.Identity(ctx)
	if err != nil {
		return nil, settlement.Staker{}, err
	}
	staker, err := s.StakerOf(ctx, key.Public())
	if err != nil {
		return nil, settlement.Staker{}, err
	}
	return &prover.Identity{StakerID: staker.ID, Key: key}, staker, nil
}
