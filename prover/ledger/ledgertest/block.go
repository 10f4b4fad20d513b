// Package ledgertest is a small block of the reference ledger for tests.
package ledgertest

import (
	"encoding/binary"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"

	"fernet/prover/ledger"
	"fernet/settlement/rules"
)

// AccountKey is the key of a test's account.
func AccountKey(i uint32) *ledger.Key {
	var seed [ledger.SeedSize]byte
	binary.BigEndian.PutUint32(seed[:], i)
	return ledger.NewKey(seed)
}

// NewBlock runs 5 transfers in a block of 8, with base rollups of 2 or of 4 transactions, and binds
// it to a challenge. With 2, nodes 4 and 5 are full, 6 has one transfer, 7 none; with 4, node 2 is
// full and 3 has one transfer.
func NewBlock(t require.TestingT, txsPerBase uint32) ledger.Execution {
	id := fr.NewElement(31337)
	g := ledger.Genesis{MinBalance: ledger.NewAmount(5)}
	for i := range uint32(3) {
		g.Accounts = append(g.Accounts, ledger.Allocation{Index: i, Address: AccountKey(i).Address(), Balance: ledger.NewAmount(1000)})
	}
	state, err := g.State(id)
	require.NoError(t, err)
	var transfers []ledger.Transfer
	run := state.Clone()
	for i, to := range []uint32{1, 2, 4, 3, 4} {
		from := uint32(i % 3)
		sender, _ := run.Account(from)
		transfer := ledger.Transfer{
			From: from, To: to, ToAddress: AccountKey(to).Address(),
			Amount: ledger.NewAmount(uint64(100 + i)), Fee: ledger.NewAmount(uint64(i + 1)), Nonce: sender.Nonce,
		}
		transfer.Sign(AccountKey(from), id)
		_, err := run.Apply(transfer)
		require.NoError(t, err)
		transfers = append(transfers, transfer)
	}
	execution, err := ledger.Execute(state, transfers, rules.Tree{NumTxs: 8, TxsPerBase: txsPerBase})
	require.NoError(t, err)
	return execution.Bind(*new(fr.Element).SetInt64(-987654321))
}
