package localnet

import (
	"context"
	"fmt"
	"math/rand/v2"

	"fernet/prover/ledger"
	"fernet/prover/payments"
	"fernet/settlement/units"
)

// numAccounts of the genesis ledger: who pay each other.
const numAccounts = 16

var (
	openingFund = units.AZT(10_000) // of each account
	transferFee = units.AZT(12)
)

// workload is who has accounts in the ledger, and what they have signed so far.
type workload struct {
	keys    []*ledger.Key
	genesis ledger.Genesis
	nonces  [numAccounts]uint64
	dice    *rand.Rand
}

func newWorkload(seed uint64) (*workload, error) {
	w := &workload{genesis: ledger.Genesis{MinBalance: ledger.DefaultMinBalance}, dice: rand.New(rand.NewChaCha8(derive(seed, "transfers", 0)))}
	balance, err := ledger.AmountFromBig(openingFund)
	if err != nil {
		return nil, fmt.Errorf("opening balance: %w", err)
	}
	for i := range numAccounts {
		key := ledger.NewKey(derive(seed, "account", i))
		w.keys = append(w.keys, key)
		w.genesis.Accounts = append(w.genesis.Accounts, ledger.Allocation{Index: uint32(i), Address: key.Address(), Balance: balance})
	}
	return w, nil
}

// Transfers signs so many more transfers between the accounts of the genesis ledger. They apply in
// the order in which they are signed.
func (n *Network) Transfers(ctx context.Context, count int) ([]ledger.Transfer, error) {
	state, _, err := payments.LastState(ctx, n.Chain.Follower)
	if err != nil {
		return nil, err
	}
	fee, err := ledger.AmountFromBig(transferFee)
	if err != nil {
		return nil, fmt.Errorf("fee: %w", err)
	}
	w := n.workload
	transfers := make([]ledger.Transfer, count)
	for i := range transfers {
		from, to := w.dice.IntN(numAccounts), w.dice.IntN(numAccounts)
		amount, err := ledger.AmountFromBig(units.AZT(int64(1 + w.dice.IntN(9))))
		if err != nil {
			return nil, fmt.Errorf("amount: %w", err)
		}
		t := ledger.Transfer{From: uint32(from), To: uint32(to), ToAddress: w.keys[to].Address(), Nonce: w.nonces[from], Amount: amount, Fee: fee}
		t.Sign(w.keys[from], state.LedgerID())
		w.nonces[from]++
		transfers[i] = t
	}
	return transfers, nil
}
