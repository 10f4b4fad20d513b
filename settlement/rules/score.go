package rules

import (
	"fmt"
	"math/big"
)

// VrfBits is the width of a VRF output.
const VrfBits = 128

// Score returns vrf * (BPS + fee): the post's VRF * (1 + FEE_SPLIT) for a
// sequencer and VRF * (1 + FEE_BURN) for a prover, scaled by BPS. It is below 2^143.
//
// It does not check its inputs; see CheckVrf and Bps.Check.
func Score(vrf *big.Int, fee Bps) *big.Int {
	return new(big.Int).Mul(vrf, big.NewInt(BPS+int64(fee)))
}

// CheckVrf reports whether a value can be a VRF output.
func CheckVrf(vrf *big.Int) error {
	if vrf == nil || vrf.Sign() < 0 || vrf.BitLen() > VrfBits {
		return fmt.Errorf("%w: %v", ErrVrfRange, vrf)
	}
	return nil
}

// SmallestLeadingFee returns the smallest bid with which vrf scores strictly
// higher than rival, and false when no bid up to BPS does. In public mode a
// leader uses it to give up no more of its reward than the lead needs.
func SmallestLeadingFee(vrf, rival *big.Int) (Bps, bool) {
	if vrf.Sign() == 0 {
		return 0, false
	}
	// vrf * (BPS + fee) > rival <=> BPS + fee > floor(rival / vrf), so the least BPS + fee is
	// floor(rival / vrf) + 1.
	need := new(big.Int).Quo(rival, vrf)
	need.Add(need, big.NewInt(1))
	if need.Cmp(big.NewInt(BPS)) <= 0 {
		return 0, true
	}
	if need.Cmp(big.NewInt(2*BPS)) > 0 {
		return 0, false
	}
	return Bps(need.Int64() - BPS), true
}
