package network

import (
	"bufio"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/settlement/rules"
)

// What of a process must not grow: its goroutines, its open files and connections, the heap that
// was alive when the collector ran, as the size at which it runs next says, and the memory that the
// process has of the system's.
var growing = []string{"go_goroutines", "process_open_fds", "go_memstats_next_gc_bytes", "process_resident_memory_bytes"}

// taken is what a process takes at rest, by metric, for each number of blocks there were: the least
// that was seen then, since proofs in the making take more for a while.
type taken map[string][]float64

// look reads the metrics of a node when there are so many blocks.
func (m taken) look(o *operated, blocks uint64) {
	o.w.t.Helper()
	answer, err := o.client.Get(o.Page() + "/metrics")
	require.NoError(o.w.t, err)
	defer answer.Body.Close()
	require.Equal(o.w.t, http.StatusOK, answer.StatusCode)
	for lines := bufio.NewScanner(answer.Body); lines.Scan(); {
		name, text, _ := strings.Cut(lines.Text(), " ")
		if !slices.Contains(growing, name) {
			continue
		}
		value, err := strconv.ParseFloat(text, 64)
		require.NoError(o.w.t, err)
		for uint64(len(m[name])) <= blocks {
			m[name] = append(m[name], value)
		}
		m[name][blocks] = min(m[name][blocks], value)
	}
}

// Nodes that have proven nearly 20 blocks take no more than after five. Both are looked at while
// three more blocks are made and proven. L1's blocks and slots are as short as a sequencer's acts,
// and the proofs of a tree of three nodes, leave them; the window is of four slots, since a block
// that is not proven on a busy machine costs its sequencer the place.
func TestNothingGrowsOver20Blocks(t *testing.T) {
	const blocks, span = 20, 3
	w := start(t, plan{
		nodes: 2, txs: 4, blockTime: 600 * time.Millisecond, schedule: rules.Schedule{ProposeBlocks: 7, RevealBlocks: 5, ProvingBlocks: 48},
	})
	all, at := []taken{{}, {}}, uint64(0)
	w.settle(blocks, func() {
		if w.Head() == at {
			return
		}
		at = w.Head()
		p, err := w.Progress(t.Context())
		require.NoError(t, err)
		for i, o := range w.nodes {
			all[i].look(o, p.Tip)
		}
	})
	for i, o := range w.nodes {
		for _, name := range growing {
			seen := all[i][name]
			t.Logf("%s: %s %.0f", o.Name, name, seen)
			require.Greater(t, len(seen), blocks)
			early, late := slices.Min(seen[5:5+span]), slices.Min(seen[blocks-span:blocks])
			require.Positive(t, early)
			require.Less(t, late, 1.1*early, "%s: %s", o.Name, name)
		}
	}
}
