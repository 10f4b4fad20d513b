package names

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const root = "../.."

// The packages whose names the document has with their own before them, and that of the rules,
// whose names stand alone in the column for Go.
var packages = map[string]string{
	"rules":    "settlement/rules",
	"poseidon": "prover/poseidon",
	"vrf":      "prover/vrf",
	"ledger":   "prover/ledger",
	"circuit":  "prover/circuit",
}

var (
	quoted = regexp.MustCompile("`([^`\n]+)`")
	// goName is a name in Go, with the name of its package.
	goName = regexp.MustCompile(`^([a-z]+)\.([A-Za-z]\w*(?:\.[A-Z]\w*)?)$`)
	// solidityFile is a library as the text names it.
	solidityFile = regexp.MustCompile(`^lib/(\w+)$`)
)

func TestTheNamesOfTheProtocolExist(t *testing.T) {
	document, err := os.ReadFile(filepath.Join(root, "docs/PROTOCOL.md"))
	require.NoError(t, err)
	known := inGo(t)
	solidity := inSolidity(t)

	checked := 0
	for _, match := range quoted.FindAllStringSubmatch(string(document), -1) {
		name := match[1]
		if of := goName.FindStringSubmatch(name); of != nil && packages[of[1]] != "" {
			require.Contains(t, known, name, "no such name in Go")
			checked++
		}
		if of := solidityFile.FindStringSubmatch(name); of != nil {
			require.FileExists(t, filepath.Join(root, "contracts/lib", of[1]+".sol"))
			checked++
		}
	}
	require.Greater(t, checked, 60, "the text names more than that")

	rows := table(string(document))
	require.Greater(t, len(rows), 35, "the table has a row for each rule")
	for _, row := range rows {
		require.Len(t, row, 5, "rule, Go, Solidity, circuit, vector: %v", row)
		require.NotEmpty(t, slices.Concat(row[1:]...), "rule %q is nowhere", row[0])
		for _, name := range row[1] {
			if !strings.Contains(name, ".") || !goName.MatchString(name) {
				name = "rules." + name
			}
			require.Contains(t, known, name, "no such name in Go")
		}
		for _, name := range row[2] {
			require.Contains(t, solidity, name, "no such name in Solidity")
		}
		for _, name := range row[3] {
			require.Contains(t, known, name, "no such name in the circuits")
		}
		for _, name := range row[4] {
			checkVector(t, name)
		}
	}
}

// table returns the quoted names of each cell of the last table of the document, by rows.
func table(document string) (rows [][][]string) {
	_, section, _ := strings.Cut(document, "\n## 12. Names\n")
	for line := range strings.SplitSeq(section, "\n") {
		cells := strings.Split(strings.Trim(line, "| "), "|")
		if !strings.HasPrefix(line, "| ") || strings.HasPrefix(line, "| rule ") {
			continue
		}
		row := [][]string{{cells[0]}}
		for _, cell := range cells[1:] {
			var names []string
			for _, match := range quoted.FindAllStringSubmatch(cell, -1) {
				names = append(names, match[1])
			}
			row = append(row, names)
		}
		// An empty cell at the end is not there any more.
		for len(row) < 5 {
			row = append(row, nil)
		}
		rows = append(rows, row)
	}
	return rows
}

// inGo returns the names of the packages: package.Name, and package.Type.Name of methods and
// fields.
func inGo(t *testing.T) map[string]bool {
	t.Helper()
	known := map[string]bool{}
	for name, folder := range packages {
		paths, err := filepath.Glob(filepath.Join(root, folder, "*.go"))
		require.NoError(t, err)
		for _, path := range paths {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			require.NoError(t, err)
			for _, declaration := range file.Decls {
				for _, declared := range declaredBy(declaration) {
					known[name+"."+declared] = true
				}
			}
		}
	}
	return known
}

func declaredBy(declaration ast.Decl) (names []string) {
	switch d := declaration.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil {
			return []string{d.Name.Name}
		}
		return []string{receiver(d.Recv.List[0].Type) + "." + d.Name.Name}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.ValueSpec:
				for _, name := range s.Names {
					names = append(names, name.Name)
				}
			case *ast.TypeSpec:
				names = append(names, s.Name.Name)
				if structure, ok := s.Type.(*ast.StructType); ok {
					for _, field := range structure.Fields.List {
						for _, name := range field.Names {
							names = append(names, s.Name.Name+"."+name.Name)
						}
					}
				}
			}
		}
	}
	return names
}

// receiver returns the name of a method's type.
func receiver(expression ast.Expr) string {
	switch e := expression.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}

var (
	solidityType   = regexp.MustCompile(`^\s*(?:abstract )?(?:library|contract|interface|struct|type) (\w+)`)
	solidityMember = regexp.MustCompile(`^    (?:function|error|event) (\w+)\(|^    [\w\[\]]+ (\w+);$`)
)

// inSolidity returns the names of the contracts: Type, and Type.name of its functions, errors,
// events and members.
func inSolidity(t *testing.T) map[string]bool {
	t.Helper()
	known := map[string]bool{}
	err := filepath.WalkDir(filepath.Join(root, "contracts"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".sol" {
			return err
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		of := ""
		for line := range strings.SplitSeq(string(source), "\n") {
			if match := solidityType.FindStringSubmatch(line); match != nil {
				of = match[1]
				known[of] = true
			} else if match := solidityMember.FindStringSubmatch(line); match != nil {
				known[of+"."+match[1]+match[2]] = true
			}
		}
		return nil
	})
	require.NoError(t, err)
	return known
}

// checkVector fails unless the file of vectors is there, and the list in it that is named.
func checkVector(t *testing.T, name string) {
	t.Helper()
	file, list, _ := strings.Cut(name, ": ")
	text, err := os.ReadFile(filepath.Join(root, "test/vectors", file))
	require.NoError(t, err)
	var vectors map[string]json.RawMessage
	require.NoError(t, json.Unmarshal(text, &vectors), file)
	if list != "" {
		require.Contains(t, vectors, list, "no such list in %s", file)
	}
}
