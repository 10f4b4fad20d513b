package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
)

// Bounds of audits of everything since a deployment; the time is on two processors with nothing
// else to do.
const (
	auditedBlock  = 10  // ms of an L2 block: 100 a second
	auditedMemory = 1.1 // at 2000 blocks, in parts of that at 100
	// Round trips at 2000 blocks, in parts of those at 100.
	auditedTrips = 20
)

// audits prints what an audit of everything since a deployment takes, from the benchmark of
// prover/audit.
func audits(ctx context.Context, out report) error {
	text, err := goBenchmark(ctx, "./prover/audit", "BenchmarkAudit", "1x")
	if err != nil {
		return err
	}
	few, err := metrics(text, "BenchmarkAudit/100", "L2blocks/s", "MiB", "roundtrips")
	if err != nil {
		return err
	}
	many, err := metrics(text, "BenchmarkAudit/2000", "L2blocks/s", "MiB", "roundtrips")
	if err != nil {
		return err
	}
	err = write(out, "Audits of everything since a deployment", []row{
		{"an L2 block without its proofs, of 100", 1000 / few[0], auditedBlock, "ms", false},
		{"an L2 block without its proofs, of 2 000", 1000 / many[0], auditedBlock, "ms", false},
		{"memory of an audit of 100 blocks", few[1], 0, "MiB", false},
		{"memory of an audit of 2 000 blocks", many[1], 0, "MiB", false},
		{"the latter in parts of the former", many[1] / few[1], auditedMemory, "ratio", true},
		{"round trips to L1 of an audit of 100 blocks", few[2], 0, "", false},
		{"round trips to L1 of an audit of 2 000 blocks", many[2], 0, "", false},
		{"the latter in parts of the former", many[2] / few[2], auditedTrips, "ratio", true},
	})
	fmt.Fprintln(out, `Blocks of 3 nodes with forged proofs, each finalized and fully claimed, on an embedded L1 in the
process of the auditor, which also executes the bodies. A second has 100 blocks where one takes
10 ms. Memory and round trips are those of an audit in a process of its own: all that is in use
after a collection, the most of collections on end, in 20 audits of 100 blocks and one of 2 000. A
round trip is a request over HTTP, of which a batch is one.`)
	fmt.Fprintln(out)
	return err
}

// goBenchmark runs the benchmarks of a name, and returns what they say.
func goBenchmark(ctx context.Context, pkg, name, time string) ([]byte, error) {
	text, err := goTool(ctx, "test", "-count=1", "-timeout=30m", "-run=^$", "-bench=^"+name+"$", "-benchtime="+time, pkg)
	if err != nil {
		return nil, fmt.Errorf("run %s: %w:\n%s", name, err, text)
	}
	return text, nil
}

// errNoMetric is of a benchmark that did not say what it has to.
var errNoMetric = errors.New("the benchmark printed no such figure")

// metrics returns figures of a benchmark, by their units. The name is followed by the number of
// processors where there are several.
func metrics(text []byte, name string, units ...string) ([]float64, error) {
	line := regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(name) + `(-\d+)?\s.*$`).Find(text)
	fields := bytes.Fields(line)
	var found []float64
	for _, unit := range units {
		for i := range fields {
			if i == 0 || string(fields[i]) != unit {
				continue
			}
			value, err := strconv.ParseFloat(string(fields[i-1]), 64)
			if err != nil {
				return nil, fmt.Errorf("read %s of %s: %w", unit, name, err)
			}
			found = append(found, value)
			break
		}
	}
	if len(found) != len(units) {
		return nil, fmt.Errorf("%s, %v: %w:\n%s", name, units, errNoMetric, text)
	}
	return found, nil
}
