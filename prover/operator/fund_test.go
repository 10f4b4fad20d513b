package operator_test

import (
	"context"
	"fmt"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/examples/counter"
	"fernet/prover"
	"fernet/prover/operator"
	"fernet/settlement"
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

	// Another application's accounts hold nothing, and its record is not the ledger's.
	w.client.Deployment.Genesis = []byte(`{"count": "7"}`)
	one.Application = counter.Application{}
	_, err = operator.FundEscrow(t.Context(), w.client, a, one)
	require.ErrorIs(t, err, operator.ErrEscrowAboveSupply)
	one.Application = nil
	_, err = operator.FundEscrow(t.Context(), w.client, a, one)
	require.Error(t, err)
	require.NotErrorIs(t, err, operator.ErrEscrowAboveSupply)
}

// What a finalized block takes out of the ledger and out of the escrow is of one L1 block: else
// more is paid in than can ever be released.
func TestEscrowRoomIsOfOneBlock(t *testing.T) {
	w := newSettling(t)
	w.prove()
	w.Rollup.Client.Deployment.Genesis = fmt.Appendf(nil,
		`{"minBalance": "0", "accounts": [{"index": 0, "address": "%#x", "balance": "%s"}]}`, common.Hash{31: 1}, units.AZT(20_000))
	record, err := w.client.Block(t.Context(), 1)
	require.NoError(t, err)
	require.Positive(t, record.Fees.Sign())
	w.To(record.WindowEnd)
	settlementtest.OfOneBlock(t, w.L1, w.Rollup.Client, func() { w.Finalize(1) },
		func(c *settlement.Client) (*operator.EscrowRoom, error) {
			return operator.ReadEscrowRoom(t.Context(), c, prover.Application())
		},
		func(r *operator.EscrowRoom) uint64 { return r.Now })
}

// What Rewards holds says at which L1 block, before a payment and after it.
func TestFundedNamesItsBlocks(t *testing.T) {
	w := newStaking(t)
	before, err := w.client.Latest(t.Context())
	require.NoError(t, err)
	funded, err := operator.FundReserve(t.Context(), w.client, w.account(settlementtest.Deployer, nil), operator.Payment{Amount: units.AZT(1), Number: 1})
	require.NoError(t, err)
	require.Equal(t, before.Number, funded.Before.Now)
	require.GreaterOrEqual(t, funded.After.Now, funded.Transactions[1].Block)
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
