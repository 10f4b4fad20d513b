package record

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/settlement/disk"
)

// example has been of three versions: the first is of an earlier release, the second did not name
// its format.
var example = Kind{Format: "fernet.example", Version: 3, Oldest: 2, Earlier: "an old release wrote it", Unnamed: 2, MaxSize: 200, Mode: disk.Private}

type content struct {
	Head
	ChainID uint64 `json:"chainId"`
	Inner   struct {
		Amount string `json:"amount,omitempty"`
	} `json:"inner"`
}

func newContent() content { return content{Head: example.Head(), ChainID: 7} }

func TestWriteAndRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "folder", "file")
	want := newContent()
	require.NoError(t, example.Create(path, want))
	require.ErrorIs(t, example.Create(path, want), disk.ErrExists)
	want.ChainID++
	require.NoError(t, example.Write(path, want))
	var got content
	version, err := example.Read(path, &got)
	require.NoError(t, err)
	require.Equal(t, 3, version)
	require.Equal(t, want, got)
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, "{\n  \"format\": \"fernet.example\",\n  \"version\": 3,\n  \"chainId\": 8,\n  \"inner\": {}\n}\n", string(text))
	_, err = example.Read(path+".none", &got)
	require.ErrorIs(t, err, fs.ErrNotExist)
}

// What would not be read again is not written.
func TestContentsOfAnotherKindAreNotWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	kept := newContent()
	require.NoError(t, example.Write(path, kept))
	for name, change := range map[string]func(*content){
		"no head":         func(c *content) { c.Head = Head{} },
		"another format":  func(c *content) { c.Format = "fernet.other" },
		"another version": func(c *content) { c.Version-- },
		"too large":       func(c *content) { c.Inner.Amount = strings.Repeat("9", 200) },
	} {
		bad := newContent()
		change(&bad)
		require.ErrorIs(t, example.Write(path, bad), ErrContent, name)
		var got content
		_, err := example.Read(path, &got)
		require.NoError(t, err)
		require.Equal(t, kept, got, name)
	}
	require.Error(t, example.Write(path, func() {}))
}

func TestDecode(t *testing.T) {
	for text, want := range map[string]error{
		`{"format": "fernet.example", "version": 3, "chainId": 7, "inner": {}}`: nil,
		`{"version": 2, "chainId": 7}`:                                          nil,
		`{"format": "fernet.example", "version": 2}`:                            nil,

		``:                           ErrDamaged,
		`{"format": "fernet.exampl`:  ErrDamaged, // of version 2 it may be
		`{}`:                         ErrFormat,
		`null`:                       ErrFormat,
		`{"version": 3}`:             ErrFormat,
		`{"version": 0}`:             ErrFormat,
		`{"version": -1}`:            ErrFormat,
		`{"format": "fernet.other"}`: ErrFormat,
		`{"format": 3}`:              ErrFormat,
		`{"format": "fernet.other", "version": 2}`: ErrFormat,

		`{"version": 1}`: ErrVersion,
		`{"format": "fernet.example", "version": 1}`:     ErrVersion,
		`{"format": "fernet.example", "version": 4}`:     ErrVersion,
		`{"format": "fernet.example", "version": 0}`:     ErrVersion,
		`{"format": "fernet.example", "version": -2}`:    ErrVersion,
		`{"format": "fernet.example", "version": "3"}`:   ErrDamaged,
		`{"format": "fernet.example"}`:                   ErrDamaged,
		`{"format": "fernet.example", "version": 2.5}`:   ErrDamaged,
		`{"format": "fernet.example", "version": 1e300}`: ErrDamaged,

		`{"format": "fernet.example", "version": 3}{}`:                                           ErrDamaged,
		`{"format": "fernet.example", "version": 3} x`:                                           ErrDamaged,
		`{"format": "fernet.example", "version": 3, "colour": 1}`:                                ErrDamaged,
		`{"format": "fernet.example", "version": 3, "chainId": "7"}`:                             ErrDamaged,
		`{"format": "fernet.example", "version": 3, "chainId": 7, "chainId": 8}`:                 ErrDamaged,
		`{"format": "fernet.example", "version": 3, "chainId": 7, "ChainID": 8}`:                 ErrDamaged,
		`{"format": "fernet.example", "version": 3, "inner": {"amount": "1", "amount": "2"}}`:    ErrDamaged,
		`{"format": "fernet.example", "version": 3, "inner": [{"amount": "1", "amount": "2"}`:    ErrDamaged,
		`{"format": "fernet.example", "version": 3, "version": 2}`:                               ErrDamaged,
		`{"format": "fernet.example", "version": 3, "chainId": ` + strings.Repeat("9", 99) + `}`: ErrDamaged,
	} {
		var got content
		_, err := example.Decode([]byte(text), &got)
		require.ErrorIs(t, err, want, text)
		if err != nil {
			require.NotContains(t, err.Error(), "\n", text)
			require.Equal(t, errors.Is(err, ErrVersion) && strings.Contains(text, `"version": 1}`), strings.Contains(err.Error(), example.Earlier), "%s: %v", text, err)
		}
	}
	// A file of another program is not taken for a damaged one of a kind that always names itself.
	named := example
	named.Unnamed = 0
	for text, want := range map[string]error{"a password": ErrFormat, `{"format": "fernet.example", "ver`: ErrDamaged, ` `: ErrDamaged, `{"version": 2}`: ErrFormat} {
		_, err := named.Decode([]byte(text), new(content))
		require.ErrorIs(t, err, want, text)
	}
}

// Strict takes values that are no objects, too.
func TestStrict(t *testing.T) {
	var numbers []int
	require.NoError(t, Strict([]byte(`[1, 2]`), &numbers))
	require.Equal(t, []int{1, 2}, numbers)
	require.Error(t, Strict([]byte(`[1, 2] 3`), &numbers))
	require.Error(t, Strict([]byte(`[1, 2`), &numbers))
	require.Error(t, Strict(nil, &numbers))
	var any any
	require.Error(t, Strict([]byte(strings.Repeat("[", 1<<20)+strings.Repeat("]", 1<<20)), &any), "nested too deep")
}

// Whoever gets an error learns which file it is of, once, and of which kind it should have been.
func TestErrorsNameTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	for text, want := range map[string]error{`{"version": 1}`: ErrVersion, `{"version": 3}`: ErrFormat, `{"version": 2, "x": 1}`: ErrDamaged} {
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
		_, err := example.Read(path, new(content))
		require.ErrorIs(t, err, want)
		var fault *Error
		require.ErrorAs(t, err, &fault)
		require.Equal(t, Error{example.Format, path, fault.Err}, *fault)
		require.Equal(t, 1, strings.Count(err.Error(), path), err)
	}
	err := example.Damaged(path, errors.New("it is green"))
	require.ErrorIs(t, err, ErrDamaged)
	require.EqualError(t, err, "read "+path+": file is damaged: it is green")
	require.NoError(t, os.WriteFile(path, []byte(strings.Repeat(" ", 201)), 0o600))
	_, err = example.Read(path, new(content))
	require.ErrorIs(t, err, disk.ErrTooLarge)
}
