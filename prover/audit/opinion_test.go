package audit_test

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/audit"
	"fernet/settlement/units"
)

// secondOpinion computes the money of a story by another method, with exact fractions, and shares
// no code with what computes it otherwise: docs/PROTOCOL.md section 9, read again.
func (s *story) secondOpinion(t *testing.T, k *kept) {
	floor := func(r *big.Rat) *big.Rat { return new(big.Rat).SetInt(new(big.Int).Div(r.Num(), r.Denom())) }
	rat := func(v *big.Int) *big.Rat { return new(big.Rat).SetInt(v) }
	least := func(a, b *big.Rat) *big.Rat {
		if a.Cmp(b) > 0 {
			a = b
		}
		return new(big.Rat).Set(a)
	}
	bps := func(n int64) *big.Rat { return big.NewRat(n, 10_000) }
	same := func(what string, number uint64, found *big.Int, expected *big.Rat) {
		require.Zero(t, rat(found).Cmp(expected), "%s of block %d: %v, not %v", what, number, found, expected)
	}
	reserve, escrow := rat(units.AZT(5_000)), rat(units.AZT(900))
	params := s.Client.Params
	settled := 0
	for _, b := range k.blocks {
		if b.Fate != audit.FateFinalized {
			continue
		}
		settled++
		won := b.Roots[len(b.Roots)-1]
		full := rat(params.BlockReward)
		scaled := floor(full.Mul(full, big.NewRat(int64(b.SeenTxs), int64(params.FullRewardTxs))))
		fees, blockReward := least(rat(won.Fees.Int), escrow), least(scaled, reserve)
		total := new(big.Rat).Add(fees, blockReward)
		network := new(big.Rat).Mul(total, bps(int64(b.FeeSplit)))
		network = floor(network)
		places := 3 * (2*int64(b.NumTxs/b.TxsPerBase) - 1)
		unit := floor(new(big.Rat).Mul(network, big.NewRat(1, places*10_000)))
		burned := new(big.Rat).Set(network)
		rewards := map[uint32]*big.Rat{}
		for i, e := range won.Entries {
			reward := new(big.Rat).Mul(unit, big.NewRat(10_000-int64(e.FeeBurn), 1))
			same("a reward", b.Number, e.Reward.Int, reward)
			rewards[uint32(i)] = reward
			burned.Sub(burned, reward)
		}
		submitter := floor(new(big.Rat).Mul(burned, bps(int64(params.SubmitterBps))))
		burned.Sub(burned, submitter)
		share := new(big.Rat).Sub(total, network)
		same("fees", b.Number, b.Fees.Int, fees)
		same("the block reward", b.Number, b.BlockReward.Int, blockReward)
		same("the network's part", b.Number, b.Network.Int, network)
		same("the sequencer's share", b.Number, b.Share.Int, share)
		same("the burn", b.Number, b.Burned.Int, burned)
		same("the submitter's share", b.Number, b.Submitter.Int, submitter)
		reserve.Sub(reserve, blockReward)
		escrow.Sub(escrow, fees)
		s.paidOf(t, k, b.Number, rewards, share, submitter)
	}
	require.Equal(t, 2, settled)
	funds, err := s.Client.Funds(t.Context())
	require.NoError(t, err)
	// which were absorbed
	same("the reserve", 0, new(big.Int).Sub(funds.Reserve, units.AZT(3)), reserve)
	same("the escrow", 0, funds.Escrow, escrow)
}

// paidOf compares what was paid of a block; what expired is all the rest.
func (s *story) paidOf(t *testing.T, k *kept, number uint64, rewards map[uint32]*big.Rat, share, submitter *big.Rat) {
	left := new(big.Rat).Add(share, submitter)
	for _, reward := range rewards {
		left.Add(left, reward)
	}
	for _, c := range k.claims {
		if c.Number != number {
			continue
		}
		due := map[audit.ClaimKind]*big.Rat{
			audit.ClaimReward: rewards[c.Index], audit.ClaimSequencer: share, audit.ClaimSubmitter: submitter, audit.ClaimExpired: left,
		}[c.Kind]
		require.Zero(t, new(big.Rat).SetInt(c.Amount.Int).Cmp(due), "%s %d of block %d: %v, not %v", c.Kind, c.Index, number, c.Amount, due)
		left = new(big.Rat).Sub(left, due)
	}
	require.Zero(t, left.Sign(), "of block %d everything is paid or burned", number)
}
