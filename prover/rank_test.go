package prover

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/prover/circuit"
	"fernet/settlement/rules"
)

func TestRank(t *testing.T) {
	ranked := Rank([]Bid{{1, 0, big.NewInt(10)}, {2, 5000, big.NewInt(8)}, {3, 0, big.NewInt(12)}, {4, 0, big.NewInt(10)}})
	var ids []uint32
	for _, b := range ranked {
		ids = append(ids, b.StakerID)
	}
	require.Equal(t, []uint32{2, 3, 1, 4}, ids, "12·1.0 ties 8·1.5 and 10 ties 10: the lower staker first")
}

// Undercutting keeps the same stakers in the places, raises nobody's bid, and no leader could bid
// one less.
func TestUndercut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var bids []Bid
		before := map[uint32]Bid{}
		for i := range rapid.IntRange(1, 8).Draw(t, "stakers") {
			b := Bid{uint32(i + 1), rules.Bps(rapid.IntRange(0, rules.BPS).Draw(t, "bid")), new(big.Int).SetUint64(rapid.Uint64().Draw(t, "vrf"))}
			bids = append(bids, b)
			before[b.StakerID] = b
		}
		const places = rules.ProofsPerNode
		leading := func(ranked []Bid) map[uint32]bool {
			set := map[uint32]bool{}
			for _, b := range ranked[:min(places, len(ranked))] {
				set[b.StakerID] = true
			}
			return set
		}
		want, after := leading(Rank(bids)), Undercut(bids, places)
		if got := leading(after); len(got) != len(want) {
			t.Fatal("places changed hands")
		} else {
			for id := range want {
				if !got[id] {
					t.Fatalf("staker %d lost its place", id)
				}
			}
		}
		for i, b := range after {
			if b.FeeBurn > before[b.StakerID].FeeBurn {
				t.Fatalf("staker %d bids more than it was ready to", b.StakerID)
			}
			if len(bids) > places && i < places && b.FeeBurn > 0 {
				less := rules.Score(b.Vrf, b.FeeBurn-1)
				if less.Cmp(after[places].Score()) > 0 {
					t.Fatalf("staker %d could bid less", b.StakerID)
				}
			}
		}
	})
}

// noBid is what others bid who give up nothing.
func noBid(circuit.Kind) rules.Bps { return 0 }

func TestRankings(t *testing.T) {
	b := &Block{Tree: rules.Tree{NumTxs: 8, TxsPerBase: 2}, Mode: rules.ModePublic}
	nodes := func(only map[uint32]bool) (nodes []uint32) {
		rankings, err := b.Rankings(nil, only, 0, noBid)
		require.NoError(t, err)
		require.NotNil(t, rankings.Nodes)
		require.Equal(t, rules.ProofsPerNode, rankings.Places)
		for _, r := range rankings.Nodes {
			nodes = append(nodes, r.Node)
		}
		return nodes
	}
	require.Equal(t, []uint32{1, 2, 3, 4, 5, 6, 7}, nodes(nil))
	require.Equal(t, []uint32{2, 7}, nodes(map[uint32]bool{7: true, 2: true, 3: false}))
	require.Empty(t, nodes(map[uint32]bool{}))
	b.Mode = rules.ModePrivate
	_, err := b.Rankings(nil, nil, 0, noBid)
	require.ErrorIs(t, err, ErrPrivate)
}
