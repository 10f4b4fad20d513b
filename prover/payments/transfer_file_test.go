package payments_test

import (
	"errors"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/ledger"
	"fernet/prover/ledger/ledgertest"
	"fernet/prover/payments"
	"fernet/settlement/units"
)

// signing is a file of transfers that is not there yet, on a ledger with one account, and its key.
func signing(t *testing.T) (*payments.TransferFile, *ledger.Key, ledger.Address) {
	state, key := purse(t)
	file := &payments.TransferFile{Path: filepath.Join(t.TempDir(), "transfers.json"), Block: 4, State: state}
	return file, key, ledger.NewKey([ledger.SeedSize]byte{2}).Address()
}

// What is signed into a file is listed and removed by its place, and a dry run writes nothing.
func TestTransferFile(t *testing.T) {
	f, key, other := signing(t)
	open := func() (*ledger.Key, error) { return key, nil }
	transfer := func(amount int64) ledger.Transfer {
		return ledger.Transfer{PublicKey: key.Public(), Amount: ledgertest.AZT(amount)}
	}
	to := payments.Payee{Address: other}
	_, err := f.List()
	require.ErrorIs(t, err, fs.ErrNotExist)
	_, err = f.Remove(t.Context(), 0, false)
	require.ErrorIs(t, err, fs.ErrNotExist)
	f.DryRun = true
	dry, err := f.Sign(t.Context(), transfer(2), to, open)
	require.NoError(t, err)
	require.Zero(t, dry.Place)
	require.NoFileExists(t, f.Path)
	f.DryRun = false

	for place := range 3 {
		signed, err := f.Sign(t.Context(), transfer(2), to, open)
		require.NoError(t, err)
		require.Equal(t, place, signed.Place)
		require.EqualValues(t, place, signed.Transfer.Nonce)
	}
	listed, err := f.List()
	require.NoError(t, err)
	require.EqualValues(t, 4, listed.Block)
	require.Len(t, listed.Transfers, 3)
	require.Empty(t, listed.Transfers[2].Problem)
	require.Equal(t, units.AZT(2), listed.Transfers[2].Amount.Int)

	before, err := os.ReadFile(f.Path)
	require.NoError(t, err)
	var following *payments.TransferError
	_, err = f.Remove(t.Context(), 1, false)
	require.ErrorAs(t, err, &following)
	require.ErrorContains(t, err, "remove transfer 1: nothing was removed: without it transfer 2 cannot be applied")
	_, err = f.Remove(t.Context(), 3, false)
	require.ErrorIs(t, err, payments.ErrNoTransfer)
	require.ErrorContains(t, err, "has 3 transfers, counted from 0")
	f.DryRun = true
	removed, err := f.Remove(t.Context(), 1, true)
	require.NoError(t, err)
	require.Equal(t, []int{1, 2}, []int{removed.Removed[0].Place, removed.Removed[1].Place})
	require.Equal(t, 1, removed.Left)
	after, err := os.ReadFile(f.Path)
	require.NoError(t, err)
	require.Equal(t, before, after)
	f.DryRun = false
	_, err = f.Remove(t.Context(), 1, true)
	require.NoError(t, err)
	listed, err = f.List()
	require.NoError(t, err)
	require.Len(t, listed.Transfers, 1)
}

// What cannot be applied is refused before the key is asked for, and what another process signs
// while a person types the password comes first.
func TestSignWhileOthersDo(t *testing.T) {
	f, key, other := signing(t)
	transfer := ledger.Transfer{PublicKey: key.Public(), Amount: ledgertest.AZT(4)}
	to := payments.Payee{Address: other}
	asked := errors.New("it is asked for")
	ask := func() (*ledger.Key, error) { return nil, asked }
	_, err := f.Sign(t.Context(), ledger.Transfer{PublicKey: key.Public(), Amount: ledgertest.AZT(11)}, to, ask)
	require.ErrorIs(t, err, ledger.ErrBalanceTooLow)
	_, err = f.Sign(t.Context(), transfer, to, ask)
	require.ErrorIs(t, err, asked)
	require.NoFileExists(t, f.Path)

	open := func() (*ledger.Key, error) { return key, nil }
	signed, err := f.Sign(t.Context(), transfer, to, func() (*ledger.Key, error) {
		_, err := f.Sign(t.Context(), transfer, to, open)
		return key, err
	})
	require.NoError(t, err)
	require.Equal(t, 1, signed.Place)
	require.EqualValues(t, 1, signed.Transfer.Nonce)
	_, err = f.Sign(t.Context(), transfer, to, open)
	require.ErrorIs(t, err, ledger.ErrBalanceTooLow, "of what the others leave")

	// A file of which something cannot be applied takes no more, and says which.
	f.State, _ = purse(t)
	spent := f.State.Clone()
	listed, err := payments.ReadTransfers(f.Path, f.Deployment)
	require.NoError(t, err)
	_, err = spent.Apply(listed.Transfers[0])
	require.NoError(t, err)
	f.State = spent
	var earlier *payments.TransferError
	_, err = f.Sign(t.Context(), transfer, to, ask)
	require.ErrorAs(t, err, &earlier)
	require.Zero(t, earlier.Place)
	problems, err := f.List()
	require.NoError(t, err)
	require.NotEmpty(t, problems.Transfers[0].Problem)
	require.Empty(t, problems.Transfers[1].Problem)
}

// An account can send what is above the ledger's least balance.
func TestBalanceIn(t *testing.T) {
	state, key := purse(t)
	balance := payments.BalanceIn(state, 4, key.Address())
	require.EqualValues(t, 4, balance.Block)
	require.Len(t, balance.Indices, 1)
	require.EqualValues(t, 3, balance.Indices[0].Index)
	require.Equal(t, units.AZT(10), balance.Indices[0].Balance.Int)
	require.Equal(t, new(big.Int).Sub(units.AZT(10), balance.MinBalance.Int), balance.Indices[0].Spendable.Int)
	require.Empty(t, payments.BalanceIn(state, 4, ledger.NewKey([ledger.SeedSize]byte{2}).Address()).Indices)
}
