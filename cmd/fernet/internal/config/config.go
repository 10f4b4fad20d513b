// Package config is what every command is run with: where L1 is, who signs, what
// is printed. Each setting can come from a flag, the environment or a TOML file,
// and remembers where it came from.
package config

import (
	"crypto/ecdsa"
	"errors"
	"fmt"
	"log/slog"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/ethereum/go-ethereum/crypto"

	"fernet/prover/keys"
	"fernet/prover/operator/actor"
	"fernet/prover/suggest"
	"fernet/settlement/disk"
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
type Secret string

// Reveal returns the text.
func (s Secret) Reveal() string { return string(s) }

// Format says, whatever the verb, that there is something, and not what.
func (s Secret) Format(f fmt.State, _ rune) {
	if s != "" {
		fmt.Fprint(f, "(hidden)")
	}
}

// MarshalText hides the secret in JSON.
func (s Secret) MarshalText() ([]byte, error) { return fmt.Append(nil, s), nil }

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
	// Without such folders check asks for them.
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

// check reports the first thing that is wrong, as one of the named errors. It does not look at
// files or at L1.
func (c *Config) check() error {
	if _, ok := network.Named(c.Network); c.Network != "" && !ok {
		names := network.Names()
		return fmt.Errorf("--network: %w %q%s: it is one of %s",
			ErrNetwork, c.Network, suggest.DidYouMean(c.Network, names), strings.Join(names, ", "))
	}
	if err := l1.CheckURLs(c.URLs()); err != nil {
		return fmt.Errorf("--rpc-url: %w", err)
	}
	if c.PrivateKey != "" {
		if _, err := c.ParseKey(); err != nil {
			return err
		}
	}
	switch {
	case c.DataDir == "":
		return fmt.Errorf("--data-dir: %w: the system names no home folder: name one", ErrSetting)
	case c.KeysDir == "":
		return fmt.Errorf("--keys-dir: %w: the system names no cache folder: name one", ErrSetting)
	}
	return nil
}

// setting is one value of a Config. Its flag, its name in the environment and
// its key in a file are all made of its name.
type setting struct {
	name, usage string // `PLACEHOLDER` in usage names the value
	at          any    // where the value is
}

// path is a text that names a file or a folder.
type path string

// settings are all there are, in the order in which they are listed.
func (c *Config) settings() []setting {
	return []setting{
		{"rpc-url", "ask L1 at `URL`; may be repeated, the next one is used when one fails", &c.RPCURLs},
		{"network", "expect the chain `NAME`: sepolia, hoodi, anvil or devnet", &c.Network},
		{"deployment", "`FILE` of the deployment (default: deployments/<chain-id>.json)", (*path)(&c.Deployment)},
		{"account", "sign with the keystore `NAME` of ~/.foundry/keystores, or of the folder --keystore", &c.Account},
		{"keystore", "sign with the keystore `PATH`, a file or a folder", (*path)(&c.Keystore)},
		{"password-file", "read the keystore's password from `FILE`; without it a terminal is asked", (*path)(&c.PasswordFile)},
		{"identity", "act with the VRF key of the identity `NAME`", &c.Identity},
		{"identity-password-file", "read the identity's password from `FILE` (default: --password-file)", (*path)(&c.IdentityPasswordFile)},
		{"private-key", "sign with the raw `KEY`; visible to other processes: a keystore is better", &c.PrivateKey},
		{jsonSetting, "print one JSON object on standard output, all else on standard error", &c.JSON},
		{"dry-run", "simulate on L1's newest state, print gas, cost and the call, send and write nothing", &c.DryRun},
		{"yes", "ask nothing", &c.Yes},
		{"confirmations", "a transaction is final after `N` blocks, its own included (default: 3; 1 on anvil and devnet)", &c.Confirmations},
		{"log-level", "log `LEVEL` to standard error: debug, info, warn or error", &c.LogLevel},
		{"data-dir", "keep journals and identities in `DIR`", (*path)(&c.DataDir)},
		{"keys-dir", "keep proving keys in `DIR`", (*path)(&c.KeysDir)},
	}
}

// EnvName is the name of a setting in the environment.
func EnvName(name string) string {
	return "FERNET_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
}

// isList reports whether a setting has several values.
func (s setting) isList() bool {
	_, list := s.at.(*[]Secret)
	return list
}

// set reads the value; of a list it gets all, of others one.
func (s setting) set(values []string) (err error) {
	switch at := s.at.(type) {
	case *string:
		*at = values[0]
	case *path:
		var expanded string
		expanded, err = disk.ExpandHome(values[0])
		*at = path(expanded)
	case *Secret:
		*at = Secret(values[0])
	case *[]Secret:
		*at = nil
		for _, v := range values {
			*at = append(*at, Secret(v))
		}
	case *bool:
		if *at, err = strconv.ParseBool(values[0]); err != nil {
			return fmt.Errorf("%w: %q is neither true nor false", ErrSetting, values[0])
		}
	case *uint64:
		if *at, err = strconv.ParseUint(values[0], 10, 16); err != nil || *at == 0 {
			return fmt.Errorf("%w: %q is not a number of blocks, at least 1", ErrSetting, values[0])
		}
	case *slog.Level:
		if err := at.UnmarshalText([]byte(values[0])); err != nil {
			return fmt.Errorf("%w %q: it is debug, info, warn or error", ErrLogLevel, values[0])
		}
	}
	return err
}

// String writes the value for a person, secrets hidden.
func (s setting) String() string {
	switch at := s.at.(type) {
	case *[]Secret:
		var shown []string
		for _, url := range *at {
			shown = append(shown, l1.Redact(url.Reveal()))
		}
		return strings.Join(shown, ", ")
	case *slog.Level:
		return strings.ToLower(at.String())
	case *uint64:
		if *at == 0 {
			return ""
		}
	}
	return fmt.Sprint(reflect.ValueOf(s.at).Elem())
}

// Origin is where a value came from.
type Origin struct {
	rank  int
	where string
}

// The ranks of origins: the highest counts.
const (
	fromDefault = iota
	fromFile
	fromEnv
	fromFlag
)

// String says where: "default", "fernet.toml", "FERNET_ACCOUNT", "--account".
func (o Origin) String() string {
	if o.rank == fromDefault {
		return "default"
	}
	return o.where
}

// Origin returns where a setting's value came from.
func (c *Config) Origin(name string) Origin { return c.origins[name] }

// Value is a setting as it is shown.
type Value struct {
	Name   string `json:"name"`
	Value  string `json:"value"` // secrets hidden
	Origin string `json:"origin"`
}

// Values returns every setting, with where its value came from.
func (c *Config) Values() []Value {
	var values []Value
	for _, s := range c.settings() {
		values = append(values, Value{s.name, s.String(), c.Origin(s.name).String()})
	}
	return values
}
