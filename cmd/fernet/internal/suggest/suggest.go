// Package suggest finds what a person meant who misspelled a name.
package suggest

import (
	"fmt"
	"strings"
)

// Nearest returns the name that is nearest to a word, and false when none is near enough to be
// meant.
func Nearest(word string, names []string) (string, bool) {
	folded := fold(word)
	best, distance := "", -1
	for _, name := range names {
		d := edits(folded, fold(name))
		// A beginning of a name is not misspelled, but it is all that is there.
		if len(folded) >= 3 && strings.HasPrefix(fold(name), folded) {
			d = min(d, 1)
		}
		if distance < 0 || d < distance {
			best, distance = name, d
		}
	}
	return best, distance >= 0 && distance <= max(1, (len(folded)+1)/3)
}

// DidYouMean returns a question to be put behind an error about a word, with a blank before it;
// empty when no name is near.
func DidYouMean(word string, names []string) string {
	if name, ok := Nearest(word, names); ok {
		return fmt.Sprintf(" (did you mean %q?)", name)
	}
	return ""
}

// fold makes names alike that differ in writing only: rpc_url, RPC-URL.
func fold(s string) string {
	return strings.ReplaceAll(strings.ToLower(strings.TrimLeft(s, "-")), "_", "-")
}

// edits is how many letters have to be put in, left out, replaced or exchanged with the next one to
// make b of a (the optimal string alignment distance).
func edits(a, b string) int {
	s, t := []rune(a), []rune(b)
	before, last, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(t)]
}
