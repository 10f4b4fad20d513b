package node

import (
	"context"
	"fmt"
	"math/big"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/p2p"
	"fernet/prover/proving/provingtest"
	"fernet/settlement/rules"
)

// network is engines that are each other's peers over real connections on this machine, each of a
// staker of its own. Proofs are simulated, and L1 is.
type network struct {
	t       *testing.T
	engines []*engine
	now     uint64
}

func newNetwork(t *testing.T, nodes int) *network {
	n := &network{t: t, now: provingtest.Slots.SlotStart(1)}
	ctx, stop := context.WithCancel(context.Background())
	t.Cleanup(stop)
	var peers []string
	for i := range nodes {
		dir := t.TempDir()
		e := newEngine(t, dir, true)
		e.ids = []*own{{name: fmt.Sprint("staker ", i+1), key: e.world.Stakers[i].Key}}
		name, err := p2p.LoadName(filepath.Join(dir, nameFile))
		require.NoError(t, err)
		e.blocks.follow(n.now, n.keys(e), nil)
		net, err := p2p.Open(p2p.Config{
			ChainID: 1, Name: name, Listen: []string{"/ip4/127.0.0.1/tcp/0"}, Static: peers,
			StakerID: e.world.Stakers[i].StakerID, Key: e.world.Stakers[i].Key, Log: e.log,
		}, e.blocks, trusting{})
		require.NoError(t, err)
		e.net = net
		addresses, err := net.Addresses()
		require.NoError(t, err)
		peers = append(peers, addresses[0])
		n.engines = append(n.engines, e)
	}
	for _, e := range n.engines {
		done := make(chan error, 1)
		go func() { done <- e.Run(ctx) }()
		t.Cleanup(func() {
			stop()
			require.NoError(t, <-done)
			require.NoError(t, e.net.Close())
		})
	}
	n.eventually("all are connected", func(e *engine) bool { return len(e.net.Peers()) == nodes-1 })
	return n
}

func (n *network) keys(e *engine) (keys []*big.Int) {
	for _, s := range e.world.Stakers {
		key := s.Key.Public().Key()
		keys = append(keys, key.BigInt(new(big.Int)))
	}
	return keys
}

// eventually waits until something is so at every node.
func (n *network) eventually(what string, so func(e *engine) bool) {
	n.t.Helper()
	for _, e := range n.engines {
		require.Eventually(n.t, func() bool { return so(e) }, time.Minute, 5*time.Millisecond, what)
	}
}

// step tells all nodes of one more block of L1, with the blocks of some slots.
func (n *network) step(slots ...uint64) {
	n.now++
	for i, e := range n.engines {
		var blocks []*prover.Block
		for _, slot := range slots {
			blocks = append(blocks, e.world.Block(slot, 1))
		}
		v := e.view(n.now, blocks...)
		v.Own[0].Staker.ID, v.VrfKeys = e.world.Stakers[i].StakerID, n.keys(e)
		e.views <- v
	}
}

// settle has a block proven by all nodes, and takes L1 to the next slot. All blocks whose window is
// open are there.
func (n *network) settle(slot uint64) {
	n.t.Helper()
	schedule := provingtest.Slots
	var slots []uint64
	for s := slot - min(slot-1, schedule.WindowSlots()); s <= slot; s++ {
		slots = append(slots, s)
	}
	for n.now < schedule.RevealStart(slot) {
		n.step(slots[:len(slots)-1]...)
	}
	for n.now < schedule.SlotStart(slot+1) {
		n.step(slots...)
	}
	n.eventually("all base rollups are proven by all", func(e *engine) bool {
		for _, b := range e.Status().Blocks {
			if b.Block == slot {
				return b.Proofs >= rules.ProofsPerNode*2
			}
		}
		return false
	})
}

// taken is what a process has in use, after what is in flight has come to rest.
func (n *network) taken() (goroutines int, heap uint64) {
	time.Sleep(3 * time.Second)
	runtime.GC()
	runtime.GC() // what finalizers of the first have let go
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return runtime.NumGoroutine(), m.HeapAlloc
}

// Three nodes that prove and exchange 20 blocks have no more goroutines after the last than after
// the fifth, and no more memory in use.
func TestNothingGrowsOver20Blocks(t *testing.T) {
	n := newNetwork(t, 3)
	for slot := uint64(1); slot <= 5; slot++ {
		n.settle(slot)
	}
	goroutines, heap := n.taken()
	for slot := uint64(6); slot <= 20; slot++ {
		n.settle(slot)
	}
	after, used := n.taken()
	t.Logf("after 5 blocks %d goroutines and %d kB, after 20 blocks %d and %d kB", goroutines, heap>>10, after, used>>10)
	require.Less(t, float64(after), 1.1*float64(goroutines))
	require.Less(t, after, goroutines+15, "one node leaves one behind in each block")
	require.Less(t, float64(used), 1.1*float64(heap))
}
