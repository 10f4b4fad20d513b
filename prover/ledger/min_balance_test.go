package ledger

import (
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/settlement/rules"
)

// tried applies a transfer between accounts whose keys are known to a copy of the state.
func (w *world) tried(from, to uint32, amount, fee Amount) error {
	sender, _ := w.state.Account(from)
	tx := Transfer{From: from, To: to, ToAddress: testKey(to).Address(), Amount: amount, Fee: fee, Nonce: sender.Nonce}
	tx.Sign(w.keys[from], w.state.LedgerID())
	_, err := w.state.Clone().Apply(tx)
	return err
}

// A sender keeps exactly the least balance, and not one wei less, wherever the transfer goes.
func TestSenderKeepsMinBalance(t *testing.T) {
	w := newWorldKeeping(t, 2, NewAmount(1000), NewAmount(10))
	require.Equal(t, NewAmount(10), w.state.MinBalance())
	for name, to := range map[string]uint32{"used leaf": 1, "empty leaf": 5, "oneself": 0} {
		require.NoError(t, w.tried(0, to, NewAmount(983), NewAmount(7)), name)
		require.ErrorIs(t, w.tried(0, to, NewAmount(984), NewAmount(7)), ErrKeepsTooLittle, name)
		require.ErrorIs(t, w.tried(0, to, NewAmount(983), NewAmount(8)), ErrKeepsTooLittle, name)
		require.ErrorIs(t, w.tried(0, to, NewAmount(993), NewAmount(8)), ErrBalanceTooLow, name)
	}
	// The fee alone may be too much.
	require.NoError(t, w.tried(0, 1, NewAmount(0), NewAmount(990)))
	require.ErrorContains(t, w.tried(0, 1, NewAmount(0), NewAmount(991)),
		"account 0 must keep 0.00000000000000001 AZT and cannot pay that fee")
}

// An empty leaf gets the least balance or more; to a used one any amount may go.
func TestEmptyLeafGetsMinBalance(t *testing.T) {
	w := newWorldKeeping(t, 2, NewAmount(1000), NewAmount(10))
	require.NoError(t, w.tried(0, 5, NewAmount(10), NewAmount(7)))
	err := w.tried(0, 5, NewAmount(9), NewAmount(7))
	require.ErrorIs(t, err, ErrOpensTooLow)
	require.ErrorContains(t, err, "index 5 gets 0.000000000000000009 AZT and must get at least 0.00000000000000001 AZT: "+
		"account 0 must keep 0.00000000000000001 AZT and can send at most 0.000000000000000983 AZT with that fee")
	require.ErrorIs(t, w.tried(0, 5, NewAmount(0), NewAmount(0)), ErrOpensTooLow, "squatting costs")
	require.NoError(t, w.tried(0, 1, NewAmount(0), NewAmount(0)))
}

// Sums that need more than 96 bits are not taken for small ones.
func TestLargestMinBalance(t *testing.T) {
	w := newWorldKeeping(t, 1, MaxAmount, MaxAmount)
	require.NoError(t, w.tried(0, 0, NewAmount(0), NewAmount(0)))
	largestFee, _ := pow2(t, FeeBits).Sub(NewAmount(1))
	for name, test := range map[string]struct {
		want        error
		to          uint32
		amount, fee Amount
	}{
		"1 wei":               {ErrKeepsTooLittle, 0, NewAmount(1), NewAmount(0)},
		"1 wei of fee":        {ErrKeepsTooLittle, 0, NewAmount(0), NewAmount(1)},
		"all":                 {ErrKeepsTooLittle, 0, MaxAmount, NewAmount(0)},
		"all and a fee":       {ErrBalanceTooLow, 0, MaxAmount, NewAmount(1)},
		"nothing, to a leaf":  {ErrOpensTooLow, 1, NewAmount(0), NewAmount(0)},
		"all, to a new leaf":  {ErrKeepsTooLittle, 1, MaxAmount, NewAmount(0)},
		"the largest fee too": {ErrKeepsTooLittle, 0, NewAmount(0), largestFee},
	} {
		require.ErrorIs(t, w.tried(0, test.to, test.amount, test.fee), test.want, name)
	}
	// Null transactions are no transfers.
	e, err := Execute(w.state, nil, rules.Tree{NumTxs: 4, TxsPerBase: 2})
	require.NoError(t, err)
	require.Equal(t, w.state.Root(), e.Block().StateOut)
}

// Genesis holds to it, and the state tells it.
func TestGenesisMinBalance(t *testing.T) {
	g := Genesis{MinBalance: DefaultMinBalance, Accounts: []Allocation{{4, testKey(0).Address(), DefaultMinBalance}}}
	state, err := g.State(testID())
	require.NoError(t, err)
	g.Accounts[0].Balance, _ = g.Accounts[0].Balance.Sub(NewAmount(1))
	_, err = g.State(testID())
	require.ErrorIs(t, err, ErrAllocationTooLow)
	require.ErrorContains(t, err, "index 4 has 0.009999999999999999 AZT, the least is 0.01 AZT")

	g.Accounts[0].Balance = DefaultMinBalance
	g.MinBalance = NewAmount(0)
	other, err := g.State(testID())
	require.NoError(t, err)
	require.Equal(t, state.AccountsRoot(), other.AccountsRoot())
	require.NotEqual(t, state.Root(), other.Root(), "a state belongs to one least balance")
}

// Who asks before it signs is told what Apply would say but for the signature.
func TestCheckBeforeSigning(t *testing.T) {
	w := newWorldKeeping(t, 2, NewAmount(1000), NewAmount(10))
	tx := Transfer{From: 0, To: 1, ToAddress: testKey(1).Address(), Amount: NewAmount(983), Fee: NewAmount(7), PublicKey: w.keys[0].Public()}
	before := *w.state
	require.NoError(t, w.state.Check(tx))
	require.Equal(t, before, *w.state)
	_, err := w.state.Apply(tx)
	require.ErrorIs(t, err, ErrBadSignature)
	tx.Fee = NewAmount(8)
	require.ErrorIs(t, w.state.Check(tx), ErrKeepsTooLittle)
}
