package account

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/settlement/devnet"
	"fernet/settlement/devnet/devnettest"
	"fernet/settlement/txmgr"
)

// What was sent is known to later processes of the account, before they open anything.
func TestBeganAndLanded(t *testing.T) {
	d := devnettest.Start(t, devnet.WithAutoMine(), devnet.WithHTTP("127.0.0.1:0"))
	dir := filepath.Join(t.TempDir(), "journals")
	in := func(dry bool) *Account { return open(t, d.URL(), func(o *Options) { o.Dir, o.DryRun = dir, dry }) }
	knows := func(a *Account, id string, began, landed bool) {
		t.Helper()
		is, err := a.Began(t.Context(), id)
		require.NoError(t, err)
		require.Equal(t, began, is)
		block, is, err := a.Landed(t.Context(), id)
		require.NoError(t, err)
		require.Equal(t, landed, is)
		require.Equal(t, landed, block > 0)
	}
	first := in(false)
	knows(first, "pay", false, false)
	to := common.Address{1}
	_, err := one(t, first, txmgr.Candidate{ID: "pay", Purpose: "pay", To: &to})
	require.NoError(t, err)
	knows(first, "pay", true, true)
	require.NoError(t, first.Close())
	knows(in(false), "pay", true, true)
	knows(in(false), "other", false, false)
	knows(in(true), "pay", false, true) // a dry run has begun nothing

	// A process that was killed left half a line, which announces nothing.
	write := func(text string) {
		file, err := os.OpenFile(first.JournalPath(), os.O_APPEND|os.O_WRONLY, 0)
		require.NoError(t, err)
		_, err = file.WriteString(text)
		require.NoError(t, err)
		require.NoError(t, file.Close())
	}
	write(`0badc0de {"kind": "se`)
	knows(in(true), "pay", false, true)
	mends := in(false)
	knows(mends, "pay", true, true)
	require.NoError(t, mends.Resume(t.Context()))
	require.NoError(t, mends.Close())
	write("not a line of a journal\n")
	_, err = in(false).Began(t.Context(), "pay")
	require.ErrorIs(t, err, txmgr.ErrJournalDamaged)
	_, _, err = in(true).Landed(t.Context(), "pay")
	require.ErrorIs(t, err, txmgr.ErrJournalDamaged)
	require.ErrorIs(t, in(false).Resume(t.Context()), txmgr.ErrJournalDamaged)
}

// Without a folder nothing is written, and what is sent once is so within the process.
func TestWithoutAJournal(t *testing.T) {
	d := devnettest.Start(t, devnet.WithAutoMine(), devnet.WithHTTP("127.0.0.1:0"))
	t.Chdir(t.TempDir())
	a := open(t, d.URL(), func(o *Options) { o.Dir = "" })
	require.Empty(t, a.JournalPath())
	to := common.Address{1}
	for _, status := range []string{Confirmed, Earlier} {
		tx, err := one(t, a, txmgr.Candidate{ID: "pay", Purpose: "pay", To: &to})
		require.NoError(t, err)
		require.Equal(t, status, tx.Status)
	}
	began, err := a.Began(t.Context(), "pay")
	require.NoError(t, err)
	require.True(t, began)
	require.EqualValues(t, 1, d.Head().Number.Int64())
	there, err := os.ReadDir(".")
	require.NoError(t, err)
	require.Empty(t, there)
}

// Nobody's account names transactions and sends none.
func TestNobody(t *testing.T) {
	d := devnettest.Start(t, devnet.WithAutoMine(), devnet.WithHTTP("127.0.0.1:0"))
	to := common.Address{1}
	call := txmgr.Candidate{ID: "pay", Purpose: "pay", To: &to}
	for _, dry := range []bool{false, true} {
		a := open(t, d.URL(), func(o *Options) { o.Address, o.Signer, o.DryRun = common.Address{}, nil, dry })
		began, err := a.Began(t.Context(), "pay")
		require.NoError(t, err)
		require.False(t, began)
		_, err = one(t, a, call)
		require.ErrorIs(t, err, ErrNobody)
	}

	// An account does not sign with another one's key.
	a := open(t, d.URL(), func(o *Options) { o.Address = devnet.Address(1) })
	_, err := one(t, a, call)
	require.ErrorContains(t, err, devnet.Address(0).Hex())
	require.ErrorContains(t, err, devnet.Address(1).Hex())
	require.Zero(t, d.Head().Number.Int64())
}
