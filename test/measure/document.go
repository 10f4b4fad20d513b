package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// documentHead is the start of docs/BENCHMARKS.md.
const documentHead = `# Benchmarks

Written by ` + "`make benchmarks`" + `. With ROWS it measures some of the parts again and leaves the others as
they were. Each says on what it was measured.

Times that are not called processor time are wall times. Bounds in seconds are for two processors
with nothing else to do.

`

// writeParts measures parts and puts their tables in the place of the earlier ones into a document.
// Tables that are above their bounds are written, too; of a part that could not be measured the
// earlier ones stay.
func writeParts(ctx context.Context, b *bench, names []string, quiet bool, path string) error {
	chosen, err := choose(names)
	if err != nil {
		return err
	}
	return measureParts(ctx, b, chosen, quiet, os.Stderr, func(p part, text string) error {
		earlier, err := os.ReadFile(path)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("read the document of benchmarks: %w", err)
		}
		replaced, err := replace(string(earlier), p, text)
		if err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(replaced), 0o644); err != nil {
			return fmt.Errorf("write the document of benchmarks: %w", err)
		}
		return nil
	})
}

// replace puts what a part printed in the place of its earlier tables. What no part prints any more
// is left out.
func replace(document string, p part, text string) (string, error) {
	printed := sections(text)
	var titles []string
	for _, s := range printed {
		titles = append(titles, s.title)
	}
	if !slices.Equal(titles, p.tables) {
		return "", fmt.Errorf("%s printed the tables %q instead of %q: the document keeps the earlier ones", p.name, titles, p.tables)
	}
	kept := sections(document)
	var b strings.Builder
	b.WriteString(documentHead)
	for _, other := range parts {
		for _, title := range other.tables {
			from := kept
			if other.name == p.name {
				from = printed
			}
			if i := slices.IndexFunc(from, func(s section) bool { return s.title == title }); i >= 0 {
				b.WriteString(from[i].text)
			}
		}
	}
	return strings.TrimRight(b.String(), "\n") + "\n", nil
}

// section is a heading and what is below it, with an empty line at the end.
type section struct{ title, text string }

// sections are those of a document with headings of the second level. What is above them is none.
func sections(document string) (all []section) {
	const heading = "## "
	for _, line := range strings.Split(strings.TrimRight(document, "\n")+"\n", "\n") {
		if title, is := strings.CutPrefix(line, heading); is {
			all = append(all, section{title: title})
		}
		if len(all) > 0 {
			all[len(all)-1].text += line + "\n"
		}
	}
	return all
}
