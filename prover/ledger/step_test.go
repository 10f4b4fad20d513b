package ledger

import (
	"testing"

	"github.com/stretchr/testify/require"
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
