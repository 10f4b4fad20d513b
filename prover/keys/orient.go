package keys

import (
	"github.com/consensys/gnark/constraint"
	cs "github.com/consensys/gnark/constraint/bn254"
)

// orient chooses for each constraint L · R = O which factor is L and which is R, so that few wires
// occur in any R. It changes nothing of what is proven: L · R = R · L.
//
// Every wire of an R costs each proof a share of a multi-exponentiation in G2, the most expensive
// part of Groth16. gnark makes the shorter factor R. A square has the same wires on both sides, and
// they are in G2 whatever one does: it is better to have them as R again, and the other factor as
// L, however short. So the squares come first, and then each constraint takes as R the factor that
// adds fewer new wires.
func orient(system *cs.R1CS) {
	inR := make([]bool, system.GetNbPublicVariables()+system.GetNbSecretVariables()+system.GetNbInternalVariables())
	mark := func(side constraint.LinearExpression) {
		for _, term := range side {
			inR[term.WireID()] = true
		}
	}
	added := func(side constraint.LinearExpression) (n int) {
		for _, term := range side {
			if !inR[term.WireID()] {
				n++
			}
		}
		return n
	}
	eachR1C(system, func(c *constraint.R1C) bool {
		if sameWires(c.L, c.R) {
			mark(c.R)
		}
		return false
	})
	eachR1C(system, func(c *constraint.R1C) bool {
		swap := added(c.L) < added(c.R)
		if swap {
			c.L, c.R = c.R, c.L
		}
		mark(c.R)
		return swap
	})
}

// eachR1C calls do with every constraint, in order, and writes it back when do has changed its
// coefficients' places and not their number.
func eachR1C(system *cs.R1CS, do func(*constraint.R1C) (changed bool)) {
	var c constraint.R1C
	var data []uint32
	for _, packed := range system.Instructions {
		blueprint, ok := system.Blueprints[packed.BlueprintID].(constraint.BlueprintR1C)
		if !ok {
			continue // a hint
		}
		instruction := packed.Unpack(&system.System)
		blueprint.DecompressR1C(&c, instruction)
		if do(&c) {
			data = data[:0]
			blueprint.CompressR1C(&c, &data)
			copy(instruction.Calldata, data)
		}
	}
}

// sameWires reports whether two sides have the same wires, in the same order, as the sides of a
// square do.
func sameWires(a, b constraint.LinearExpression) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].WireID() != b[i].WireID() {
			return false
		}
	}
	return true
}
