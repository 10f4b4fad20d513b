package payments_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover/ledger"
	"fernet/prover/ledger/ledgertest"
	"fernet/prover/mempool"
	"fernet/prover/mempool/api"
	"fernet/prover/payments"
)

func TestTransfersIntoAPool(t *testing.T) {
	id := fr.NewElement(31337)
	g, _ := ledgertest.Genesis(2, ledger.NewAmount(1000))
	state, err := g.State(id)
	require.NoError(t, err)
	pool, err := mempool.New(state, mempool.Config{})
	require.NoError(t, err)
	handler, err := api.Handler(pool)
	require.NoError(t, err)
	server := httptest.NewServer(http.StripPrefix(api.Path, handler))
	defer server.Close()
	node, err := api.Dial(server.URL)
	require.NoError(t, err)
	defer node.Close()
	ctx := context.Background()

	send := func(from uint32, to ledger.Address, amount uint64) payments.SentTransfer {
		key := ledgertest.AccountKey(from)
		tx, err := payments.SignForPool(ctx, node, state, ledger.Transfer{PublicKey: key.Public(), Amount: ledger.NewAmount(amount)},
			payments.Payee{Address: to}, func() (*ledger.Key, error) { return key, nil })
		require.NoError(t, err)
		sent, err := payments.SendTransfer(ctx, node, tx)
		require.NoError(t, err)
		return sent
	}
	first := send(0, ledgertest.AccountKey(5).Address(), 10)
	require.True(t, first.Ready)
	require.EqualValues(t, 2, first.To, "the lowest free index")
	other := send(1, ledgertest.AccountKey(6).Address(), 10)
	require.EqualValues(t, 3, other.To, "which is about to be taken")
	second := send(0, ledgertest.AccountKey(5).Address(), 10)
	require.EqualValues(t, 1, *second.Nonce)
	require.EqualValues(t, 2, second.To)
	require.Empty(t, second.Problem)

	again, err := payments.SendTransfer(ctx, node, first.Signed)
	require.NoError(t, err)
	require.True(t, again.Known && again.Ready)
	require.Equal(t, first.Hash, again.Hash)
	require.Empty(t, again.Problem)
	forged := first.Signed
	forged.Nonce = 2
	refused, err := payments.SendTransfer(ctx, node, forged)
	require.NoError(t, err)
	require.Equal(t, mempool.ReasonSignature, refused.Reason)
	require.Contains(t, refused.Problem, "signature does not verify")
	poor := ledger.Transfer{PublicKey: ledgertest.AccountKey(0).Public(), Amount: ledger.NewAmount(985)}
	closed := func() (*ledger.Key, error) { return nil, payments.ErrPassword }
	_, err = payments.SignForPool(ctx, node, state, poor, payments.Payee{Address: ledgertest.AccountKey(1).Address()}, closed)
	require.ErrorIs(t, err, ledger.ErrBalanceTooLow, "the two before it are counted, and no key is asked for")
	poor.Amount = ledger.NewAmount(1)
	_, err = payments.SignForPool(ctx, node, state, poor, payments.Payee{Address: ledgertest.AccountKey(1).Address()}, closed)
	require.ErrorIs(t, err, payments.ErrPassword)
	both := []ledger.Transfer{first.Signed, forged}
	sent, refusals, err := payments.SendTransfers(ctx, node, both, false)
	require.NoError(t, err)
	require.Equal(t, 1, refusals)
	require.True(t, sent[0].Known)
	require.NotEmpty(t, sent[1].Problem)
	sent, refusals, err = payments.SendTransfers(ctx, nil, both, true)
	require.NoError(t, err)
	require.Zero(t, refusals)
	require.Equal(t, first.Hash, sent[0].Hash, "it says what would be handed over, and to nobody")
	server.Close()
	_, err = payments.SendTransfer(ctx, node, first.Signed)
	require.ErrorIs(t, err, api.ErrUnreachable)
	sent, _, err = payments.SendTransfers(ctx, node, both, false)
	require.ErrorIs(t, err, api.ErrUnreachable)
	require.Empty(t, sent)
}

// What became of a transfer is said of each way in which it may end.
func TestSentTransfersInWords(t *testing.T) {
	payment := payments.PaymentOf(ledger.Transfer{From: 3, To: 4, Amount: ledger.NewAmount(1e18), Nonce: 7})
	is := func(s payments.SentTransfer, dryRun bool) string {
		s.Payment = payment
		return s.Told(dryRun)
	}
	what, hash := "1 AZT and 0 AZT of fee from index 3 to index 4, nonce 7: ", common.Hash{1}
	for want, got := range map[string]string{
		"the node did not take it":                                                    is(payments.SentTransfer{Problem: "x"}, false),
		"it would be handed to the node":                                              is(payments.SentTransfer{Sent: &api.Sent{Ready: true}}, true),
		"the node has it already":                                                     is(payments.SentTransfer{Sent: new(api.Sent), Known: true}, false),
		"the node has it, for the next block":                                         is(payments.SentTransfer{Sent: &api.Sent{Ready: true}}, false),
		"the node has it, in the place of " + hash.Hex():                              is(payments.SentTransfer{Sent: &api.Sent{Replaced: &hash}}, false),
		"the node has it, and it waits for transfers of the sender with lower nonces": is(payments.SentTransfer{Sent: new(api.Sent)}, false),
	} {
		require.Equal(t, what+want, strings.TrimPrefix(got, common.Hash{}.Hex()+": "))
	}
}
