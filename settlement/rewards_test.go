package settlement_test

import (
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
	"fernet/settlement/units"
)

// settled is a rollup with block 1 finalized: three proofs of one staker that burn 10 %, fees of 3
// AZT, and the transaction that finalized it.
func settled(t *testing.T) (*settlementtest.Rollup, *types.Receipt) {
	r := staked(t)
	r.Append(slot, winner, winnerID)
	r.Prove(1, r.Submission(1, proverID, 0, units.AZT(3), common.Address{}))
	r.Prove(1, r.Submission(1, proverID, 1000, units.AZT(3), devnet.Address(beneficiary)))
	return r, r.Finalize(1)
}

// What a finalized block pays is what the rules say, and is there to claim until it was claimed.
func TestPayingABlock(t *testing.T) {
	r, finalized := settled(t)
	ctx, c, p := t.Context(), r.Client, r.Client.Params
	// One transaction of four was revealed: a quarter of the block reward.
	shares := rules.Split(units.AZT(3), units.AZT(1_000), new(big.Int).Div(p.BlockReward, big.NewInt(4)), units.AZT(10_000), 8000)
	unit := rules.UnitPerBps(shares.Network, 3)
	burn := rules.Burn(shares.Network, unit, rules.KeepBps([]rules.Bps{1000, 1000, 1000}))
	submitter := rules.SubmitterShare(burn, p.SubmitterBps, devnet.Address(beneficiary))
	burn.Sub(burn, submitter)
	owed := new(big.Int).Sub(shares.Total, burn)

	event, err := c.Settled(ctx, 1)
	require.NoError(t, err)
	require.Equal(t, &settlement.Settled{
		Origin: settlement.Origin{L1Block: finalized.BlockNumber.Uint64(), TxHash: finalized.TxHash, LogIndex: event.LogIndex},
		Number: 1, Fees: shares.Fees, BlockReward: shares.BlockReward, Network: shares.Network, SequencerShare: shares.Sequencer,
		UnitPerBps: unit, Burned: burn, Beneficiary: devnet.Address(beneficiary), SubmitterShare: submitter,
	}, event)
	all, err := c.SettledBlocks(ctx)
	require.NoError(t, err)
	require.Equal(t, []*settlement.Settled{event}, all)
	burned, err := c.BurnedIn(ctx, finalized.TxHash)
	require.NoError(t, err)
	require.Equal(t, burn, burned)
	left, err := c.Remainder(ctx, 1)
	require.NoError(t, err)
	expiry := finalized.BlockNumber.Uint64() + p.ClaimWindow
	require.Equal(t, owed, left.Remaining)
	require.Equal(t, unit, left.UnitPerBps)
	require.Equal(t, winnerID, left.SequencerID)
	require.Equal(t, expiry, left.ExpiryBlock)
	require.Equal(t, devnet.Address(beneficiary), left.Beneficiary)
	sum, err := c.Owed(ctx, []uint64{1})
	require.NoError(t, err)
	require.Equal(t, owed, sum)

	payouts, err := c.BlockPayouts(ctx, 1)
	require.NoError(t, err)
	require.Equal(t, owed, payouts.Unclaimed())
	require.Equal(t, devnet.Address(winner), payouts.Owner)
	require.Len(t, payouts.Rewards, 3)
	for i, reward := range payouts.Rewards {
		require.Equal(t, settlement.Reward{Index: uint32(i), StakerID: proverID, Owner: devnet.Address(prover), FeeBurn: 1000, Amount: rules.Reward(unit, 1000)}, reward)
	}
	none, err := c.ClaimsOf(ctx, payouts, 0)
	require.NoError(t, err)
	require.Equal(t, new(settlement.ClaimEvents), none)

	claims, err := settlement.ClaimsAt(payouts.Payouts, []uint32{0, 2})
	require.NoError(t, err)
	require.Equal(t, []settlement.Claim{{Index: 0, StakerID: proverID, FeeBurn: 1000}, {Index: 2, StakerID: proverID, FeeBurn: 1000}}, claims.Claims)
	_, err = settlement.ClaimsAt(payouts.Payouts, []uint32{3})
	require.ErrorContains(t, err, "claim rewards")
	reward := rules.Reward(unit, 1000)
	twice := new(big.Int).Mul(reward, big.NewInt(2))
	require.Equal(t, map[uint64]settlement.Payment{1: {Rewards: 2, Amount: twice}}, c.PaidBy(r.Send(prover, c.Claim(1, claims))))
	balance, err := c.Balance(ctx, devnet.Address(prover))
	require.NoError(t, err)
	require.Equal(t, twice, balance)
	claimed, err := c.AreClaimed(ctx, 1, 3)
	require.NoError(t, err)
	require.Equal(t, []bool{true, false, true}, claimed)
	require.Equal(t, map[uint64]settlement.Payment{1: {Share: true, Amount: shares.Sequencer}}, c.PaidBy(r.Send(loser, c.ClaimSequencerShare(1))))
	require.Equal(t, map[uint64]settlement.Payment{1: {Submitter: true, Amount: submitter}}, c.PaidBy(r.Send(loser, c.ClaimSubmitterShare(1))))

	payouts, err = c.BlockPayouts(ctx, 1)
	require.NoError(t, err)
	require.True(t, payouts.SharePaid && payouts.SubmitterPaid && payouts.Rewards[0].Claimed)
	require.Equal(t, reward, payouts.Unclaimed())
	events, err := c.ClaimsOf(ctx, payouts, 0)
	require.NoError(t, err)
	require.Len(t, events.Rewards, 2)
	require.EqualValues(t, 2, events.Rewards[1].Index)
	require.Equal(t, reward, events.Rewards[1].Amount)
	require.Equal(t, shares.Sequencer, events.Shares[0].Amount)
	require.Equal(t, winnerID, events.Shares[0].StakerID)
	require.Equal(t, devnet.Address(beneficiary), events.Submitter[0].Beneficiary)
	require.Nil(t, events.Expired)
	expired, err := c.ExpiredClaims(ctx, 1)
	require.NoError(t, err)
	require.Nil(t, expired)

	// What nobody claims in time is burned.
	require.NoError(t, c.CheckClaim(ctx, 1))
	_, err = c.CheckExpire(ctx, 1)
	opens(t, expiry, err)
	r.To(expiry)
	rest, err := c.CheckExpire(ctx, 1)
	require.NoError(t, err)
	require.Equal(t, reward, rest)
	late := refused(t, c.CheckClaim(ctx, 1))
	require.Contains(t, late.Reason, "claims ended")
	require.False(t, late.Waits())
	receipt := r.Send(loser, c.Expire(1))
	require.Equal(t, reward, c.ExpiredBy(receipt))
	_, err = c.CheckExpire(ctx, 1)
	done(t, err)
	expired, err = c.ExpiredClaims(ctx, 1)
	require.NoError(t, err)
	require.Equal(t, receipt.TxHash, expired.TxHash)
	require.Equal(t, reward, expired.Burned)
	payouts, err = c.BlockPayouts(ctx, 1)
	require.NoError(t, err)
	require.Equal(t, reward, payouts.Expired)
	require.Zero(t, payouts.Unclaimed().Sign())
}

