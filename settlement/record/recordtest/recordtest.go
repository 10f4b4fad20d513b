// Package recordtest holds every kind of record to the same rules: what is refused, what survives a
// write that fails, who may read the file.
package recordtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"fernet/settlement/disk"
	"fernet/settlement/record"
)

// Case is a kind, and how it is written and read.
type Case struct {
	Kind record.Kind
	// Write writes an example. Where there is a file it replaces it, leaves it or refuses it.
	Write func(path string) error
	Read  func(path string) error
	// Older are files of earlier versions, by what they are, that are read.
	Older map[string]string
	// Optional are fields that may be missing.
	Optional []string
	// Opaque are fields whose content is of another kind, which this one does not look into.
	Opaque []string
}

// Check runs all tests of a kind.
func Check(t *testing.T, c Case) {
	path := filepath.Join(t.TempDir(), "folder", "file.json")
	require.NoError(t, c.Write(path))
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	require.NoError(t, c.Read(path))
	t.Run("form", func(t *testing.T) { c.form(t, path, text) })
	t.Run("torn", func(t *testing.T) { c.torn(t, text) })
	t.Run("versions", func(t *testing.T) { c.versions(t, text) })
	t.Run("fields", func(t *testing.T) { c.fields(t, text) })
	t.Run("full disk", func(t *testing.T) { c.fullDisk(t, text) })
	t.Run("folder without permission", func(t *testing.T) { c.readOnly(t, text) })
	t.Run("at once", func(t *testing.T) { c.atOnce(t) })
}

var camelCase = regexp.MustCompile(`^[a-z][A-Za-z0-9]*$`)

// form: keys are in camelCase, numbers within what every reader of JSON has, the head comes first.
func (c Case) form(t *testing.T, path string, text []byte) {
	info, err := os.Stat(path)
	require.NoError(t, err)
	require.Equal(t, c.Kind.Mode, info.Mode().Perm())
	head := `{"format":` + strconv.Quote(c.Kind.Format) + `,"version":` + strconv.Itoa(c.Kind.Version) + `,`
	var compact bytes.Buffer
	require.NoError(t, json.Compact(&compact, text))
	require.True(t, strings.HasPrefix(compact.String(), head), compact.String())
	require.True(t, bytes.HasSuffix(text, []byte("}\n")))
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var content any
	require.NoError(t, decoder.Decode(&content))
	walk(content, func(name string, value any) {
		// The keys of a manifest's files are their names.
		if !strings.HasSuffix(name, ".key") {
			require.Regexp(t, camelCase, name)
		}
		if number, ok := value.(json.Number); ok {
			n, err := number.Int64()
			require.NoError(t, err, "%s is %s", name, number)
			require.Less(t, n, int64(1<<53), "%s: such numbers are strings", name)
		}
	})
}

// walk visits the fields of all objects.
func walk(value any, visit func(name string, value any)) {
	switch value := value.(type) {
	case map[string]any:
		for name, inner := range value {
			visit(name, inner)
			walk(inner, visit)
		}
	case []any:
		for _, inner := range value {
			walk(inner, visit)
		}
	}
}

// refused reads a text that is to be refused, in one line that names the file.
func (c Case) refused(t *testing.T, text []byte, want error, what string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bad.json")
	require.NoError(t, os.WriteFile(path, text, 0o600))
	err := c.Read(path)
	require.ErrorIs(t, err, want, what)
	require.Equal(t, 1, strings.Count(err.Error(), path), err)
	require.NotContains(t, err.Error(), "\n")
}

// torn: whatever a write that was not whole, or something behind it, leaves.
func (c Case) torn(t *testing.T, text []byte) {
	end := len(text) - 1 // without its last newline it is whole
	format := bytes.Index(text, []byte(c.Kind.Format)) + len(c.Kind.Format) + 1
	for cut := 0; cut < end; cut += 1 + end/100 {
		want := record.ErrDamaged
		if cut > 0 && cut < format && c.Kind.Unnamed == 0 {
			want = record.ErrFormat // it may be another program's
		}
		c.refused(t, text[:cut], want, strconv.Itoa(cut))
	}
	c.refused(t, text[:end-1], record.ErrDamaged, "without its last brace")
	for _, more := range []string{"{}", "x", "\x00", "}", string(text)} {
		c.refused(t, append(bytes.Clone(text), more...), record.ErrDamaged, more)
	}
	c.refused(t, make([]byte, len(text)), map[bool]error{true: record.ErrDamaged, false: record.ErrFormat}[c.Kind.Unnamed > 0], "zeros")
	c.refused(t, append(bytes.Clone(text), bytes.Repeat([]byte{' '}, int(c.Kind.MaxSize))...), disk.ErrTooLarge, "too large")
}

