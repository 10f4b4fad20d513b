package main

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/audit"
	"fernet/settlement/devnet"
	"fernet/settlement/units"
)

// A winner that does not reveal: anyone has it penalized, it is told so wherever it looks, and acts
// again once its deposit is whole and its ban over.
func TestMissedReveal(t *testing.T) {
	r := newRollup(t, "private", "--ban-slots", "3", "--reveal-penalty", "7")
	w := r.world
	mustRun[transferSigned](w, 0, "tx", "new", "--key", "account-0.json", "--to", r.addresses[1], "--amount", "1", "--fee", "1")
	draft := mustRun[blockBuilt](w, 1, "block", "build", "--transfers", "transfers.json").File
	slot := r.nextSlot()
	at := fmt.Sprint(slot)
	r.advanceTo(r.schedule.SlotStart(slot))
	mustRun[operator.Proposed](w, 1, "slot", "propose", "--block", draft, "--fee-split", "80%")
	r.fails(5, "the slot is not over", "slot", "report", "--slot", at)
	require.False(t, mustRun[settlement.SlotStatus](w, 0, "slot", "show").Best.Missed)
	r.advanceTo(r.schedule.SlotStart(slot + 1))

	shown := mustRun[settlement.SlotStatus](w, 0, "slot", "show", "--slot", at)
	require.True(t, shown.Best.Missed)
	require.False(t, shown.Best.Reported)
	require.Equal(t, units.AZT(7), shown.Best.Penalty.Int)
	code, stdout, stderr := w.text(t.Context(), 0, "slot", "show", "--slot", at)
	require.Zero(t, code, stderr)
	require.Contains(t, stdout, fmt.Sprintf("Reporting it takes 7 AZT of the deposit of staker %d, which may not propose for 3 slots then: fernet slot report --slot %d.", r.stakers[1], slot))
	code, stdout, stderr = w.text(t.Context(), 5, "slot", "report", "--dry-run")
	require.Zero(t, code, stderr)
	require.Contains(t, stdout, "would lose 7 AZT of its deposit")

	reported := mustRun[operator.Reported](w, 5, "slot", "report") // the slot before the current
	require.Equal(t, slot, reported.Slot)
	require.Len(t, reported.Penalties, 1)
	from := r.schedule.NextSlotStart(r.l1.Head().Number.Uint64())
	banned := r.schedule.BanUntil(from, 3)
	require.Equal(t, r.stakers[1], reported.Penalties[0].StakerID)
	require.Equal(t, units.AZT(7), reported.Penalties[0].Burned.Int)
	require.Equal(t, []uint64{from, banned}, []uint64{reported.Penalties[0].FromBlock, reported.Penalties[0].BanUntil})
	require.Contains(t, mustRun[operator.Reported](w, 6, "slot", "report", "--slot", at).Already, "it is reported")
	require.True(t, mustRun[settlement.SlotStatus](w, 0, "slot", "show", "--slot", at).Best.Reported)

	// It goes on until the next slot, and then not before its deposit is whole.
	mine := func() operator.StakerStatus {
		return mustRun[stakers](w, 1, "stake", "list", "--mine").Stakers[0]
	}
	stake := mustRun[deploymentShown](w, 0, "deployment", "show").Deployment.Params.StakeAmount
	require.Equal(t, operator.StakerActive, mine().State)
	require.Equal(t, units.AZT(7).String(), mine().Missing.String())
	require.Equal(t, new(big.Int).Sub(stake, units.AZT(7)).String(), mine().Deposit.String())
	r.advanceTo(from)
	r.fails(5, "nobody proposed a block", "slot", "report", "--slot", fmt.Sprint(slot+1))
	require.Equal(t, operator.StakerSuspended, mine().State)
	_, stdout, _ = w.text(t.Context(), 1, "doctor")
	require.Contains(t, stdout, "7 AZT of it are missing after a penalty")
	require.Contains(t, stdout, fmt.Sprintf("fernet stake refill --staker %d", r.stakers[1]))
	propose := []string{"slot", "propose", "--block", draft, "--fee-split", "80%"}
	refused := mustFail(w, 1, propose...)
	require.Contains(t, refused.Message, fmt.Sprintf("7 AZT of the deposit of staker %d are missing", r.stakers[1]))
	require.Contains(t, refused.Advice, fmt.Sprintf("fernet stake refill --staker %d", r.stakers[1]))

	// Anyone fills it up, once.
	refill := []string{"stake", "refill", "--staker", fmt.Sprint(r.stakers[1])}
	r.fails(6, "too few tokens", refill...)
	refilled := mustRun[stakers](w, 6, append(refill, "--faucet")...).Stakers[0]
	require.Equal(t, "0", refilled.Missing.String())
	require.Equal(t, stake.String(), refilled.Deposit.String())
	require.Equal(t, operator.StakerSuspended, refilled.State)
	require.Equal(t, []uint64{from, banned}, []uint64{refilled.SuspendedFrom, refilled.BannedUntil})
	require.Contains(t, mustRun[stakers](w, 6, refill...).Already, "nothing of it is missing")
	require.Contains(t, mustRun[stakers](w, 1, "stake", "refill").Already, "nothing of it is missing")
	r.advanceTo(refilled.SuspendedUntil)
	require.Equal(t, operator.StakerActive, mine().State)
	next := slot
	for r.schedule.SlotStart(next) < refilled.SuspendedUntil {
		next++
	}
	require.Less(t, r.schedule.SlotStart(next), banned)
	r.advanceTo(r.schedule.SlotStart(next))
	r.fails(1, fmt.Sprintf("was penalized and may not propose before L1 block %d", banned), propose...)
	r.advanceTo(banned)
	mustRun[operator.Proposed](w, 1, propose...)

	// An audit of its block recomputes the penalty.
	next, _ = r.schedule.SlotAt(banned)
	r.advanceTo(r.schedule.RevealStart(next))
	mustRun[operator.Revealed](w, 1, "slot", "reveal", "--block", draft)
	heir := devnet.Address(6)
	mustRun[proved](w, 2, "prove", "--block", "1", "--fee-burn", "10%", "--out", "proofs", "--submit", "--beneficiary", heir.Hex())
	require.Equal(t, heir, mustRun[operator.Roots](w, 0, "root", "list", "--block", "1").Roots[0].Beneficiary)
	r.advanceTo(r.schedule.WindowEnd(next))
	mustRun[operator.Finalized](w, 0, "finalize", "--block", "1")
	report := mustRun[audited](w, 0, "audit", "--block", "1")
	require.True(t, report.Agree)
	require.True(t, slices.ContainsFunc(report.Figures, func(f audit.Figure) bool {
		return f.Name == fmt.Sprintf("penalty 1, of staker %d: burned", r.stakers[1]) && f.OnChain == units.AZT(7).String()
	}))
}

