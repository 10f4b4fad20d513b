package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fernet/settlement/rules"

	"github.com/stretchr/testify/require"
)

// module is the path of ours.
const module = "fernet/"

// source is a package of ours, without its tests.
type source struct {
	name  string // of the package
	files map[string]*ast.File
}

// imports are the paths that a package imports, of ours without the module's.
func (s source) imports() (ours, theirs map[string]bool) {
	ours, theirs = map[string]bool{}, map[string]bool{}
	for _, file := range s.files {
		for _, i := range file.Imports {
			imported := strings.Trim(i.Path.Value, `"`)
			if own, is := strings.CutPrefix(imported, module); is {
				ours[own] = true
			} else {
				theirs[imported] = true
			}
		}
	}
	return ours, theirs
}

// sources are the packages below some folders, by folder; those that only tests use are left out.
func sources(t *testing.T, roots ...string) map[string]source {
	t.Helper()
	found := map[string]source{}
	top := filepath.Join(docsFolder, "..")
	for _, root := range roots {
		require.NoError(t, filepath.WalkDir(filepath.Join(top, root), func(file string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
				return err
			}
			parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
			require.NoError(t, err)
			dir, err := filepath.Rel(top, filepath.Dir(file))
			require.NoError(t, err)
			if dir = filepath.ToSlash(dir); strings.HasSuffix(dir, "test") {
				return nil
			}
			if _, ok := found[dir]; !ok {
				found[dir] = source{parsed.Name.Name, map[string]*ast.File{}}
			}
			found[dir].files[filepath.Base(file)] = parsed
			return nil
		}))
	}
	return found
}

// Packages import what the table of docs/ARCHITECTURE.md says, and each is in it.
func TestImportsAreThoseOfTheArchitecture(t *testing.T) {
	table := regexp.MustCompile("(?m)^\\| `((?:settlement|prover|bindings|examples)[^`.]*)` \\| .* \\| (.*) \\|$")
	described := map[string]string{}
	for _, row := range table.FindAllStringSubmatch(documents(t)[filepath.Join(docsFolder, "ARCHITECTURE.md")], -1) {
		described[row[1]] = row[2]
	}
	for dir, s := range sources(t, "settlement", "prover", "bindings", "examples/counter") {
		if s.name == "main" {
			continue
		}
		require.Contains(t, described, dir)
		imports := map[string]bool{}
		ours, _ := s.imports()
		for imported := range ours {
			imports[path.Base(imported)] = true
		}
		for _, said := range strings.Split(described[dir], ", ") {
			require.True(t, imports[said] || said == "none" && len(imports) == 0, "%s is said to import %s", dir, said)
			delete(imports, said)
		}
		require.Empty(t, imports, "%s imports them, and that is not said", dir)
		delete(described, dir)
	}
	require.Empty(t, described, "there are no such packages")
}

// layers are the folders of packages from the bottom up. A package imports its own layer and those
// below it.
var layers = []string{
	"bindings", "settlement", "prover", "prover/operator", "prover/settling", "prover/sequencing", "prover/node", "prover/localnet",
	"cmd/fernet/internal", "cmd/fernet",
}

// layerOf is the place of a package's layer: that of the longest name it is below of.
func layerOf(dir string) int {
	place := -1
	for i, layer := range layers {
		if (dir == layer || strings.HasPrefix(dir, layer+"/")) && (place < 0 || len(layer) > len(layers[place])) {
			place = i
		}
	}
	return place
}

func TestNoImportLeadsBackUp(t *testing.T) {
	require.Equal(t, []int{1, 2, 3, 4, 8, 9, -1}, []int{
		layerOf("settlement/rules"), layerOf("prover/tree"), layerOf("prover/operator/deploy"), layerOf("prover/settling"),
		layerOf("cmd/fernet/internal/config"), layerOf("cmd/fernet"), layerOf("test/measure"),
	})
	seen := 0
	for dir, s := range sources(t, "bindings", "settlement", "prover", "cmd") {
		ours, _ := s.imports()
		for imported := range ours {
			seen++
			require.GreaterOrEqual(t, layerOf(imported), 0, "%s imports %s, which is in no layer", dir, imported)
			require.LessOrEqual(t, layerOf(imported), layerOf(dir), "%s imports %s, a layer above it", dir, imported)
		}
	}
	require.Greater(t, seen, 100)
}

