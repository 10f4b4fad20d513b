package network

import (
	"os"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/localnet"
	"fernet/test/runs"
)

// runsVariable names the file into which the figures of runs go that have ended well, as
// make test-network wants them.
const runsVariable = "FERNET_NETWORK_RUNS"

// figures are those of a run, as they are gathered while it goes on. Nil gathers none.
type figures struct {
	path     string
	began    time.Time
	looked   uint64 // L1 block that was looked at
	shown    *shown
	killed   int
	received float64 // by processes that were killed, in bytes
}

// newFigures returns nothing when nobody wants figures.
func newFigures() *figures {
	path := os.Getenv(runsVariable)
	if path == "" {
		return nil
	}
	return &figures{path: path, began: time.Now(), shown: newShown()}
}

// look looks at the pages, once in an L1 block.
func (f *figures) look(w *world) {
	if f == nil || f.looked == w.Head() {
		return
	}
	f.looked = w.Head()
	f.shown.look(w)
}

// kill is told before a node is killed.
func (f *figures) kill(o *operated) {
	if f != nil {
		f.killed++
		f.received += o.received()
	}
}

// received is what the node's process has received from peers, in bytes.
func (o *operated) received() float64 {
	return max(0, o.metric(`fernet_p2p_bytes_total{direction="in"}`))
}

// keep writes the figures of a run that has ended well, when they are wanted.
func (f *figures) keep(w *world, r *localnet.Result) {
	w.t.Helper()
	if f == nil {
		return
	}
	f.shown.look(w)
	run := runs.Run{
		Test: w.t.Name(), Processes: len(w.nodes), Blocks: len(r.Blocks), L1Block: w.Config.BlockTime, Took: time.Since(f.began),
		Reached: f.shown.reached(w, totals(r)), Killed: f.killed, Machine: runs.Machine(), Ended: time.Now(),
	}
	for _, b := range r.Blocks {
		run.Tree = max(run.Tree, b.Nodes)
		run.Places, run.Filled = run.Places+b.Places, run.Filled+b.Proofs
	}
	received := f.received
	for _, o := range w.nodes {
		run.Made += len(o.logged("proof made"))
		received += o.received()
	}
	run.Received = uint64(received)
	require.NoError(w.t, runs.Put(f.path, run))
}
