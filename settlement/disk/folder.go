package disk

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// WriteFolder makes a folder of files, by their names, in the place of one that is there with all
// that it holds. When it returns nil the folder is on disk under that name; after an error it is as
// it was before. A process that is killed leaves the old folder, the new one or, if it is killed
// between the two renames at the end, none, and never a part of one.
//
// Whoever writes the same folder has to be kept from it meanwhile, by [Lock] or another lock: what
// killed processes have left of it is removed.
func WriteFolder(path string, files map[string][]byte, mode fs.FileMode) error {
	return explain(path, writeFolder(path, files, mode))
}

func writeFolder(path string, files map[string][]byte, mode fs.FileMode) (err error) {
	there, err := os.Lstat(path)
	switch {
	case err == nil && !there.IsDir():
		return ErrNotFolder
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	}
	dir, prefix := filepath.Dir(path), partPrefix(filepath.Base(path))
	if err := MakeDir(dir, folderMode(mode)); err != nil {
		return err
	}
	if err := removeParts(dir, prefix); err != nil {
		return err
	}
	made := filepath.Join(dir, prefix+rand.Text()[:partRandom]+partSuffix)
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(made))
		}
	}()
	if err := os.Mkdir(made, folderMode(mode)); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		file, err := open(filepath.Join(made, name), mode)
		if err != nil {
			return err
		}
		if err := finish(file, files[name]); err != nil {
			return err
		}
	}
	if err := SyncDir(made); err != nil {
		return err
	}
	return exchange(made, path, there != nil)
}

// ErrNotFolder means that the name is that of something else, which a folder does not replace.
var ErrNotFolder = errors.New("it is not a folder")

// exchange puts a folder in the place of an old one, if there is one: a folder that is not empty
// cannot be replaced by a rename.
func exchange(made, path string, replaces bool) error {
	aside := strings.TrimSuffix(made, partSuffix) + old + partSuffix
	if replaces {
		if err := os.Rename(path, aside); err != nil {
			return err
		}
	}
	if err := os.Rename(made, path); err != nil {
		if replaces {
			err = errors.Join(err, os.Rename(aside, path))
		}
		return err
	}
	if err := SyncDir(filepath.Dir(path)); err != nil {
		return err
	}
	return os.RemoveAll(aside)
}

// old marks the name of a folder that gives way to a new one.
const old = ".old"

// removeParts removes what killed processes have left of a folder that nobody writes now.
func removeParts(dir, prefix string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		random, ours := strings.CutPrefix(e.Name(), prefix)
		random, isPart := strings.CutSuffix(random, partSuffix)
		if random = strings.TrimSuffix(random, old); ours && isPart && len(random) == partRandom {
			if err := os.RemoveAll(filepath.Join(dir, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}
