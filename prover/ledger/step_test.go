package ledger

import (
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"

	"fernet/settlement/rules"
)

// Amounts of an error are in AZT, down to the last wei.
func TestAmountsOfErrorsAreInAZT(t *testing.T) {
	step := &Step{Transfer: Transfer{Amount: NewAmount(2_500_000_000_000_000_000), Fee: NewAmount(1)}}
	step.Sender.Account.Address = step.Transfer.PublicKey.Address()
	step.Sender.Account.Balance = NewAmount(1_000_000_000_000_000_000)
	_, err := step.debit(NewAmount(5))
	require.ErrorIs(t, err, ErrBalanceTooLow)
	require.Contains(t, err.Error(), "1 AZT, wanted are 2.5 AZT and 0.000000000000000001 AZT of fee: "+
		"account 0 must keep 0.000000000000000005 AZT and can send at most 0.999999999999999994 AZT with that fee")
}

// The siblings of a level are in the order of docs/PROTOCOL.md section 11, for each place.
func TestSiblingsAreInOrder(t *testing.T) {
	for place, order := range [Arity][Arity - 1]uint32{
		{1, 2, 3, 4, 5, 6, 7}, {0, 2, 3, 4, 5, 6, 7}, {3, 0, 1, 4, 5, 6, 7}, {2, 0, 1, 4, 5, 6, 7},
		{5, 6, 7, 0, 1, 2, 3}, {4, 6, 7, 0, 1, 2, 3}, {7, 4, 5, 0, 1, 2, 3}, {6, 4, 5, 0, 1, 2, 3},
	} {
		require.Equal(t, order, siblingPlaces(uint32(place)), "place %d", place)
		var siblings Siblings
		for k, other := range order {
			siblings[k] = fr.NewElement(uint64(other))
		}
		for other, child := range siblings.with(uint32(place), fr.NewElement(uint64(place))) {
			require.Equal(t, fr.NewElement(uint64(other)), child, "place %d", place)
		}
	}
}

// One account in each subtree, at places that differ, pays the next: each step goes through two
// subtrees, and no other. The last account has an empty leaf until then.
func TestStepsGoThroughTheirSubtrees(t *testing.T) {
	index := func(i uint32) uint32 { return i%NumSubtrees<<12 | 0o1234*i&0xfff }
	var g Genesis
	for i := range uint32(NumSubtrees - 1) {
		g.Accounts = append(g.Accounts, Allocation{index(i), testKey(i).Address(), NewAmount(1000)})
	}
	state, err := g.State(testID())
	require.NoError(t, err)
	var transfers []Transfer
	for i := range uint32(NumSubtrees) {
		to := (i + 1) % NumSubtrees
		tx := Transfer{From: index(i), To: index(to), ToAddress: testKey(to).Address(), Amount: NewAmount(5)}
		tx.Sign(testKey(i), testID())
		transfers = append(transfers, tx)
	}
	e, err := Execute(state, transfers, rules.Tree{NumTxs: 2 * NumSubtrees, TxsPerBase: NumSubtrees})
	require.NoError(t, err)
	base, err := e.Bind(fr.NewElement(77)).Base(2)
	require.NoError(t, err)
	require.NoError(t, base.Check())

	one, now := fr.One(), base.Subtrees
	for i := range uint32(NumSubtrees) {
		step, before := base.Steps[i], now
		require.NoError(t, step.apply(base.LedgerID, base.MinBalance, &now))
		for k := range uint32(NumSubtrees) {
			touched := k == i || k == (i+1)%NumSubtrees
			require.Equal(t, touched, before[k] != now[k], "step %d, subtree %d", i, k)
			other := before
			other[k] = one
			err := step.apply(base.LedgerID, base.MinBalance, &other)
			if touched {
				require.ErrorIs(t, err, ErrPath, "step %d, subtree %d", i, k)
			} else {
				require.NoError(t, err, "step %d, subtree %d", i, k)
			}
		}
	}
	require.Equal(t, subtrees(e.State().root), now)
}
