package config

import (
	"fmt"
	"log/slog"
	"strconv"
	"strings"

	"fernet/settlement/l1"
)

// setting is one value of a Config. Its flag, its name in the environment and
// its key in a file are all made of its name.
type setting struct {
	name   string
	isPath bool   // it names a file or a folder
	usage  string // `PLACEHOLDER` in it names the value
	at     func(*Config) any
}

// settings are all there are, in the order in which they are listed.
var settings = []setting{
	{"rpc-url", false, "ask L1 at `URL`; may be repeated, the next one is used when one fails",
		func(c *Config) any { return &c.RPCURLs }},
	{"network", false, "expect the chain `NAME`: sepolia, hoodi, anvil or devnet", func(c *Config) any { return &c.Network }},
	{"deployment", true, "`FILE` of the deployment (default: deployments/<chain-id>.json)",
		func(c *Config) any { return &c.Deployment }},
	{"account", false, "sign with the keystore `NAME` of ~/.foundry/keystores, or of the folder --keystore",
		func(c *Config) any { return &c.Account }},
	{"keystore", true, "sign with the keystore `PATH`, a file or a folder", func(c *Config) any { return &c.Keystore }},
	{"password-file", true, "read the keystore's password from `FILE`; without it a terminal is asked",
		func(c *Config) any { return &c.PasswordFile }},
	{"identity", false, "act with the VRF key of the identity `NAME`", func(c *Config) any { return &c.Identity }},
	{"identity-password-file", true, "read the identity's password from `FILE` (default: --password-file)",
		func(c *Config) any { return &c.IdentityPasswordFile }},
	{"private-key", false, "sign with the raw `KEY`; visible to other processes: a keystore is better",
		func(c *Config) any { return &c.PrivateKey }},
	{jsonSetting, false, "print one JSON object on standard output, all else on standard error", func(c *Config) any { return &c.JSON }},
	{"dry-run", false, "simulate on L1's newest state, print gas, cost and the call, send and write nothing",
		func(c *Config) any { return &c.DryRun }},
	{"yes", false, "ask nothing", func(c *Config) any { return &c.Yes }},
	{"confirmations", false, "a transaction is final after `N` blocks, its own included (default: 3; 1 on anvil and devnet)",
		func(c *Config) any { return &c.Confirmations }},
	{"log-level", false, "log `LEVEL` to standard error: debug, info, warn or error", func(c *Config) any { return &c.LogLevel }},
	{"data-dir", true, "keep journals and identities in `DIR`", func(c *Config) any { return &c.DataDir }},
	{"keys-dir", true, "keep proving keys in `DIR`", func(c *Config) any { return &c.KeysDir }},
}

// EnvName is the name of a setting in the environment.
func EnvName(name string) string {
	return "FERNET_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
}

// isList reports whether a setting has several values.
func (s setting) isList() bool {
	_, list := s.at(new(Config)).(*[]Secret)
	return list
}

// set reads the value; of a list it gets all, of others one.
func (s setting) set(c *Config, values []string) (err error) {
	switch at := s.at(c).(type) {
	case *string:
		*at = values[0]
		if s.isPath {
			*at, err = ExpandHome(values[0])
		}
	case *Secret:
		*at = NewSecret(values[0])
	case *[]Secret:
		*at = nil
		for _, v := range values {
			*at = append(*at, NewSecret(v))
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

// get writes the value for a person, secrets hidden.
func (s setting) get(c *Config) string {
	switch at := s.at(c).(type) {
	case *string:
		return *at
	case *[]Secret:
		var shown []string
		for _, url := range *at {
			shown = append(shown, l1.Redact(url.Reveal()))
		}
		return strings.Join(shown, ", ")
	case *bool:
		return strconv.FormatBool(*at)
	case *uint64:
		if *at == 0 {
			return ""
		}
		return strconv.FormatUint(*at, 10)
	case *slog.Level:
		return strings.ToLower(at.String())
	case fmt.Stringer: // a Secret
		return at.String()
	}
	panic("a setting of a kind that nothing reads: " + s.name)
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
	for _, s := range settings {
		values = append(values, Value{s.name, s.get(c), c.Origin(s.name).String()})
	}
	return values
}
