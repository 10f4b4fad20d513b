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
	words := strings.Fields(strings.TrimPrefix(line, lead))
	var parts []string
	part := ""
	for i, word := range words {
		switch {
		case i == 0 && lead != indent && widthOf(lead+word) > width:
			// A value such as an address, which has more room on a line of its own.
			parts = append(parts, strings.TrimRight(lead, " "))
			part = indent + word
		case i == 0:
			part = lead + word
		case widthOf(part)+1+widthOf(word) <= width:
			part += " " + word
		default:
			parts = append(parts, part)
			part = under + word
		}
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
