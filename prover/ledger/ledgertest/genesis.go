package ledgertest

import (
	"encoding/binary"

	"fernet/prover/ledger"
	"fernet/settlement/units"
)

// AccountKey is the key of a test's account.
func AccountKey(i uint32) *ledger.Key {
	var seed [ledger.SeedSize]byte
	binary.BigEndian.PutUint32(seed[:], i)
	return ledger.NewKey(seed)
}

// AZT is an amount of whole AZT. It panics with one that no account can have.
func AZT(n int64) ledger.Amount {
	amount, err := ledger.AmountFromBig(units.AZT(n))
	if err != nil {
		panic(err)
	}
	return amount
}

// Genesis is a ledger of the accounts below n, each with a balance and its AccountKey, which are
// the keys.
func Genesis(n uint32, balance ledger.Amount) (g ledger.Genesis, keys []*ledger.Key) {
	for i := range n {
		keys = append(keys, AccountKey(i))
		g.Accounts = append(g.Accounts, ledger.Allocation{Index: i, Address: keys[i].Address(), Balance: balance})
	}
	return g, keys
}
