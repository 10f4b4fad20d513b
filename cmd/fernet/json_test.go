package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// jsonName is a name as all JSON of this program has it; those of maps may be numbers, or files
// such as proving.key.
var jsonName = regexp.MustCompile(`^([a-z][A-Za-z0-9]*|[0-9]+|[a-z]+\.[a-z]+)$`)

// exact is the largest number that every reader of JSON takes exactly.
var exact = new(big.Int).Lsh(big.NewInt(1), 53)

// checkJSON fails when a reader would round a number of a JSON text, or when a name is not
// camelCase.
func checkJSON(text string) error {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var object any
	if err := d.Decode(&object); err != nil {
		return err
	}
	return checkValue("", object)
}

func checkValue(path string, value any) error {
	switch value := value.(type) {
	case json.Number:
		n, whole := new(big.Int).SetString(value.String(), 10)
		if !whole || n.CmpAbs(exact) > 0 {
			return fmt.Errorf("%s is the bare number %s", path, value)
		}
	case []any:
		for i, item := range value {
			if err := checkValue(fmt.Sprintf("%s[%d]", path, i), item); err != nil {
				return err
			}
		}
	case map[string]any:
		for name, item := range value {
			if !jsonName.MatchString(name) {
				return fmt.Errorf("%s has the name %q", path, name)
			}
			if err := checkValue(path+"."+name, item); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkJSONFiles is checkJSON of every JSON file in a folder.
func checkJSONFiles(t *testing.T, dir string) {
	t.Helper()
	require.NoError(t, filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".json") || strings.HasPrefix(filepath.Base(path), "bad") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if !json.Valid(text) {
			return nil // damaged by a test
		}
		if err := checkJSON(string(text)); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		return nil
	}))
}

func TestCheckJSON(t *testing.T) {
	require.NoError(t, checkJSON(`{"a": [1, "100000000000000000000", -9007199254740992], "nodes": {"1": null}}`))
	for _, bad := range []string{`{"a": 9007199254740993}`, `{"a": [{"b": 100000000000000000000}]}`, `{"a": 1e+20}`, `{"a": 0.5}`, `{"GenesisBlock": 1}`, `{"a-b": 1}`} {
		require.Error(t, checkJSON(bad), bad)
	}
}
