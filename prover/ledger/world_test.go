package ledger

import (
	"encoding/binary"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"
)

// world is a small ledger whose keys are known.
type world struct {
	keys  []*Key
	state *State
}

func testKey(i uint32) *Key {
	var seed [SeedSize]byte
	binary.BigEndian.PutUint32(seed[:], i)
	return NewKey(seed)
}

func testID() fr.Element { return fr.NewElement(4242) }

// newWorld returns n accounts of the given balance at indices 0 … n-1, which need not keep
// anything.
func newWorld(t require.TestingT, n uint32, balance Amount) *world {
	return newWorldKeeping(t, n, balance, Amount{})
}

// newWorldKeeping is newWorld whose accounts keep at least minBalance.
func newWorldKeeping(t require.TestingT, n uint32, balance, minBalance Amount) *world {
	if h, ok := t.(*testing.T); ok {
		h.Helper()
	}
	w := &world{}
	g := Genesis{MinBalance: minBalance}
	for i := range n {
		w.keys = append(w.keys, testKey(i))
		g.Accounts = append(g.Accounts, Allocation{i, w.keys[i].Address(), balance})
	}
	var err error
	w.state, err = g.State(testID())
	require.NoError(t, err)
	return w
}

// transfer returns a signed transfer between two known accounts with the sender's next nonce.
func (w *world) transfer(from, to uint32, amount, fee uint64) Transfer {
	account, _ := w.state.Account(from)
	t := Transfer{
		From: from, To: to, ToAddress: w.keys[to].Address(),
		Amount: NewAmount(amount), Fee: NewAmount(fee), Nonce: account.Nonce,
	}
	t.Sign(w.keys[from], w.state.LedgerID())
	return t
}
