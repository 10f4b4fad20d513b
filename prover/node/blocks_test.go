package node

import (
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover/node/health"
	"fernet/prover/p2p"
	"fernet/prover/proving"
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

func answersOf(a proving.Answer) p2p.Answer { return answers[a] }
