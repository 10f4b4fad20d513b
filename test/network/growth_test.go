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

// A run over 20 blocks is judged by the least of three blocks, after five and before the last.
const (
	growthBlocks = 20
	growthAfter  = 5
	growthSpan   = 3
	mostGrowth   = 1.1
)

// growth is what a process takes near the end of a run over 20 blocks, as a part of what it takes
// after five. The samples are those of [taken], one for each number of blocks, all above 0.
func growth(seen []float64) float64 {
	return slices.Min(seen[growthBlocks-growthSpan:growthBlocks]) / slices.Min(seen[growthAfter:growthAfter+growthSpan])
}

// Nodes that have proven nearly 20 blocks take no more than after five. Both are looked at while
// three more blocks are made and proven. L1's blocks and slots are as short as a sequencer's acts,
// and the proofs of a tree of three nodes, leave them; the window is of four slots, since a block
// that is not proven on a busy machine costs its sequencer the place.
func TestNothingGrowsOver20Blocks(t *testing.T) {
	w := start(t, plan{
		nodes: 2, txs: 4, blockTime: 600 * time.Millisecond, schedule: rules.Schedule{ProposeBlocks: 7, RevealBlocks: 5, ProvingBlocks: 48},
	})
	all, at := []taken{{}, {}}, uint64(0)
	w.settle(growthBlocks, func() {
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
			require.Greater(t, len(seen), growthBlocks)
			require.Positive(t, slices.Min(seen))
			require.Less(t, growth(seen), mostGrowth, "%s: %s", o.Name, name)
		}
	}
}

// What two nodes took in a run of the test above, in which nothing grew, in blocks 0 to 20.
var flat = map[string][][]float64{
	"go_goroutines": {
		{63, 62, 62, 62, 62, 62, 62, 62, 62, 62, 62, 62, 62, 62, 61, 62, 62, 62, 62, 62, 62},
		{62, 62, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 63, 64, 64, 64, 64},
	},
	"process_open_fds": {
		{21, 21, 21, 21, 21, 21, 21, 21, 21, 21, 21, 21, 21, 21, 21, 21, 21, 21, 21, 21, 21},
		{20, 20, 20, 21, 21, 21, 21, 21, 21, 21, 21, 21, 21, 21, 21, 21, 21, 21, 21, 21, 21},
	},
	"go_memstats_next_gc_bytes": {
		{
			82884098, 86561802, 86853026, 86853026, 89992882, 87929834, 87929834, 89422938, 89422938, 94850474, 88434858,
			91034722, 91042162, 91024266, 89042218, 89122666, 91514946, 95988362, 89746370, 89746370, 93324530,
		},
		{
			83103202, 84508386, 101589482, 101263810, 99810706, 99810706, 101137234, 101530986, 101660690, 94848882, 94848882,
			103626466, 100485194, 100485194, 103856162, 102432802, 101469938, 101469938, 95915626, 93954002, 93954002,
		},
	},
	"process_resident_memory_bytes": {
		{
			159420416, 161218560, 179949568, 179949568, 201609216, 181764096, 189366272, 185442304, 185442304, 198545408, 174714880,
			184496128, 184528896, 184725504, 187244544, 176422912, 177471488, 185528320, 183226368, 184750080, 188022784,
		},
		{
			157655040, 157655040, 191524864, 204259328, 205279232, 200478720, 206884864, 208760832, 206880768, 200290304, 206225408,
			212582400, 200994816, 204439552, 204365824, 204419072, 199524352, 205094912, 183230464, 183898112, 183898112,
		},
	},
}

// The bound on growth finds a goroutine, a file or a connection that every block leaves behind, and
// a megabyte of the heap. The collector runs when the heap is twice what was alive, so that a
// megabyte more is two in the size at which it runs. What is outside the heap, such as a mapped
// file, is found from four megabytes a block on: what is seen of it moves by more than 10 %.
func TestGrowthIsFound(t *testing.T) {
	leaks := map[string]float64{
		"go_goroutines": 1, "process_open_fds": 1, "go_memstats_next_gc_bytes": 2 << 20, "process_resident_memory_bytes": 4 << 20,
	}
	for _, name := range growing {
		for node, seen := range flat[name] {
			require.Less(t, growth(seen), mostGrowth, "%s of node %d: nothing grew", name, node+1)
			leaky := slices.Clone(seen)
			for block := range leaky {
				leaky[block] += float64(block) * leaks[name]
			}
			require.Greater(t, growth(leaky), mostGrowth, "%s of node %d", name, node+1)
		}
	}
}
