package settling

import (
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/prover"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
)

// A body that the RPC has lost leaves the view as it is but for the block and those on it, and is
// taken from elsewhere when it is the block's.
func TestABodyThatTheRPCHasLost(t *testing.T) {
	g := newGround(t)
	bodies := map[uint64][]byte{}
	for range 2 {
		number := g.append(ours)
		record, err := g.Client.Block(t.Context(), number)
		require.NoError(t, err)
		reveal, err := g.Client.RevealOf(t.Context(), record)
		require.NoError(t, err)
		bodies[number] = reveal.Body
	}
	want := g.read(g.chain(nil))
	told := map[uint64][]byte{}
	chain := g.chain(func(o *Options) {
		o.Chain.Follower.BodiesFrom(func(number uint64, _ settlement.Block) []byte { return told[number] })
	})
	lost := bindings.NewSequencing().GetABI().Events["Revealed"].ID
	g.lost = &lost

	// unreadable are the numbers of the blocks whose bodies are missing to each of the two.
	unreadable := func() (numbers [2]uint64) {
		v := g.read(chain)
		require.Equal(t, want.Recorded, v.Recorded)
		require.NotNil(t, v.Slot)
		require.Len(t, v.Pending, 2)
		for i, p := range v.Pending {
			require.NoError(t, p.Unprovable)
			require.Equal(t, want.Pending[i].Tag, p.Tag)
			require.Equal(t, p.Unreadable == nil, p.Block != nil)
			if p.Unreadable != nil {
				require.ErrorIs(t, p.Unreadable, settlement.ErrIncomplete)
				numbers[i] = p.Unreadable.Number
			}
		}
		return numbers
	}
	require.Equal(t, [2]uint64{1, 2}, unreadable())
	told[2] = bodies[2]
	require.Equal(t, [2]uint64{1, 1}, unreadable(), "the second one's state takes the first one")
	delete(told, 2)
	told[1] = bodies[2]
	require.Equal(t, [2]uint64{1, 2}, unreadable(), "it is another block's")
	told[1] = bodies[1]
	require.Equal(t, [2]uint64{0, 2}, unreadable())
	told[2] = bodies[2]
	require.Equal(t, [2]uint64{}, unreadable())
	v := g.read(chain)
	for i, p := range v.Pending {
		require.Equal(t, want.Pending[i].Content, p.Content)
	}

	// One that starts now is told the first, and finds the second in the logs, which are back.
	delete(told, 2)
	chain = g.chain(func(o *Options) {
		o.Chain.Follower.BodiesFrom(func(number uint64, _ settlement.Block) []byte { return told[number] })
	})
	require.Equal(t, [2]uint64{0, 2}, unreadable())
	g.lost = nil
	require.Equal(t, [2]uint64{}, unreadable())
}

// A block without transactions is read without the logs of its reveal.
func TestAnEmptyBodyNeedsNoLogs(t *testing.T) {
	g := newGround(t)
	draft, err := prover.NewDraft(g.follower(g.Client).Genesis(), []byte{}, rules.Tree{NumTxs: settlementtest.NumTxs, TxsPerBase: 2})
	require.NoError(t, err)
	g.reveal(ours, draft)
	lost := bindings.NewSequencing().GetABI().Events["Revealed"].ID
	g.lost = &lost
	p := g.read(g.chain(nil)).Pending[0]
	require.Nil(t, p.Unreadable)
	require.NotNil(t, p.Block)
}

// A body is a block's if L1's challenge is of it.
func TestCheckBody(t *testing.T) {
	g := newGround(t)
	record, err := g.Client.Block(t.Context(), g.append(ours))
	require.NoError(t, err)
	reveal, err := g.Client.RevealOf(t.Context(), record)
	require.NoError(t, err)
	require.NoError(t, prover.CheckBody(g.Client.Deployment, record, reveal.Body))
	for _, other := range [][]byte{nil, reveal.Body[1:], append(reveal.Body[:len(reveal.Body):len(reveal.Body)], 0)} {
		require.ErrorIs(t, prover.CheckBody(g.Client.Deployment, record, other), prover.ErrOtherBody)
	}
	record.Slot++
	require.ErrorIs(t, prover.CheckBody(g.Client.Deployment, record, reveal.Body), prover.ErrOtherBody)
}
