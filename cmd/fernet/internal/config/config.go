// Package config is what every command is run with: where L1 is, who signs, what
// is printed. Each setting can come from a flag, the environment or a TOML file,
// and remembers where it came from.
package config

import (
	"crypto/ecdsa"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/crypto"

	"fernet/cmd/fernet/internal/suggest"
	"fernet/prover/keys"
	"fernet/prover/operator/actor"
	"fernet/settlement/l1"
	"fernet/settlement/network"
)

// The ways a Config can be wrong.
var (
	ErrNetwork    = errors.New("unknown network")
	ErrAccount    = errors.New("more than one account to sign with")
	ErrPrivateKey = errors.New("bad private key")
	ErrLogLevel   = errors.New("unknown log level")
	ErrSetting    = errors.New("bad setting")
	ErrFile       = errors.New("bad configuration file")
)

// UsageError is wrong input from whoever runs the command: it is told from a failure by its exit
// code.
type UsageError struct{ Err error }

func (e *UsageError) Error() string { return e.Err.Error() }
func (e *UsageError) Unwrap() error { return e.Err }

// Usage returns a UsageError.
func Usage(format string, args ...any) error { return &UsageError{fmt.Errorf(format, args...)} }

// Secret is text that is never printed. Reveal it where it is used.
type Secret struct{ text string }

// NewSecret hides text.
func NewSecret(text string) Secret { return Secret{text} }

// Reveal returns the text.
func (s Secret) Reveal() string { return s.text }

// Empty reports whether there is nothing to hide.
func (s Secret) Empty() bool { return s.text == "" }

// String says that there is something, and not what.
func (s Secret) String() string {
	if s.text == "" {
		return ""
	}
	return "(hidden)"
}

// GoString hides the secret in %#v too.
func (s Secret) GoString() string { return s.String() }

// MarshalText hides the secret in JSON.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Config is what every command is run with.
type Config struct {
	Network      string   // name of a preset; empty: what the chain id says
	RPCURLs      []Secret // in order of preference; empty: the network's
	Deployment   string   // file; empty: deployments/<chain-id>.json
	Account      string   // name of a keystore file, or an address in it
	Keystore     string   // a keystore file or a folder of them
	PasswordFile string   // of the keystore
	Identity     string   // name of the file with the VRF key
	// IdentityPasswordFile is of the identity; empty: PasswordFile.
	IdentityPasswordFile string
	PrivateKey           Secret     // instead of a keystore
	JSON                 bool       // one object on standard output
	DryRun               bool       // send nothing
	Yes                  bool       // ask nothing
	Confirmations        uint64     // 0: the network's
	LogLevel             slog.Level // of what goes to standard error
	DataDir              string     // journals and identities
	KeysDir              string     // proving keys

	origins  map[string]Origin
	repeated []string
}

// Repeated reports whether a setting's flag says what the settings file says.
func (c *Config) Repeated(name string) bool { return slices.Contains(c.repeated, name) }

// DefaultConfig is what a command is run with when nothing is set.
func DefaultConfig() Config {
	c := Config{Identity: "default", LogLevel: slog.LevelWarn}
	// Without such folders Check asks for them.
	c.DataDir, _ = actor.DefaultDataDir()
	c.KeysDir, _ = keys.DefaultDir()
	return c
}

// URLs are RPCURLs in the clear.
func (c *Config) URLs() (urls []string) {
	for _, u := range c.RPCURLs {
		urls = append(urls, u.Reveal())
	}
	return urls
}

// ParseKey reads PrivateKey. Its error shows nothing of it.
func (c *Config) ParseKey() (*ecdsa.PrivateKey, error) {
	key, err := crypto.HexToECDSA(strings.TrimPrefix(c.PrivateKey.Reveal(), "0x"))
	if err != nil {
		return nil, fmt.Errorf("private key (%s): %w: it must be 64 hexadecimal digits", c.Origin("private-key"), ErrPrivateKey)
	}
	return key, nil
}

// Check reports the first thing that is wrong, as one of the named errors. It does not look at
// files or at L1.
func (c *Config) Check() error {
	if _, ok := network.Named(c.Network); c.Network != "" && !ok {
		var names []string
		for _, n := range network.All() {
			names = append(names, n.Name)
		}
		return fmt.Errorf("--network: %w %q%s: it is one of %s",
			ErrNetwork, c.Network, suggest.DidYouMean(c.Network, names), strings.Join(names, ", "))
	}
	if err := l1.CheckURLs(c.URLs()); err != nil {
		return fmt.Errorf("--rpc-url: %w", err)
	}
	if !c.PrivateKey.Empty() {
		if c.Account != "" || c.Keystore != "" {
			store := c.Origin("keystore")
			if c.Keystore == "" {
				store = c.Origin("account")
			}
			return fmt.Errorf("%w: a private key (%s) and a keystore (%s): name one", ErrAccount, c.Origin("private-key"), store)
		}
		if _, err := c.ParseKey(); err != nil {
			return err
		}
	}
	if c.DataDir == "" {
		return fmt.Errorf("--data-dir: %w: the system names no home folder: name one", ErrSetting)
	}
	if c.KeysDir == "" {
		return fmt.Errorf("--keys-dir: %w: the system names no cache folder: name one", ErrSetting)
	}
	return nil
}
