package console

import (
	"regexp"
	"strings"

	"github.com/mattn/go-runewidth"
)

// cells measures text as terminals of every locale but the East Asian ones do.
var cells = &runewidth.Condition{}

func widthOf(s string) int { return cells.StringWidth(s) }

// hanging is what lines are indented under: a number as in a list, or a name that blanks set apart
// from its value.
var hanging = regexp.MustCompile(`^ *(?:\d+\. +|\S+(?: \S+)* {2,})`)

// wrap breaks a line between words, so that no part is wider than width; 0 means as it is. Parts
// are indented as the line is, those of prose under its value or its text when it begins with a
// name or a number. A word that is wider has a part for itself, which is cut up with hard; without,
// a terminal shows it over several rows and copies it as one word.
func wrap(line string, width int, hard bool) []string {
	if width <= 0 || widthOf(line) <= width {
		return []string{line}
	}
	indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
	if len(indent) > width/2 {
		indent = ""
	}
	lead, under := indent, indent
	if name := hanging.FindString(line); !hard && name != "" && widthOf(name) <= width/2 {
		lead, under = name, strings.Repeat(" ", widthOf(name))
	}
	var parts []string
	part, blank, next := lead, "", indent
	for _, word := range strings.Fields(strings.TrimPrefix(line, lead)) {
		// A first value that is too wide, such as an address, has more room on a line of its own.
		if part != indent && widthOf(part+blank+word) > width {
			parts = append(parts, strings.TrimRight(part, " "))
			part, blank = next, ""
		}
		part, blank, next = part+blank+word, " ", under
		for hard && widthOf(part) > width {
			head := cells.Truncate(part, width, "")
			parts = append(parts, head)
			part = indent + part[len(head):]
		}
	}
	return append(parts, part)
}

// longestWord is the width below which text cannot be broken between words.
func longestWord(s string) int {
	longest := 0
	for _, word := range strings.Fields(s) {
		longest = max(longest, widthOf(word))
	}
	return longest
}
