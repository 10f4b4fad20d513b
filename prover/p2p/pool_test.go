package p2p

import (
	"testing"

	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/stretchr/testify/require"

	"fernet/prover/wire"
)

// A host that comes later has the transactions of those that were there when it asks for them, and
// sends on those that come to it over the topic besides.
func TestPullPool(t *testing.T) {
	a, ofA := startPool(t, config(1))
	for i := range 20 {
		ofA.AdmitTx(numbered("good", i))
	}
	b, ofB := startPool(t, config(2, a.address(t)))
	reaches(t, func() int { return len(b.Peers()) }, 1, "peers")
	pulled, err := b.PullPool(t.Context(), a.Name())
	require.NoError(t, err)
	require.Equal(t, Pulled{20, 20}, pulled)
	require.Equal(t, ofA.Pooled(), ofB.Pooled())

	behind, ofBehind := startPool(t, config(3, b.address(t)))
	listening(t, 1, a, behind)
	listening(t, 2, b)
	ofB.only = true // it has all of them: the topic's are of no use to it
	probes := 1000
	eventually(t, func() bool { // what passes before they graft each other is lost
		probes++
		tx := numbered("good", probes)
		data, err := (&wire.Tx{Bytes: tx}).Encode()
		require.NoError(t, err)
		b.pulledTxs.add(data)
		require.NoError(t, a.PublishTx(t.Context(), tx))
		return len(ofBehind.Pooled()) > 0
	}, "what was pulled is not sent on")
	require.EqualValues(t, uselessAtOnce, b.peers.limits(a.id()).useless.TokensAt(b.config.Now()), "it is not held against who sent it")

	// Who has no pool says so, and asks for none.
	c := start(t, config(4, a.address(t)), newEngine(tree31, tag))
	reaches(t, func() int { return len(c.Peers()) }, 1, "peers")
	_, err = c.PullPool(t.Context(), a.Name())
	require.ErrorIs(t, err, ErrMissing)
	_, err = a.PullPool(t.Context(), c.Name())
	require.ErrorIs(t, err, ErrUnknown)
	require.Zero(t, a.Metrics().Lies.Load()+b.Metrics().Lies.Load()+c.Metrics().Lies.Load())
}

// What a pool is asked for counts as other answers do: a peer that has had much is told to ask
// later. Peers without a staker are heard for few transactions here too.
func TestPullPoolWithinLimits(t *testing.T) {
	clock := new(clock)
	c := config(1)
	c.Now = clock.now
	a, ofA := startPool(t, c)
	const held = 2 * poorTxsAtOnce
	for i := range held {
		ofA.AdmitTx(append(numbered("good", i), make([]byte, 1000)...))
	}
	b, _ := startPool(t, config(2, a.address(t)))
	reaches(t, func() int { return len(b.Peers()) }, 1, "peers")
	for range pullBytesAtOnce / (held * 1000) {
		pulled, err := b.PullPool(t.Context(), a.Name())
		require.NoError(t, err)
		require.Equal(t, held, pulled.Proofs)
	}
	_, err := b.PullPool(t.Context(), a.Name())
	require.ErrorIs(t, err, ErrBusy)
	require.NotZero(t, a.Metrics().PullsBusy.Load())

	fresh, ofFresh := startPool(t, config(2000, b.address(t)))
	for i := range held {
		ofFresh.AdmitTx(numbered("good", i))
	}
	reaches(t, func() int { return len(b.Peers()) }, 2, "peers")
	before := b.Metrics().Limited.Load()
	pulled, err := b.PullPool(t.Context(), fresh.Name())
	require.NoError(t, err)
	require.Equal(t, held, pulled.Proofs)
	require.GreaterOrEqual(t, pulled.Taken, poorTxsAtOnce)
	require.NotZero(t, b.Metrics().Limited.Load()-before)
}

// What no node takes is a lie in an answer too, and a liar's answer is not read to its end.
func TestPullFalsePool(t *testing.T) {
	a, ofA := startPool(t, config(1))
	for i := range 100 {
		ofA.taken = append(ofA.taken, numbered("false", i))
	}
	b, ofB := startPool(t, config(2, a.address(t)))
	reaches(t, func() int { return len(b.Peers()) }, 1, "peers")
	_, err := b.PullPool(t.Context(), a.Name())
	require.NoError(t, err)
	require.EqualValues(t, 1, b.Metrics().Bans.Load())
	_, asked := ofB.counts()
	require.Less(t, asked, 10)

	// An answer that is none is held against who sent it.
	c := start(t, config(3), newEngine(tree31, tag))
	c.host.RemoveStreamHandler(c.protocol("pool"))
	c.serve("pool", wire.PoolQuestionSize, func(peer.ID, []byte) ([]byte, error) { return []byte{9, 9}, nil })
	d, _ := startPool(t, config(4, c.address(t)))
	reaches(t, func() int { return len(d.Peers()) }, 1, "peers")
	_, err = d.PullPool(t.Context(), c.Name())
	require.ErrorIs(t, err, wire.ErrVersion)
	require.EqualValues(t, 1, d.Metrics().Lies.Load())
}
