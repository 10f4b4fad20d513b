package config

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

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
