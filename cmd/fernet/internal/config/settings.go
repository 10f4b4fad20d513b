package config

import (
	"fmt"
	"log/slog"
	"strconv"
	"strings"

	"fernet/settlement/l1"
)

// kind is what a setting's value is.
type kind int

const (
	text kind = iota
	list
	truth
	path
)

// setting is one value of a Config. Its flag, its name in the environment and
// its key in a file are all made of its name.
type setting struct {
	name  string
	kind  kind
	usage string // `PLACEHOLDER` in it names the value
	// set reads the value; of a list it gets all, of others one.
	set func(*Config, []string) error
	// get writes the value for a person, secrets hidden.
	get func(*Config) string
}

// EnvName is the name of a setting in the environment.
func EnvName(name string) string {
	return "FERNET_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
}

func textSetting(name, usage string, at func(*Config) *string) setting {
	return setting{name, text, usage,
		func(c *Config, v []string) error { *at(c) = v[0]; return nil },
		func(c *Config) string { return *at(c) },
	}
}

// pathSetting is a textSetting that names a file or folder.
func pathSetting(name, usage string, at func(*Config) *string) setting {
	return setting{name, path, usage,
		func(c *Config, v []string) (err error) {
			*at(c), err = ExpandHome(v[0])
			return err
		},
		func(c *Config) string { return *at(c) },
	}
}

func truthSetting(name, usage string, at func(*Config) *bool) setting {
	return setting{name, truth, usage,
		func(c *Config, v []string) error {
			b, err := strconv.ParseBool(v[0])
			if err != nil {
				return fmt.Errorf("%w: %q is neither true nor false", ErrSetting, v[0])
			}
			*at(c) = b
			return nil
		},
		func(c *Config) string { return strconv.FormatBool(*at(c)) },
	}
}

// settings are all there are, in the order in which they are listed.
var settings = []setting{
	{"rpc-url", list, "ask L1 at `URL`; may be repeated, the next one is used when one fails",
		func(c *Config, v []string) error {
			c.RPCURLs = nil
			for _, u := range v {
				c.RPCURLs = append(c.RPCURLs, NewSecret(u))
			}
			return nil
		},
		func(c *Config) string {
			var shown []string
			for _, u := range c.RPCURLs {
				shown = append(shown, l1.Redact(u.Reveal()))
			}
			return strings.Join(shown, ", ")
		},
	},
	textSetting("network", "expect the chain `NAME`: sepolia, hoodi, anvil or devnet", func(c *Config) *string { return &c.Network }),
	pathSetting("deployment", "`FILE` of the deployment (default: deployments/<chain-id>.json)", func(c *Config) *string { return &c.Deployment }),
	textSetting("account", "sign with the keystore `NAME` of ~/.foundry/keystores, or of the folder --keystore", func(c *Config) *string { return &c.Account }),
	pathSetting("keystore", "sign with the keystore `PATH`, a file or a folder", func(c *Config) *string { return &c.Keystore }),
	pathSetting("password-file", "read the keystore's password from `FILE`; without it a terminal is asked", func(c *Config) *string { return &c.PasswordFile }),
	textSetting("identity", "act with the VRF key of the identity `NAME`", func(c *Config) *string { return &c.Identity }),
	pathSetting("identity-password-file", "read the identity's password from `FILE` (default: --password-file)", func(c *Config) *string { return &c.IdentityPasswordFile }),
	{"private-key", text, "sign with the raw `KEY`; visible to other processes: a keystore is better",
		func(c *Config, v []string) error { c.PrivateKey = NewSecret(v[0]); return nil },
		func(c *Config) string { return c.PrivateKey.String() },
	},
	truthSetting(jsonSetting, "print one JSON object on standard output, all else on standard error", func(c *Config) *bool { return &c.JSON }),
	truthSetting("dry-run", "simulate on L1's newest state, print gas, cost and the call, send and write nothing", func(c *Config) *bool { return &c.DryRun }),
	truthSetting("yes", "ask nothing", func(c *Config) *bool { return &c.Yes }),
	{"confirmations", text, "a transaction is final after `N` blocks, its own included (default: 3; 1 on anvil and devnet)",
		func(c *Config, v []string) error {
			n, err := strconv.ParseUint(v[0], 10, 16)
			if err != nil || n == 0 {
				return fmt.Errorf("%w: %q is not a number of blocks, at least 1", ErrSetting, v[0])
			}
			c.Confirmations = n
			return nil
		},
		func(c *Config) string {
			if c.Confirmations == 0 {
				return ""
			}
			return strconv.FormatUint(c.Confirmations, 10)
		},
	},
	{"log-level", text, "log `LEVEL` to standard error: debug, info, warn or error",
		func(c *Config, v []string) error {
			if err := c.LogLevel.UnmarshalText([]byte(v[0])); err != nil {
				return fmt.Errorf("%w %q: it is debug, info, warn or error", ErrLogLevel, v[0])
			}
			return nil
		},
		func(c *Config) string { return strings.ToLower(slog.Level(c.LogLevel).String()) },
	},
	pathSetting("data-dir", "keep journals and identities in `DIR`", func(c *Config) *string { return &c.DataDir }),
	pathSetting("keys-dir", "keep proving keys in `DIR`", func(c *Config) *string { return &c.KeysDir }),
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
