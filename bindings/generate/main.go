// Command generate writes package bindings from forge's artifacts: one file for each contract that
// can be deployed, and types.go for the structs that they share. It binds all contracts in one run
// of abigen, since a run for each would declare a shared struct several times, and then splits the
// result.
//
// It does not compile: `make bindings` gives it artifacts of a clean build, so that the bytecode
// never depends on what was compiled before.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/accounts/abi/abigen"
)

const pkg = "bindings"

// handwritten names the files that a new run keeps.
var handwritten = []string{"doc.go"}

// artifact is the part of forge's output for one contract that is bound.
type artifact struct {
	name string
	ABI  json.RawMessage `json:"abi"`
	Code struct {
		Object         string                     `json:"object"`
		LinkReferences map[string]json.RawMessage `json:"linkReferences"`
	} `json:"bytecode"`
	Metadata struct {
		Settings struct {
			// CompilationTarget maps the source file to the contract's name.
			CompilationTarget map[string]string `json:"compilationTarget"`
		} `json:"settings"`
	} `json:"metadata"`
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: generate ARTIFACTS (`make bindings` does it all)")
		os.Exit(2)
	}
	if err := run(os.Args[1], "."); err != nil {
		fmt.Fprintln(os.Stderr, "generate bindings:", err)
		os.Exit(1)
	}
}

// run replaces the generated files in out by the bindings of the artifacts in dir.
func run(dir, out string) error {
	contracts, err := deployable(dir)
	if err != nil {
		return err
	}
	source, err := bind(contracts)
	if err != nil {
		return err
	}
	files, err := split(source)
	if err != nil {
		return err
	}
	for _, name := range handwritten {
		if _, taken := files[name]; taken {
			return fmt.Errorf("a contract would be bound in %s, which is written by hand", name)
		}
	}
	stale, err := filepath.Glob(filepath.Join(out, "*.go"))
	if err != nil {
		return err
	}
	for _, path := range stale {
		if !slices.Contains(handwritten, filepath.Base(path)) {
			if err := os.Remove(path); err != nil {
				return err
			}
		}
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(out, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// deployable reads the artifacts of our own contracts that have bytecode, sorted by name: no
// interface, no abstract contract, no library, nothing of node_modules.
func deployable(dir string) ([]artifact, error) {
	found := make(map[string]artifact)
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && entry.Name() == "build-info" {
			return filepath.SkipDir
		}
		if filepath.Ext(path) != ".json" {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		var a artifact
		if err := json.Unmarshal(text, &a); err != nil {
			return fmt.Errorf("read %s: %w", path, err)
		}
		for file, name := range a.Metadata.Settings.CompilationTarget {
			ours := strings.HasPrefix(file, "contracts/") && !strings.HasPrefix(file, "contracts/lib/")
			if !ours || len(a.Code.Object) <= len("0x") {
				continue
			}
			if len(a.Code.LinkReferences) > 0 {
				return fmt.Errorf("%s must be linked with a library: make the library's functions internal", name)
			}
			if _, twice := found[name]; twice {
				return fmt.Errorf("two contracts are called %s", name)
			}
			a.name = name
			found[name] = a
		}
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("no artifacts in %s: run `make bindings`", dir)
	}
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("no deployable contract in %s", dir)
	}
	contracts := make([]artifact, 0, len(found))
	for _, a := range found {
		contracts = append(contracts, a)
	}
	slices.SortFunc(contracts, func(a, b artifact) int { return strings.Compare(a.name, b.name) })
	return contracts, nil
}

// bind returns abigen's source for all contracts in one package.
func bind(contracts []artifact) (string, error) {
	var names, abis, codes []string
	for _, c := range contracts {
		names = append(names, c.name)
		abis = append(abis, string(c.ABI))
		codes = append(codes, strings.TrimPrefix(c.Code.Object, "0x"))
	}
	source, err := abigen.BindV2(names, abis, codes, pkg, map[string]string{}, map[string]string{})
	if err != nil {
		return "", fmt.Errorf("abigen: %w", err)
	}
	return source, nil
}

// contractStart is the first line that abigen writes for a contract.
var contractStart = regexp.MustCompile(`(?m)^// \w+MetaData contains all meta data concerning the (\w+) contract\.$`)

// lintIgnore keeps staticcheck from abigen's wording of an error.
const lintIgnore = "\n//lint:file-ignore ST1005 abigen words its own error\n\n"

// split cuts abigen's source into files by name: one for each contract, and types.go for the shared
// structs.
func split(source string) (map[string]string, error) {
	if err := checkNames(source); err != nil {
		return nil, err
	}
	starts := contractStart.FindAllStringSubmatchIndex(source, -1)
	// The preamble (package, imports and the variables that use them) ends with the first closing
	// parenthesis that follows the variables' opening one.
	vars := strings.Index(source, "\nvar (\n")
	if len(starts) == 0 || vars < 0 {
		return nil, errors.New("abigen's output has another form than expected")
	}
	preambleEnd := vars + strings.Index(source[vars:], "\n)\n") + len("\n)\n")
	preamble := source[:preambleEnd]

	files := make(map[string]string)
	if structs := strings.TrimSpace(source[preambleEnd:starts[0][0]]); structs != "" {
		// Only contracts use package bind, and the preamble does not.
		bindImport := regexp.MustCompile(`(?m)^\t"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"\n`)
		files["types.go"] = bindImport.ReplaceAllString(preamble, "") + "\n" + structs + "\n"
	}
	for i, start := range starts {
		end := len(source)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		name := strings.ToLower(source[start[2]:start[3]]) + ".go"
		if _, taken := files[name]; taken {
			return nil, fmt.Errorf("two files would be called %s: rename a contract", name)
		}
		files[name] = preamble + lintIgnore + strings.TrimSpace(source[start[0]:end]) + "\n"
	}
	return files, nil
}

// checkNames says what to rename when two Go types have one name. It happens when two contracts
// have functions of the same name that return several values: abigen calls both results by the
// function's name.
func checkNames(source string) error {
	file, err := parser.ParseFile(token.NewFileSet(), "bindings.go", source, parser.SkipObjectResolution)
	if err != nil {
		return fmt.Errorf("parse abigen's output: %w", err)
	}
	seen := make(map[string]bool)
	for _, decl := range file.Decls {
		general, ok := decl.(*ast.GenDecl)
		if !ok || general.Tok != token.TYPE {
			continue
		}
		for _, spec := range general.Specs {
			name := spec.(*ast.TypeSpec).Name.Name
			if seen[name] {
				return fmt.Errorf("two types are called %s: let the function return a struct, or rename it", name)
			}
			seen[name] = true
		}
	}
	return nil
}
