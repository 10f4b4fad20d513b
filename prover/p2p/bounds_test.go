package p2p

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	libp2pnetwork "github.com/libp2p/go-libp2p/core/network"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/stretchr/testify/require"

	"fernet/prover/p2p/p2ptest"
	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// A message of a block that this node does not know yet waits for it, and is then taken and
// forwarded.
func TestUnknownBlockIsWaitedFor(t *testing.T) {
	a, b := pair(t, new(clock))
	c := start(t, config(3, a.address(t)), newEngine(tree31, otherTag))
	reaches(t, func() int { return len(a.Peers()) }, 2, "peers")
	meshed(t, a, c)
	b.engine.open(otherTag)
	b.publish(t, baseProof(otherTag, 16, 7, 0, true))
	reaches(t, func() int64 { return a.Metrics().Parked.Load() }, 1, "parked messages")
	a.engine.open(otherTag)
	a.Changed(otherTag)
	reaches(t, func() int { return a.engine.len(otherTag) }, 1, "proofs held")
	reaches(t, func() int { return c.engine.len(otherTag) }, 1, "proofs held by who is behind")
	require.Zero(t, a.Metrics().Parked.Load())
}

// A flood of messages of unknown blocks takes 256 places of one peer, leaves no goroutine or memory
// behind for the rest, and is no lie.
func TestFloodOfParked(t *testing.T) {
	a, b := pair(t, new(clock))
	before := runtime.NumGoroutine()
	const flood = 3000
	began := time.Now()
	for i := range uint32(flood) {
		p := baseProof(wire.TagOf(uint64(i/256), 9, common.Hash{}, common.Hash{}), 16, 1+i%256, 0, true)
		require.NoError(t, b.PublishProof(t.Context(), p))
	}
	reaches(t, func() uint64 { return a.Metrics().Received.Load() }, flood, "messages")
	require.LessOrEqual(t, a.Metrics().Parked.Load(), int64(maxParked))
	reaches(t, func() uint64 {
		left := maxParked * (time.Since(began) / patience) // after their time, on a busy machine
		return a.Metrics().Overflow.Load() + uint64(left)
	}, flood-maxParked, "messages without a place")
	reaches(t, func() int { return -runtime.NumGoroutine() }, -(before + maxParked + 50), "goroutines, with a minus")
	require.Zero(t, a.Metrics().Lies.Load())
	a.parking.mu.Lock()
	require.LessOrEqual(t, len(a.parking.lots), maxParked)
	a.parking.mu.Unlock()
	b.publish(t, baseProof(tag, 16, 7, 0, true)) // the peer is heard as before
	reaches(t, func() int { return a.engine.len(tag) }, 1, "proofs held")
}

// raw is a peer of a staker that sends what no node would. It has said nothing yet.
func raw(t *testing.T, staker uint32, to *member) *p2ptest.Peer {
	t.Helper()
	p, err := p2ptest.New(p2ptest.Config{ChainID: chainID, Settlement: settlement, StakerID: staker, Key: vrfKey(staker)})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, p.Close()) })
	// As for member.dials.
	eventually(t, func() bool { return p.Dial(t.Context(), to.address(t)) == nil }, "no connection")
	return p
}

// rawIn is one that has said hello and is listened to.
func rawIn(t *testing.T, staker uint32, to *member, subject wire.Subject) *p2ptest.Peer {
	t.Helper()
	p := raw(t, staker, to)
	require.NoError(t, p.Connect(t.Context(), to.address(t)))
	eventually(t, func() bool { return p.Listeners(subject) > 0 }, "nobody listens")
	return p
}

// Messages that are none end the connection at the second, and are never decoded beyond their size.
func TestMalformedMessages(t *testing.T) {
	for name, c := range map[string]struct {
		subject wire.Subject
		data    []byte
	}{
		"short":                   {wire.SubjectProof, []byte{wire.Version, 0}},
		"of another version":      {wire.SubjectProof, make([]byte, wire.BaseSize)},
		"without points":          {wire.SubjectProof, append([]byte{wire.Version}, make([]byte, wire.BaseSize-1)...)},
		"too long":                {wire.SubjectProof, make([]byte, wire.MaxSize+1)},
		"short bid":               {wire.SubjectBid, make([]byte, wire.BidSize-1)},
		"root of nobody":          {wire.SubjectRoot, append([]byte{wire.Version}, make([]byte, wire.RootSize-1)...)},
		"transaction of nothing":  {wire.SubjectTx, []byte{wire.Version + 1, 0}},
		"transaction that is two": {wire.SubjectTx, append([]byte{wire.Version}, make([]byte, wire.MaxSize)...)},
	} {
		t.Run(name, func(t *testing.T) {
			a, ofA := startPool(t, config(1))
			b := rawIn(t, 2, a, c.subject)
			for i := range byte(3) {
				message := bytes.Clone(c.data)
				message[len(message)-1] = i // other messages
				require.NoError(t, b.Publish(t.Context(), c.subject, message))
			}
			reaches(t, func() uint64 { return a.Metrics().Bans.Load() }, 1, "bans")
			require.NotZero(t, a.Metrics().Malformed.Load())
			require.Zero(t, a.pairings.checks.Load())
			_, asked := ofA.counts()
			require.Zero(t, asked)
		})
	}
}

