package operator_test

import (
	"context"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/prover"
	"fernet/prover/operator"
	"fernet/settlement/account"
	"fernet/settlement/settlementtest"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// A payment is made once under its number, also by processes that are killed.
func TestFundOnce(t *testing.T) {
	w := newStaking(t)
	const deployer = settlementtest.Deployer
	before := w.nonce(deployer)
	payment := operator.Payment{Amount: units.AZT(12), Number: 1}
	require.Equal(t, 2, w.until(deployer, func(ctx context.Context, s operator.Sender) error {
		_, err := operator.FundReserve(ctx, w.client, s, payment)
		return err
	}))
	require.Equal(t, before+2, w.nonce(deployer), "approval and payment")

	a := w.account(deployer, nil)
	again, err := operator.FundReserve(t.Context(), w.client, a, payment)
	require.NoError(t, err)
	require.NotZero(t, again.PaidIn)
	require.Contains(t, again.Already, "this payment was made in L1 block")
	require.Zero(t, again.Amount.Sign())
	require.Equal(t, units.AZT(12), again.After.Reserve.Int)
	payment.Number = 2
	more, err := operator.FundReserve(t.Context(), w.client, a, payment)
	require.NoError(t, err)
	require.Equal(t, units.AZT(12), more.Amount.Int)
	require.Equal(t, units.AZT(24), more.After.Reserve.Int)

	_, err = operator.FundReserve(t.Context(), w.client, w.account(1, nil), payment)
	var poor *operator.TokensError
	require.ErrorAs(t, err, &poor)
	require.ErrorIs(t, err, operator.ErrFundTokens)
	require.Zero(t, w.nonce(1))
}

// The escrow takes what the ledger can pay as fees, and asks the record what that is.
func TestFundEscrowIsBounded(t *testing.T) {
	w := newStaking(t)
	a := w.account(settlementtest.Deployer, func(o *account.Options) { o.DryRun = true })
	one := operator.Payment{Amount: units.AZT(1), Number: 1}
	_, err := operator.FundEscrow(t.Context(), w.client, a, one)
	require.ErrorIs(t, err, operator.ErrEscrowAboveSupply, "its ledger is empty")
	require.ErrorContains(t, err, "at most 0 AZT more")
	w.client.Deployment.Genesis = []byte(`{"minBalance": "0", "accounts": [{"index": 0, "address": "0x` + common.Hash{31: 1}.Hex()[2:] + `", "balance": "1000000000000000000"}]}`)
	funded, err := operator.FundEscrow(t.Context(), w.client, a, one)
	require.NoError(t, err)
	require.Nil(t, funded.After, "a dry run changes nothing")
	w.client.Deployment.Genesis = nil
	_, err = operator.FundEscrow(t.Context(), w.client, a, one)
	require.ErrorIs(t, err, prover.ErrNoGenesis)
}

// Surplus goes into the reserve, as often as there is some.
func TestAbsorb(t *testing.T) {
	w := newStaking(t)
	a := w.account(settlementtest.Deployer, nil)
	nothing, err := operator.Absorb(t.Context(), w.client, a)
	require.NoError(t, err)
	require.NotEmpty(t, nothing.Already)
	for _, id := range []string{"transfer/1", "transfer/2"} {
		_, err = a.Send(t.Context(), txmgr.Candidate{ID: id, Purpose: "transfer", To: &w.client.Deployment.Token, Data: bindings.NewAZT().PackTransfer(w.client.Deployment.Rewards, big.NewInt(5))})
		require.NoError(t, err)
		absorbed, err := operator.Absorb(t.Context(), w.client, a)
		require.NoError(t, err)
		require.EqualValues(t, 5, absorbed.Amount.Int64())
		require.Zero(t, absorbed.After.Surplus.Sign())
	}
}
