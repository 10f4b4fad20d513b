package p2p

import (
	"math/big"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// Eight hosts prove a block of 31 nodes together: each gets all proofs of all, and none that is
// true is refused or lost to a queue.
func TestAllGetAll(t *testing.T) {
	hosts := connect(t, 8, func() *engine { return newEngine(tree31, tag) })
	all := proofs(tree31, tag, 1, 2, 3, 4, 5, 6, 7, 8)
	for _, p := range all {
		hosts[p.StakerID-1].publish(t, p)
	}
	for _, h := range hosts {
		reaches(t, func() int { return h.engine.len(tag) }, len(all), "proofs held")
	}
	for _, h := range hosts {
		require.Zero(t, h.Metrics().Rejected.Load())
		require.Zero(t, h.Metrics().Overflow.Load())
		require.Zero(t, h.Metrics().Lies.Load())
		require.Less(t, h.Metrics().Batches.Load(), h.Metrics().Proofs.Load(), "proofs are verified in batches")
	}
}

// With a verifier that is far slower than messages come in, none is lost: what pubsub hands over
// waits here, and pubsub itself drops nothing.
func TestSlowVerifierLosesNothing(t *testing.T) {
	large := rules.Tree{NumTxs: 1024, TxsPerBase: 2} // 512 base rollups
	a := start(t, config(1), newEngine(large, tag))
	b := startWith(t, config(2, a.address(t)), newEngine(large, tag), &pairings{takes: 40 * time.Millisecond})
	eventually(t, func() bool { return len(a.Peers()) == 1 && len(b.Peers()) == 1 }, "no peers")
	meshed(t, a, b)
	const each = 3
	for node := large.FirstBase(); node <= large.NumNodes(); node++ {
		for staker := range uint32(each) {
			a.publish(t, baseProof(tag, node, staker+1, 0, true))
		}
	}
	total := each * int(large.NumBases())
	reaches(t, func() int { return b.engine.len(tag) }, total, "proofs held")
	require.EqualValues(t, total, b.Metrics().Received.Load(), "pubsub handed over each message once")
	require.Zero(t, b.Metrics().PullsAsked.Load(), "no pull was needed")
	require.Zero(t, b.Metrics().Overflow.Load())
}

// What a node receives is a small multiple of what there is to say.
func TestBytesReceived(t *testing.T) {
	n := 40
	if raceEnabled {
		n = 20
	}
	hosts := connect(t, n, func() *engine { return newEngine(tree31, tag) })
	before := make([]int64, n)
	for i, h := range hosts {
		before[i], _ = h.Bytes()
	}
	all := proofs(tree31, tag, 1, 2, 3, 4)
	payload := 0
	for _, p := range all {
		data, err := p.Encode()
		require.NoError(t, err)
		payload += len(data)
		hosts[p.StakerID-1].publish(t, p)
		time.Sleep(10 * time.Millisecond) // less than a batch at a time, which would share frames
	}
	for _, h := range hosts {
		reaches(t, func() int { return h.engine.len(tag) }, len(all), "proofs held")
	}
	time.Sleep(3 * time.Second) // gossip of what was sent
	var most, sum float64
	for i, h := range hosts {
		in, _ := h.Bytes()
		ratio := float64(in-before[i]) / float64(payload)
		most, sum = max(most, ratio), sum+ratio
	}
	t.Logf("%d hosts, %d proofs, payload %d bytes: received %.1f times that on average, %.1f at most", n, len(all), payload, sum/float64(n), most)
	figure(t, sum/float64(n))
	require.LessOrEqual(t, sum/float64(n), 10.0)
}

// Bids and roots reach all; false ones are refused.
func TestBidsAndRoots(t *testing.T) {
	hosts := connect(t, 3, func() *engine { return newEngine(tree31, tag) })
	ticket, err := vrfKey(1).Ticket(hosts[0].engine.Block(tag).Seed, rules.Meta{StakerID: 1, FeeBps: 50, Node: 8, Mode: rules.ModePublic})
	require.NoError(t, err)
	require.NoError(t, hosts[0].PublishBid(t.Context(), &wire.Bid{Block: tag, Ticket: ticket}))
	require.NoError(t, hosts[0].PublishRoot(t.Context(), &wire.Root{Block: tag, StakerID: 1, Total: big.NewInt(1)}))
	for _, h := range hosts[1:] {
		eventually(t, func() bool {
			h.engine.mu.Lock()
			defer h.engine.mu.Unlock()
			return h.engine.bids == 1 && h.engine.roots == 1
		}, "no bid, or no root")
	}
	other := *ticket
	other.Meta.FeeBps++ // which the ticket's proof is of
	require.NoError(t, hosts[0].PublishBid(t.Context(), &wire.Bid{Block: tag, Ticket: &other}))
	eventually(t, func() bool { return hosts[1].Metrics().Lies.Load() == 1 }, "the false bid was not refused")
	require.Equal(t, 1, hosts[1].engine.bids)

	// A root shows nothing that could be a lie, so their number is bounded.
	before := hosts[1].engine.roots
	for i := range 100 {
		require.NoError(t, hosts[0].PublishRoot(t.Context(), &wire.Root{Block: tag, StakerID: uint32(i + 2), Total: big.NewInt(1)}))
	}
	eventually(t, func() bool { return hosts[1].Metrics().Limited.Load() > 0 }, "no root was held back")
	require.LessOrEqual(t, hosts[1].engine.roots-before, 2*rootsAtOnce)
}
