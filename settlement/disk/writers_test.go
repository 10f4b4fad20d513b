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
		"prover/keys/cache.go":              "replaces folders of keys as a whole",
		"settlement/txmgr/journal.go":       "appends to a journal, a line at a time",
		"prover/operator/doctor/storage.go": "tries whether a folder can be written",

		"settlement/record/recordtest/recordtest.go":       "damages files for tests",
		"cmd/fernet/internal/terminaltest/terminaltest.go": "opens a terminal for tests",
	}
)

// Every file that the program writes is written by this package, so that none is lost to a full
// disk.
func TestNobodyElseWritesFiles(t *testing.T) {
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
				if !ok || !slices.Contains(writers, call.Sel.Name) {
					return true
				}
				if pkg, ok := call.X.(*ast.Ident); ok && pkg.Name == "os" {
					called[filepath.ToSlash(name)] = true
				}
				return true
			})
			return nil
		}))
	}
	for name := range called {
		require.NotEmpty(t, allowed[name], "%s writes a file itself", name)
	}
}
