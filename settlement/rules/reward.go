package rules

import (
	"math/big"

	"github.com/ethereum/go-ethereum/common"
)

// Shares is a block's value, split between the sequencer and the proving network.
type Shares struct {
	Fees        *big.Int // cut to what the escrow holds
	BlockReward *big.Int // cut to what the reserve holds
	Total       *big.Int // what the block pays: Fees + BlockReward
	Network     *big.Int // floor(Total * feeSplit / BPS), to the proving network
	Sequencer   *big.Int // Total - Network, to the sequencer
}

// Split cuts fees and block reward to what the escrow and the reserve hold
// (so that settlement never gets stuck) and splits the sum. All amounts are in wei.
func Split(fees, feeEscrow, blockReward, rewardReserve *big.Int, feeSplit Bps) Shares {
	fees, blockReward = lesser(fees, feeEscrow), lesser(blockReward, rewardReserve)
	total := new(big.Int).Add(fees, blockReward)
	network := new(big.Int).Mul(total, big.NewInt(int64(feeSplit)))
	network.Quo(network, big.NewInt(BPS))
	return Shares{Fees: fees, BlockReward: blockReward, Total: total, Network: network, Sequencer: new(big.Int).Sub(total, network)}
}

// ScaledReward is the block reward of a block of whose transactions L1 saw the bytes of seenTxs:
// the whole from fullRewardTxs on, floor(blockReward * seenTxs / fullRewardTxs) below, and always
// the whole where fullRewardTxs is 0. In wei.
func ScaledReward(blockReward *big.Int, seenTxs, fullRewardTxs uint32) *big.Int {
	if seenTxs >= fullRewardTxs {
		return new(big.Int).Set(blockReward)
	}
	scaled := new(big.Int).Mul(blockReward, big.NewInt(int64(seenTxs)))
	return scaled.Quo(scaled, big.NewInt(int64(fullRewardTxs)))
}

// SubmitterShare is floor(burn * share / BPS): what the beneficiary of a submission gets of the
// burn, in wei. It is 0 where the submission names nobody.
func SubmitterShare(burn *big.Int, share Bps, beneficiary common.Address) *big.Int {
	if beneficiary == (common.Address{}) {
		return new(big.Int)
	}
	amount := new(big.Int).Mul(burn, big.NewInt(int64(share)))
	return amount.Quo(amount, big.NewInt(BPS))
}

// UnitPerBps returns floor(network / (numNodes * ProofsPerNode * BPS)): what one
// basis point kept by one proof is worth, in wei. It is the only rounding of
// the rewards.
func UnitPerBps(network *big.Int, numNodes uint32) *big.Int {
	places := new(big.Int).SetUint64(uint64(numNodes) * ProofsPerNode * BPS)
	return places.Quo(network, places)
}

// Reward returns unitPerBps * (BPS - feeBurn), exactly: the post's
// PROVER_REWARD(i) = PROVER_NETWORK_REWARD * (1 - FEE_BURN(i)) / (NUM_NODES * PROOFS_PER_NODE).
func Reward(unitPerBps *big.Int, feeBurn Bps) *big.Int {
	return new(big.Int).Mul(unitPerBps, new(big.Int).SetUint64(feeBurn.Keep()))
}

// Burn returns network - unitPerBps * keepBps, where keepBps is the sum of
// BPS - feeBurn over the included proofs: bids, empty places of the tree and
// what the division left.
func Burn(network, unitPerBps, keepBps *big.Int) *big.Int {
	paid := new(big.Int).Mul(unitPerBps, keepBps)
	return paid.Sub(network, paid)
}

// KeepBps returns the sum of BPS - feeBurn over the given bids.
func KeepBps(bids []Bps) *big.Int {
	sum := new(big.Int)
	for _, b := range bids {
		sum.Add(sum, new(big.Int).SetUint64(b.Keep()))
	}
	return sum
}

func lesser(a, b *big.Int) *big.Int {
	if a.Cmp(b) < 0 {
		return a
	}
	return b
}
