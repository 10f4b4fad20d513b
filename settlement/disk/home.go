package disk

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
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
