package argument

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"fernet/settlement/rules"
)

// Spans reads numbers, from 1, and ranges of them: "8", "16-31". The error says of a text that it
// is neither of what a caller calls them, such as "a node nor a range such as 16-31".
func Spans[S ~struct{ First, Last uint64 }](texts []string, called string) (spans []S, err error) {
	for _, text := range texts {
		from, to, several := strings.Cut(strings.TrimSpace(text), "-")
		if !several {
			to = from
		}
		first, err := strconv.ParseUint(from, 10, 64)
		last, err2 := strconv.ParseUint(to, 10, 64)
		if err != nil || err2 != nil || first == 0 || last < first {
			return nil, fmt.Errorf("%q is neither %s", text, called)
		}
		spans = append(spans, S{First: first, Last: last})
	}
	return spans, nil
}

// Nodes reads a list of a tree's nodes and ranges of them: "16-31,8".
func Nodes(text string, t rules.Tree) (map[uint32]bool, error) {
	type span struct{ First, Last uint64 }
	spans, err := Spans[span](strings.Split(text, ","), "a node nor a range such as 16-31")
	if err != nil {
		return nil, err
	}
	nodes := map[uint32]bool{}
	for _, s := range spans {
		if s.Last > uint64(t.NumNodes()) {
			return nil, fmt.Errorf("%d: the block's nodes are 1 to %d", s.Last, t.NumNodes())
		}
		for node := s.First; node <= s.Last; node++ {
			nodes[uint32(node)] = true
		}
	}
	return nodes, nil
}

// Count returns what reads how many there are of something, in at most so many bits.
func Count[N uint32 | uint64](of string, bits int) func(text string) (N, error) {
	return func(text string) (N, error) {
		n, err := strconv.ParseUint(text, 10, bits)
		if err != nil {
			return 0, fmt.Errorf("%q is not a number of %s", text, of)
		}
		return N(n), nil
	}
}

// maxNumberBits are those of the numbers that readers of JSON do not round.
const maxNumberBits = 53

// Number reads a whole number that no reader of JSON rounds.
func Number(text string) (uint64, error) {
	n, err := strconv.ParseUint(text, 10, maxNumberBits)
	if err != nil {
		return 0, errors.New(NotANumber(text))
	}
	return n, nil
}

// NotANumber says what text is that was given where a number is wanted, such as that of a block, a
// slot or a staker.
func NotANumber(text string) string {
	given := fmt.Sprintf("%q is no whole number", text)
	if n, ok := hexDigits(text); ok {
		switch {
		case n == l1Digits:
			given = text + " is an address of L1"
		case n == ledgerDigits:
			given = "these are 32 bytes, as an address of the ledger or a hash has"
		case strings.Trim(text, "0123456789") == "" && text[0] != '0':
			given = text + " is too large"
		}
	}
	return given + ": wanted is a number, such as 12"
}
