package main

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
)

// heldFigures are what tests of prover/p2p count, each on the line "figure: <number>", and the
// bounds they are held to there too.
var heldFigures = []struct {
	what, test, unit string
	bound            float64
}{
	{"pairing checks (a batch is one) that 1000 false proofs of one peer cost", "TestLiar", "", 8},
	{"the same that 100 peers without stakers cost together, a second", "TestFreshPeers", "ratio", 1},
	{"bytes received by a node, 40 hosts that prove a tree of 31 nodes, in parts of the payload", "TestBytesReceived", "ratio", 10},
}

var figureLine = regexp.MustCompile(`figure: ([0-9.]+)`)

// gossip prints what peers cost a node.
func gossip(ctx context.Context, out report) error {
	var rows []row
	for _, f := range heldFigures {
		text, err := goTest(ctx, "./prover/p2p", f.test)
		found := figureLine.FindSubmatch(text)
		if found == nil {
			return fmt.Errorf("count %s: %w:\n%s", f.what, errors.Join(err, errors.New("the test printed no figure")), text)
		}
		value, err := strconv.ParseFloat(string(found[1]), 64)
		if err != nil {
			return fmt.Errorf("count %s: %w", f.what, err)
		}
		rows = append(rows, row{f.what, value, f.bound, f.unit, true})
	}
	if err := write(out, "Peers of a node", rows); err != nil {
		return err
	}
	fmt.Fprint(out, "Hosts are real ones of libp2p on loopback. Bytes are those of all streams, on average of all\nhosts.\n\n")
	return nil
}