// claimsInPart claims of block 1, which is finalized, a reward and both shares.
func claimsInPart(t *testing.T, r *settlementtest.Rollup) *settlement.BlockPayouts {
	t.Helper()
	c := r.Client
	payouts, err := c.BlockPayouts(t.Context(), 1)
	require.NoError(t, err)
	claims, err := settlement.ClaimsAt(payouts.Payouts, []uint32{1})
	require.NoError(t, err)
	r.Send(prover, c.Claim(1, claims))
	r.Send(loser, c.ClaimSequencerShare(1))
	r.Send(loser, c.ClaimSubmitterShare(1))
	return payouts
}

// What Rewards holds is what came and went, to the wei, and so is the token's supply.
func TestHistoryOfRewards(t *testing.T) {
	r, _ := settled(t)
	ctx, c := t.Context(), r.Client
	r.Send(loser, c.Faucet(devnet.Address(loser), units.AZT(2)))
	r.Send(loser, c.Transfer(c.Rewards, units.AZT(2)))
	allowed, err := c.Allowance(ctx, devnet.Address(settlementtest.Deployer), c.Rewards)
	require.NoError(t, err)
	require.Equal(t, units.AZT(1_000_000-11_000), allowed)
	funds, err := c.Funds(ctx)
	require.NoError(t, err)
	require.Equal(t, units.AZT(2), funds.Surplus())
	require.Equal(t, units.AZT(2), c.AbsorbedBy(r.Send(loser, c.Absorb())))
	payouts := claimsInPart(t, r)
	r.To(payouts.ExpiryBlock)
	r.Send(loser, c.Expire(1))

	view, err := c.Latest(ctx)
	require.NoError(t, err)
	history, err := view.History(ctx, 0)
	require.NoError(t, err)
	sum := settlement.Sum(history.Flows)
	funds, err = view.Funds(ctx)
	require.NoError(t, err)
	require.Zero(t, funds.Surplus().Sign())
	require.Zero(t, funds.Owed.Sign())
	require.Equal(t, funds.Reserve, sum.Reserve)
	require.Equal(t, funds.Escrow, sum.Escrow)
	require.Zero(t, sum.Owed.Sign())
	require.Equal(t, sum.Burned, history.Burned)
	require.Equal(t, sum.Paid, history.Paid)
	supply, err := view.TotalSupply(ctx)
	require.NoError(t, err)
	require.Equal(t, supply, history.Supply)
	require.Zero(t, history.Penalties().Sign())
	settlements := 0
	for _, flow := range history.Flows {
		if flow.Settled == 1 {
			settlements++
		}
	}
	require.Equal(t, 1, settlements)

	// Of a token that was there before the deployment, only what Rewards and Staking did is
	// counted.
	d := *c.Deployment
	d.Contracts = nil
	_, own := d.OwnToken()
	require.False(t, own)
	foreign, err := settlement.NewClient(c.Node, &d).Latest(ctx)
	require.NoError(t, err)
	history, err = foreign.History(ctx, 0)
	require.NoError(t, err)
	require.Nil(t, history.Supply)
	require.Equal(t, sum.Burned, history.Burned)
	require.Equal(t, sum.Paid, history.Paid)

	// The oldest events are found where they are said to be.
	expected, err := c.ExpectedEvents(ctx)
	require.NoError(t, err)
	require.Len(t, expected, 3)
	for _, l := range expected {
		logs, err := c.Node.FilterLogs(ctx, l.Query())
		require.NoError(t, err)
		require.NotEmpty(t, logs, l.What)
		require.Contains(t, l.Where(), "block")
	}
	require.Equal(t, "staker 1 was registered", expected[1].What)
	require.NotContains(t, expected[1].Where(), "to")
	require.Regexp(t, `^blocks \d+ to \d+$`, expected[2].Where())
}
