package circuittest

import (
	"math/big"

	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/std/math/bits"
)

// Forge replaces a hint's function by another.
func Forge(hint, by solver.Hint) solver.Option {
	return solver.OverrideHint(solver.GetHintID(hint), by)
}

// DigitsHint is gnark's hint behind ToBinary.
var DigitsHint = bits.GetHints()[1]

// NonBooleanBits is a forged answer to a hint of digits: the whole value in the lowest "bit".
func NonBooleanBits(_ *big.Int, inputs, bits []*big.Int) error {
	for i := range bits {
		bits[i].SetUint64(0)
	}
	bits[0].Set(inputs[0])
	return nil
}

// Changed is a hint whose honest outputs are changed.
func Changed(hint solver.Hint, change func(inputs, outputs []*big.Int)) solver.Hint {
	return func(field *big.Int, inputs, outputs []*big.Int) error {
		if err := hint(field, inputs, outputs); err != nil {
			return err
		}
		change(inputs, outputs)
		for _, v := range outputs {
			v.Mod(v, field)
		}
		return nil
	}
}
