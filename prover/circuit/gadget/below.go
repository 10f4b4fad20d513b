package gadget

import (
	"fmt"
	"math/big"

	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
)

func init() { solver.RegisterHint(BelowHint) }

// AssertBelow enforces 0 <= v < bound as an integer, for 2 <= bound < r, with one
// boolean for each bit of bound - 1 and one constraint more. It returns the
// booleans b with
//
//	v = Σ b[i]·2ⁱ (i < n-1) + b[n-1]·(bound - 2ⁿ⁻¹)
//
// The odd weight of the last makes the largest sum bound - 1, so the booleans
// need no comparison. They are not always the binary digits of v and a value
// may have two forms: use them only where the sum is all that matters.
func AssertBelow(api frontend.API, v frontend.Variable, bound *big.Int) []frontend.Variable {
	n := new(big.Int).Sub(bound, big.NewInt(1)).BitLen()
	bits, err := api.Compiler().NewHint(BelowHint, n, v, bound)
	if err != nil {
		panic(fmt.Sprintf("circuit: range hint: %v", err)) // only for a wrong number of values
	}
	sum := frontend.Variable(0)
	for i, b := range bits {
		api.AssertIsBoolean(b)
		sum = api.Add(sum, api.Mul(b, belowWeight(bound, n, i)))
	}
	api.AssertIsEqual(sum, v)
	return bits
}

// belowWeight is the weight of boolean i of n in AssertBelow.
func belowWeight(bound *big.Int, n, i int) *big.Int {
	w := new(big.Int).Lsh(big.NewInt(1), uint(i))
	if i == n-1 {
		w.Sub(bound, w)
	}
	return w
}

// BelowHint computes the booleans of AssertBelow for a value in range. For
// another it computes booleans that do not satisfy the sum.
func BelowHint(_ *big.Int, inputs, bits []*big.Int) error {
	v, bound := new(big.Int).Set(inputs[0]), inputs[1]
	last := len(bits) - 1
	bits[last].SetUint64(0)
	if v.BitLen() > last {
		bits[last].SetUint64(1)
		v.Sub(v, belowWeight(bound, len(bits), last))
	}
	for i := range last {
		bits[i].SetUint64(uint64(v.Bit(i)))
	}
	return nil
}
