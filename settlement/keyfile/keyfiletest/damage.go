// Package keyfiletest damages files of keys, for tests of whoever reads them.
package keyfiletest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

// values are put in the place of every field.
var values = []any{
	nil, true, -1, 0, 1, 1.5, 3, 1 << 20, 1e18, 1e300, "", "x", "0", "00", "zz", "-1", strings.Repeat("0", 31), strings.Repeat("00", 32), strings.Repeat("f", 5000),
	[]any{}, []any{1}, map[string]any{}, map[string]any{"n": 2},
}

// Damaged returns a JSON file with one thing wrong each time, and what that is: every field missing
// and with values of other types and sizes, every byte with bits flipped, every length it can be
// cut to.
func Damaged(file []byte) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		var object map[string]any
		if err := json.Unmarshal(file, &object); err != nil {
			panic(err) // of the test that brings it
		}
		if !fields(object, object, "", yield) {
			return
		}
		for i := range file {
			for _, bit := range []int{0, 1 + i%7} {
				flipped := bytes.Clone(file)
				flipped[i] ^= 1 << bit
				if !yield(fmt.Sprintf("bit %d of byte %d flipped", bit, i), flipped) {
					return
				}
			}
			if !yield(fmt.Sprintf("cut to %d bytes", i), file[:i]) {
				return
			}
		}
	}
}

// fields goes through the fields of an object of a file.
func fields(root, object map[string]any, path string, yield func(string, []byte) bool) bool {
	show := func(what string) bool {
		text, err := json.Marshal(root)
		if err != nil {
			panic(err) // it was read from JSON
		}
		return yield(what, text)
	}
	for _, name := range slices.Sorted(maps.Keys(object)) {
		good := object[name]
		for _, value := range values {
			object[name] = value
			if !show(fmt.Sprintf("%s%s is %.20v", path, name, value)) {
				return false
			}
		}
		delete(object, name)
		if !show(path + name + " is missing") {
			return false
		}
		object[name] = good
		if inner, ok := good.(map[string]any); ok && !fields(root, inner, path+name+".", yield) {
			return false
		}
	}
	return true
}
