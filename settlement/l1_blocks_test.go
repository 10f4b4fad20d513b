package settlement_test

import (
	"testing"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
)

// L1 read block by block: headers in a chain, receipts that have the header's root, and every log
// as an event.
func TestL1BlockByBlock(t *testing.T) {
	r := settlementtest.Start(t, nil)
	r.Fund(100, 10)
	r.Stake(1, rules.RoleSequencer)
	view, err := r.Client.Latest(t.Context())
	require.NoError(t, err)
	headers, err := view.Headers(t.Context(), 1, view.Number)
	require.NoError(t, err)
	require.Equal(t, view.Hash, headers[len(headers)-1].Hash())
	for i := 1; i < len(headers); i++ {
		require.Equal(t, headers[i-1].Hash(), headers[i].ParentHash)
	}
	_, err = view.Headers(t.Context(), view.Number, view.Number+1)
	require.ErrorIs(t, err, ethereum.NotFound)

	d := r.Client.Deployment
	query := ethereum.FilterQuery{Addresses: []common.Address{d.Token, d.Staking, d.Rewards}}
	logs, err := view.LogsIn(t.Context(), query, 1, view.Number)
	require.NoError(t, err)
	var names []string
	var hashes []common.Hash
	for i := range logs {
		event, err := view.EventOf(&logs[i])
		require.NoError(t, err)
		hashes = append(hashes, logs[i].TxHash)
		switch event.(type) {
		case *settlement.Transferred:
			names = append(names, "Transferred")
		case *settlement.ReserveFunded:
			names = append(names, "ReserveFunded")
		case *settlement.EscrowFunded:
			names = append(names, "EscrowFunded")
		case *settlement.Staked:
			names = append(names, "Staked")
		case nil:
			names = append(names, "approval")
		}
		receipts, err := view.BlockReceipts(t.Context(), logs[i].BlockNumber)
		require.NoError(t, err)
		require.Contains(t, receipts[logs[i].TxIndex].Logs, &logs[i])
	}
	// The constructors of Staking and Rewards burn nothing of the token, once.
	require.Equal(t, []string{
		"Transferred", "Transferred", "Transferred", "approval", "approval", "ReserveFunded", "Transferred", "EscrowFunded", "Transferred", "Staked", "Transferred",
	}, names)
	txs, err := view.Transactions(t.Context(), hashes)
	require.NoError(t, err)
	require.Len(t, txs, len(hashes))
	keys, err := view.VerifyingKeys(t.Context())
	require.NoError(t, err)
	require.Equal(t, settlementtest.Keys(), keys)
	terms, own := d.TokenTerms()
	require.True(t, own)
	require.Equal(t, settlementtest.Config().InitialSupply, terms.Supply)

	other := logs[0]
	other.Topics = []common.Hash{{1}}
	_, err = view.EventOf(&other)
	require.ErrorIs(t, err, settlement.ErrOtherEvent)
	_, err = view.EventOf(&types.Log{Address: d.Token})
	require.ErrorIs(t, err, settlement.ErrOtherEvent)
	_, err = view.Trace(t.Context(), hashes[0], d.Token)
	require.Error(t, err, "the devnet has no traces")
}

// EventOf knows every event of every contract.
func TestEventOfEveryEvent(t *testing.T) {
	r := settlementtest.Start(t, nil)
	d := r.Client.Deployment
	for contract, events := range map[common.Address]int{
		d.Token: len(bindings.NewAZT().GetABI().Events), d.Staking: len(bindings.NewStaking().GetABI().Events),
		d.Sequencing: len(bindings.NewSequencing().GetABI().Events), d.Settlement: len(bindings.NewSettlement().GetABI().Events),
		d.Rewards: len(bindings.NewRewards().GetABI().Events),
	} {
		require.Len(t, r.Client.EventIDs(contract), events, contract)
	}
}
