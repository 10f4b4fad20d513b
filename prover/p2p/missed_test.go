package p2p

import (
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// soon is when a node has what it missed, without a pull of its engine's.
const soon = 20 * time.Second

// A peer that has used up its room, and is the first to send on a proof of another, does not keep
// it from this node: pubsub drops the other's as known, and it is pulled.
func TestFullSenderSuppressesNothing(t *testing.T) {
	a, full := pair(t, new(clock))
	honest := start(t, config(3, a.address(t)), newEngine(tree31, tag))
	reaches(t, func() int { return len(a.Peers()) }, 2, "peers")
	meshed(t, a, full, honest)
	for i := range uint32(maxParked) {
		full.lie(t, baseProof(wire.TagOf(9, 9, common.Hash{}, common.Hash{31: byte(i)}), 16, 1+i, 0, true))
	}
	reaches(t, func() int64 { return a.Metrics().Parked.Load() }, maxParked, "parked messages")
	all := proofs(rules.Tree{NumTxs: 32, TxsPerBase: 2}, tag, 3)
	for _, p := range all {
		if p.IsMerge() {
			full.lie(t, p)
		}
	}
	reaches(t, func() uint64 { return a.Metrics().Overflow.Load() }, 15, "messages without a place")
	began := time.Now()
	honest.publish(t, all...)
	reaches(t, func() int { return a.engine.len(tag) }, len(all), "proofs held")
	require.Less(t, time.Since(began), soon)
	require.NotZero(t, a.Metrics().Missed.Load())
	require.Zero(t, a.Metrics().Lies.Load())
}

// Nor does a peer that shows no staker, whose messages wait for a check each second.
func TestFreshSenderSuppressesNothing(t *testing.T) {
	a := start(t, config(1), newEngine(tree31, tag))
	fresh := start(t, config(2000, a.address(t)), newEngine(tree31, tag))
	honest := start(t, config(3, a.address(t)), newEngine(tree31, tag))
	reaches(t, func() int { return len(a.Peers()) }, 2, "peers")
	meshed(t, a, fresh, honest)
	all := proofs(tree31, tag, 3)
	fresh.lie(t, all...)
	reaches(t, func() uint64 { return a.Metrics().Received.Load() }, uint64(len(all)), "messages")
	began := time.Now()
	honest.publish(t, all...)
	reaches(t, func() int { return a.engine.len(tag) }, len(all), "proofs held")
	require.Less(t, time.Since(began), soon)
	require.Zero(t, a.Metrics().Lies.Load())
}

// Pulls for what was missed are few, however much that is.
func TestMissed(t *testing.T) {
	m, now := newMissed(), time.Now()
	require.True(t, m.begin(tag, now))
	require.False(t, m.begin(tag, now.Add(time.Hour)), "it is under way")
	require.True(t, m.begin(otherTag, now))
	m.end(tag, now)
	require.False(t, m.begin(tag, now.Add(missedSpacing-1)))
	require.True(t, m.begin(tag, now.Add(missedSpacing)))
	m.end(tag, now.Add(missedSpacing))
	m.end(otherTag, now)
	require.True(t, m.begin(wire.BlockTag{1}, now.Add(time.Hour)))
	require.Len(t, m.blocks, 1, "others are forgotten")
}
