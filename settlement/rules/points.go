package rules

import (
	"fmt"
	"math/big"
)

// The decimals that scores are shown with; more when two are told apart. A score's unit is
// 2^-VrfBits / BPS, so that with the most decimals no two look alike.
const (
	pointsDecimals     = 6
	mostPointsDecimals = 43
)

// Points writes a score for a person, as a fraction of the VRF's range: between 0 and 1 for a draw
// without a bid, below 2 for a score, and without a bound for a sum of scores. It is cut off, not
// rounded.
func Points(score *big.Int) string { return points(score, pointsDecimals) }

// PointsApart writes two scores with as many decimals as it takes to see which one is higher.
func PointsApart(a, b *big.Int) (string, string) {
	decimals := pointsDecimals
	for a.Cmp(b) != 0 && decimals < mostPointsDecimals && points(a, decimals) == points(b, decimals) {
		decimals++
	}
	return points(a, decimals), points(b, decimals)
}

func points(score *big.Int, decimals int) string {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil)
	v := scale.Mul(scale, score)
	v.Rsh(v, VrfBits).Quo(v, big.NewInt(BPS))
	digits := fmt.Sprintf("%0*s", decimals+1, v)
	return digits[:len(digits)-decimals] + "." + digits[len(digits)-decimals:]
}
