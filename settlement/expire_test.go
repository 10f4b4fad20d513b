package settlement_test

import (
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
	"fernet/settlement/units"
)

// What nobody claimed can be burned when claims end, and not before; of a block that is not
// finalized there is nothing, and of one that is paid or burned nothing is left.
func TestCheckExpire(t *testing.T) {
	r := staked(t)
	ctx, c := t.Context(), r.Client
	_, err := c.CheckExpire(ctx, 1)
	var none *settlement.RevertError
	require.ErrorAs(t, err, &none, "L1 has no such block")
	r.Append(slot, winner, winnerID)
	pending := func() {
		t.Helper()
		rest, err := c.CheckExpire(ctx, 1)
		require.Nil(t, rest)
		check := refused(t, err)
		require.ErrorIs(t, check, settlement.ErrNotFinalized)
		require.False(t, check.Done || check.Waits())
		require.Equal(t, r.L1.Head().Number.Uint64(), check.Now)
	}
	pending()
	r.Prove(1, r.Submission(1, proverID, 1000, units.AZT(3), common.Address{}))
	pending()
	r.Finalize(1)

	left, err := c.Remainder(ctx, 1)
	require.NoError(t, err)
	_, err = c.CheckExpire(ctx, 1)
	opens(t, left.ExpiryBlock, err)
	r.To(left.ExpiryBlock - 1)
	_, err = c.CheckExpire(ctx, 1)
	opens(t, left.ExpiryBlock, err)
	r.To(left.ExpiryBlock)
	rest, err := c.CheckExpire(ctx, 1)
	require.NoError(t, err)
	require.Equal(t, left.Remaining, rest)
	r.Send(loser, c.Expire(1))
	rest, err = c.CheckExpire(ctx, 1)
	require.Nil(t, rest)
	done(t, err)
}

// A deployment without an end of claims burns none, and when everything is claimed nothing is left
// of it there, too.
func TestCheckExpireOfClaimsForEver(t *testing.T) {
	r := settlementtest.Start(t, func(cfg *settlement.DeployConfig) { cfg.Params.ClaimWindow = 0 })
	ctx, c := t.Context(), r.Client
	r.Fund(10_000, 1_000)
	id := r.Stake(winner, rules.RoleSequencer|rules.RoleBase|rules.RoleMerge)
	r.Append(slot, winner, id)
	r.Prove(1, r.Submission(1, id, 1000, units.AZT(3), common.Address{}))
	r.Finalize(1)
	check := func() *settlement.PrecheckError {
		t.Helper()
		_, err := c.CheckExpire(ctx, 1)
		return refused(t, err)
	}
	require.Contains(t, check().Reason, "for ever")
	require.False(t, check().Waits() || check().Done)
	payouts, err := c.BlockPayouts(ctx, 1)
	require.NoError(t, err)
	claims, err := settlement.ClaimsAt(payouts.Payouts, []uint32{0, 1, 2})
	require.NoError(t, err)
	r.Send(loser, c.Claim(1, claims))
	require.False(t, check().Done)
	r.Send(loser, c.ClaimSequencerShare(1))
	require.True(t, check().Done)
}

// A claim that lands between two of its reads does not make CheckExpire burn what is paid.
func TestCheckExpireIsOfOneBlock(t *testing.T) {
	r, _ := settled(t)
	type expiring struct {
		now  uint64
		rest *big.Int
		says string
	}
	payouts, err := r.Client.BlockPayouts(t.Context(), 1)
	require.NoError(t, err)
	r.To(payouts.ExpiryBlock)
	settlementtest.OfOneBlock(t, r.L1, r.Client, func() { r.Send(loser, r.Client.Expire(1)) },
		func(c *settlement.Client) (expiring, error) {
			rest, err := c.CheckExpire(t.Context(), 1)
			if err == nil {
				return expiring{rest: rest}, nil
			}
			check := refused(t, err)
			return expiring{now: check.Now, says: check.Reason}, nil
		},
		func(e expiring) uint64 {
			if e.now == 0 { // it was not burned yet
				return payouts.ExpiryBlock
			}
			return e.now
		})
}
