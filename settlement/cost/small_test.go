package cost_test

import (
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/core/types"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/cost"
	"fernet/settlement/devnet"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
)

// What may be left to others costs what is said, but for a third: who has tokens already, or what
// else L1 has to note, makes as much of a difference.
func TestGasOfWhatMayBeLeftToOthers(t *testing.T) {
	r := settlementtest.Start(t, func(cfg *settlement.DeployConfig) { cfg.Params.ClaimWindow = 200 })
	r.Fund(10_000, 1_000)
	all := rules.RoleSequencer | rules.RoleBase | rules.RoleMerge
	for _, account := range []int{1, 2, 3, 4} {
		r.Stake(account, all)
	}
	is := func(what string, estimate uint64, receipt *types.Receipt) {
		t.Logf("%s: %d gas, said to be %d", what, receipt.GasUsed, estimate)
		assert.Less(t, receipt.GasUsed*2/3, estimate, what)
		assert.Less(t, estimate*2/3, receipt.GasUsed, what)
	}
	claim := func(number uint64, places ...uint32) *types.Receipt {
		payouts, err := r.Client.BlockPayouts(t.Context(), number)
		require.NoError(t, err)
		claims, err := settlement.ClaimsAt(payouts.Payouts, places)
		require.NoError(t, err)
		return r.Send(settlementtest.Deployer, r.Client.Claim(number, claims))
	}
	prove := func(staker uint32) (number uint64) {
		slot, _ := r.Client.Params.Schedule.SlotAt(max(r.L1.Head().Number.Uint64(), r.Client.Params.Schedule.SlotStart(1)))
		number = r.Append(slot+1, 3, 3)
		r.Prove(number, r.Submission(number, staker, 5000, big.NewInt(1), devnet.Address(4)))
		return number
	}
	first, second := prove(1), prove(2)
	is("finalize", cost.FinalizeGas(), r.Finalize(first))
	is("claim a reward", cost.ClaimGas(1), claim(first, 0))
	r.Finalize(second)
	is("claim three rewards", cost.ClaimGas(3), claim(second, 0, 1, 2))
	is("claim the sequencer's share", cost.ShareGas(), r.Send(settlementtest.Deployer, r.Client.ClaimSequencerShare(first)))
	is("claim the submitter's share", cost.ShareGas(), r.Send(settlementtest.Deployer, r.Client.ClaimSubmitterShare(first)))
	require.Zero(t, cost.ClaimGas(0))

	s := r.Client.Params.Schedule
	slot, _ := s.SlotAt(r.L1.Head().Number.Uint64())
	slot++
	r.Append(slot, 1, 1)
	r.To(s.SlotStart(slot + 1))
	r.Randao(slot + 1)
	r.Propose(slot+1, 2, 2, 8000, 1000)
	r.To(s.SlotStart(slot + 2))
	is("report", cost.ReportGas(), r.Send(settlementtest.Deployer, r.Client.ReportMissedReveal(slot+1)))
	r.To(s.WindowEnd(slot))
	is("prune", cost.PruneGas(), r.Send(settlementtest.Deployer, r.Client.Prune()))
}
