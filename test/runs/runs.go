// Package runs keeps the figures of runs of whole networks of processes, one of each test, in a
// file, and writes them as a table. A test that is run again replaces its figures alone.
package runs

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"
)

// Run is what a test with a network of processes came to.
type Run struct {
	Test      string        `json:"test"`
	Processes int           `json:"processes"` // nodes of the network
	Tree      uint32        `json:"tree"`      // nodes of the largest block's tree
	Blocks    int           `json:"blocks"`    // that were finalized
	L1Block   time.Duration `json:"l1Block"`   // time between L1 blocks, in nanoseconds
	Took      time.Duration `json:"took"`      // the start of the network included, in nanoseconds
	// Reached is the score of the roots on L1, as a part of the best that any proofs which a node has
	// shown could have made.
	Reached float64 `json:"reached"`
	Places  int     `json:"places"` // of the trees, for proofs
	Filled  int     `json:"filled"` // of those, the ones with a proof in the roots on L1
	Made    int     `json:"made"`   // proofs that nodes made
	Killed  int     `json:"killed"` // processes of nodes that were killed, and started again
	// Received is what nodes received from each other, in bytes of all streams.
	Received uint64    `json:"received"`
	Machine  string    `json:"machine"` // as Machine says it
	Ended    time.Time `json:"ended"`
}

// Machine says what this program runs on.
func Machine() string {
	return fmt.Sprintf("%s/%s, %d processors, %s", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version())
}

// Read returns the runs of a file, in the order of their tests' names. A file that is not there has
// none.
func Read(path string) (all []Run, err error) {
	content, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil {
		err = json.Unmarshal(content, &all)
	}
	if err != nil {
		return nil, fmt.Errorf("read the figures of runs in %s: %w", path, err)
	}
	return all, nil
}

// Put adds a run to a file, in the place of an earlier one of its test.
func Put(path string, r Run) error {
	all, err := Read(path)
	if err != nil {
		return err
	}
	i, found := slices.BinarySearchFunc(all, r.Test, func(of Run, test string) int { return strings.Compare(of.Test, test) })
	if found {
		all[i] = r
	} else {
		all = slices.Insert(all, i, r)
	}
	content, err := json.MarshalIndent(all, "", "  ")
	if err == nil {
		err = os.WriteFile(path, append(content, '\n'), 0o644)
	}
	if err != nil {
		return fmt.Errorf("write the figures of a run into %s: %w", path, err)
	}
	return nil
}
