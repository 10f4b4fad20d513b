// Command columns checks that what people read fits into 100 columns: comments of Go, Solidity,
// and the text of Markdown. Solidity's code fits as well, `forge fmt` sees to that.
//
// A tab counts as 4 columns. Not held to it is what cannot be wrapped: one word that is longer,
// code in comments and in Markdown, tables, directives, and files that are generated.
//
// Usage: columns PATH...
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const (
	width    = 100
	tabWidth = 4
)

// skipped are folders that hold nothing written by hand.
var skipped = []string{"node_modules", "build", "bin", ".git"}

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: columns PATH...")
		os.Exit(2)
	}
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "columns:", err)
		os.Exit(1)
	}
}

// run checks the files below the paths.
func run(paths []string) error {
	var long []error
	for _, path := range paths {
		err := filepath.WalkDir(path, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() && slices.Contains(skipped, d.Name()) {
				return filepath.SkipDir
			}
			check, ok := checks[filepath.Ext(path)]
			if !ok || !d.Type().IsRegular() {
				return nil
			}
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			for _, line := range check(string(text)) {
				long = append(long, fmt.Errorf("%s:%d", path, line))
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	if len(long) > 0 {
		return fmt.Errorf("lines of more than %d columns that can be wrapped:\n%w", width, errors.Join(long...))
	}
	return nil
}

// isLong reports whether a line is wider than it may be.
func isLong(line string) bool {
	columns := 0
	for _, r := range line {
		if r == '\t' {
			columns += tabWidth
		} else {
			columns++
		}
	}
	return columns > width
}

// canBeWrapped reports whether a text has a place to break it at: a space outside of `code`.
func canBeWrapped(text string) bool {
	words := strings.Fields(text)
	inCode := false
	for i, word := range words {
		if strings.Count(word, "`")%2 == 1 {
			inCode = !inCode
		}
		if !inCode && i < len(words)-1 {
			return true
		}
	}
	return false
}
