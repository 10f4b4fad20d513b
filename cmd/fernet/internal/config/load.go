package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/urfave/cli/v2"

	"fernet/prover/suggest"
	"fernet/settlement/disk"
)

// The file that is read when none is named, if it is there.
const defaultFile = "fernet.toml"

// jsonSetting is needed before the others can be read.
const jsonSetting = "json"

// fileFlag names the file. It is not a setting of the file.
const fileFlag = "config"

// Category is the heading of the flags that all commands have.
const Category = "Every command"

// Flags returns the flags of all settings, made anew: a flag belongs to one command.
func Flags() []cli.Flag {
	d := DefaultConfig()
	flags := []cli.Flag{&cli.StringFlag{
		Name: fileFlag, Category: Category, TakesFile: true,
		Usage: "read settings from the TOML `FILE` (default: fernet.toml, if it is there) [" + EnvName(fileFlag) + "]",
	}}
	for _, s := range d.settings() {
		usage := s.usage + " [" + EnvName(s.name) + "]"
		switch s.at.(type) {
		case *bool:
			flags = append(flags, &cli.BoolFlag{Name: s.name, Category: Category, Usage: usage})
		case *[]Secret:
			flags = append(flags, &cli.StringSliceFlag{Name: s.name, Category: Category, Usage: usage})
		default:
			_, isPath := s.at.(path)
			flags = append(flags, &cli.StringFlag{Name: s.name, Category: Category, Usage: usage, Value: s.String(), TakesFile: isPath})
		}
	}
	return flags
}

// Load returns the configuration of a command: its flags, wherever in the
// command line they are, over the environment, over the file. Paths in the command's own flags
// are those of files from here on: see ExpandHome. The error is a UsageError.
func Load(c *cli.Context) (*Config, error) {
	if err := expandFlags(c); err != nil {
		return nil, &UsageError{err}
	}
	cfg, err := load(flagsOf(c), os.LookupEnv)
	if err != nil {
		return nil, &UsageError{err}
	}
	return cfg, nil
}

// FromFlags returns the configuration of flags that were read by other means than a cli.Context,
// each with one value.
func FromFlags(values map[string]string) (*Config, error) { return load(oneEach(values), os.LookupEnv) }

// WantsJSON reports whether the setting json is true, for a command line that is in error: other
// settings may be wrong, and are not looked at. It takes the flags that could be read.
func WantsJSON(flags map[string]string) bool {
	text, set := flags[jsonSetting]
	if !set {
		text = os.Getenv(EnvName(jsonSetting))
	}
	if !set && text == "" {
		// what is wrong with the file, a command says that reads it
		_, all, _ := decodeFile(oneEach(flags), os.LookupEnv)
		text = fmt.Sprint(all[jsonSetting])
	}
	is, err := strconv.ParseBool(text)
	return is && err == nil
}

// lookup returns the values of a flag, and false when it is not on the command line.
type lookup func(name string) ([]string, bool)

// oneEach looks up flags that have one value.
func oneEach(values map[string]string) lookup {
	return func(name string) ([]string, bool) {
		value, ok := values[name]
		return []string{value}, ok
	}
}

// flagsOf looks flags up from the innermost command outwards.
func flagsOf(c *cli.Context) lookup {
	return func(name string) ([]string, bool) {
		for _, level := range c.Lineage() {
			if level.Command == nil || !slices.Contains(level.LocalFlagNames(), name) {
				continue
			}
			if many, ok := level.Value(name).(cli.StringSlice); ok {
				return many.Value(), true
			}
			return []string{fmt.Sprint(level.Value(name))}, true
		}
		return nil, false
	}
}

func load(flag lookup, env func(string) (string, bool)) (*Config, error) {
	cfg := DefaultConfig()
	cfg.origins = map[string]Origin{}
	file, err := readFile(flag, env)
	if err != nil {
		return nil, err
	}
	for _, s := range cfg.settings() {
		values, origin := file.values[s.name], Origin{fromFile, file.name}
		if text, ok := env(EnvName(s.name)); ok && text != "" {
			values, origin = []string{text}, Origin{fromEnv, EnvName(s.name)}
			if s.isList() {
				values = strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' })
			}
		}
		if given, ok := flag(s.name); ok {
			if slices.Equal(given, file.values[s.name]) {
				cfg.repeated = append(cfg.repeated, s.name)
			}
			values, origin = given, Origin{fromFlag, "--" + s.name}
		}
		if len(values) == 0 {
			continue
		}
		if err := s.set(values); err != nil {
			return nil, fmt.Errorf("%s: %w", origin.describe(s.name), err)
		}
		cfg.origins[s.name] = origin
	}
	if err := cfg.chooseSigner(); err != nil {
		return nil, err
	}
	return &cfg, cfg.Check()
}

// describe names a setting as whoever set it knows it.
func (o Origin) describe(name string) string {
	if o.rank == fromFile {
		return o.where + ": " + name
	}
	return o.String()
}

// chooseSigner lets a flag that names an account win over a key in the environment, and so on. What
// has the same rank is left for Check to refuse. A keystore that is a file has no account to name:
// of the two, the one set nearer to the command wins too. In a folder an account names one.
func (c *Config) chooseSigner() error {
	key, account, store := c.Origin("private-key"), c.Origin("account"), c.Origin("keystore")
	switch nearest := max(account.rank, store.rank); {
	case c.PrivateKey.Empty() || c.Account == "" && c.Keystore == "":
	case key.rank < nearest:
		c.unset("private-key")
	case key.rank > nearest:
		c.unset("account", "keystore")
	}
	if c.Account == "" || c.Keystore == "" {
		return nil
	}
	info, err := os.Stat(c.Keystore)
	switch {
	case err != nil || info.IsDir(): // what cannot be opened is said by whoever opens it
	case account.rank > store.rank:
		c.unset("keystore")
	case account.rank < store.rank:
		c.unset("account")
	default:
		return fmt.Errorf("%w: the account %s (%s) and the keystore %s (%s), which is a file: leave one out, or name the folder of keystores",
			ErrAccount, c.Account, account.describe("account"), c.Keystore, store.describe("keystore"))
	}
	return nil
}