// parts are the packages that a node is composed of by prover/node.
var parts = []string{"prover/p2p", "prover/work", "prover/store", "prover/proving", "prover/settling", "prover/mempool", "prover/sequencing"}

// What a part of a node needs of another one it says as an interface of its own.
func TestThePartsOfANodeDoNotKnowEachOther(t *testing.T) {
	for dir, s := range sources(t, "prover") {
		if !slices.Contains(parts, dir) {
			continue
		}
		ours, _ := s.imports()
		for imported := range ours {
			require.False(t, slices.Contains(parts, imported) && imported != "prover/mempool", "%s imports %s", dir, imported)
		}
	}
}

// area is the folder that a package belongs to with all that is below it: prover/operator,
// cmd/fernet/internal/config.
func area(dir string) string {
	parts, depth := strings.Split(dir, "/"), 2
	if strings.HasPrefix(dir, "cmd/") {
		depth = 4
	}
	return strings.Join(parts[:min(len(parts), depth)], "/")
}

// The compiler refuses packages that import each other, and not folders: a package of one may need
// another folder that needs a second package of the first.
func TestNoFoldersInACircle(t *testing.T) {
	require.Equal(t, []string{"prover", "prover/operator", "cmd/fernet", "cmd/fernet/internal/config"},
		[]string{area("prover"), area("prover/operator/deploy"), area("cmd/fernet"), area("cmd/fernet/internal/config")})
	next := map[string]map[string]bool{}
	for dir, s := range sources(t, "bindings", "settlement", "prover", "cmd") {
		from := area(dir)
		if next[from] == nil {
			next[from] = map[string]bool{}
		}
		ours, _ := s.imports()
		for imported := range ours {
			if area(imported) != from {
				next[from][area(imported)] = true
			}
		}
	}
	var visit func(dir string, way []string)
	done := map[string]bool{}
	visit = func(dir string, way []string) {
		require.NotContains(t, way, dir, "a circle of imports")
		if done[dir] {
			return
		}
		for imported := range next[dir] {
			visit(imported, append(slices.Clone(way), dir))
		}
		done[dir] = true
	}
	for dir := range next {
		visit(dir, nil)
	}
	require.True(t, done["cmd/fernet"])
}

// applications are the packages of the reference application, and of what people do with it.
var applications = regexp.MustCompile(`^prover/(ledger|payments|mempool)(/|$)`)

// naming are the packages of the library that know which application it is that the programs prove,
// the file of prover that names it, what reads a ledger's addresses and amounts as people write
// them, and the node, which has the pool of its transfers. The agent, the proof tree and settlement
// are the same for all.
var naming = []string{"prover/application.go", "prover/argument", "prover/operator/newcomer", "prover/operator/rehearsal", "prover/localnet", "prover/node"}

func TestTheAgentKnowsNoApplication(t *testing.T) {
	named := map[string]bool{}
	for dir, s := range sources(t, "settlement", "prover") {
		if applications.MatchString(dir) {
			continue
		}
		for name, file := range s.files {
			for _, i := range file.Imports {
				imported := strings.TrimPrefix(strings.Trim(i.Path.Value, `"`), module)
				if !applications.MatchString(imported) {
					continue
				}
				place := dir
				if !slices.Contains(naming, place) {
					place = dir + "/" + name
				}
				require.Contains(t, naming, place, "it imports %s", imported)
				named[place] = true
			}
		}
	}
	require.Len(t, named, len(naming), "fewer name it: take them off the list")
}

// commandWords are what only a person at the command line can make use of: flags, and commands.
var commandWords = regexp.MustCompile(`--[a-z]|\bfernet [a-z]+`)

// notCommands are the texts of the library that look like it: formats of files and names of things
// that are hashed, which stay as they are, the program's name, and a command of another program.
var notCommands = []string{
	"fernet transaction journal", "fernet identity", "fernet deployment plan", "fernet circuit, gnark %s\n", "fernet demo ",
	rules.EarlierRelease, "forge verify-contract --chain %d --constructor-args 0x%x %s %s",
}

// texts are the strings that are written in a file, each with its place.
func texts(t *testing.T, file *ast.File, each func(at token.Pos, text string)) {
	t.Helper()
	ast.Inspect(file, func(n ast.Node) bool {
		if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
			text, err := strconv.Unquote(literal.Value)
			require.NoError(t, err)
			each(literal.Pos(), text)
		}
		return true
	})
}

