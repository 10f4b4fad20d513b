package payments_test

import (
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/ledger"
	"fernet/prover/ledger/ledgertest"
	"fernet/prover/payments"
	"fernet/settlement/rules"
)

// purse is a ledger with one account of 10 AZT, and its key.
func purse(t *testing.T) (*ledger.State, *ledger.Key) {
	key := ledger.NewKey([ledger.SeedSize]byte{1})
	state, err := ledger.Genesis{Accounts: []ledger.Allocation{{Index: 3, Address: key.Address(), Balance: ledgertest.AZT(10)}}}.State(fr.NewElement(7))
	require.NoError(t, err)
	return state, key
}

// A body is made of transfers that can be applied one after the other.
func TestBody(t *testing.T) {
	state, key := purse(t)
	signed := func(nonce uint64, amount int64) ledger.Transfer {
		transfer := ledger.Transfer{From: 3, To: 3, ToAddress: key.Address(), Amount: ledgertest.AZT(amount), Nonce: nonce}
		transfer.Sign(key, state.LedgerID())
		return transfer
	}
	body, err := payments.Body(state, []ledger.Transfer{signed(0, 4), {}, signed(1, 6)})
	require.NoError(t, err)
	require.Len(t, body, 3*ledger.TxBytes)
	_, err = state.Execute(body, rules.Tree{NumTxs: 4, TxsPerBase: 2})
	require.NoError(t, err)
	for name, second := range map[string]ledger.Transfer{"nonce": signed(2, 1), "amount": signed(1, 11)} {
		_, err := payments.Body(state, []ledger.Transfer{signed(0, 4), second})
		require.ErrorIs(t, err, prover.ErrDraft, name)
		require.ErrorContains(t, err, "transfer 1: ", name)
	}
}

// Three transfers in a row: who pays whom is filled in after those before, and what follows one
// that is removed goes with it or keeps it there.
func TestTransfersOfAFile(t *testing.T) {
	state, key := purse(t)
	other := ledger.NewKey([ledger.SeedSize]byte{2})
	var signed []ledger.Transfer
	add := func(by *ledger.Key, to ledger.Address, amount int64) {
		transfer, err := payments.Prepare(state, signed, ledger.Transfer{PublicKey: by.Public(), Amount: ledgertest.AZT(amount)}, payments.Payee{Address: to})
		require.NoError(t, err)
		transfer.Sign(by, state.LedgerID())
		signed = append(signed, transfer)
	}
	add(key, other.Address(), 6)
	require.EqualValues(t, []uint32{3, 0}, []uint32{signed[0].From, signed[0].To}, "a new account gets the lowest free index")
	add(other, key.Address(), 2)
	require.EqualValues(t, []uint32{0, 3}, []uint32{signed[1].From, signed[1].To})
	add(key, other.Address(), 1)
	require.EqualValues(t, 1, signed[2].Nonce)
	for _, problem := range payments.ApplyEach(state, signed) {
		require.NoError(t, problem)
	}

	_, err := payments.Prepare(state, signed, ledger.Transfer{PublicKey: key.Public(), Amount: ledgertest.AZT(6)}, payments.Payee{Address: other.Address()})
	require.ErrorIs(t, err, ledger.ErrBalanceTooLow, "of what the transfers before leave")
	_, err = payments.Prepare(state, nil, ledger.Transfer{PublicKey: other.Public()}, payments.Payee{Address: key.Address()})
	require.ErrorIs(t, err, payments.ErrNoSender)
	var earlier *payments.TransferError
	_, err = payments.Prepare(state, signed[1:], ledger.Transfer{PublicKey: key.Public()}, payments.Payee{Address: other.Address()})
	require.ErrorAs(t, err, &earlier)
	require.Zero(t, earlier.Place)

	_, _, err = payments.Remove(state, signed, 3, false)
	require.ErrorIs(t, err, payments.ErrNoTransfer)
	_, _, err = payments.Remove(state, signed, 0, false)
	require.ErrorAs(t, err, &earlier)
	require.Equal(t, 1, earlier.Place)
	left, removed, err := payments.Remove(state, signed, 0, true)
	require.NoError(t, err)
	require.Empty(t, left)
	require.Equal(t, []int{0, 1, 2}, removed)
	left, removed, err = payments.Remove(state, signed, 2, false)
	require.NoError(t, err)
	require.Equal(t, signed[:2], left)
	require.Equal(t, []int{2}, removed)
}
