package network

import (
	"maps"
	"math/big"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/node/page"
	"fernet/settlement/rules"
)

type pageBlock = page.Block

// making counts the proofs of a block that a node makes.
func making(b page.Block) (n int) {
	for _, at := range b.Nodes {
		n += at.Making
	}
	return n
}

// pool are the proofs of a block that a node holds, by node, staker and bid.
func (o *operated) pool(block uint64) []string {
	all := map[string]bool{}
	if b := o.block(block); b != nil {
		for _, at := range b.Nodes {
			for _, p := range at.Proofs {
				all[key(at.Node, p)] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// Two and two nodes cannot hear each other while the level of base rollups is proven and closes.
// Joined again they are connected in seconds and hold the same within two L1 blocks of that, and
// what L1 has in the end is at least what each could have had alone.
func TestPartsJoin(t *testing.T) {
	w := start(t, plan{nodes: 4, apart: true})
	w.feed()
	w.within(60, "block 1 is revealed", func() bool { return w.nodes[0].block(1) != nil })
	w.sides.cut()
	b := w.nodes[0].block(1)
	best := new(big.Int) // of what any node could have submitted
	look := func() {
		for _, o := range w.nodes {
			for _, s := range o.status().Blocks {
				if s.Block == 1 && s.Best.Int != nil && s.Best.Cmp(best) > 0 {
					best.Set(s.Best.Int)
				}
			}
		}
	}
	w.until(b.Levels[0].CutOff)
	look()
	ours, theirs := w.nodes[0].pool(1), w.nodes[2].pool(1)
	require.NotEqual(t, ours, theirs, "they are parted")
	require.NotEmpty(t, ours)
	require.NotEmpty(t, theirs)

	w.sides.join()
	joined, at := w.Head(), time.Now()
	// Static peers are dialled about twice in a second here, since a local network has a block a
	// second. An attempt that began before the join may take some seconds to fail.
	w.eventually(20*time.Second, "they are connected again", func() bool { return w.connected(3) })
	connected := time.Since(at)
	// Pools are the same, whole, in two L1 blocks, though more is proven meanwhile.
	w.within(2, "all hold the same, and what each side had", func() bool {
		pool := w.nodes[0].pool(1)
		for _, p := range slices.Concat(ours, theirs) {
			if !slices.Contains(pool, p) {
				return false
			}
		}
		return !slices.ContainsFunc(w.nodes[1:], func(o *operated) bool { return !slices.Equal(pool, o.pool(1)) })
	})
	t.Logf("connected %s after the join; pools are the same %s and %d L1 blocks after it", connected.Round(time.Millisecond),
		time.Since(at).Round(time.Millisecond), w.Head()-joined)
	w.settle(1, look)
	r, err := w.Result(t.Context())
	require.NoError(t, err)
	total := r.Blocks[0].Total.Int
	require.GreaterOrEqual(t, total.Cmp(best), 0, "L1 has %s, a node could have had %s", rules.Points(total), rules.Points(best))
	w.audits(r)
	w.figures.keep(w, r)
}
