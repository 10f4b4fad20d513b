package network

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/node"
	"fernet/prover/store"
	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// bidFor is what a staker bids for.
type bidFor struct {
	block        uint64
	node, staker uint32
}

// bids are the bids that nodes have shown, of all stakers.
type bids map[bidFor][]rules.Bps

// look adds the bids of the proofs that nodes show now.
func (all bids) look(w *world) {
	for _, o := range w.nodes {
		s, err := o.page()
		if err != nil {
			continue // it does not run now
		}
		for _, b := range s.Blocks {
			for _, at := range b.Nodes {
				for _, p := range at.Proofs {
					of := bidFor{b.Number, at.Node, p.Staker}
					if !slices.Contains(all[of], p.FeeBurn) {
						all[of] = append(all[of], p.FeeBurn)
					}
				}
			}
		}
	}
}

// checkStore reads the store of a node that was killed. What others have of its staker was written
// before it was signed, and nothing that is written is a third bid or a lower one.
func (o *operated) checkStore(seen bids) {
	o.w.t.Helper()
	d := o.w.Chain.Deployment
	s, err := store.Open(filepath.Join(node.Dir(o.DataDir()), store.FileName), prover.Files(d), store.Options{})
	require.NoError(o.w.t, err)
	defer func() { require.NoError(o.w.t, s.Close()) }()
	kept, err := s.Blocks()
	require.NoError(o.w.t, err)
	tip, err := o.w.Chain.Tip(o.w.t.Context())
	require.NoError(o.w.t, err)
	for number := uint64(1); number <= tip; number++ {
		on, err := o.w.Chain.Block(o.w.t.Context(), number)
		require.NoError(o.w.t, err)
		tag := wire.TagOf(number, on.Slot, common.BigToHash(on.Seed), common.BigToHash(on.Challenge))
		if !slices.ContainsFunc(kept, func(b store.Block) bool { return b.Tag == tag }) {
			continue // it is over, or was not seen before the kill
		}
		written, err := s.Bids(tag)
		require.NoError(o.w.t, err)
		of := map[bidFor][]rules.Bps{}
		for _, b := range written {
			at := bidFor{number, b.Node, b.StakerID}
			of[at] = append(of[at], b.FeeBurn)
		}
		for at, some := range of {
			require.LessOrEqual(o.w.t, len(some), 2, "%s: a third bid for %+v", o.Name, at)
			require.IsIncreasing(o.w.t, append([]int{-1}, numbers(some)...), "%s: a lower bid for %+v", o.Name, at)
		}
		for at, some := range seen {
			if at.block != number || o.w.Member(at.staker) != o.Member {
				continue
			}
			for _, bid := range some {
				require.Contains(o.w.t, of[at], bid, "%s has signed a bid for %+v that is not on disk", o.Name, at)
			}
		}
	}
}

func numbers(some []rules.Bps) (all []int) {
	for _, b := range some {
		all = append(all, int(b))
	}
	return all
}

// Nodes are killed at twenty random times and started again. What a node has signed it had written
// before, it never bids lower or a third time, nothing is sent twice, and the blocks are as good as
// where nothing goes wrong.
func TestKillsLoseNothing(t *testing.T) {
	const kills, blocks = 20, 4
	w := start(t, plan{nodes: 4})
	seed := uint64(time.Now().UnixNano())
	t.Logf("dice of seed %d", seed)
	dice := rand.New(rand.NewPCG(seed, 0))
	proofs, bidden := newShown(), bids{}
	look := func() { proofs.look(w); bidden.look(w) }
	// Each kill is in an L1 block of its own, from the first reveal on, for as many slots as there
	// are blocks.
	schedule := w.Chain.Params.Schedule
	moments := dice.Perm(int(blocks * schedule.SlotBlocks()))[:kills]
	slices.Sort(moments)
	done := 0
	w.settle(blocks, func() {
		look()
		if done == kills || w.Head() < schedule.RevealStart(0)+uint64(moments[done]) {
			return
		}
		o := w.nodes[1+dice.IntN(len(w.nodes)-1)] // the first one is the sequencer's
		o.kill()
		o.checkStore(bidden)
		o.start()
		done++
	})
	look()
	require.GreaterOrEqual(t, done, kills, "the blocks were over before")
	for at, some := range bidden {
		require.LessOrEqual(t, len(some), 2, "a third bid for %+v", at)
	}
	r, err := w.Result(t.Context())
	require.NoError(t, err)
	w.audits(r)
	w.sentOnce()
	reached := proofs.reached(w, totals(r))
	t.Logf("%.1f %% of the ideal score after %d kills, %.1f %% without", 100*reached, done, 100*quiet)
	require.GreaterOrEqual(t, reached, quiet-0.02, fmt.Sprint(totals(r)))
	w.figures.keep(w, r)
}
