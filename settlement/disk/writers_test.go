package disk

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// writers are the functions that make or replace files, and who may call them besides this package.
var (
	writers = []string{"WriteFile", "Create", "CreateTemp", "OpenFile", "Rename", "Link"}
	allowed = map[string]string{
		"settlement/txmgr/journal.go":       "appends to a journal, a line at a time",
		"prover/operator/doctor/storage.go": "tries whether a folder can be written",
		"prover/localnet/process.go":        "has a process write its log",
		"prover/store/examine.go":           "opens a database, which a library reads and writes in place",

		"settlement/record/recordtest/recordtest.go": "damages files for tests",
	}
)

// readers are the functions that read files whatever their size, and who may call them. What a
// setting names may be a device without an end.
var (
	readers        = []string{"ReadFile", "Open"}
	allowedReaders = map[string]string{
		"prover/keys/cache.go":                "reads keys, which are large",
		"prover/localnet/process.go":          "reads a log, which grows",
		"settlement/txmgr/journal.go":         "reads a journal, which grows",
		"settlement/txmgr/journal_entries.go": "reads a journal, which grows",

		"settlement/record/recordtest/recordtest.go": "reads what tests have written",
	}
)

// decoders is what records are decoded with, and who may use it besides package record.
var (
	decoders        = []string{"DisallowUnknownFields"}
	allowedDecoders = map[string]string{
		"prover/mempool/api/types.go": "decodes a request of JSON-RPC, which is no record",
		"settlement/record/record.go": "is where records are decoded",
	}
)

// Every file that the program writes is written by this package, so that none is lost to a full
// disk; read by it, so that none is without end; and decoded by package record, if it is a record.
func TestNobodyElseHandlesFiles(t *testing.T) {
	for _, c := range []struct {
		what    string
		pkg     string // the functions are of; "" for methods
		names   []string
		allowed map[string]string
	}{{"writes a file itself", "os", writers, allowed}, {"reads a file itself", "os", readers, allowedReaders}, {"decodes records itself", "", decoders, allowedDecoders}} {
		called := callers(t, c.pkg, c.names)
		for name := range called {
			require.NotEmpty(t, c.allowed[name], "%s %s", name, c.what)
		}
		for name := range c.allowed {
			require.True(t, called[name], "%s is allowed what it does not do: it %s", name, c.what)
		}
	}
}

// callers are the files, but for this package and tests, that use one of some functions.
func callers(t *testing.T, pkg string, names []string) map[string]bool {
	t.Helper()
	root := filepath.Join("..", "..")
	called := map[string]bool{}
	for _, dir := range []string{"cmd", "prover", "settlement"} {
		require.NoError(t, filepath.WalkDir(filepath.Join(root, dir), func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			name, err := filepath.Rel(root, path)
			if err != nil || strings.HasPrefix(name, "settlement/disk/") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				call, ok := n.(*ast.SelectorExpr)
				if !ok || !slices.Contains(names, call.Sel.Name) {
					return true
				}
				if of, ok := call.X.(*ast.Ident); pkg == "" || ok && of.Name == pkg {
					called[filepath.ToSlash(name)] = true
				}
				return true
			})
			return nil
		}))
	}
	return called
}
