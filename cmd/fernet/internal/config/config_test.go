package config

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/urfave/cli/v2"

	"fernet/settlement/disk"
	"fernet/settlement/l1"
)

const (
	secretKey = "0x00000000000000000000000000000000000000000000000000000000deadbeef"
	secretURL = "https://user:s3cret@rpc.example/v3/s3cret?key=s3cret"
)

// parse runs a command line through an app with the flags on both levels.
func parse(t *testing.T, env map[string]string, args ...string) (*Config, error) {
	t.Helper()
	var cfg *Config
	var err error
	app := &cli.App{
		Name: "fernet", Flags: Flags(),
		Commands: []*cli.Command{{Name: "stake", Flags: Flags(), Subcommands: []*cli.Command{{
			Name: "add", Flags: append([]cli.Flag{&cli.StringFlag{Name: "roles"}}, Flags()...),
			Action: func(c *cli.Context) error {
				cfg, err = load(flagsOf(c), func(name string) (string, bool) { v, ok := env[name]; return v, ok })
				return nil
			},
		}}}},
	}
	require.NoError(t, app.Run(append([]string{"fernet"}, args...)))
	return cfg, err
}

func TestFlagDefaultsAreDefaultConfig(t *testing.T) {
	t.Chdir(t.TempDir())
	cfg, err := parse(t, nil, "stake", "add")
	require.NoError(t, err)
	want := DefaultConfig()
	want.origins = map[string]Origin{}
	require.Equal(t, &want, cfg)

	// What --help shows as defaults, set explicitly, changes nothing either.
	var args []string
	for _, f := range Flags() {
		if s, ok := f.(*cli.StringFlag); ok && s.Value != "" {
			args = append(args, "--"+s.Name, s.Value)
		}
	}
	cfg, err = parse(t, nil, append([]string{"stake", "add"}, args...)...)
	require.NoError(t, err)
	cfg.origins = want.origins
	require.Equal(t, &want, cfg)
}

func TestEnvironmentNamesAreUnique(t *testing.T) {
	seen := map[string]string{EnvName(fileFlag): fileFlag}
	for _, s := range new(Config).settings() {
		env := EnvName(s.name)
		require.Regexp(t, `^FERNET_[A-Z_]+$`, env)
		require.Empty(t, seen[env], "%s is of two settings", env)
		seen[env] = s.name
	}
}

func TestPrecedence(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("fernet.toml", []byte("network = \"hoodi\"\nlog-level = \"info\"\nconfirmations = 7\nrpc-url = [\"http://a\", \"http://b\"]\n"), 0o600))
	env := map[string]string{"FERNET_NETWORK": "anvil", "FERNET_CONFIRMATIONS": "5"}
	cfg, err := parse(t, env, "stake", "add", "--network", "sepolia")
	require.NoError(t, err)
	require.Equal(t, "sepolia", cfg.Network)
	require.Equal(t, "--network", cfg.Origin("network").String())
	require.EqualValues(t, 5, cfg.Confirmations)
	require.Equal(t, "FERNET_CONFIRMATIONS", cfg.Origin("confirmations").String())
	require.Equal(t, slog.LevelInfo, cfg.LogLevel)
	require.Equal(t, "fernet.toml", cfg.Origin("log-level").String())
	require.Equal(t, "default", cfg.Origin("data-dir").String())
	require.Len(t, cfg.RPCURLs, 2)

	// Flags count on either side of the command, the inner one more.
	cfg, err = parse(t, env, "--json", "--network", "hoodi", "stake", "--dry-run", "add", "--network", "devnet", "--rpc-url", "http://x", "--rpc-url", "http://y")
	require.NoError(t, err)
	require.True(t, cfg.JSON)
	require.True(t, cfg.DryRun)
	require.Equal(t, "devnet", cfg.Network)
	require.Equal(t, "http://x, http://y", cfg.Values()[0].Value)

	// Another file, by flag over by environment.
	other := filepath.Join(t.TempDir(), "other.toml")
	require.NoError(t, os.WriteFile(other, []byte("yes = true\n"), 0o600))
	cfg, err = parse(t, map[string]string{"FERNET_CONFIG": "nowhere.toml"}, "stake", "add", "--config", other)
	require.NoError(t, err)
	require.True(t, cfg.Yes)
	require.Empty(t, cfg.Network)
}

func TestSignerPrecedence(t *testing.T) {
	t.Chdir(t.TempDir())
	env := map[string]string{"FERNET_PRIVATE_KEY": secretKey}
	cfg, err := parse(t, env, "stake", "add", "--account", "alice")
	require.NoError(t, err)
	require.True(t, cfg.PrivateKey == "", "a flag is more than the environment")
	cfg, err = parse(t, map[string]string{"FERNET_ACCOUNT": "alice"}, "stake", "add", "--private-key", secretKey)
	require.NoError(t, err)
	require.Empty(t, cfg.Account)
	_, err = parse(t, nil, "stake", "add", "--private-key", secretKey, "--keystore", "x")
	require.ErrorIs(t, err, ErrAccount)
}

