package node

import (
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover/p2p"
)

// Each peer is asked for its pool once for each time that it is connected, and a while after it
// gave no answer.
func TestPoolsAreAskedForOnce(t *testing.T) {
	p := pools{asked: map[string]*askedPool{}}
	now := time.Unix(0, 0)
	one, both := []p2p.Peer{{ID: "a"}}, []p2p.Peer{{ID: "a"}, {ID: "b"}}
	require.Equal(t, []string{"a"}, p.begin(one, now))
	require.Empty(t, p.begin(one, now.Add(time.Hour)))
	require.Equal(t, []string{"b"}, p.begin(both, now.Add(time.Hour)))
	now = now.Add(time.Hour)
	require.Empty(t, p.begin(one, now))
	require.Empty(t, p.begin(both, now), "it was asked a moment ago")
	require.Equal(t, []string{"b"}, p.begin(both, now.Add(poolAgain)))
	require.Empty(t, p.begin(both, now.Add(poolAgain)))

	p.again("a")
	require.Equal(t, []string{"a"}, p.begin(both, now.Add(2*poolAgain)))
	require.Empty(t, p.begin(nil, now.Add(time.Hour)))
	require.Empty(t, p.asked, "of those that are gone nothing stays")
}

// Sequencers ask for pools, and nobody else does.
func TestSequencersAskForPools(t *testing.T) {
	e := newEngine(t, t.TempDir(), true)
	e.account = common.Address{1}
	e.peers.peers = []p2p.Peer{{ID: "a"}, {ID: "b"}}
	e.peers.poor = p2p.ErrUnknown
	e.steps(1)
	require.Empty(t, e.pools.asked)
	for range 3 {
		e.atBlock(t.Context(), e.leading(e.now+1, e.world.Block(1, 1), false))
		<-e.turns
	}
	e.jobs.Wait()
	require.Equal(t, []string{"a", "b"}, e.peers.askedForPools())
}