// A message of no bytes at all is one too.
func TestEmptyMessage(t *testing.T) {
	for _, subject := range []wire.Subject{wire.SubjectProof, wire.SubjectBid, wire.SubjectRoot, wire.SubjectTx} {
		a, _ := startPool(t, config(1))
		b := rawIn(t, 2, a, subject)
		require.NoError(t, b.Publish(t.Context(), subject, nil))
		reaches(t, func() uint64 { return a.Metrics().Malformed.Load() }, 1, "malformed messages")
	}
}

// A frame that is larger than any that a node sends ends the stream, and is not read.
func TestOversizedFrame(t *testing.T) {
	a := start(t, config(1), newEngine(tree31, tag))
	b := rawIn(t, 2, a, wire.SubjectProof)
	before, _ := a.Bytes()
	require.NoError(t, b.Publish(t.Context(), wire.SubjectProof, make([]byte, 4<<20)))
	time.Sleep(time.Second)
	after, _ := a.Bytes()
	require.Less(t, after-before, int64(1<<20))
	require.Zero(t, a.Metrics().Received.Load())
	honest := start(t, config(3, a.address(t)), newEngine(tree31, tag))
	reaches(t, func() int { return len(honest.Peers()) }, 1, "peers")
	meshed(t, honest)
	honest.publish(t, baseProof(tag, 16, 7, 0, true))
	reaches(t, func() int { return a.engine.len(tag) }, 1, "proofs held")
}

// send asks over a protocol and returns what is answered.
func send(t *testing.T, from *p2ptest.Peer, to *member, protocol string, data []byte) []byte {
	t.Helper()
	answer, err := from.Ask(t.Context(), to.Name(), protocol, data)
	if err != nil { // as a rule the stream is reset
		t.Log(err)
	}
	return answer
}

// Streams of the protocols: what is malformed is not answered, and is a lie.
func TestMalformedStreams(t *testing.T) {
	hello := wire.NewHello(1, chainID, settlement, []byte("another peer"), 2, vrfKey(2)).Encode()
	for name, c := range map[string]struct {
		protocol string
		data     []byte
	}{
		"hello of zeros":         {"hello", make([]byte, wire.HelloSize)},
		"hello of another peer":  {"hello", hello},
		"pull of nothing":        {"pull", nil},
		"pull of zeros":          {"pull", make([]byte, 22)},
		"pull that is too large": {"pull", make([]byte, wire.MaxPullSize+6)},
		"question of nothing":    {"body", nil},
		"question for two":       {"body", append((&wire.Question{Block: tag}).Encode(), 0)},
		"endless question":       {"transitions", make([]byte, 1<<20)},
		"of another version":     {"transitions", make([]byte, wire.QuestionSize)},
	} {
		t.Run(name, func(t *testing.T) {
			a := start(t, config(1), newEngine(tree31, tag))
			b := raw(t, 2, a)
			require.Empty(t, send(t, b, a, c.protocol, c.data))
			reaches(t, func() uint64 { return a.Metrics().Lies.Load() }, 1, "lies")
		})
	}
}

// Half a hello is none, and no lie: connections break.
func TestHalfAHello(t *testing.T) {
	t.Parallel()
	hello := wire.NewHello(1, chainID, settlement, []byte("a peer"), 2, vrfKey(2)).Encode()
	a := start(t, config(1), newEngine(tree31, tag))
	b := raw(t, 2, a)
	require.Empty(t, send(t, b, a, "hello", hello[:40]))
	require.Zero(t, a.Metrics().Lies.Load())
	require.Empty(t, a.Peers())
	eventually(t, func() bool { return a.Metrics().Peers.Load() == 0 }, "a peer without a hello stays")
}

// Peers that show no staker have a quarter of the places, and those that show one the rest.
func TestPlaces(t *testing.T) {
	c := config(1)
	c.MaxPeers = 8
	a := start(t, c, newEngine(tree31, tag))
	for i := range 4 {
		start(t, config(2000+i, a.address(t)), newEngine(tree31, tag))
	}
	reaches(t, func() uint64 { return a.Metrics().Refused.Load() }, 2, "refused")
	for i := range 8 {
		start(t, config(2+i, a.address(t)), newEngine(tree31, tag))
	}
	reaches(t, func() int64 { return a.Metrics().StakedPeers.Load() }, 6, "peers with a staker")
	time.Sleep(time.Second)
	require.LessOrEqual(t, len(a.Peers()), 8)
	poor := 0
	for _, p := range a.Peers() {
		require.EqualValues(t, 100, p.Head)
		if p.StakerID == 0 {
			poor++
		}
	}
	require.Equal(t, 2, poor)
}

