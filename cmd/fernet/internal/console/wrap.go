package console

import (
	"strings"

	"github.com/mattn/go-runewidth"
)

// cells measures text as terminals of every locale but the East Asian ones do.
var cells = &runewidth.Condition{}

func widthOf(s string) int { return cells.StringWidth(s) }

// wrap breaks a line between words, so that no part is wider than width; 0 means as it is. Parts are indented as the line is. A word that
// is wider has a part for itself, which is cut up with hard; without, a terminal shows it over several rows and copies it as one word.
func wrap(line string, width int, hard bool) []string {
	if width <= 0 || widthOf(line) <= width {
		return []string{line}
	}
	indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
	if len(indent) > width/2 {
		indent = ""
	}
	var parts []string
	part := ""
	for _, word := range strings.Fields(line) {
		switch {
		case part == "":
			part = indent + word
		case widthOf(part)+1+widthOf(word) <= width:
			part += " " + word
		default:
			parts = append(parts, part)
			part = indent + word
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
