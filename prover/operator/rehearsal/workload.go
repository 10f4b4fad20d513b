package rehearsal

import (
	"crypto/sha512"
	"encoding/binary"
	"fmt"
	"math/rand/v2"

	"fernet/prover/ledger"
	"fernet/settlement/units"
)

// The fee of each transfer is such that a block of 32 carries the 400 AZT of
// fees of the worked example; with the block reward of 600 AZT that is 1000.
var (
	txFee            = mustAmount("12.5")
	blockReward      = units.AZT(600)
	openingFund      = units.AZT(1000) // of each account of the genesis ledger
	smallestTransfer = mustAmount("1")
)

// numAccounts of the genesis ledger. One more is opened by the first transfer of a block.
const numAccounts = 16

func mustAmount(s string) ledger.Amount {
	wei, err := units.Parse(s)
	if err != nil {
		panic(err)
	}
	a, err := ledger.AmountFromBig(wei)
	if err != nil {
		panic(err)
	}
	return a
}

// derive returns 32 bytes for one purpose from the demo's seed.
func derive(seed uint64, purpose string, i int) [32]byte {
	var b [16]byte
	binary.BigEndian.PutUint64(b[:8], seed)
	binary.BigEndian.PutUint64(b[8:], uint64(i))
	return sha512.Sum512_256(append([]byte("fernet demo "+purpose+"\x00"), b[:]...))
}

// workload is the L2 side of the demo: who has accounts, and what they send.
type workload struct {
	keys    []*ledger.Key
	genesis ledger.Genesis
}

func newWorkload(seed uint64, minBalance ledger.Amount) (*workload, error) {
	w := &workload{genesis: ledger.Genesis{MinBalance: minBalance}}
	balance, err := ledger.AmountFromBig(openingFund)
	if err != nil {
		return nil, fmt.Errorf("opening balance: %w", err)
	}
	for i := range numAccounts + 1 {
		key := ledger.NewKey(derive(seed, "account", i))
		w.keys = append(w.keys, key)
		if i < numAccounts {
			w.genesis.Accounts = append(w.genesis.Accounts, ledger.Allocation{Index: uint32(i), Address: key.Address(), Balance: balance})
		}
	}
	return w, nil
}

// transfers signs n transfers between the accounts, in an order that only the
// seed decides. The first goes to an account that is not there yet.
func (w *workload) transfers(state *ledger.State, seed uint64, n int) []ledger.Transfer {
	rng := rand.New(rand.NewChaCha8(derive(seed, "transfers", 0)))
	nonces := make(map[uint32]uint64)
	transfers := make([]ledger.Transfer, n)
	for i := range transfers {
		from, to := uint32(rng.IntN(numAccounts)), uint32(rng.IntN(numAccounts))
		if i == 0 {
			to = numAccounts
		}
		t := ledger.Transfer{
			From: from, To: to, ToAddress: w.keys[to].Address(), Nonce: nonces[from],
			Amount: mustAmount(fmt.Sprintf("%d.%02d", 1+rng.IntN(9), rng.IntN(100))), Fee: txFee,
		}
		t.Sign(w.keys[from], state.LedgerID())
		nonces[from]++
		transfers[i] = t
	}
	return transfers
}
