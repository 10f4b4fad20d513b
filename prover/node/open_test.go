package node

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/settlement/account"
	"fernet/settlement/devnet"
	"fernet/settlement/l1"
	"fernet/settlement/rules"
	"fernet/settlement/txmgr"
)

// A node whose account another process sends from does not open, with an error that says so, and
// leaves nothing locked behind.
func TestOpenWithAJournalInUse(t *testing.T) {
	schedule := rules.Schedule{GenesisBlock: 600, ProposeBlocks: 15, RevealBlocks: 10, ProvingBlocks: 120}
	w := newWorld(t, rules.ModePrivate, schedule, map[string]rules.Role{"p": rules.RoleBase}, 50*time.Millisecond)
	c := w.config("p")
	node, err := l1.Over(t.Context(), w.l1.Client().Client(), l1.Options{})
	require.NoError(t, err)
	i := w.indices["p"]
	other := account.New(account.Options{
		Address: devnet.Address(i), Node: node, ChainID: devnet.ChainID, Confirmations: 1, PollInterval: time.Millisecond,
		Signer: func(context.Context) (txmgr.Signer, error) { return txmgr.KeySigner(devnet.Key(i)), nil },
		Dir:    filepath.Join(c.Actor.DataDir, "journals"), Client: w.client, Holder: "another one",
	})
	require.NoError(t, other.Open(t.Context()))
	_, err = Open(t.Context(), c)
	require.ErrorIs(t, err, txmgr.ErrJournalLocked)
	require.ErrorContains(t, err, "another one")
	require.NoError(t, other.Close())
	n, err := Open(t.Context(), c)
	require.NoError(t, err)
	require.ErrorIs(t, other.Open(t.Context()), txmgr.ErrJournalLocked)
	require.NoError(t, n.Close())
	require.NoError(t, other.Open(t.Context()))
	require.NoError(t, other.Close())
}