// The library says what is wrong; what to type about it is the command line's to say.
func TestTheLibraryKnowsNoCommands(t *testing.T) {
	seen := map[string]bool{}
	for dir, s := range sources(t, "bindings", "settlement", "prover") {
		for name, file := range s.files {
			texts(t, file, func(_ token.Pos, text string) {
				if slices.Contains(notCommands, text) {
					seen[text] = true
				} else {
					require.NotRegexp(t, commandWords, text, "%s/%s", dir, name)
				}
			})
		}
	}
	require.Len(t, seen, len(notCommands), "take off the list what is gone")
}

// talking are packages by which a program talks to a person: the library has none.
var talking = []string{"github.com/urfave/cli", "github.com/mattn/go-runewidth", "golang.org/x/term", "github.com/BurntSushi/toml", "flag"}

// A library returns what it has to say. It reads no flags and no settings, and writes on no
// terminal.
func TestTheLibraryTalksToNobody(t *testing.T) {
	for dir, s := range sources(t, "bindings", "settlement", "prover") {
		if s.name == "main" {
			continue
		}
		_, theirs := s.imports()
		for imported := range theirs {
			for _, bad := range talking {
				require.False(t, imported == bad || strings.HasPrefix(imported, bad+"/"), "%s imports %s", dir, imported)
			}
		}
		for name, file := range s.files {
			ast.Inspect(file, func(n ast.Node) bool {
				if use, ok := n.(*ast.SelectorExpr); ok {
					if pkg, ok := use.X.(*ast.Ident); ok {
						used := pkg.Name + "." + use.Sel.Name
						require.NotRegexp(t, `^(os\.(Stdin|Stdout|Stderr|Args|Exit)|fmt\.(Print|Scan)[a-z]*)$`, used, "%s/%s", dir, name)
					}
				}
				return true
			})
		}
	}
}

// networking are the modules that make up libp2p, and the one package that knows them.
var networking = regexp.MustCompile(`^(github\.com/(libp2p|multiformats)/|go\.uber\.org/fx$)`)

const networked = "prover/p2p"

// What is exchanged is of package wire, and who the peers are is text: another network can take the
// place of libp2p without anybody else noticing.
func TestOnlyOnePackageKnowsTheNetwork(t *testing.T) {
	for dir, s := range sources(t, "bindings", "settlement", "prover", "cmd", "examples", "test") {
		_, theirs := s.imports()
		knows := false
		for imported := range theirs {
			knows = knows || networking.MatchString(imported)
		}
		require.Equal(t, dir == networked, knows, dir)
	}
}

// keepers are the modules that one package of ours knows each, and which. What others exchange with
// it are its own types.
var keepers = map[string]string{
	"go.etcd.io/bbolt":      "prover/store",
	"github.com/prometheus": "prover/node/metrics",
	"github.com/nats-io":    "prover/work",
}

func TestOnePackageKnowsEachOfTheseModules(t *testing.T) {
	for dir, s := range sources(t, "bindings", "settlement", "prover", "cmd", "examples", "test") {
		_, theirs := s.imports()
		for module, keeper := range keepers {
			knows := false
			for imported := range theirs {
				knows = knows || imported == module || strings.HasPrefix(imported, module+"/")
			}
			require.Equal(t, dir == keeper, knows, "%s and %s", dir, module)
		}
	}
}

// The same of what it offers: a caller needs none of libp2p's types.
func TestTheNetworkShowsNothingOfItsLibrary(t *testing.T) {
	packages := map[string]bool{}
	exported := 0
	for _, file := range sources(t, networked)[networked].files {
		for _, i := range file.Imports {
			if imported := strings.Trim(i.Path.Value, `"`); networking.MatchString(imported) {
				name := strings.TrimPrefix(path.Base(imported), "go-")
				if i.Name != nil {
					name = i.Name.Name
				}
				packages[name] = true
			}
		}
	}
	show := func(where string, node ast.Node) {
		exported++
		ast.Inspect(node, func(n ast.Node) bool {
			if use, ok := n.(*ast.SelectorExpr); ok {
				if pkg, ok := use.X.(*ast.Ident); ok {
					require.False(t, packages[pkg.Name], "%s has %s.%s", where, pkg.Name, use.Sel.Name)
				}
			}
			return true
		})
	}
	for _, file := range sources(t, networked)[networked].files {
		for _, d := range file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if receiver := d.Recv; d.Name.IsExported() && (receiver == nil || exportedType(receiver.List[0].Type)) {
					show(d.Name.Name, d.Type)
				}
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					of, ok := spec.(*ast.TypeSpec)
					if !ok || !of.Name.IsExported() {
						continue
					}
					fields, ok := of.Type.(*ast.StructType)
					if !ok {
						show(of.Name.Name, of.Type)
						continue
					}
					for _, field := range fields.Fields.List {
						if len(field.Names) == 0 || field.Names[0].IsExported() {
							show(of.Name.Name, field.Type)
						}
					}
				}
			}
		}
	}
	require.Greater(t, exported, 20)
}