// unset makes settings of text what they are when nobody sets them.
func (c *Config) unset(names ...string) {
	for _, s := range c.settings() {
		if slices.Contains(names, s.name) {
			_ = s.set([]string{""}) // of text it cannot fail
			delete(c.origins, s.name)
		}
	}
}

// file is what a configuration file says.
type file struct {
	name   string
	values map[string][]string
}

func readFile(flag lookup, env func(string) (string, bool)) (file, error) {
	name, all, err := decodeFile(flag, env)
	if err != nil || name == "" {
		return file{}, err
	}
	f := file{name: name, values: map[string][]string{}}
	var names []string
	known := map[string]setting{}
	for _, s := range new(Config).settings() {
		names, known[s.name] = append(names, s.name), s
	}
	for key, value := range all {
		s, ok := known[key]
		if !ok {
			return file{}, fmt.Errorf("%w %s: there is no setting %q%s", ErrFile, name, key, suggest.DidYouMean(key, names))
		}
		if f.values[key], err = textOf(s, value); err != nil {
			return file{}, fmt.Errorf("%w %s: %s: %w", ErrFile, name, key, err)
		}
	}
	if _, ok := f.values["private-key"]; ok && disk.IsOpen(name) {
		return file{}, fmt.Errorf("%w %s: it has a private key and others can read it: chmod 600 it, or use a keystore", ErrFile, name)
	}
	return f, nil
}

// maxFile bounds what is read of the file, in bytes.
const maxFile = 1 << 20

// decodeFile finds the file and decodes it. Its name is empty when there is none and none was
// named.
func decodeFile(flag lookup, env func(string) (string, bool)) (name string, all map[string]any, err error) {
	name, mustExist := defaultFile, false
	if text, ok := env(EnvName(fileFlag)); ok && text != "" {
		name, mustExist = text, true
	}
	if given, ok := flag(fileFlag); ok {
		name, mustExist = given[0], true
	}
	if name, err = ExpandHome(name); err != nil {
		return "", nil, fmt.Errorf("%w: %w", ErrFile, err)
	}
	content, err := disk.Read(name, maxFile)
	if errors.Is(err, fs.ErrNotExist) && !mustExist {
		return "", nil, nil
	}
	if err != nil {
		return "", nil, fmt.Errorf("%w: %w", ErrFile, err)
	}
	if err := toml.Unmarshal(content, &all); err != nil {
		return "", nil, fmt.Errorf("%w %s: %w", ErrFile, name, err)
	}
	return name, all, nil
}

// textOf writes a TOML value as it would be on the command line.
func textOf(s setting, value any) (texts []string, err error) {
	items, many := value.([]any)
	if many && !s.isList() {
		return nil, fmt.Errorf("%w: it takes one value", ErrSetting)
	}
	if !many {
		items = []any{value}
	}
	for _, item := range items {
		switch item.(type) {
		case string, bool, int64:
			texts = append(texts, fmt.Sprint(item))
		default:
			return nil, fmt.Errorf("%w: %v is neither text, a number nor true or false", ErrSetting, item)
		}
	}
	return texts, nil
}

// ErrHome means that a path begins with ~ and does not say which folder that is.
var ErrHome = errors.New("a path cannot begin like this")

// ExpandHome puts the user's home folder in the place of a ~ that a path begins with, as a shell
// does. No shell sees the values of the settings file and the environment, nor what follows a = in
// --data-dir=~/fernet. The home folders of other users, ~name, are not known: that is an error, and
// not a folder named so.
func ExpandHome(path string) (string, error) {
	if !strings.HasPrefix(path, "~") {
		return path, nil
	}
	name, rest, _ := strings.Cut(path[1:], string(filepath.Separator))
	if name != "" {
		return "", fmt.Errorf("%w: %s: write the home folder of %s in full, or ./%s for a file of that name", ErrHome, path, name, path)
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("%w: %s: %w", ErrHome, path, err)
	}
	return filepath.Join(home, rest), nil
}

// expandFlags is ExpandHome for the flags of a command that name files and folders.
func expandFlags(c *cli.Context) error {
	if c.Command == nil {
		return nil
	}
	for _, f := range c.Command.Flags {
		name := f.Names()[0]
		if !c.IsSet(name) {
			continue
		}
		one, _ := f.(*cli.StringFlag)
		many, _ := f.(*cli.StringSliceFlag)
		var paths []string
		switch {
		case one != nil && one.TakesFile:
			paths = []string{c.String(name)}
		case many != nil && many.TakesFile:
			paths = slices.Clone(c.StringSlice(name))
		}
		for i, path := range paths {
			var err error
			if paths[i], err = ExpandHome(path); err != nil {
				return fmt.Errorf("--%s: %w", name, err)
			}
		}
		if len(paths) == 0 {
			continue
		}
		text := paths[0]
		if many != nil { // in this form it replaces the values that are there
			text = cli.NewStringSlice(paths...).Serialize()
		}
		if err := c.Set(name, text); err != nil {
			return fmt.Errorf("--%s: %w", name, err)
		}
	}
	return nil
}
