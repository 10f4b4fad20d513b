package settlement_test

import (
	"fmt"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
	"fernet/settlement/units"
)

// A deposit is penalized for a body that was not revealed, filled up, penalized for a block that
// was pruned and paid back in the end; the history has each step, and adds up to what L1 says is
// missing.
func TestWhatBecomesOfADeposit(t *testing.T) {
	r := staked(t)
	ctx, c, s := t.Context(), r.Client, r.Client.Params.Schedule
	missing := func(want *big.Int) settlement.Staker {
		t.Helper()
		staker, err := c.Staker(ctx, winnerID)
		require.NoError(t, err)
		require.Zero(t, want.Cmp(staker.Missing), "%v", staker.Missing)
		return staker
	}
	missing(new(big.Int))
	done(t, c.CheckRefill(ctx, winnerID))

	r.To(s.SlotStart(slot))
	r.Randao(slot)
	r.Propose(slot, winner, winnerID, 5000, 100)
	opens(t, s.SlotStart(slot+1), c.CheckReport(ctx, slot))
	r.To(s.SlotStart(slot + 1))
	require.NoError(t, c.CheckReport(ctx, slot))
	view, err := c.Latest(ctx)
	require.NoError(t, err)
	status, err := view.SlotStatus(ctx, slot)
	require.NoError(t, err)
	require.True(t, status.Best.Missed)
	require.Equal(t, c.Params.RevealPenalty, status.Best.Penalty.Int)
	require.Zero(t, status.Next())
	reported := c.PenalizedBy(r.Send(prover, c.ReportMissedReveal(slot)))
	require.Len(t, reported, 1)
	require.Equal(t, c.Params.RevealPenalty, reported[0].Burned)
	done(t, c.CheckReport(ctx, slot))
	staker := missing(c.Params.RevealPenalty)
	require.Equal(t, []rules.Suspension{{From: reported[0].FromBlock, BanUntil: reported[0].BanUntil}}, staker.Suspensions)
	require.Equal(t, new(big.Int).Sub(c.Params.StakeAmount, c.Params.RevealPenalty), staker.Deposit(c.Params.StakeAmount))

	r.To(reported[0].FromBlock)
	short := refused(t, c.CheckActive(ctx, winnerID))
	require.Contains(t, short.Reason, "5 AZT of its deposit are missing")
	var why *settlement.IneligibleError
	require.ErrorAs(t, short, &why)
	require.Equal(t, settlement.IneligibleError{StakerID: winnerID, Reason: short.Reason, Missing: units.AZT(5)}, *why)
	ineligible := func(staker settlement.Staker, role rules.Role, at uint64) *settlement.IneligibleError {
		t.Helper()
		var why *settlement.IneligibleError
		require.ErrorAs(t, staker.CheckEligible(role, at), &why)
		require.Equal(t, winnerID, why.StakerID)
		return why
	}
	require.Equal(t, c.Params.RevealPenalty, ineligible(staker, rules.RoleSequencer, reported[0].FromBlock).Missing)
	require.NoError(t, staker.CheckEligible(rules.RoleSequencer, reported[0].FromBlock-1))
	require.ErrorContains(t, ineligible(staker, rules.RoleMerge, reported[0].FromBlock), "has the roles sequencer")
	require.ErrorContains(t, ineligible(staker, rules.RoleSequencer, staker.ActivationBlock-1), "is active from")
	require.NoError(t, c.CheckRefill(ctx, winnerID))
	require.Equal(t, c.Params.RevealPenalty, c.RefilledBy(r.Send(settlementtest.Deployer, c.Refill(winnerID))))
	staker = missing(new(big.Int))
	opens(t, staker.Suspensions[0].Until, c.CheckActive(ctx, winnerID))
	require.ErrorContains(t, ineligible(staker, rules.RoleSequencer, staker.Suspensions[0].Until-1), "was filled up")
	banned := staker
	banned.Suspensions = []rules.Suspension{{From: 1, Until: 2, BanUntil: 1 << 40}}
	require.ErrorContains(t, ineligible(banned, rules.RoleSequencer, staker.Suspensions[0].Until), "may not propose before")
	r.To(staker.Suspensions[0].Until)
	require.NoError(t, c.CheckActive(ctx, winnerID))

	last, _ := s.SlotAt(max(r.L1.Head().Number.Uint64(), reported[0].BanUntil))
	r.Append(last+1, winner, winnerID)
	r.To(s.WindowEnd(last + 1))
	r.Send(prover, c.Prune())
	missing(c.Params.PrunePenalty)

	refused(t, c.CheckWithdraw(ctx, winnerID)) // its exit was not asked for
	r.Send(winner, c.RequestExit(winnerID))
	require.Contains(t, refused(t, c.CheckActive(ctx, winnerID)).Reason, "asked to exit")
	require.True(t, refused(t, c.CheckRefill(ctx, winnerID)).Missed)
	leaving, err := c.Staker(ctx, winnerID)
	require.NoError(t, err)
	require.ErrorContains(t, ineligible(leaving, rules.RoleSequencer, leaving.ExitBlock), "asked to exit")
	staker = missing(c.Params.PrunePenalty)
	at := staker.WithdrawableAt(c.Params.ExitDelay)
	require.Equal(t, max(staker.ExitBlock+c.Params.ExitDelay, staker.Suspensions[len(staker.Suspensions)-1].BanUntil), at)
	opens(t, at, c.CheckWithdraw(ctx, winnerID))
	r.To(at)
	require.NoError(t, c.CheckWithdraw(ctx, winnerID))
	receipt := r.Send(winner, c.Withdraw(winnerID))
	done(t, c.CheckWithdraw(ctx, winnerID))
	require.Zero(t, missing(c.Params.PrunePenalty).Deposit(c.Params.StakeAmount).Sign())
	balance, err := c.Balance(ctx, devnet.Address(winner))
	require.NoError(t, err)
	require.Equal(t, new(big.Int).Sub(c.Params.StakeAmount, c.Params.PrunePenalty), balance)

	stakers, err := c.Stakers(ctx)
	require.NoError(t, err)
	require.Len(t, stakers, 3)
	byID, err := c.StakersByID(ctx, []uint32{proverID, winnerID, proverID})
	require.NoError(t, err)
	require.Equal(t, map[uint32]settlement.Staker{winnerID: stakers[1], proverID: stakers[2]}, byID)
	require.Equal(t, devnet.Address(prover), byID[proverID].Owner)

	view, err = c.Latest(ctx)
	require.NoError(t, err)
	history, err := view.History(ctx, 0)
	require.NoError(t, err)
	var kinds []string
	for i, event := range history.Misses {
		kinds = append(kinds, fmt.Sprintf("%T", event))
		require.NotZero(t, event.Source().L1Block)
		if i > 0 {
			require.GreaterOrEqual(t, event.Source().L1Block, history.Misses[i-1].Source().L1Block)
		}
	}
	require.Equal(t, []string{
		"*settlement.MissedRevealReported", "*settlement.Penalized", "*settlement.Refilled", "*settlement.BlockAppended",
		"*settlement.BlocksPruned", "*settlement.Penalized", "*settlement.Withdrawn",
	}, kinds)
	refill := history.Misses[2].(*settlement.Refilled)
	require.Equal(t, [2]any{winnerID, devnet.Address(settlementtest.Deployer)}, [2]any{refill.StakerID, refill.From})
	appended := history.Misses[3].(*settlement.BlockAppended)
	require.Equal(t, [3]uint64{1, last + 1, s.WindowEnd(last + 1)}, [3]uint64{appended.Number, appended.Slot, appended.WindowEnd})
	pruned := history.Misses[4].(*settlement.BlocksPruned)
	require.Equal(t, [3]uint64{1, 1, uint64(winnerID)}, [3]uint64{pruned.FirstNumber, pruned.LastNumber, uint64(pruned.SequencerID)})
	withdrawn := history.Misses[6].(*settlement.Withdrawn)
	require.Equal(t, receipt.TxHash, withdrawn.TxHash)
	require.Equal(t, balance, withdrawn.Amount)
	require.Equal(t, devnet.Address(winner), withdrawn.Owner)
	taken := new(big.Int).Add(c.Params.RevealPenalty, c.Params.PrunePenalty)
	require.Equal(t, taken, history.Penalties())
	require.Equal(t, taken, history.Forfeited)
}

// A penalty takes no more than there is.
func TestLoss(t *testing.T) {
	require.Equal(t, big.NewInt(5), settlement.Loss(big.NewInt(5), big.NewInt(7)))
	require.Equal(t, big.NewInt(7), settlement.Loss(big.NewInt(9), big.NewInt(7)))
}

// A deposit is paid back when the exit delay is over, and no sooner than the last ban.
func TestWithdrawableAt(t *testing.T) {
	s := settlement.Staker{ExitBlock: 10}
	require.EqualValues(t, 15, s.WithdrawableAt(5))
	s.Suspensions = []rules.Suspension{{BanUntil: 200}, {BanUntil: 100}}
	require.EqualValues(t, 100, s.WithdrawableAt(5))
	require.EqualValues(t, 210, s.WithdrawableAt(200))
}