func TestErrorsAreNamed(t *testing.T) {
	t.Chdir(t.TempDir())
	write := func(text string, mode os.FileMode) string {
		path := filepath.Join(t.TempDir(), "f.toml")
		require.NoError(t, os.WriteFile(path, []byte(text), mode))
		return path
	}
	for _, c := range []struct {
		args []string
		want error
	}{
		{[]string{"--network", "mainnet"}, ErrNetwork},
		{[]string{"--rpc-url", "ftp://x/s3cret"}, l1.ErrURL},
		{[]string{"--rpc-url", "localhost:8545"}, l1.ErrURL},
		{[]string{"--private-key", "deadbeef"}, ErrPrivateKey},
		{[]string{"--log-level", "loud"}, ErrLogLevel},
		{[]string{"--confirmations", "0"}, ErrSetting},
		{[]string{"--confirmations", "x"}, ErrSetting},
		{[]string{"--data-dir", ""}, ErrSetting},
		{[]string{"--config", "nowhere.toml"}, ErrFile},
		{[]string{"--config", write("netwrok = \"anvil\"", 0o600)}, ErrFile},
		{[]string{"--config", write("network = [\"anvil\"]", 0o600)}, ErrFile},
		{[]string{"--config", write("network = {}", 0o600)}, ErrFile},
		{[]string{"--config", write("= 1", 0o600)}, ErrFile},
		{[]string{"--config", write("private-key = \""+secretKey+"\"", 0o644)}, ErrFile},
	} {
		_, err := parse(t, nil, append([]string{"stake", "add"}, c.args...)...)
		require.ErrorIs(t, err, c.want, "%v", c.args)
		require.NotContains(t, err.Error(), "s3cret")
		require.NotContains(t, err.Error(), "deadbeef")
	}
}

// However a configuration is printed, no secret is in it.
func TestSecretsAreHidden(t *testing.T) {
	t.Chdir(t.TempDir())
	cfg, err := parse(t, map[string]string{"FERNET_PRIVATE_KEY": secretKey}, "stake", "add", "--rpc-url", secretURL)
	require.NoError(t, err)
	require.Equal(t, secretKey, cfg.PrivateKey.Reveal())
	encoded, err := json.Marshal(cfg)
	require.NoError(t, err)
	for _, printed := range []string{
		string(encoded), fmt.Sprint(cfg), fmt.Sprint(*cfg), fmt.Sprintf("%+v %#v %q", cfg, cfg, cfg.RPCURLs),
		fmt.Sprintf("%+v", *cfg), fmt.Sprintf("%#v", *cfg), fmt.Sprintf("%v", cfg.Values()),
	} {
		require.NotContains(t, printed, "s3cret")
		require.NotContains(t, printed, "deadbeef")
	}
}

// A keystore file has one account: a name beside it counts when it is set nearer to the command,
// and never silently not.
func TestAccountAndKeystoreFile(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("key", nil, 0o600))
	require.NoError(t, os.WriteFile("fernet.toml", []byte("keystore = \"key\"\n"), 0o600))
	cfg, err := parse(t, nil, "stake", "add", "--account", "bob")
	require.NoError(t, err)
	require.Equal(t, "bob", cfg.Account)
	require.Empty(t, cfg.Keystore, "the name is of the default folder")
	cfg, err = parse(t, map[string]string{"FERNET_ACCOUNT": "bob"}, "stake", "add", "--keystore", "key")
	require.NoError(t, err)
	require.Empty(t, cfg.Account)
	require.Equal(t, "key", cfg.Keystore)
	_, err = parse(t, nil, "stake", "add", "--account", "bob", "--keystore", "key")
	require.ErrorIs(t, err, ErrAccount)
	require.NoError(t, os.Mkdir("keys", 0o700))
	cfg, err = parse(t, nil, "stake", "add", "--account", "bob", "--keystore", "keys")
	require.NoError(t, err)
	require.Equal(t, []string{"bob", "keys"}, []string{cfg.Account, cfg.Keystore}, "a folder has many")
}

// A ~ means the home folder wherever a path comes from: a shell sees only what is a word of its
// own.
func TestHome(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Chdir(t.TempDir())
	paths := []string{}
	for _, s := range new(Config).settings() {
		if _, is := s.at.(*path); is {
			paths = append(paths, s.name)
		}
	}
	require.ElementsMatch(t, []string{"deployment", "keystore", "password-file", "identity-password-file", "data-dir", "keys-dir"}, paths)
	shown := func(cfg *Config) map[string]string {
		values := map[string]string{}
		for _, v := range cfg.Values() {
			values[v.Name] = v.Value
		}
		return values
	}
	for _, name := range paths {
		value, want := "~/"+name, home+"/"+name
		none := func(string) ([]string, bool) { return nil, false }
		noEnv := func(string) (string, bool) { return "", false }
		require.NoError(t, os.WriteFile("fernet.toml", []byte(name+` = "`+value+`"`), 0o600))
		for from, load := range map[string]func() (*Config, error){
			"file": func() (*Config, error) { return load(none, noEnv) },
			"env": func() (*Config, error) {
				return load(none, func(n string) (string, bool) { return value, n == EnvName(name) })
			},
			"flag": func() (*Config, error) {
				return load(func(n string) ([]string, bool) { return []string{value}, n == name }, noEnv)
			},
		} {
			cfg, err := load()
			require.NoError(t, err)
			require.Equal(t, want, shown(cfg)[name], "%s from %s", name, from)
		}
		require.NoError(t, os.WriteFile("fernet.toml", []byte(name+` = "~bob/x"`), 0o600))
		_, err := load(none, noEnv)
		require.ErrorIs(t, err, disk.ErrHome)
		require.Contains(t, err.Error(), "fernet.toml: "+name)
	}
	require.NoError(t, os.Remove("fernet.toml"))

	// The file of settings is one too.
	require.NoError(t, os.WriteFile(home+"/here.toml", []byte(`data-dir = "~/data"`), 0o600))
	cfg, err := load(func(n string) ([]string, bool) { return []string{"~/here.toml"}, n == fileFlag }, func(string) (string, bool) { return "", false })
	require.NoError(t, err)
	require.Equal(t, home+"/data", cfg.DataDir)
}
