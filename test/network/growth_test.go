package network

import (
	"bufio"
	"math"
	"net/http"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// measured is what a process takes at rest: the least that was seen of each metric, since proofs in
// the making take more for a while.
type measured map[string]float64

// What of a process must not grow: its goroutines, and the heap that was alive when the collector
// ran, as the size at which it runs next says.
var growing = []string{"go_goroutines", "go_memstats_next_gc_bytes"}

// look reads the metrics of a node.
func (m measured) look(o *operated) {
	o.w.t.Helper()
	answer, err := o.client.Get(o.Page() + "/metrics")
	require.NoError(o.w.t, err)
	defer answer.Body.Close()
	require.Equal(o.w.t, http.StatusOK, answer.StatusCode)
	for lines := bufio.NewScanner(answer.Body); lines.Scan(); {
		for _, name := range growing {
			if text, is := strings.CutPrefix(lines.Text(), name+" "); is {
				value, err := strconv.ParseFloat(text, 64)
				require.NoError(o.w.t, err)
				least, seen := m[name]
				if !seen {
					least = math.Inf(1)
				}
				m[name] = min(least, value)
			}
		}
	}
}

// Nodes that have proven 20 blocks take no more than after five. That takes some minutes, so only
// `make test-network` runs it.
func TestNothingGrowsOver20Blocks(t *testing.T) {
	if os.Getenv("FERNET_NETWORK_LONG") == "" {
		t.Skip("it takes long: set FERNET_NETWORK_LONG=1, as make test-network does")
	}
	const blocks = 20
	w := start(t, plan{nodes: 2, txs: 4})
	early, late := []measured{{}, {}}, []measured{{}, {}}
	at := uint64(0)
	w.settle(blocks, func() {
		if w.Head() == at {
			return
		}
		at = w.Head()
		for i, o := range w.nodes {
			switch {
			case w.fed == 5 || w.fed == 6:
				early[i].look(o)
			case w.fed >= blocks-1:
				late[i].look(o)
			}
		}
	})
	for i, o := range w.nodes {
		for _, name := range growing {
			t.Logf("%s: %s is %.0f after 5 blocks, %.0f after %d", o.Name, name, early[i][name], late[i][name], blocks)
			require.NotZero(t, early[i][name])
			require.Less(t, late[i][name], 1.1*early[i][name])
		}
	}
}