// exportedType reports whether a receiver's type is exported.
func exportedType(of ast.Expr) bool {
	if pointer, ok := of.(*ast.StarExpr); ok {
		of = pointer.X
	}
	name, ok := of.(*ast.Ident)
	return ok && name.IsExported()
}

// makesACommand reports whether a file has a function that returns a command and takes nothing:
// what app.go puts together.
func makesACommand(file *ast.File) bool {
	return slices.ContainsFunc(file.Decls, func(d ast.Decl) bool {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Recv != nil || !strings.HasSuffix(f.Name.Name, "Command") || f.Type.Params.NumFields() > 0 || f.Type.Results.NumFields() != 1 {
			return false
		}
		pointer, ok := f.Type.Results.List[0].Type.(*ast.StarExpr)
		if !ok {
			return false
		}
		of, ok := pointer.X.(*ast.SelectorExpr)
		return ok && of.Sel.Name == "Command"
	})
}

// arrows are the uses of what a file that makes a command declares in other files but app.go:
// "tx.go uses emptyPassword of identity.go". Imports are not followed: what of them is unknown is
// nothing of the package.
func arrows(texts map[string]string) (found []string, commands int, err error) {
	set := token.NewFileSet()
	var files []*ast.File
	makes := map[string]bool{}
	for name, text := range texts {
		file, err := parser.ParseFile(set, name, text, parser.SkipObjectResolution)
		if err != nil {
			return nil, 0, err
		}
		files = append(files, file)
		if makesACommand(file) {
			makes[name], commands = true, commands+1
		}
	}
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	config := types.Config{Error: func(error) {}}
	pkg, _ := config.Check("main", set, files, info)
	for ident, object := range info.Uses {
		from, of := set.Position(ident.Pos()).Filename, set.Position(object.Pos()).Filename
		if object.Parent() == pkg.Scope() && makes[of] && from != of && from != "app.go" {
			found = append(found, from+" uses "+object.Name()+" of "+of)
		}
	}
	slices.Sort(found)
	return slices.Compact(found), commands, nil
}

// A command's file needs no other command's: what two of them need is in a file of its own, which
// is named after its subject.
func TestCommandsDoNotUseEachOther(t *testing.T) {
	command := func(name string) string {
		return "package main\nimport \"cli\"\nfunc " + name + "Command() *cli.Command { return cli.New(cli.Flag{limit: 1}) }\n"
	}
	found, commands, err := arrows(map[string]string{
		"a.go":   command("a") + "func helper() int { return 1 }\nconst limit = 1\ntype Flag int\nfunc (Flag) method() { helper() }",
		"b.go":   command("b") + "func b(f Flag) int { f.method(); helper := limit; return cli.Of(helper, first()) }\nfunc first() int { return 1 }",
		"c.go":   "package main\nvar c = cli.Of(helper())\nfunc shared() {}",
		"d.go":   command("d") + "func d() { shared() }",
		"app.go": "package main\nvar all = aCommand()",
	})
	require.NoError(t, err)
	require.Equal(t, 3, commands)
	require.Equal(t, []string{"b.go uses Flag of a.go", "b.go uses limit of a.go", "c.go uses helper of a.go"}, found)

	texts := map[string]string{}
	names, err := filepath.Glob("*.go")
	require.NoError(t, err)
	for _, name := range names {
		if !strings.HasSuffix(name, "_test.go") {
			text, err := os.ReadFile(name)
			require.NoError(t, err)
			texts[name] = string(text)
		}
	}
	found, commands, err = arrows(texts)
	require.NoError(t, err)
	require.Greater(t, commands, 10)
	require.Empty(t, found)
}
