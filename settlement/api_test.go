package settlement_test

import (
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	_ "fernet/settlement/audit" // a change of it runs this test again
)

const bindingsPath = "fernet/bindings"

// No exported declaration shows a generated type: who imports the library does not depend on what
// abigen makes of the contracts.
func TestNoGeneratedTypesInTheAPI(t *testing.T) {
	paths := []string{"fernet/settlement", "fernet/settlement/audit"}
	load := exported(t, append(paths, bindingsPath))
	for _, path := range paths {
		require.Empty(t, leaks(load(path)), path)
	}
	// The bindings themselves are nothing else, and the walk finds it.
	require.NotEmpty(t, leaks(load(bindingsPath)))
}

// exported returns a function that loads packages from the compiler's export data.
func exported(t *testing.T, paths []string) func(path string) *types.Package {
	t.Helper()
	list := exec.Command("go", append([]string{"list", "-export", "-deps", "-f", "{{.ImportPath}}\t{{.Export}}"}, paths...)...)
	list.Stderr = os.Stderr
	out, err := list.Output()
	require.NoError(t, err)
	files := map[string]string{}
	for line := range strings.Lines(string(out)) {
		path, file, _ := strings.Cut(strings.TrimSpace(line), "\t")
		files[path] = file
	}
	from := importer.ForCompiler(token.NewFileSet(), "gc", func(path string) (io.ReadCloser, error) { return os.Open(files[path]) })
	return func(path string) *types.Package {
		pkg, err := from.Import(path)
		require.NoError(t, err)
		return pkg
	}
}

// leaks returns the exported declarations of a package in whose signatures, fields or methods there
// is a type of the bindings.
func leaks(pkg *types.Package) (found []string) {
	for _, name := range pkg.Scope().Names() {
		object := pkg.Scope().Lookup(name)
		if !object.Exported() {
			continue
		}
		if shows(object.Type(), map[types.Type]bool{}) {
			found = append(found, name)
		}
		named, ok := object.Type().(*types.Named)
		if _, isType := object.(*types.TypeName); !ok || !isType {
			continue
		}
		for method := range named.Methods() {
			if method.Exported() && shows(method.Type(), map[types.Type]bool{}) {
				found = append(found, fmt.Sprintf("%s.%s", name, method.Name()))
			}
		}
	}
	return found
}

// shows reports whether a type is one of the bindings or lets its users see one. Named types of
// other packages are theirs.
func shows(t types.Type, seen map[types.Type]bool) bool {
	if seen[t] {
		return false
	}
	seen[t] = true
	is := func(t types.Type) bool { return shows(t, seen) }
	switch t := t.(type) {
	case *types.Named:
		if p := t.Obj().Pkg(); p == nil || p.Path() != "fernet/settlement" && p.Path() != bindingsPath {
			return argumentsShow(t.TypeArgs(), is)
		}
		return t.Obj().Pkg().Path() == bindingsPath || argumentsShow(t.TypeArgs(), is) || is(t.Underlying())
	case *types.Alias:
		return is(types.Unalias(t))
	case *types.Pointer:
		return is(t.Elem())
	case *types.Slice:
		return is(t.Elem())
	case *types.Array:
		return is(t.Elem())
	case *types.Chan:
		return is(t.Elem())
	case *types.Map:
		return is(t.Key()) || is(t.Elem())
	case *types.Tuple:
		for v := range t.Variables() {
			if is(v.Type()) {
				return true
			}
		}
	case *types.Signature:
		return is(t.Params()) || is(t.Results())
	case *types.Struct:
		for field := range t.Fields() {
			if field.Exported() && is(field.Type()) {
				return true
			}
		}
	case *types.Interface:
		for method := range t.Methods() {
			if is(method.Type()) {
				return true
			}
		}
	}
	return false
}

func argumentsShow(arguments *types.TypeList, is func(types.Type) bool) bool {
	for argument := range arguments.Types() {
		if is(argument) {
			return true
		}
	}
	return false
}
