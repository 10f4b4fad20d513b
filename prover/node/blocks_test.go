package node

import (
	"slices"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/node/health"
	"fernet/prover/p2p"
	"fernet/prover/proving"
	"fernet/prover/settling"
	"fernet/prover/vrf"
	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// What looks like a lie is none while the node's own view of L1 is old: the staker may have come
// since.
func TestNobodyLiesWhileL1IsStale(t *testing.T) {
	e := newEngine(t, t.TempDir(), false)
	b := e.world.Block(1, 1)
	e.steps(1, b)
	tag := e.blocks.tags()[0]
	answers := func() (all []p2p.Answer) {
		proof := &wire.Proof{Block: tag, Node: 2, StakerID: 77}
		bid := &wire.Bid{Block: tag, Ticket: &vrf.Ticket{Meta: rules.Meta{Node: 2, StakerID: 77}}}
		return []p2p.Answer{e.blocks.Admit(proof).Answer, e.blocks.AdmitBid(bid)}
	}
	rejected := []p2p.Answer{p2p.AnswerReject, p2p.AnswerReject}
	require.Equal(t, rejected, answers())
	e.health.Set(health.RPCStale, "the RPC is behind")
	require.Equal(t, []p2p.Answer{p2p.AnswerIgnore, p2p.AnswerIgnore}, answers())
	for _, a := range []proving.Answer{proving.Ignore, proving.Park, proving.Take} {
		require.Equal(t, answersOf(a), e.blocks.answer(a), "what is no lie is as ever")
	}
	e.health.Clear(health.RPCStale)
	require.Equal(t, rejected, answers())
}

// After a reorg a block may follow another state under the tag that it had: peers that are behind
// send proofs of before.
func TestABlockThatWasReplacedIsDoubtful(t *testing.T) {
	e := newEngine(t, t.TempDir(), true)
	now := time.Unix(1_800_000_000, 0)
	e.blocks.clock = func() time.Time { return now }
	b := e.world.Block(1, 1)
	e.steps(1, b)
	tag := e.blocks.tags()[0]
	doubtful := func() bool { return e.blocks.Block(tag).Doubtful }
	require.False(t, doubtful())

	e.atBlock(t.Context(), e.view(e.now+1))
	e.steps(1, b)
	require.False(t, doubtful(), "the same came back")
	v := e.view(e.now+1, b)
	v.Pending[0].Content = common.Hash{1}
	e.atBlock(t.Context(), v)
	require.True(t, doubtful())
	now = now.Add(keepRetired + time.Second)
	e.atBlock(t.Context(), v)
	require.False(t, doubtful(), "all have heard of it by now")
}

// A peer that is behind may be for long: what was true of the block before is told from a lie for
// as long as the block is open.
func TestTheFormerBlockIsKnown(t *testing.T) {
	e := newEngine(t, t.TempDir(), false)
	now := time.Unix(1_800_000_000, 0)
	e.blocks.clock = func() time.Time { return now }
	b := e.world.Block(1, 1)
	e.steps(1, b)
	tag := e.blocks.tags()[0]
	base := b.Tree.NumNodes()
	proof := &wire.Proof{Block: tag, Node: base, StakerID: 1}
	_, _, known := e.blocks.Former(proof)
	require.False(t, known)
	require.Empty(t, e.peers.replaced)

	// On the other chain the first staker may not prove it.
	e.atBlock(t.Context(), e.view(e.now+1))
	other := *b
	other.Stakers = slices.Clone(b.Stakers)
	other.Stakers[0].ExitBlock = 1
	v := e.view(e.now+1, &other)
	v.Pending[0].Content = common.Hash{1}
	e.atBlock(t.Context(), v)
	require.Equal(t, []wire.BlockTag{tag}, e.peers.replaced, "peers that were ahead have not lied")
	now = now.Add(keepRetired + time.Second)
	e.atBlock(t.Context(), v)
	_, _, known = e.blocks.Former(proof)
	require.True(t, known)
	require.Equal(t, p2p.AnswerIgnore, e.blocks.Admit(proof).Answer)
	require.Equal(t, p2p.AnswerReject, e.blocks.Admit(&wire.Proof{Block: tag, Node: base, StakerID: 77}).Answer, "nor might it before")

	merge := &wire.Proof{Block: tag, Node: base / 2, StakerID: 2}
	merge.Refs = []wire.Ref{{StakerID: 1}, {}, {}, {StakerID: 1}, {}, {}}
	_, _, known = e.blocks.Former(merge)
	require.False(t, known, "its children are not held")
	left := *proof
	left.Node = base - 1
	for _, child := range []*wire.Proof{proof, &left} {
		e.blocks.TakeFormer(child, nil)
	}
	_, _, known = e.blocks.Former(merge)
	require.True(t, known)

	e.atBlock(t.Context(), e.view(b.WindowEnd, &other))
	now = now.Add(keepRetired + time.Second)
	e.atBlock(t.Context(), e.view(b.WindowEnd+1))
	require.Empty(t, e.blocks.former)
}

// A staker that is leaving counts for the blocks that it may still prove.
func TestStakersThatLeave(t *testing.T) {
	e := newEngine(t, t.TempDir(), false)
	b := e.world.Block(1, 1)
	view := func(now uint64, blocks ...*prover.Block) *settling.View {
		v := e.view(now, blocks...)
		for _, s := range b.Stakers {
			v.VrfKeys = append(v.VrfKeys, s.VrfKey)
		}
		v.Leaving = map[uint32]bool{1: true}
		return v
	}
	found := func(id uint32) bool {
		_, found := e.blocks.StakerKey(id)
		return found
	}
	e.atBlock(t.Context(), view(e.now+1, b))
	require.True(t, found(1))
	require.True(t, found(2))
	e.atBlock(t.Context(), view(b.WindowEnd, b))
	require.False(t, found(1))
	require.True(t, found(2))
}

func answersOf(a proving.Answer) p2p.Answer { return answers[a] }
