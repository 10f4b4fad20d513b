package ledger

import (
	"slices"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"
)

// A snapshot gives the same state again, also after JSON, and none that contradicts itself.
func TestSnapshot(t *testing.T) {
	id := fr.NewElement(7)
	state, err := Genesis{MinBalance: NewAmount(3), Accounts: []Allocation{
		{Index: 900, Address: NewKey([SeedSize]byte{1}).Address(), Balance: NewAmount(50)},
		{Index: 2, Address: NewKey([SeedSize]byte{2}).Address(), Balance: NewAmount(9)},
	}}.State(id)
	require.NoError(t, err)
	state.root = set(state.root, 2, Account{Address: NewKey([SeedSize]byte{2}).Address(), Balance: NewAmount(9), Nonce: 1<<63 + 1})

	text, err := state.Snapshot()
	require.NoError(t, err)
	snapshot, err := ReadSnapshot(text)
	require.NoError(t, err)
	for _, bad := range []string{"", "{", `{"accounts": [], "more": 1}`, `{"accounts": [], "accounts": []}`, string(text) + "{}"} {
		_, err := ReadSnapshot([]byte(bad))
		require.Error(t, err, bad)
	}
	again, err := snapshot.State(id)
	require.NoError(t, err)
	require.Equal(t, state.Root(), again.Root())
	require.Equal(t, state.Supply(), again.Supply())
	require.Equal(t, state.MinBalance(), again.MinBalance())

	for name, c := range map[string]struct {
		change func(accounts []SnapshotAccount)
		err    error
	}{
		"twice":        {func(a []SnapshotAccount) { a[1].Index = 2 }, ErrDuplicateAccount},
		"out of range": {func(a []SnapshotAccount) { a[1].Index = MaxAccounts }, ErrIndexRange},
		"overflow": {func(a []SnapshotAccount) {
			a[0].Balance = MaxAmount
		}, ErrSupplyOverflow},
	} {
		accounts := slices.Clone(snapshot.Accounts)
		c.change(accounts)
		_, err := Snapshot{Accounts: accounts}.State(id)
		require.ErrorIs(t, err, c.err, name)
	}
}
