// Package suggest finds what a person meant who misspelled a name.
package suggest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Nearest returns the name that is nearest to a word, and false when none is near enough to be
// meant.
func Nearest(word string, names []string) (nearest string, near bool) {
	word = fold(word)
	distance := max(1, (len(word)+1)/3) + 1 // of names that are not near
	for _, name := range names {
		d := edits(word, fold(name))
		// A beginning of a name is not misspelled, but it is all that is there.
		if len(word) >= 3 && strings.HasPrefix(fold(name), word) {
			d = min(d, 1)
		}
		if d < distance {
			nearest, distance, near = name, d, true
		}
	}
	return nearest, near
}

// DidYouMean returns a question to be put behind an error about a word, with a blank before it;
// empty when no name is near.
func DidYouMean(word string, names []string) string {
	if name, ok := Nearest(word, names); ok {
		return fmt.Sprintf(" (did you mean %q?)", name)
	}
	return ""
}

// Meanings are what names may stand for. A name that was added twice may mean either, and so
// neither.
type Meanings struct {
	of    map[string]string
	twice map[string]bool
}

// Add adds what a name may stand for.
func (m *Meanings) Add(name, meaning string) {
	if m.of == nil {
		m.of, m.twice = map[string]string{}, map[string]bool{}
	}
	if _, before := m.of[name]; before {
		m.twice[name] = true
	}
	m.of[name] = meaning
}

// DidYouMean is [DidYouMean] about what the nearest name stands for. Of several names that are as
// near it is always the same.
func (m *Meanings) DidYouMean(word string) string {
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(m.of)), func(name string) bool { return m.twice[name] })
	if name, ok := Nearest(word, names); ok {
		return fmt.Sprintf(" (did you mean %q?)", m.of[name])
	}
	return ""
}

// fold makes names alike that differ in writing only: rpc_url, RPC-URL.
func fold(s string) string {
	return strings.ReplaceAll(strings.ToLower(strings.TrimLeft(s, "-")), "_", "-")
}

// edits is how many bytes have to be put in, left out, replaced or exchanged with the next one to
// make b of a (the optimal string alignment distance).
func edits(a, b string) int {
	d := make([][]int, len(a)+1) // between the beginnings of both
	for i := range d {
		d[i] = make([]int, len(b)+1)
		for j := range d[i] {
			if i == 0 || j == 0 {
				d[i][j] = i + j
				continue
			}
			d[i][j] = min(d[i-1][j], d[i][j-1], d[i-1][j-1]) + 1
			if a[i-1] == b[j-1] {
				d[i][j] = d[i-1][j-1]
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}
