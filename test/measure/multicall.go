package main

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
)

// readsLine is what TestMulticallAgainstBatches says of the reads of an audit.
var readsLine = regexp.MustCompile(`audit on (.+) by (\w+): (\d+) round trips, (\d+) bytes, ([0-9.]+) ms`)

// multicall prints what the reads of an audit cost in JSON-RPC batches, and with the calls of each
// batch joined in one eth_call whose override gives the code for it.
func multicall(ctx context.Context, out report) error {
	text, err := goTest(ctx, "./prover", "TestMulticallAgainstBatches")
	found := readsLine.FindAllStringSubmatch(string(text), -1)
	if err != nil || len(found) == 0 {
		return fmt.Errorf("compare batches with a multicall: %w:\n%s", errors.Join(err, errors.New("the test printed no figures")), text)
	}
	var rows []row
	for _, f := range found {
		name := map[string]string{"batches": "in batches", "multicall": "with a multicall"}[f[2]]
		add := func(what, value, unit string) {
			v, _ := strconv.ParseFloat(value, 64) // the expression takes nothing else
			rows = append(rows, row{fmt.Sprintf("%s, %s: %s", f[1], name, what), v, 0, unit, false})
		}
		add("round trips", f[3], "")
		add("bytes of requests and answers", f[4], "")
		add("time", f[5], "ms")
	}
	if err := write(out, "Reads of an audit: batches against a multicall", rows); err != nil {
		return err
	}
	fmt.Fprint(out, multicallDecision)
	return nil
}

// multicallDecision is what follows from the figures.
const multicallDecision = `The multicall is an eth_call with a state override, which places 73 bytes of code that make all the
calls of a batch. It saves no round trip: logs, headers, code, transactions and receipts are no
calls, so each batch is one all the same. Time is the median of 15, on this machine, where a round
trip costs next to nothing. Batches stay: what a multicall saves is few of the bytes, since most
are logs and code; its calls share one gas limit, and some providers refuse overrides.

`