// Whom the winning submission names gets its share of the burn, and a block that reveals too few
// transactions less than the whole reward.
func TestSubmitterShare(t *testing.T) {
	r := newRollup(t, "private", "--submitter-share", "10%", "--full-reward-txs", "4")
	w := r.world
	r.settle(1)
	reward := mustRun[deploymentShown](w, 0, "deployment", "show").Deployment.Params.BlockReward
	submitter := devnet.Address(2)
	b := mustRun[rewardsShown](w, 0, "rewards", "show", "--block", "1").Blocks[0]
	share := parse(t, b.SubmitterShare.String())
	burn := new(big.Int).Add(share, parse(t, b.Burned.String()))
	require.Equal(t, new(big.Int).Div(burn, big.NewInt(10)), share)
	// One transfer of four, and its fee of 1 AZT.
	quarter := new(big.Int).Div(reward, big.NewInt(4))
	require.Equal(t, quarter.Add(quarter, units.AZT(1)).String(), b.Total.String())
	last := b.Stakers[len(b.Stakers)-1]
	require.True(t, last.Submitter)
	require.Equal(t, submitter, last.Owner)
	require.Equal(t, share.String(), last.Unclaimed.String())
	require.Equal(t, submitter, mustRun[operator.Roots](w, 0, "root", "list", "--block", "1").Roots[0].Beneficiary)

	own := mustRun[rewardsShown](w, 0, "rewards", "show", "--owner", submitter.Hex())
	dry := mustRun[operator.Claimed](w, 2, "rewards", "claim", "--dry-run")
	require.True(t, dry.Submitter)
	require.Equal(t, own.Due.String(), dry.Amount.String())
	paid := mustRun[operator.Claimed](w, 2, "rewards", "claim")
	require.True(t, paid.Submitter)
	require.False(t, paid.Share)
	require.Equal(t, own.Due.String(), paid.Amount.String())
	// Of stakers alone it is no part.
	require.False(t, mustRun[operator.Claimed](w, 5, "rewards", "claim", "--staker", fmt.Sprint(r.stakers[1])).Submitter)
	require.Equal(t, "0", mustRun[rewardsShown](w, 0, "rewards", "show", "--block", "1").Blocks[0].Unclaimed.String())
	require.True(t, mustRun[audited](w, 0, "audit", "--block", "1").Agree)
	code, _, stderr := w.as(2, "root", "submit", "--submission", "root-1.json", "--beneficiary", submitter.Hex())
	require.Equal(t, exitUsage, code)
	require.Contains(t, stderr, "--beneficiary is for --proofs")
	code, _, stderr = w.as(2, "prove", "--block", "1", "--fee-burn", "10%", "--out", "proofs", "--beneficiary", submitter.Hex())
	require.Equal(t, exitUsage, code)
	require.Contains(t, stderr, "--beneficiary is of the root that --submit sends")
}
