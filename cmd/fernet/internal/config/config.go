// Package config is what every command is run with: where L1 is, who signs, what
// is printed. Each setting can come from a flag, the environment or a TOML file,
// and remembers where it came from.
package config

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/crypto"

	"fernet/prover/keys"
	"fernet/prover/suggest"
	"fernet/settlement/l1"
)

// The ways a Config can be wrong.
var (
	ErrNetwork    = errors.New("unknown network")
	ErrRPCURL     = errors.New("bad RPC URL")
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
	c := Config{Identity: "default", LogLevel: slog.LevelWarn, DataDir: defaultDataDir()}
	// Without a folder for caches Check asks for one.
	c.KeysDir, _ = keys.DefaultDir()
	return c
}

// defaultDataDir is where a user's programs keep their data; empty when the system does not say.
func defaultDataDir() string {
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "fernet")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(home, ".local", "share", "fernet")
}

// FoundryKeystores is where Foundry keeps keystores, and --account looks for one.
func FoundryKeystores() (string, error) {
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("find the home folder: %w: name the keystore with --keystore", err)
	}
	return filepath.Join(home, ".foundry", "keystores"), nil
}

// Check reports the first thing that is wrong, as one of the named errors. It does not look at
// files or at L1.
func (c *Config) Check() error {
	if c.Network != "" {
		if _, ok := NetworkNamed(c.Network); !ok {
			var names []string
			for _, n := range Networks() {
				names = append(names, n.Name)
			}
			return fmt.Errorf("--network: %w %q%s: it is one of %s", ErrNetwork, c.Network, suggest.DidYouMean(c.Network, names), strings.Join(names, ", "))
		}
	}
	for i, u := range c.RPCURLs {
		raw := u.Reveal()
		scheme, rest, found := strings.Cut(raw, "://")
		switch {
		case raw == "" || found && rest == "":
			return fmt.Errorf("--rpc-url: %w: number %d is empty", ErrRPCURL, i+1)
		case found && scheme != "http" && scheme != "https" && scheme != "ws" && scheme != "wss":
			return fmt.Errorf("--rpc-url: %w: %s: its scheme must be http, https, ws or wss", ErrRPCURL, l1.Redact(raw))
		case !found && strings.Contains(raw, ":"):
			return fmt.Errorf("--rpc-url: %w: number %d has no scheme such as https://", ErrRPCURL, i+1)
		}
	}
	if !c.PrivateKey.Empty() {
		if c.Account != "" || c.Keystore != "" {
			return fmt.Errorf("%w: a private key (%s) and a keystore (%s): name one", ErrAccount, c.Origin("private-key"), c.keystoreOrigin())
		}
		if _, err := crypto.HexToECDSA(strings.TrimPrefix(c.PrivateKey.Reveal(), "0x")); err != nil {
			return fmt.Errorf("private key (%s): %w: it must be 64 hexadecimal digits", c.Origin("private-key"), ErrPrivateKey)
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

func (c *Config) keystoreOrigin() Origin {
	if c.Keystore != "" {
		return c.Origin("keystore")
	}
	return c.Origin("account")
}

// String writes the configuration as JSON, secrets hidden.
func (c *Config) String() string {
	values := map[string]string{}
	for _, v := range c.Values() {
		values[v.Name] = v.Value
	}
	text, err := json.Marshal(values)
	if err != nil {
		return err.Error()
	}
	return string(text)
}

// GoString hides secrets in %#v too.
func (c *Config) GoString() string { return c.String() }
