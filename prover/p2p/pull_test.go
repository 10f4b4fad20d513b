package p2p

import (
	"testing"
	"time"

	"github.com/libp2p/go-libp2p/core/network"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/stretchr/testify/require"

	"fernet/prover/wire"
)

// held are the identities that an engine holds.
func held(e *engine) map[wire.Identity]bool {
	out := map[wire.Identity]bool{}
	for _, h := range e.Held(tag, wire.AllLevels) {
		out[h.Identity] = true
	}
	return out
}

// Two halves that do not reach each other go on by themselves. When they do again, one pull of each
// makes all of them hold the same.
func TestPartition(t *testing.T) {
	hosts := connect(t, 8, func() *engine { return newEngine(tree31, tag) })
	halfOf := map[peer.ID]int{}
	for i, h := range hosts {
		halfOf[h.id()] = i % 2
	}
	for i, h := range hosts {
		h.refuse(func(id peer.ID) bool { return halfOf[id] != i%2 })
	}
	for i, h := range hosts {
		for _, other := range hosts {
			if halfOf[other.id()] != i%2 {
				require.NoError(t, h.host.Network().ClosePeer(other.id()))
			}
		}
	}
	meshed(t, hosts...)
	for _, p := range proofs(tree31, tag, 1, 2, 3, 4, 5, 6, 7, 8) {
		hosts[p.StakerID-1].publish(t, p)
	}
	const each = 4 * 31
	for _, h := range hosts {
		reaches(t, func() int { return h.engine.len(tag) }, each, "proofs held in a half")
	}
	time.Sleep(6 * time.Second) // after which gossip does not offer them any more
	for _, h := range hosts {
		require.Equal(t, each, h.engine.len(tag), "a half holds what it made")
		h.refuse(nil)
	}
	taken := 0
	for i, h := range hosts {
		other := hosts[(i+1)%len(hosts)]
		h.dials(t, other)
		// Before its hello a peer shows no staker, and is verified once a second.
		eventually(t, func() bool { return h.peers.greeted(other.id()) }, "no hello")
		got, err := h.Pull(t.Context(), other.Name(), tag, wire.AllLevels)
		require.NoError(t, err)
		taken += got.Taken
		require.Len(t, held(h.engine), 2*each, "after one pull")
	}
	for _, h := range hosts {
		require.Equal(t, held(hosts[0].engine), held(h.engine))
		require.Len(t, held(h.engine), 2*each)
		require.Zero(t, h.Metrics().Lies.Load())
	}
	require.Positive(t, taken)
	// There is nothing left to pull.
	got, err := hosts[0].PullFromAny(t.Context(), tag, wire.AllLevels)
	require.NoError(t, err)
	require.Zero(t, got.Proofs)
}

// The children of a merge are pulled from who sent it, level by level, and the merge is taken after
// them.
func TestMissingChildrenArePulled(t *testing.T) {
	a, b := pair(t, new(clock))
	all := proofs(tree31, tag, 2)
	for _, p := range all[:len(all)-1] {
		message, err := p.Encode()
		require.NoError(t, err)
		b.engine.Take(p, message) // and does not tell
	}
	b.publish(t, all[len(all)-1])
	reaches(t, func() int { return a.engine.len(tag) }, len(all), "proofs held")
	require.LessOrEqual(t, a.Metrics().PullsAsked.Load(), uint64(4), "one pull for each level below the root")
	require.Zero(t, a.Metrics().Lies.Load())
}

// What a node has pulled is known to it when it comes over the topic. It is forwarded all the same:
// who is behind has not pulled it.
func TestPulledIsForwarded(t *testing.T) {
	a, b := pair(t, new(clock))
	c := start(t, config(3, a.address(t)), newEngine(tree31, tag))
	reaches(t, func() int { return len(a.Peers()) }, 2, "peers")
	meshed(t, a, b, c)
	p := baseProof(tag, 16, 7, 0, true)
	message, err := p.Encode()
	require.NoError(t, err)
	b.engine.Take(p, message)
	got, err := a.Pull(t.Context(), b.Name(), tag, 0)
	require.NoError(t, err)
	require.Equal(t, Pulled{1, 1}, got)
	b.publish(t, p)
	reaches(t, func() int { return c.engine.len(tag) }, 1, "proofs held by who is behind")
}

// A merge whose children nobody has is forgotten, and no lie. Its sender is not asked on and on.
func TestChildrenThatNobodyHas(t *testing.T) {
	a, b := pair(t, new(clock))
	b.lie(t, mergeProof(tag, 8, 2))
	reaches(t, func() int64 { return a.Metrics().Parked.Load() }, 1, "parked messages")
	for i := range uint32(10) {
		b.publish(t, baseProof(tag, 20, 3+i, 0, true)) // which wakes what is parked
	}
	reaches(t, func() int { return a.engine.len(tag) }, 10, "proofs held")
	require.LessOrEqual(t, a.Metrics().PullsAsked.Load(), uint64(4))
	require.Zero(t, a.Metrics().Lies.Load())
}

func TestPullsAreBounded(t *testing.T) {
	a, b := pair(t, new(clock))
	for _, p := range proofs(tree31, tag, 1) {
		message, err := p.Encode()
		require.NoError(t, err)
		a.engine.Take(p, message)
	}
	_, err := b.Pull(t.Context(), a.Name(), otherTag, 0)
	require.ErrorIs(t, err, ErrUnknown)
	_, err = b.Pull(t.Context(), "nobody", tag, 0)
	require.Error(t, err)
	got, err := b.Pull(t.Context(), a.Name(), tag, 0)
	require.NoError(t, err)
	require.Equal(t, Pulled{16, 16}, got)
	for range 3 * pullsAtOnce {
		if _, err = b.Pull(t.Context(), a.Name(), tag, 0); err != nil {
			break
		}
	}
	require.ErrorIs(t, err, ErrBusy)
	require.NotZero(t, a.Metrics().PullsBusy.Load())
	_, err = start(t, config(3), newEngine(tree31, tag)).PullFromAny(t.Context(), tag, 0)
	require.ErrorIs(t, err, ErrNoPeer)
}

// Proofs in an answer are judged like all others: a false one is its sender's lie.
func TestFalseProofsInAnswers(t *testing.T) {
	a, b := pair(t, new(clock))
	for _, p := range falseProofs(100) {
		message, err := p.Encode()
		require.NoError(t, err)
		b.engine.Take(p, message)
	}
	_, err := a.Pull(t.Context(), b.Name(), tag, wire.AllLevels)
	require.NoError(t, err)
	require.EqualValues(t, 1, a.Metrics().Bans.Load())
	require.LessOrEqual(t, a.pairings.checks.Load(), int64(8))
	eventually(t, func() bool { return a.host.Network().Connectedness(b.id()) != network.Connected }, "the liar is connected")
	eventually(t, func() bool { return len(a.Peers()) == 0 }, "the liar is a peer")
}
