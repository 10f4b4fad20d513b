package p2p

import (
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/wire"
)

// Both sides of each new connection are told of the other when it has said hello, and a hello that
// is said again tells nothing. Who pulls then has at once what gossip does not offer any more.
func TestMet(t *testing.T) {
	var hosts [2]atomic.Pointer[member]
	var met [2]atomic.Int64
	static := []string{}
	for i := range hosts {
		c := config(1+i, static...)
		c.Met = func(peer string) {
			met[i].Add(1)
			go func() {
				for hosts[i].Load() == nil {
					time.Sleep(time.Millisecond)
				}
				hosts[i].Load().Pull(t.Context(), peer, tag, wire.AllLevels)
			}()
		}
		h := start(t, c, newEngine(tree31, tag))
		static = []string{h.address(t)}
		hosts[i].Store(h)
	}
	a, b := hosts[0].Load(), hosts[1].Load()
	for i := range met {
		reaches(t, met[i].Load, 1, "peers met")
	}
	require.NoError(t, b.sayHello(t.Context(), a.id()))
	require.EqualValues(t, 1, met[0].Load(), "it is the same connection")
	require.EqualValues(t, 1, met[1].Load(), "it is the same connection")

	// What both make while they are parted they do not tell each other.
	for i, h := range []*member{a, b} {
		for _, p := range proofs(tree31, tag, uint32(1+i)) {
			message, err := p.Encode()
			require.NoError(t, err)
			h.engine.Take(p, message)
		}
	}
	require.NoError(t, b.host.Network().ClosePeer(a.id()))
	for i := range met {
		reaches(t, met[i].Load, 2, "peers met")
	}
	for _, h := range []*member{a, b} {
		reaches(t, func() int { return h.engine.len(tag) }, 2*31, "proofs held")
	}
}
