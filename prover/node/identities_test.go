package node

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/identity"
	"fernet/prover/operator/actor"
	"fernet/prover/vrf"
)

// Two names of one key are one staker: a block is proven with each staker once.
func TestTwoIdentitiesOfOneKey(t *testing.T) {
	dir := t.TempDir()
	key := vrf.NewPrivateKey([vrf.SeedSize]byte{1})
	for name, key := range map[string]*vrf.PrivateKey{"alice": key, "again": key, "bob": vrf.NewPrivateKey([vrf.SeedSize]byte{2})} {
		id, err := identity.New(name, key, "secret", identity.Light)
		require.NoError(t, err)
		_, err = id.Write(filepath.Join(dir, "identities"))
		require.NoError(t, err)
	}
	o := actor.Options{DataDir: dir, IdentityPassword: func(context.Context, string) (string, error) { return "secret", nil }}
	ids, err := openIdentities(t.Context(), o, []string{"alice", "bob"})
	require.NoError(t, err)
	require.Len(t, ids, 2)
	_, err = openIdentities(t.Context(), o, []string{"alice", "bob", "again"})
	require.ErrorIs(t, err, ErrIdentity)
	require.ErrorContains(t, err, "again has the key of alice")
}

// An identity that is leaving is shown to peers only when there is no other one.
func TestAnIdentityThatLeavesIsShownLast(t *testing.T) {
	e := newEngine(t, t.TempDir(), true)
	e.ids = append(e.ids, &own{name: "bob", key: e.world.Stakers[1].Key})
	shown := func(leaving ...uint32) uint32 {
		v := e.view(e.now + 1)
		v.Own[1].Staker.ID, v.Leaving = 2, map[uint32]bool{}
		for _, id := range leaving {
			v.Leaving[id] = true
		}
		e.atBlock(t.Context(), v)
		return e.peers.staker
	}
	require.EqualValues(t, 1, shown())
	require.EqualValues(t, 2, shown(1))
	require.EqualValues(t, 1, shown(2))
	require.EqualValues(t, 1, shown(1, 2))
}
