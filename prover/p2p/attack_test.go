package p2p

import (
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/stretchr/testify/require"

	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// attack is what a peer with a staker of its own does to all others, and whether they ban it for
// that.
type attack struct {
	name string
	ends bool
	run  func(t *testing.T, by *member)
}

// flood is how many messages an attacker sends that counts on their number, more than it has room
// for in any case.
var flood = map[bool]int{false: 1000, true: 400}[raceEnabled]

// attacks are those of one peer each. Their stakers are 101 and the next ones.
var attacks = []attack{
	{"liar", true, func(t *testing.T, by *member) { by.lie(t, falseProofs(flood)...) }},
	{"poisoner", true, func(t *testing.T, by *member) { // under the names of honest proofs
		for _, p := range proofs(tree31, tag, 1) {
			p.Proof = points()[1]
			by.lie(t, p)
		}
	}},
	{"one that withholds children", false, func(t *testing.T, by *member) {
		for node := uint32(1); node < tree31.FirstBase(); node++ {
			for staker := range uint32(flood / 32) {
				by.lie(t, mergeProof(tag, node, 200+staker))
			}
		}
	}},
	{"equivocator", false, func(t *testing.T, by *member) {
		for bid := range rules.Bps(100) {
			by.publish(t, baseProof(tag, 17, 104, bid, true))
		}
	}},
	{"flood of unknown blocks", false, func(t *testing.T, by *member) {
		for i := range uint32(flood) {
			p := baseProof(wire.TagOf(uint64(i/256), 9, common.Hash{}, common.Hash{}), 16, 1+i%256, 0, true)
			require.NoError(t, by.PublishProof(t.Context(), p))
		}
	}},
	{"asker", true, func(t *testing.T, by *member) {
		for _, p := range by.Peers() {
			id, err := peer.Decode(p.ID)
			require.NoError(t, err)
			for _, protocol := range []string{"pull", "body", "transitions"} {
				if _, err := by.exchange(t.Context(), id, protocol, make([]byte, 1<<20), 1<<20); err == nil {
					t.Errorf("%s: a question of 1 MiB was answered", protocol)
				}
			}
		}
	}},
}

// All attackers at once: honest hosts hold each other's proofs as if there were none, and none of
// them bans another. What the attack takes of memory is bounded, and given back.
func TestAttacks(t *testing.T) {
	const honest = 5
	hosts := connect(t, honest, func() *engine { return newEngine(tree31, tag) })
	var addresses, names []string
	for _, h := range hosts {
		addresses = append(addresses, h.address(t))
		names = append(names, peerName(h.id()), stakerName(h.config.StakerID))
	}
	var attackers []*member
	for i := range attacks {
		a := start(t, config(101+i, addresses...), newEngine(tree31, tag))
		reaches(t, func() int { return len(a.Peers()) }, honest, "peers")
		attackers = append(attackers, a)
	}
	meshed(t, append(attackers, hosts...)...)
	before, goroutines := heap(), runtime.NumGoroutine()
	all := proofs(tree31, tag, 1, 2, 3, 4, 5)
	for i, a := range attacks {
		a.run(t, attackers[i])
		for _, p := range all[i*len(all)/len(attacks) : (i+1)*len(all)/len(attacks)] {
			hosts[p.StakerID-1].publish(t, p)
		}
	}
	during := heap()
	for _, h := range hosts {
		pulled := time.Now()
		for _, p := range all {
			eventually(t, func() bool {
				if time.Since(pulled) > 30*time.Second { // as engines do
					h.PullFromAny(t.Context(), tag, wire.AllLevels)
					pulled = time.Now()
				}
				return held(h.engine)[p.Identity()]
			}, "an honest proof is missing")
		}
		require.Empty(t, banned(h, names...), "an honest peer is banned")
		require.LessOrEqual(t, equivocations(h.engine, 104), 2)
	}
	for i, a := range attackers {
		caught := 0
		for _, h := range hosts {
			caught += len(banned(h, peerName(a.id())))
		}
		if attacks[i].ends {
			require.Equal(t, honest, caught, attacks[i].name)
		} else {
			require.Zero(t, caught, attacks[i].name)
		}
	}
	for _, h := range hosts {
		t.Logf("%d checks of %d proofs, %d parked", h.pairings.checks.Load(), h.pairings.proofs.Load(), h.Metrics().Parked.Load())
		require.LessOrEqual(t, h.Metrics().Parked.Load(), int64(2*maxParked))
	}
	t.Logf("heap of all hosts: %d MiB before, %d during", before>>20, during>>20)
	require.Less(t, during-before, int64(64<<20))
	reaches(t, func() int { return -runtime.NumGoroutine() }, -(goroutines + honest*2*maxParked + 100), "goroutines, with a minus")
}

func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// banned are the names of those that a host has banned.
func banned(h *member, names ...string) (out []string) {
	for _, b := range h.Bans() {
		if slices.Contains(names, b.Who) {
			out = append(out, b.Who)
		}
	}
	return out
}

// equivocations are the bids for one node that an engine holds of a staker.
func equivocations(e *engine, staker uint32) int {
	e.mu.Lock()
	defer e.mu.Unlock()
	bids := map[rules.Bps]bool{}
	for _, h := range e.held[tag] {
		if h.proof.StakerID == staker {
			bids[h.proof.FeeBurn] = true
		}
	}
	return len(bids)
}

// A staker that signs two bids is no liar; of a hundred, two are verified and held, of which the
// second is higher.
func TestEquivocator(t *testing.T) {
	a, b := pair(t, new(clock))
	b.publish(t, baseProof(tag, 17, 2, 30, true), baseProof(tag, 17, 2, 40, true))
	reaches(t, func() int { return a.engine.len(tag) }, 1, "proofs held")
	for bid := range rules.Bps(100) {
		b.publish(t, baseProof(tag, 18, 2, bid, true), baseProof(tag, 18, 2, 1000-bid, true))
	}
	b.publish(t, baseProof(tag, 19, 2, 0, true)) // its other proofs are taken as before
	eventually(t, func() bool { return held(a.engine)[baseProof(tag, 19, 2, 0, true).Identity()] }, "its other proof is missing")
	reaches(t, func() uint64 { return a.Metrics().Accepted.Load() + a.Metrics().Ignored.Load() }, 203, "messages")
	require.LessOrEqual(t, a.engine.len(tag), 5)
	require.LessOrEqual(t, a.pairings.proofs.Load(), int64(5), "further bids are not verified")
	require.Zero(t, a.Metrics().Lies.Load())
	require.Empty(t, a.Bans())
}
