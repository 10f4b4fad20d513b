package txmgr

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/ethereum/go-ethereum/params"
)

// fees are the two EIP-1559 prices of a transaction, in wei a unit of gas.
type fees struct {
	tip *big.Int // maxPriorityFeePerGas
	cap *big.Int // maxFeePerGas
}

func (f fees) String() string { return fmt.Sprintf("tip %s, fee cap %s", gwei(f.tip), gwei(f.cap)) }

// gwei is a price as a person reads it.
func gwei(wei *big.Int) string {
	text := new(big.Rat).SetFrac(wei, big.NewInt(params.GWei)).FloatString(9)
	return strings.TrimRight(strings.TrimRight(text, "0"), ".") + " gwei"
}

// baseFeeHeadroom is how many times the base fee the fee cap allows for: six
// full blocks in a row double it.
const baseFeeHeadroom = 2

// suggestFees are the fees of a first version: the node's tip and twice the
// base fee, within the configured bounds. It fails when the base fee alone
// leaves no room for the least tip below the highest fee cap.
func (c *Config) suggestFees(baseFee, nodeTip *big.Int) (fees, error) {
	tip := clamp(nodeTip, c.MinTip, c.MaxTip)
	if least := add(baseFee, c.MinTip); least.Cmp(c.MaxFeeCap) > 0 {
		return fees{}, fmt.Errorf("%w: the base fee is %s, the least tip %s, MaxFeeCap %s", ErrFeeCap, gwei(baseFee), gwei(c.MinTip), gwei(c.MaxFeeCap))
	}
	feeCap := add(new(big.Int).Mul(baseFee, big.NewInt(baseFeeHeadroom)), tip)
	feeCap = clamp(feeCap, c.MinFeeCap, c.MaxFeeCap)
	return fees{tip: smaller(tip, feeCap), cap: feeCap}, nil
}

// bumpFees are the fees of a version that replaces one with the old fees: at
// least PriceBumpPercent more of both, which is what nodes ask for, and what
// suggestFees says when that is more. It reports false when the bounds do not
// allow it.
func (c *Config) bumpFees(old fees, baseFee, nodeTip *big.Int) (fees, bool) {
	tip := larger(raise(old.tip, c.PriceBumpPercent), clamp(nodeTip, c.MinTip, c.MaxTip))
	market := add(new(big.Int).Mul(baseFee, big.NewInt(baseFeeHeadroom)), tip)
	// A market above the bound does not keep a bump that fits below it from being tried.
	feeCap := larger(raise(old.cap, c.PriceBumpPercent), smaller(market, c.MaxFeeCap))
	if tip.Cmp(c.MaxTip) > 0 || feeCap.Cmp(c.MaxFeeCap) > 0 || tip.Cmp(feeCap) > 0 {
		return fees{}, false
	}
	return fees{tip: tip, cap: feeCap}, true
}

// raise is x plus percent of it, rounded up, and at least x + 1.
func raise(x *big.Int, percent uint64) *big.Int {
	y := new(big.Int).Mul(x, new(big.Int).SetUint64(100+percent))
	y.Add(y, big.NewInt(99)).Div(y, big.NewInt(100))
	return larger(y, add(x, big.NewInt(1)))
}

func add(a, b *big.Int) *big.Int { return new(big.Int).Add(a, b) }

func smaller(a, b *big.Int) *big.Int {
	if a.Cmp(b) <= 0 {
		return a
	}
	return b
}

func larger(a, b *big.Int) *big.Int {
	if a.Cmp(b) >= 0 {
		return a
	}
	return b
}

func clamp(x, low, high *big.Int) *big.Int { return smaller(larger(x, low), high) }
