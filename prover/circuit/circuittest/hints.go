package circuittest

import (
	"math/big"

	"fernet/prover/vrf"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
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

// PlainBits is a forged hint of a range: the binary digits of the value, whatever the bound.
func PlainBits(_ *big.Int, inputs, bits []*big.Int) error {
	for i := range bits {
		bits[i].SetUint64(uint64(inputs[0].Bit(i)))
	}
	return nil
}

// WrappedBits is a forged hint of a range: the form that the honest one gives of the value plus r.
func WrappedBits(below solver.Hint) solver.Hint {
	return func(field *big.Int, inputs, bits []*big.Int) error {
		return below(field, []*big.Int{Add(inputs[0], field), inputs[1]}, bits)
	}
}

// AnyRoot is a forged hint of Elligator2: were the branch no boolean, first·g₁ + (1 - first)·Z·g₁
// could be any square, and the point any point off the curve.
func AnyRoot(_ *big.Int, inputs, outputs []*big.Int) error {
	one, z := fr.One(), fr.NewElement(vrf.EllZ)
	u := Element(inputs[0])
	var x1, g1, oneMinusZ fr.Element
	x1.Square(&u).Mul(&x1, &z).Add(&x1, &one)
	x1.Div(&vrf.Montgomery.JOverK, &x1).Neg(&x1)
	g1.Add(&x1, &vrf.Montgomery.JOverK).Mul(&g1, &x1).Add(&g1, &vrf.Montgomery.InvK2).Mul(&g1, &x1)
	oneMinusZ.Sub(&one, &z)
	for i := uint64(2); ; i++ {
		root := fr.NewElement(i)
		var first, even fr.Element
		first.Square(&root).Div(&first, &g1).Sub(&first, &z).Div(&first, &oneMinusZ)
		even.Sub(&one, &u).Mul(&even, &first).Add(&even, &u).Mul(&even, &root)
		if even.Bits()[0]&1 == 0 { // so that the sign is no obstacle
			first.BigInt(outputs[0])
			root.BigInt(outputs[1])
			return nil
		}
	}
}

// carried answers with digits of the right sum of which two are no bits, whatever the value: a
// digit is 2 or 3 and the one above it is one less. Weights double but for the last of a range, so
// the pair is chosen below it.
func carried(hint solver.Hint, pair func(n int) int) solver.Hint {
	return Changed(hint, func(_, digits []*big.Int) {
		i := pair(len(digits))
		digits[i].Add(digits[i], big.NewInt(2))
		digits[i+1].Sub(digits[i+1], big.NewInt(1))
	})
}

// HintForgeries are forged answers to each hint of the circuits, none of which may be in a witness,
// given the honest hints of ranges and of Elligator2.
func HintForgeries(below, elligator solver.Hint) map[solver.HintID]map[string]solver.Hint {
	forgeries := map[solver.HintID]map[string]solver.Hint{}
	for name, hint := range map[string]solver.Hint{"digits": DigitsHint, "below": below} {
		forgeries[solver.GetHintID(hint)] = map[string]solver.Hint{
			name + ", lowest carried":  carried(hint, func(int) int { return 0 }),
			name + ", highest carried": carried(hint, func(n int) int { return n - 3 }),
			name + ", another sum":     Changed(hint, func(_, digits []*big.Int) { digits[0].Xor(digits[0], big.NewInt(1)) }),
			name + ", another top":     Changed(hint, func(_, digits []*big.Int) { d := digits[len(digits)-1]; d.Xor(d, big.NewInt(1)) }),
		}
	}
	forgeries[solver.GetHintID(elligator)] = map[string]solver.Hint{
		"other branch": Changed(elligator, func(_, out []*big.Int) { out[0].Xor(out[0], big.NewInt(1)) }),
		"other root":   Changed(elligator, func(_, out []*big.Int) { out[1].Neg(out[1]) }),
		"root plus 1":  Changed(elligator, func(_, out []*big.Int) { out[1].Add(out[1], big.NewInt(1)) }),
		"any root":     AnyRoot,
	}
	forgeries[solver.GetHintID(solver.InvZeroHint)] = map[string]solver.Hint{
		"called zero":       Changed(solver.InvZeroHint, func(_, out []*big.Int) { out[0].SetUint64(0) }),
		"twice the inverse": Changed(solver.InvZeroHint, func(_, out []*big.Int) { out[0].Lsh(out[0], 1) }),
	}
	return forgeries
}
