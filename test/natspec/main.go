// Command natspec checks the documentation of the contracts, in their sources: what a caller meets
// says what it is.
//
//   - Every error and event has a notice, and a description of each of its parameters.
//   - So has every function that can be called from outside, and of each value it returns, or it
//     says with @inheritdoc which interface has them.
//   - So has every public variable: its getter is such a function.
//   - What implements a function of an interface says @inheritdoc, so that its text exists once.
//
// What only the contracts themselves call is not checked. Usage: natspec FOLDER...
package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: natspec FOLDER...")
		os.Exit(2)
	}
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "natspec:", err)
		os.Exit(1)
	}
}

// run checks the Solidity files below the folders, and writes what they document.
func run(folders []string, out io.Writer) error {
	all, err := read(folders)
	if err != nil {
		return err
	}
	var found count
	var missing []error
	declared := interfaceFunctions(all)
	for _, d := range all {
		problems := d.check(&found)
		if declared[d.name] && !d.ofInterface && d.callable() && !d.inherits() {
			problems = append(problems, "has no @inheritdoc, and an interface declares it")
		}
		for _, problem := range problems {
			missing = append(missing, fmt.Errorf("%s:%d: %s %s %s", d.path, d.line, d.kind, d.name, problem))
		}
	}
	if len(missing) > 0 {
		return fmt.Errorf("not documented:\n%w", errors.Join(missing...))
	}
	if found == (count{}) {
		return errors.New("there is nothing to check in these folders")
	}
	fmt.Fprintf(out, "documented: %d errors, %d events, %d functions with %d parameters and %d results, %d inherited\n",
		found.errors, found.events, found.functions, found.parameters, found.results, found.inherited)
	return nil
}

// read returns the declarations of the Solidity files below the folders.
func read(folders []string) (all []declaration, err error) {
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".sol" {
				return err
			}
			source, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			all = append(all, declarations(path, string(source))...)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// interfaceFunctions returns the names of the functions that interfaces declare.
func interfaceFunctions(all []declaration) map[string]bool {
	declared := map[string]bool{}
	for _, d := range all {
		if d.ofInterface && d.callable() {
			declared[d.name] = true
		}
	}
	return declared
}