// A staker that L1 does not know, or knows with another key, is none; nor is one that is shown by
// many peers a staker each time.
func TestStakersThatAreNone(t *testing.T) {
	a := start(t, config(1), newEngine(tree31, tag))
	unknown := config(2000, a.address(t))
	unknown.StakerID, unknown.Key = maxStaker+1, vrfKey(maxStaker+1)
	start(t, unknown, newEngine(tree31, tag))
	other := config(2001, a.address(t))
	other.StakerID, other.Key = 2, vrfKey(3)
	start(t, other, newEngine(tree31, tag))
	for i := range maxPerStaker + 1 {
		many := config(3000+i, a.address(t))
		many.StakerID, many.Key = 4, vrfKey(4)
		start(t, many, newEngine(tree31, tag))
	}
	reaches(t, func() int { return len(a.Peers()) }, 2+maxPerStaker+1, "peers")
	require.EqualValues(t, maxPerStaker, a.Metrics().StakedPeers.Load())
	require.Zero(t, a.Metrics().Lies.Load())
}

// Nodes of other deployments, and strangers, are left.
func TestOtherDeployment(t *testing.T) {
	t.Parallel()
	a := start(t, config(1), newEngine(tree31, tag))
	c := config(2, a.address(t))
	c.ChainID++
	b := start(t, c, newEngine(tree31, tag))
	reaches(t, func() int64 { return a.Metrics().Peers.Load() }, 1, "connections")
	eventually(t, func() bool { return b.host.Network().Connectedness(a.id()) != libp2pnetwork.Connected }, "it stays")
	require.Empty(t, a.Peers())
	require.Zero(t, a.Metrics().Lies.Load())
}

// What nobody waits for any more, and what is over the bounds of one sender, is not verified.
func TestQueue(t *testing.T) {
	q := newQueue(new(Metrics))
	good := func(peer.ID) standing { return standingGood }
	add := func(from peer.ID, n int) {
		for i := range n {
			c := &check{message: message{from: from}, proof: baseProof(tag, 16, 1, rules.Bps(i), true), answer: make(chan Answer, 1)}
			require.True(t, q.add(c, false))
		}
	}
	from := func(checks []*check) map[peer.ID]int {
		out := map[peer.ID]int{}
		for _, c := range checks {
			out[c.from]++
		}
		return out
	}
	add("a", 100)
	add("b", 2)
	require.Equal(t, map[peer.ID]int{"a": 1, "b": 1}, from(q.take(good, standingGood)), "one of each that is new")
	for range 20 {
		q.told("a")
	}
	require.Equal(t, map[peer.ID]int{"a": maxUnchecked, "b": 1}, from(q.take(good, standingGood)), "8 of one that tells the truth")
	for _, s := range []standing{standingSuspect, standingPoor} {
		require.Empty(t, q.take(good, s))
		require.Len(t, q.take(func(peer.ID) standing { return s }, s), 1, "others are verified alone")
	}
	for i := range 20 {
		id := peer.ID(rune('c' + i))
		add(id, maxUnchecked)
		for range maxUnchecked {
			q.told(id)
		}
	}
	first := from(q.take(good, standingGood))
	second := from(q.take(good, standingGood))
	require.Len(t, first, batchSize/maxUnchecked)
	for id := range second {
		require.NotContains(t, first, id, "senders take turns")
	}
	q.drop("a")
	for range 100 {
		require.NotContains(t, from(q.take(good, standingGood)), peer.ID("a"))
	}
	add("z", maxWaiting)
	require.False(t, q.add(&check{message: message{from: "z"}, answer: make(chan Answer, 1)}, false))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	gone := &check{message: message{from: "y"}, proof: baseProof(tag, 16, 1, 0, true), answer: make(chan Answer, 1)}
	require.Equal(t, answerLeave, q.check(ctx, gone, true))
	require.Empty(t, q.senders["y"].pending)
	require.Zero(t, q.poor)
}

// Of a sender whose proof is judged when it has gone nothing stays but what waits.
func TestQueueForgetsWhoIsGone(t *testing.T) {
	q := newQueue(new(Metrics))
	q.here = func(id peer.ID) bool { return id == "here" }
	good := func(peer.ID) standing { return standingGood }
	for i := range 100 {
		from := peer.ID(fmt.Sprint(i))
		if i == 50 {
			from = "here"
		}
		require.True(t, q.add(&check{message: message{from: from}, answer: make(chan Answer, 1)}, false))
		require.Len(t, q.take(good, standingGood), 1, "it is verified all the same")
	}
	require.Len(t, q.senders, 2, "who is here, and the last one")
	require.Contains(t, q.senders, peer.ID("here"))
	require.Len(t, q.turns, 2)
}
