package bid

import (
	"math/big"

	"fernet/settlement/cost"
	"fernet/settlement/units"
)

// GasPolicy is what an operator is ready to pay for gas. Without a price and a budget it is
// nothing.
type GasPolicy struct {
	// EthPerAZT is what one AZT is worth, in wei of ETH: what is sent has to earn more than its
	// gas. Nil: there is no price, and what earns anything is sent while the budget lasts.
	EthPerAZT *big.Int
	// DailyBudget is the most to spend on gas in a day, in wei of ETH. Nil: as much as pays.
	DailyBudget *big.Int
}

// Pays reports whether to spend gas for a gain: the gain is worth more than so many times the gas,
// and the budget has so many times of it left. The gain is in wei of AZT; gas, and what was spent
// of the day's budget, in wei of ETH.
func (p GasPolicy) Pays(gain, gas, spent *big.Int, times int64) bool {
	needed := new(big.Int).Mul(gas, big.NewInt(times))
	switch {
	case gain.Sign() <= 0 || p.EthPerAZT == nil && p.DailyBudget == nil:
		return false
	case p.EthPerAZT != nil:
		// gain · price / 1 AZT > needed, without a division that rounds.
		worth := new(big.Int).Mul(gain, p.EthPerAZT)
		if worth.Cmp(new(big.Int).Mul(needed, units.OneAZT)) <= 0 {
			return false
		}
	}
	return p.DailyBudget == nil || new(big.Int).Add(spent, needed).Cmp(p.DailyBudget) <= 0
}

// RootGas is about what the first root of a block costs with so many proofs, at a price of gas:
// both in wei of ETH.
func RootGas(proofs int, gasPrice *big.Int) *big.Int {
	gas := new(big.Int).SetUint64(cost.RootGas(uint64(proofs)))
	return gas.Mul(gas, gasPrice)
}

// When rewards are claimed.
const (
	ClaimTimes   = 3  // how many times their gas they are worth, or
	ClaimPercent = 80 // how much of the claim window is over, and they are worth their gas
)

// Claim is rewards that one transaction would claim.
type Claim struct {
	Worth     *big.Int // in wei of AZT
	Gas       *big.Int // of the transaction, in wei of ETH
	Finalized uint64   // L1 block in which the block was finalized; of several, the first
	Window    uint64   // the deployment's; 0: claims never expire
}

// Due reports whether to make the claim in L1 block now, with so much of the day's budget spent, in
// wei of ETH.
func (c Claim) Due(p GasPolicy, spent *big.Int, now uint64) bool {
	times := int64(ClaimTimes)
	if c.Window > 0 && now >= c.Finalized && (now-c.Finalized)*100 >= c.Window*ClaimPercent {
		times = 1
	}
	return p.Pays(c.Worth, c.Gas, spent, times)
}
