package units

import "strconv"

// Grouped writes a number for a person, with a blank before every three digits: "1 234 567".
func Grouped(n uint64) string {
	s := strconv.FormatUint(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + " " + s[i:]
	}
	return s
}
