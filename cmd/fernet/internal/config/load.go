package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
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
			_, isPath := s.at.(*path)
			flags = append(flags, &cli.StringFlag{Name: s.name, Category: Category, Usage: usage, Value: s.String(), TakesFile: isPath})
		}
	}
	return flags
}

// Load returns the configuration of a command: its flags, wherever in the
// command line they are, over the environment, over the file. Paths in the command's own flags
// are those of files from here on: see disk.ExpandHome. The error is a UsageError.
func Load(c *cli.Context) (*Config, error) {
	var cfg *Config
	err := expandFlags(c)
	if err == nil {
		cfg, err = load(flagsOf(c), os.LookupEnv)
	}
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
	texts, _ := said(jsonSetting, oneEach(flags), os.LookupEnv)
	if texts == nil {
		// what is wrong with the file, a command says that reads it
		_, all, _ := decodeFile(oneEach(flags), os.LookupEnv)
		texts = []string{fmt.Sprint(all[jsonSetting])}
	}
	is, err := strconv.ParseBool(texts[0])
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

// said returns what a flag or else the environment says of a setting, nil when neither does.
func said(name string, flag lookup, env func(string) (string, bool)) ([]string, Origin) {
	if values, ok := flag(name); ok {
		return values, Origin{fromFlag, "--" + name}
	}
	if text, ok := env(EnvName(name)); ok && text != "" {
		return []string{text}, Origin{fromEnv, EnvName(name)}
	}
	return nil, Origin{}
}

func load(flag lookup, env func(string) (string, bool)) (*Config, error) {
	cfg := DefaultConfig()
	cfg.origins = map[string]Origin{}
	file, inFile, err := readFile(flag, env)
	if err != nil {
		return nil, err
	}
	for _, s := range cfg.settings() {
		values, origin := said(s.name, flag, env)
		switch {
		case origin.rank == fromEnv && s.isList():
			values = strings.FieldsFunc(values[0], func(r rune) bool { return r == ',' || r == ' ' })
		case origin.rank == fromFlag && slices.Equal(values, inFile[s.name]):
			cfg.repeated = append(cfg.repeated, s.name)
		case origin.rank == fromDefault:
			values, origin = inFile[s.name], Origin{fromFile, file}
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
	return &cfg, cfg.check()
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
	nearest := store
	if account.rank > store.rank {
		nearest = account
	}
	switch {
	case c.PrivateKey == "" || c.Account == "" && c.Keystore == "":
	case key.rank < nearest.rank:
		unset(c, "private-key", &c.PrivateKey)
	case key.rank > nearest.rank:
		unset(c, "account", &c.Account)
		unset(c, "keystore", &c.Keystore)
	default:
		return fmt.Errorf("%w: a private key (%s) and a keystore (%s): name one", ErrAccount, key, nearest)
	}
	if c.Account == "" || c.Keystore == "" {
		return nil
	}
	info, err := os.Stat(c.Keystore)
	switch {
	case err != nil || info.IsDir(): // what cannot be opened is said by whoever opens it
	case account.rank > store.rank:
		unset(c, "keystore", &c.Keystore)
	case account.rank < store.rank:
		unset(c, "account", &c.Account)
	default:
		return fmt.Errorf("%w: the account %s (%s) and the keystore %s (%s), which is a file: leave one out, or name the folder of keystores",
			ErrAccount, c.Account, account.describe("account"), c.Keystore, store.describe("keystore"))
	}
	return nil
}

// unset makes a setting of text what it is when nobody sets it.
func unset[T ~string](c *Config, name string, at *T) {
	*at = ""
	delete(c.origins, name)
}

// readFile returns the name of the configuration file and what it says, as it would be on the
// command line.
func readFile(flag lookup, env func(string) (string, bool)) (name string, values map[string][]string, err error) {
	name, all, err := decodeFile(flag, env)
	if err != nil {
		return "", nil, err
	}
	values = map[string][]string{}
	var names []string
	for _, s := range new(Config).settings() {
		names = append(names, s.name)
		value, set := all[s.name]
		if !set {
			continue
		}
		if values[s.name], err = s.texts(value); err != nil {
			return "", nil, fmt.Errorf("%w %s: %s: %w", ErrFile, name, s.name, err)
		}
		delete(all, s.name)
	}
	for key := range all {
		return "", nil, fmt.Errorf("%w %s: there is no setting %q%s", ErrFile, name, key, suggest.DidYouMean(key, names))
	}
	if values["private-key"] != nil && disk.IsOpen(name) {
		return "", nil, fmt.Errorf("%w %s: it has a private key and others can read it: chmod 600 it, or use a keystore", ErrFile, name)
	}
	return name, values, nil
}

// maxFile bounds what is read of the file, in bytes.
const maxFile = 1 << 20

// decodeFile finds the file and decodes it. Its name is empty when there is none and none was
// named.
func decodeFile(flag lookup, env func(string) (string, bool)) (name string, all map[string]any, err error) {
	name = defaultFile
	given, _ := said(fileFlag, flag, env)
	if given != nil {
		name = given[0]
	}
	if name, err = disk.ExpandHome(name); err != nil {
		return "", nil, fmt.Errorf("%w: %w", ErrFile, err)
	}
	content, err := disk.Read(name, maxFile)
	if errors.Is(err, fs.ErrNotExist) && given == nil {
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

// texts writes a TOML value as it would be on the command line.
func (s setting) texts(value any) (texts []string, err error) {
	items, many := value.([]any)
	switch {
	case !many:
		items = []any{value}
	case !s.isList():
		return nil, fmt.Errorf("%w: it takes one value", ErrSetting)
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

// expandFlags is disk.ExpandHome for the flags of a command that name files and folders.
func expandFlags(c *cli.Context) error {
	if c.Command == nil {
		return nil
	}
	for _, f := range c.Command.Flags {
		name, text := f.Names()[0], ""
		if !c.IsSet(name) {
			continue
		}
		var err error
		switch f := f.(type) {
		case *cli.StringFlag:
			if f.TakesFile {
				text, err = disk.ExpandHome(c.String(name))
			}
		case *cli.StringSliceFlag:
			if f.TakesFile {
				paths := slices.Clone(c.StringSlice(name))
				for i := 0; i < len(paths) && err == nil; i++ {
					paths[i], err = disk.ExpandHome(paths[i])
				}
				// in this form it replaces the values that are there
				text = cli.NewStringSlice(paths...).Serialize()
			}
		}
		if err == nil && text != "" {
			err = c.Set(name, text)
		}
		if err != nil {
			return fmt.Errorf("--%s: %w", name, err)
		}
	}
	return nil
}
