package p2p

import (
	"errors"
	"math/big"
	"testing"
	"time"

	"github.com/libp2p/go-libp2p/core/network"
	"github.com/stretchr/testify/require"

	"fernet/prover/keys"
	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// falseProofs are so many of them, all of other identities.
func falseProofs(n int) []*wire.Proof {
	var out []*wire.Proof
	for i := range n {
		out = append(out, baseProof(tag, 16+uint32(i%16), uint32(1+i/16), 7, false))
	}
	return out
}

// pair is a victim and a peer of it with a staker of its own.
func pair(t *testing.T, clock *clock) (victim, other *member) {
	t.Helper()
	c := config(1)
	c.Now = clock.now
	victim = start(t, c, newEngine(tree31, tag))
	other = start(t, config(2, victim.address(t)), newEngine(tree31, tag))
	reaches(t, func() int { return len(victim.Peers()) }, 1, "peers")
	reaches(t, func() int { return len(other.Peers()) }, 1, "peers")
	meshed(t, victim, other)
	return victim, other
}

// A thousand false proofs of one peer cost at most 8 pairing checks. It is parted with for an hour,
// and for two when it goes on; its staker is under no other name either. The log has one warning.
func TestLiar(t *testing.T) {
	clock := new(clock)
	victim, liar := pair(t, clock)
	liar.lie(t, falseProofs(1000)...)
	reaches(t, func() uint64 { return victim.Metrics().Bans.Load() }, 1, "bans")
	eventually(t, func() bool { return victim.host.Network().Connectedness(liar.id()) != network.Connected }, "the liar is connected")
	figure(t, float64(victim.pairings.checks.Load()))
	require.LessOrEqual(t, victim.pairings.checks.Load(), int64(8))
	require.Equal(t, 1, victim.log.Count("level=WARN"))
	require.Zero(t, victim.engine.len(tag))

	// What was on its way to the queue when the ban came is not verified either.
	data, err := baseProof(tag, 16, 999, 0, false).Encode()
	require.NoError(t, err)
	checked := victim.pairings.checks.Load()
	require.Equal(t, answerLeave, victim.judgeProof(t.Context(), message{liar.id(), wire.SubjectProof, data, false}))
	require.Equal(t, checked, victim.pairings.checks.Load())

	// Nor is it let in again, by itself or by the staker's other peers.
	second := config(2, victim.address(t))
	second.Name = name(5002)
	start(t, second, newEngine(tree31, tag))
	time.Sleep(3 * time.Second)
	require.Empty(t, victim.Peers())
	bans := victim.Bans()
	require.Len(t, bans, 2)
	for _, b := range bans {
		require.Equal(t, 1, b.Times)
		require.WithinDuration(t, clock.now().Add(firstBan), b.Until, 2*time.Minute)
	}

	// After the hour it may come again. What it does then counts double.
	clock.move(firstBan + time.Minute)
	reaches(t, func() int { return len(victim.Peers()) }, 1, "peers after the ban")
	eventually(t, func() bool { return victim.host.Network().Connectedness(liar.id()) == network.Connected }, "the liar does not come again")
	eventually(t, func() bool { return victim.peers.greeted(liar.id()) }, "no hello")
	meshed(t, liar)
	before := victim.pairings.checks.Load()
	liar.lie(t, baseProof(tag, 16, 900, 1, false), baseProof(tag, 16, 901, 1, false))
	reaches(t, func() uint64 { return victim.Metrics().Bans.Load() }, 2, "bans")
	require.LessOrEqual(t, victim.pairings.checks.Load()-before, int64(2))
	longest := time.Time{}
	for _, b := range victim.Bans() {
		if b.Until.After(longest) {
			longest = b.Until
		}
	}
	require.WithinDuration(t, clock.now().Add(2*firstBan), longest, 2*time.Minute)
}

// One lie is forgiven; and what is no lie is none: a proof that is late, known, or of a block that
// this node does not know.
func TestHonestMistakes(t *testing.T) {
	clock := new(clock)
	victim, other := pair(t, clock)
	victim.engine.set(otherTag, BlockClosed)
	known := baseProof(tag, 16, 5, 0, true)
	message, err := known.Encode()
	require.NoError(t, err)
	victim.engine.Take(known, message)
	other.lie(t, known, baseProof(otherTag, 16, 5, 0, true), baseProof(otherTag, 16, 6, 0, false), baseProof(tag, 16, 5, 3, false))
	reaches(t, func() uint64 { return victim.Metrics().Received.Load() }, 4, "messages")
	reaches(t, func() uint64 { return victim.Metrics().Lies.Load() }, 1, "lies")
	require.Zero(t, victim.Metrics().Bans.Load())
	other.publish(t, baseProof(tag, 17, 5, 0, true))
	reaches(t, func() int { return victim.engine.len(tag) }, 2, "proofs held")
}

// A hundred fresh peers that show no staker cost one check a second together, whatever they send.
// Nor do they take the places of those that show one.
func TestFreshPeers(t *testing.T) {
	clock := new(clock)
	c := config(1)
	c.Now, c.MaxPeers = clock.now, 400
	victim := start(t, c, newEngine(tree31, tag))
	fresh := 100
	if raceEnabled {
		fresh = 30
	}
	for i := range fresh {
		f := start(t, config(2000+i, victim.address(t)), newEngine(tree31, tag))
		// They need no mesh: what pubsub sends is judged.
		n := uint32(i)
		go func() {
			for j := range 40 {
				time.Sleep(300 * time.Millisecond)
				p := baseProof(tag, 16+n%16, 1+n, rules.Bps(j), false)
				if f.PublishProof(f.ctx, p) != nil {
					return
				}
			}
		}()
	}
	honest := start(t, config(2, victim.address(t)), newEngine(tree31, tag))
	reaches(t, func() int64 { return victim.Metrics().StakedPeers.Load() }, 1, "peers with a staker")
	meshed(t, honest)
	honest.publish(t, baseProof(tag, 20, 999, 0, true))
	reaches(t, func() int { return victim.engine.len(tag) }, 1, "proofs held")
	// The honest proof is verified, so that from one check on they are all of the fresh ones.
	before := victim.pairings.checks.Load()
	reaches(t, func() int64 { return victim.pairings.checks.Load() }, before+1, "checks")
	before, began := victim.pairings.checks.Load(), time.Now()
	time.Sleep(6500 * time.Millisecond)
	checks, seconds := victim.pairings.checks.Load()-before, time.Since(began).Seconds()
	t.Logf("%d checks in %.1f seconds, of %d messages", checks, seconds, victim.Metrics().Received.Load())
	figure(t, float64(checks)/seconds)
	require.LessOrEqual(t, float64(checks), seconds)
	require.GreaterOrEqual(t, checks, int64(1), "what they send is verified at all")
}

// Of a block that took the place of another one under the same tag a peer that is behind sends
// proofs that are false here: it has not lied.
func TestFalseProofsAfterAReorg(t *testing.T) {
	victim, behind := pair(t, new(clock))
	victim.engine.doubtful.Store(true)
	proofs := falseProofs(8)
	behind.lie(t, proofs[:4]...)
	reaches(t, func() uint64 { return victim.Metrics().Ignored.Load() }, 4, "ignored proofs")
	require.Zero(t, victim.Metrics().Lies.Load())
	require.Zero(t, victim.engine.len(tag))
	victim.engine.doubtful.Store(false)
	behind.lie(t, proofs[4:]...)
	reaches(t, func() uint64 { return victim.Metrics().Bans.Load() }, 1, "bans")
}

// A proof that is true of the block as it was before L1 replaced it is of a peer that is behind,
// however long after: it has not lied.
func TestProofsOfTheFormerBlock(t *testing.T) {
	e := newEngine(tree31, tag)
	e.former = func(p *wire.Proof) ([]*big.Int, error) {
		if p.StakerID != 1 {
			return nil, errors.New("children of the merge are not held")
		}
		return []*big.Int{big.NewInt(1)}, nil
	}
	victim := startWith(t, config(1), e, &pairings{isTrue: func(p keys.Proof) bool { return p.Public != nil }})
	behind := start(t, config(2, victim.address(t)), newEngine(tree31, tag))
	reaches(t, func() int { return len(victim.Peers()) }, 1, "peers")
	meshed(t, victim, behind)
	proofs := falseProofs(20)
	behind.lie(t, proofs[:4]...)
	reaches(t, func() uint64 { return victim.Metrics().Ignored.Load() }, 4, "ignored proofs")
	require.Zero(t, victim.Metrics().Lies.Load())
	require.Zero(t, e.len(tag))
	require.Equal(t, 4, e.formers())
	behind.lie(t, proofs[16:]...)
	reaches(t, func() uint64 { return victim.Metrics().Bans.Load() }, 1, "bans")
	require.Equal(t, 4, e.formers())
}

// A node that is behind a reorg takes true proofs of those ahead for false. When its L1 has
// replaced the block too, they have not lied.
func TestAheadOfAReorg(t *testing.T) {
	victim, ahead := pair(t, new(clock))
	ahead.lie(t, falseProofs(4)...)
	reaches(t, func() uint64 { return victim.Metrics().Bans.Load() }, 1, "bans")
	eventually(t, func() bool { return !victim.peers.has(ahead.id()) }, "it is connected")
	victim.Replaced(otherTag)
	require.Len(t, victim.Bans(), 2)
	victim.Replaced(tag)
	require.Empty(t, victim.Bans())
	reaches(t, func() int { return len(victim.Peers()) }, 1, "peers")
}

// A false proof that is first under the identity of a true one does not keep the true one out, not
// even while both wait for the verifier.
func TestPoisoner(t *testing.T) {
	victim := startWith(t, config(1), newEngine(tree31, tag), &pairings{takes: 300 * time.Millisecond})
	poisoner := start(t, config(2, victim.address(t)), newEngine(tree31, tag))
	honest := start(t, config(3, victim.address(t)), newEngine(tree31, tag))
	reaches(t, func() int { return len(victim.Peers()) }, 2, "peers")
	meshed(t, victim, poisoner, honest)
	poisoner.lie(t, baseProof(tag, 16, 7, 0, false))
	reaches(t, func() int64 { return victim.pairings.begun.Load() }, 1, "batches begun")
	true7 := baseProof(tag, 16, 7, 0, true)
	honest.publish(t, true7)
	reaches(t, func() int { return victim.engine.len(tag) }, 1, "proofs held")
	require.EqualValues(t, 1, victim.Metrics().Lies.Load())
	require.Empty(t, victim.Bans())
}
