package settlement_test

import (
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/settlement"
)

// Every event of Rewards is a flow: one that is not known would be missing from what Rewards is
// said to hold.
func TestEveryEventOfRewardsIsAFlow(t *testing.T) {
	sum := func(f settlement.Flow) *big.Int {
		total := new(big.Int).Add(f.Reserve, f.Escrow)
		return total.Add(total, f.Owed)
	}
	// Positive where tokens come in, negative where they leave; a settlement moves them and burns
	// the rest.
	signs := map[string]int{
		"ReserveFunded": 1, "EscrowFunded": 1, "SurplusAbsorbed": 1, "RewardClaimed": -1, "SequencerShareClaimed": -1,
		"SubmitterShareClaimed": -1, "ClaimsExpired": -1, "BlockSettled": -1,
	}
	client := settlement.NewClient(nil, &settlement.Deployment{})
	events := bindings.NewRewards().GetABI().Events
	require.Len(t, events, len(signs))
	for name, e := range events {
		log := types.Log{Topics: []common.Hash{e.ID}}
		var values []any
		for i, input := range e.Inputs {
			value := example(t, input.Type, byte(i+1))
			if input.Indexed {
				log.Topics = append(log.Topics, common.Hash{31: byte(i + 1)})
			} else {
				values = append(values, value)
			}
		}
		// fees, block reward, network, sequencer's share, unit, burned, beneficiary, submitter's
		// share
		if name == "BlockSettled" {
			values = []any{big.NewInt(2), big.NewInt(600), big.NewInt(482), big.NewInt(120), big.NewInt(1), big.NewInt(100), common.Address{1}, big.NewInt(7)}
		}
		var err error
		log.Data, err = e.Inputs.NonIndexed().Pack(values...)
		require.NoError(t, err)
		flows, err := client.FlowsOf([]types.Log{log})
		require.NoError(t, err, name)
		require.Len(t, flows, 1)
		require.Equal(t, signs[name], sum(flows[0]).Sign(), name)
		if name == "BlockSettled" {
			require.EqualValues(t, -600, flows[0].Reserve.Int64())
			require.EqualValues(t, -2, flows[0].Escrow.Int64())
			require.EqualValues(t, 502, flows[0].Owed.Int64())
		}
		_, err = client.FlowsOf([]types.Log{{Topics: log.Topics, Data: log.Data[:len(log.Data)-1]}})
		require.ErrorContains(t, err, "get flows of Rewards", "%s: values that are cut off", name)
	}
	_, err := client.FlowsOf([]types.Log{{Topics: []common.Hash{{1}}}})
	require.ErrorContains(t, err, "is not known")
}
