package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/urfave/cli/v2"
)

const docsFolder = "../../docs"

// documents are README.md, CONTRIBUTING.md and what is in docs, by path, without what is fenced.
func documents(t *testing.T) map[string]string {
	paths, err := filepath.Glob(filepath.Join(docsFolder, "*.md"))
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	texts := map[string]string{}
	for _, name := range []string{"README.md", "CONTRIBUTING.md"} {
		paths = append(paths, filepath.Join(docsFolder, "..", name))
	}
	for _, file := range paths {
		content, err := os.ReadFile(file)
		require.NoError(t, err)
		for i, part := range strings.Split("\n"+string(content), "\n```") {
			if i%2 == 0 {
				texts[file] += part
			}
		}
	}
	return texts
}

// anchors are the headings of a document as links name them.
func anchors(text string) map[string]bool {
	found := map[string]bool{}
	for _, heading := range regexp.MustCompile(`(?m)^#+ (.*)$`).FindAllStringSubmatch(text, -1) {
		name := regexp.MustCompile(`[^\pL\pN_ -]`).ReplaceAllString(strings.ToLower(heading[1]), "")
		found[strings.ReplaceAll(name, " ", "-")] = true
	}
	return found
}

// Every link of the documents leads to a file that is there, and to a heading in it.
func TestLinksOfTheDocuments(t *testing.T) {
	texts := documents(t)
	links := 0
	for from, text := range texts {
		for _, link := range regexp.MustCompile(`\]\(([^)]+)\)`).FindAllStringSubmatch(text, -1) {
			if strings.Contains(link[1], "://") {
				continue
			}
			links++
			file, heading, _ := strings.Cut(link[1], "#")
			target := from
			if file != "" {
				target = filepath.Join(filepath.Dir(from), file)
			}
			_, err := os.Stat(target)
			require.NoError(t, err, "%s: %s", from, link[1])
			if heading != "" {
				require.True(t, anchors(texts[target])[heading], "%s: %s", from, link[1])
			}
		}
	}
	require.Greater(t, links, 20)
}

// Every command is in the table of what --json prints, and nothing else is.
func TestEveryCommandIsInTheTableForMachines(t *testing.T) {
	text := documents(t)[filepath.Join(docsFolder, "REFERENCE.md")]
	_, table, found := strings.Cut(text, "| command | fields |\n")
	require.True(t, found)
	table, _, _ = strings.Cut(table, "\n\n")
	described := map[string]bool{}
	for _, row := range strings.Split(table, "\n")[1:] {
		group := ""
		for _, name := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(strings.Split(row, "|")[1], -1) {
			first, _, full := strings.Cut(name[1], " ")
			if group == "" && full {
				group = first + " "
			} else {
				name[1] = group + name[1]
			}
			described[name[1]] = true
		}
	}
	for name := range leaves(newApp(&bytes.Buffer{}, &bytes.Buffer{}).Commands) {
		if !strings.HasPrefix(name, "completion") { // which prints a script
			require.True(t, described[name], "%s is not in the table", name)
		}
		delete(described, name)
	}
	require.Empty(t, described, "there are no such commands")
}

// typed are the commands of ours that a document shows: in lines of fenced blocks, and in code
// within the text.
func typed(text string) (lines []string) {
	inline := regexp.MustCompile("`(fernet [^`]+)`")
	for i, part := range strings.Split("\n"+text, "\n```") {
		if i%2 == 0 {
			for _, code := range inline.FindAllStringSubmatch(part, -1) {
				lines = append(lines, code[1])
			}
			continue
		}
		for _, line := range strings.Split(strings.ReplaceAll(part, "\\\n", " "), "\n") {
			if strings.HasPrefix(line, "fernet ") {
				lines = append(lines, line)
			}
		}
	}
	return lines
}

// unknownWord is the first word of a command that there is not: a command or a flag. Words in
// capitals stand for others.
func unknownWord(app *cli.App, line string) string {
	read := readCommandLine(app, nil)
	for _, word := range strings.Fields(line)[1:] {
		switch name, _, _ := strings.Cut(strings.TrimLeft(word, "-"), "="); {
		case word == "|" || word == "&&" || word == "#":
			return ""
		case read.awaited != nil || read.ended:
		case word == "--help":
			return ""
		case strings.HasPrefix(word, "-"):
			if flagNamed(read.flags, name) == nil {
				return word
			}
		case word == strings.ToUpper(word):
			return ""
		case len(read.commands) > 0 && !slices.ContainsFunc(read.commands, func(c *cli.Command) bool { return c.HasName(word) }):
			return word
		}
		read.take(word)
	}
	return ""
}

// Whoever types what a document shows is not told that there is no such command or flag.
func TestCommandsOfTheDocumentsExist(t *testing.T) {
	app := newApp(&bytes.Buffer{}, &bytes.Buffer{})
	for line, unknown := range map[string]string{
		"fernet stake add --faucet": "", "fernet stake ad --faucet": "ad", "fernet stake add --fauce": "--fauce", "fernet stacke": "stacke",
		"fernet prove --block 1 --out --x": "", "fernet COMMAND --x": "", "fernet block list | head -1": "", "fernet tx new --amount=1 --amont=2": "--amont=2",
	} {
		require.Equal(t, unknown, unknownWord(app, line), line)
	}
	paths, err := filepath.Glob(filepath.Join(docsFolder, "*.md"))
	require.NoError(t, err)
	checked := 0
	for _, file := range append(paths, filepath.Join(docsFolder, "..", "README.md")) {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, line := range typed(string(text)) {
			if slices.Contains(notCommands, line) {
				continue
			}
			require.Empty(t, unknownWord(app, line), "%s: %s", file, line)
			checked++
		}
	}
	require.Greater(t, checked, 100)
}
