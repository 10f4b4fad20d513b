package node

import (
	"fmt"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover/p2p"
	"fernet/prover/wire"
)

// Each peer is asked for its pool once for each time that it is connected, and a while after it
// gave no answer.
func TestPoolsAreAskedForOnce(t *testing.T) {
	p := pools{asked: map[string]*askedPool{}}
	now := time.Unix(0, 0)
	one, both := []p2p.Peer{{ID: "a"}}, []p2p.Peer{{ID: "a"}, {ID: "b"}}
	require.Equal(t, []string{"a"}, p.begin(one, now, 2))
	require.Empty(t, p.begin(one, now.Add(time.Hour), 2))
	require.Equal(t, []string{"b"}, p.begin(both, now.Add(time.Hour), 2))
	now = now.Add(time.Hour)
	require.Empty(t, p.begin(one, now, 2))
	require.Empty(t, p.begin(both, now, 2), "it was asked a moment ago")
	require.Equal(t, []string{"b"}, p.begin(both, now.Add(poolAgain), 2))
	require.Empty(t, p.begin(both, now.Add(poolAgain), 2))

	p.again("a")
	require.Equal(t, []string{"a"}, p.begin(both, now.Add(2*poolAgain), 2))
	require.Empty(t, p.begin(nil, now.Add(time.Hour), 2))
	require.Empty(t, p.asked, "of those that are gone nothing stays")
}

// When not all can be asked at once, those go first that not everybody can be, and the others
// later.
func TestPoolsOfStakersFirst(t *testing.T) {
	p := pools{asked: map[string]*askedPool{}}
	now := time.Unix(0, 0)
	all := []p2p.Peer{{ID: "a"}, {ID: "b"}, {ID: "c", Static: true}, {ID: "d", StakerID: 7}}
	require.Equal(t, []string{"c", "d", "a"}, p.begin(all, now, 3))
	require.Empty(t, p.begin(all, now, 0))
	require.Equal(t, []string{"b"}, p.begin(all, now, 3))
}

// Peers that are slow to give their pools keep no pull of proofs from being made, however many
// come.
func TestSlowPoolsTakeNoPulls(t *testing.T) {
	e := newEngine(t, t.TempDir(), true)
	e.account = common.Address{1}
	let := make(chan struct{})
	e.peers.slow = let
	for i := range 3 * maxPulls {
		e.peers.peers = append(e.peers.peers, p2p.Peer{ID: fmt.Sprint(i)})
	}
	for range 3 {
		e.atBlock(t.Context(), e.leading(e.now+1, e.world.Block(1, 1), false))
		<-e.turns
	}
	require.Len(t, e.poolPulls, maxPools)
	require.Len(t, e.pools.asked, maxPools, "the others wait, and no goroutine for them")
	for _, b := range e.open {
		require.True(t, e.pull(b, wire.AllLevels))
	}
	close(let)
	e.jobs.Wait()
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