// versions: other kinds and versions are told apart, older ones of this edition are read.
func (c Case) versions(t *testing.T, text []byte) {
	format := strconv.Quote(c.Kind.Format)
	require.Equal(t, 1, bytes.Count(text, []byte(format)))
	c.refused(t, bytes.Replace(text, []byte(format), []byte(`"fernet.other"`), 1), record.ErrFormat, "another kind")
	with := func(version int) []byte {
		old := []byte(`"version": ` + strconv.Itoa(c.Kind.Version))
		require.Contains(t, string(text), string(old))
		return bytes.Replace(text, old, []byte(`"version": `+strconv.Itoa(version)), 1)
	}
	for _, version := range []int{c.Kind.Version + 1, 0, -1} {
		c.refused(t, with(version), record.ErrVersion, strconv.Itoa(version))
	}
	for version := 1; version < c.Kind.Oldest; version++ {
		c.refused(t, with(version), record.ErrVersion, strconv.Itoa(version))
		path := filepath.Join(t.TempDir(), "file.json")
		require.NoError(t, os.WriteFile(path, with(version), 0o600))
		require.NotEmpty(t, c.Kind.Earlier)
		require.ErrorContains(t, c.Read(path), c.Kind.Earlier)
	}
	require.Equal(t, c.Kind.Oldest < c.Kind.Version, len(c.Older) > 0, "every older version has an example")
	for what, older := range c.Older {
		path := filepath.Join(t.TempDir(), "file.json")
		require.NoError(t, os.WriteFile(path, []byte(older), 0o600))
		require.NoError(t, c.Read(path), what)
	}
}

// fields: one more, one that is there twice and one that is missing are noticed.
func (c Case) fields(t *testing.T, text []byte) {
	var content map[string]any
	decode := func() {
		content = nil
		decoder := json.NewDecoder(bytes.NewReader(text))
		decoder.UseNumber()
		require.NoError(t, decoder.Decode(&content))
	}
	encode := func() []byte {
		text, err := json.Marshal(content)
		require.NoError(t, err)
		return text
	}
	decode()
	for place := range c.objects(content) {
		decode()
		c.objects(content)[place]["colour"] = 1
		c.refused(t, encode(), record.ErrDamaged, "an unknown field")
	}
	decode()
	for _, name := range slices.Sorted(maps.Keys(content)) {
		value, err := json.Marshal(content[name])
		require.NoError(t, err)
		twice := strings.TrimSuffix(string(text), "\n}\n") + `, "` + strings.ToUpper(name) + `": ` + string(value) + "}\n"
		if name != "format" && name != "version" { // of those the last one may be another kind's
			c.refused(t, []byte(twice), record.ErrDamaged, name+" is there twice")
		}
		if slices.Contains(c.Optional, name) {
			continue
		}
		delete(content, name)
		path := filepath.Join(t.TempDir(), "bad.json")
		require.NoError(t, os.WriteFile(path, encode(), 0o600))
		require.Error(t, c.Read(path), "without %s", name)
		decode()
	}
}

// objects are the record and the objects in it, in an order that is always the same.
func (c Case) objects(value any) []map[string]any {
	var found []map[string]any
	switch value := value.(type) {
	case map[string]any:
		found = append(found, value)
		for _, name := range slices.Sorted(maps.Keys(value)) {
			if !slices.Contains(c.Opaque, name) {
				found = append(found, c.objects(value[name])...)
			}
		}
	case []any:
		for _, inner := range value {
			found = append(found, c.objects(inner)...)
		}
	}
	return found
}

// fails is a write that cannot succeed: it says so in one line, and what there was is unchanged.
func (c Case) fails(t *testing.T, text []byte, dir string, within func(*testing.T, func()), want error) {
	kept := filepath.Join(dir, "kept.json")
	require.NoError(t, os.WriteFile(kept, text, 0o600))
	within(t, func() {
		err := c.Write(filepath.Join(dir, "new.json"))
		assert.ErrorIs(t, err, want)
		assert.NotContains(t, err.Error(), "\n")
		assert.Contains(t, err.Error(), filepath.Join(dir, "new.json"))
		if err := c.Write(kept); err != nil && !errors.Is(err, disk.ErrExists) {
			assert.ErrorIs(t, err, want)
		}
	})
	left, err := os.ReadFile(kept)
	require.NoError(t, err)
	require.Equal(t, string(text), string(left))
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Len(t, entries, 1, "nothing is left beside it")
}

func (c Case) fullDisk(t *testing.T, text []byte) {
	c.fails(t, text, t.TempDir(), func(t *testing.T, do func()) { limitFileSize(t, uint64(len(text)/2), do) }, disk.ErrNoSpace)
}

func (c Case) readOnly(t *testing.T, text []byte) {
	dir := t.TempDir()
	c.fails(t, text, dir, func(t *testing.T, do func()) { withoutPermission(t, dir, do) }, fs.ErrPermission)
}

// atOnce: of many who write one file each writes its own, whole, and nobody's is left over.
func (c Case) atOnce(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "file.json")
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if err := c.Write(path); !errors.Is(err, disk.ErrExists) {
				assert.NoError(t, err)
			}
		})
	}
	all.Wait()
	require.NoError(t, c.Read(path))
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Len(t, entries, 1)
}
