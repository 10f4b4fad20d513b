package node

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/node/health"
	"fernet/prover/p2p"
	"fernet/prover/store"
)

// Who is banned is on disk at the next L1 block: a node that is killed goes on not to listen.
func TestBansOutliveAKill(t *testing.T) {
	dir := t.TempDir()
	e := newEngine(t, dir, true)
	until := time.Unix(1_800_000_000, 0).UTC()
	bans := []p2p.Ban{{Who: "peer/b", Times: 2, Until: until}, {Who: "peer/a", Times: 1, Until: until}}
	e.steps(1)
	kept, err := e.recallBans()
	require.NoError(t, err)
	require.Empty(t, kept)
	e.peers.bans = bans
	e.steps(1)
	require.NoError(t, e.store.Close()) // and no drain

	again := newEngine(t, dir, true)
	kept, err = again.recallBans()
	require.NoError(t, err)
	require.ElementsMatch(t, bans, kept)

	// They are written when they are others, and not at each block; what could not be written is
	// written later.
	again.peers.bans = kept
	again.steps(1)
	require.NoError(t, again.store.PutBans([]byte("[]")))
	again.peers.bans = []p2p.Ban{bans[0], bans[1]}
	again.steps(1)
	same, err := again.recallBans()
	require.NoError(t, err)
	require.Empty(t, same, "nothing was to be written")
	again.peers.bans = []p2p.Ban{bans[0], {Who: "peer/a", Times: 2, Until: until.Add(time.Hour)}}
	path := again.store.Path()
	require.NoError(t, again.store.Close())
	again.keepBans()
	require.True(t, again.health.Has(health.Store))
	again.store, err = store.Open(path, prover.Files(again.client.Deployment), store.Options{})
	require.NoError(t, err)
	again.keepBans()
	newer, err := again.recallBans()
	require.NoError(t, err)
	require.ElementsMatch(t, again.peers.bans, newer)
}
