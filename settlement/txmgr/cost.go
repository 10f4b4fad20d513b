package txmgr

import "math/big"

// limit is the gas limit that an estimate is sent with. A margin above MaxGas is cut: the estimate
// itself fits.
func (c *Config) limit(estimate uint64) uint64 {
	return min(estimate+estimate*c.GasMarginPercent/100, c.MaxGas)
}

// MaxCost is how much ETH, in wei, an account must have for a call so that nodes take its first
// version: the gas limit at the fee cap, and the value. A version with higher fees may need more.
// The base fee and the node's tip are in wei a unit of gas; a value of nil is 0. It fails with
// ErrFeeCap when L1 is dearer than MaxFeeCap.
func (c *Config) MaxCost(estimate uint64, value, baseFee, nodeTip *big.Int) (*big.Int, error) {
	f, err := c.suggestFees(baseFee, nodeTip)
	if err != nil {
		return nil, err
	}
	cost := new(big.Int).Mul(f.cap, new(big.Int).SetUint64(c.limit(estimate)))
	if value != nil {
		cost.Add(cost, value)
	}
	return cost, nil
}
