package main

import (
	"fmt"
	"io"

	"fernet/test/runs"
)

// processes prints what networks of processes came to that test/network has run, of the file with
// their figures.
func processes(path string, out io.Writer) error {
	all, err := runs.Read(path)
	if err != nil {
		return err
	}
	if err := runs.Table(out, all); err != nil {
		return err
	}
	fmt.Fprint(out, `
Nodes are processes of the built program on one machine, connected over loopback, with real proofs
and an L1 whose blocks come by the clock. What each test does to them is said above it in
test/network. Trees are those of the largest blocks, the ideal is the sum of the best scores that
each node of a tree could have had, of all proofs that any page has shown, whatever goes together.
Of each tree's nodes three proofs count, and one of its root. Bytes are those of all nodes' streams.
`)
	return nil
}
