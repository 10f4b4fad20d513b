package bid

import (
	"math"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/rules"
)

// Value is what a block will be worth, as far as L1 and the block tell before it is finalized. All
// amounts are in wei. Blocks that are finalized before it take from escrow and reserve too: what
// they will take is the caller's to subtract.
type Value struct {
	Fees          *big.Int // of the block's transactions
	FeeEscrow     *big.Int // what Rewards holds of L2 fees
	BlockReward   *big.Int // the deployment's
	RewardReserve *big.Int // what Rewards holds for block rewards
	SeenTxs       uint32   // rules.SeenTxs of the body
	FullRewardTxs uint32   // the deployment's
	FeeSplit      rules.Bps
	Nodes         uint32    // of the block's proof tree
	SubmitterBps  rules.Bps // the deployment's share of the burn for whom a submission names
}

// Network is what the block pays to the proving network, in wei.
func (v Value) Network() *big.Int {
	reward := rules.ScaledReward(v.BlockReward, v.SeenTxs, v.FullRewardTxs)
	return rules.Split(v.Fees, v.FeeEscrow, reward, v.RewardReserve, v.FeeSplit).Network
}

// Unit is what a place pays for each basis point that its bid keeps, in wei.
func (v Value) Unit() *big.Int { return rules.UnitPerBps(v.Network(), v.Nodes) }

// Paid is what a submission pays to an owner, in wei: to the stakers for which owns is true, and as
// the beneficiary, the zero address being nobody.
func (v Value) Paid(s *rules.Submission, owns func(stakerID uint32) bool, beneficiary common.Address) *big.Int {
	network := v.Network()
	unit, paid := rules.UnitPerBps(network, v.Nodes), new(big.Int)
	for _, e := range s.Entries() {
		if owns(e.StakerID) {
			paid.Add(paid, rules.Reward(unit, e.FeeBurn))
		}
	}
	if s.Beneficiary != beneficiary {
		return paid
	}
	return paid.Add(paid, rules.SubmitterShare(rules.Burn(network, unit, s.KeepBps()), v.SubmitterBps, beneficiary))
}

// ProofCost is what a proof costs that takes so much processor time, at a price of an hour of it,
// rounded up. Both amounts are in wei.
func ProofCost(processor time.Duration, hour *big.Int) *big.Int {
	cost := new(big.Int).Mul(hour, big.NewInt(int64(processor)))
	return divUp(cost, big.NewInt(int64(time.Hour)))
}

// Pay is what is at stake with one place of a node, in wei.
type Pay struct {
	Unit *big.Int // Value.Unit
	Cost *big.Int // of a proof, whether it gets a place or not
}

// Place is what a place pays at bid 0, in wei: u of docs/STRATEGIES.md.
func (p Pay) Place() *big.Int { return rules.Reward(p.Unit, 0) }

// Kappa is the cost of a proof over what a place pays, to the nearest floating-point number: κ. It
// is infinite where places pay nothing.
func (p Pay) Kappa() float64 {
	if p.Unit.Sign() == 0 {
		return math.Inf(1)
	}
	kappa, _ := new(big.Rat).SetFrac(p.Cost, p.Place()).Float64()
	return kappa
}

// MostBid is the highest bid with which a sure place pays what its proof costs, and false when none
// does. No staker with this cost bids more; it is what a rival in public mode has to be taken to
// bid.
func (p Pay) MostBid() (rules.Bps, bool) {
	if p.Unit.Sign() == 0 {
		return 0, false
	}
	keep := divUp(p.Cost, p.Unit)
	if keep.Cmp(big.NewInt(rules.BPS)) > 0 {
		return 0, false
	}
	return rules.Bps(rules.BPS - keep.Int64()), true
}

// Profit is what a proof with a bid earns that gets a place with a chance, less its cost: in wei,
// rounded down.
func (p Pay) Profit(bid rules.Bps, chance float64) *big.Int {
	// Both factors are exact, and so is their product.
	reward := new(big.Rat).SetInt(rules.Reward(p.Unit, bid))
	reward.Mul(reward, new(big.Rat).SetFloat64(chance))
	earned := new(big.Int).Quo(reward.Num(), reward.Denom())
	return earned.Sub(earned, p.Cost)
}

// divUp is ⌈a / b⌉ of integers that are not negative.
func divUp(a, b *big.Int) *big.Int {
	sum := new(big.Int).Add(a, b)
	return sum.Sub(sum, big.NewInt(1)).Quo(sum, b)
}
