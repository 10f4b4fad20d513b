package gadget

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"
)

// LowBits is the width of a VRF output and of a challenge, both of which are
// the low bits of a hash.
const LowBits = 128

// AssertLowOf enforces that low, which the caller has constrained to 128 bits, is the
// low 128 bits of the canonical representative of the hash h.
//
// With h = low + 2¹²⁸·high it is enough that high < ⌊r/2¹²⁸⌋: then the sum is
// below r, so it is the representative and not that plus r. This refuses the
// hashes whose high part is ⌊r/2¹²⁸⌋ itself, a fraction of 2⁻¹²⁶ of all; nobody can
// find one, and telling them apart would cost a comparison of low.
func AssertLowOf(api frontend.API, h, low frontend.Variable) {
	shift := new(big.Int).Lsh(big.NewInt(1), LowBits)
	bound := new(big.Int).Rsh(fr.Modulus(), LowBits)
	// The division is by a constant: no constraint.
	AssertBelow(api, api.DivUnchecked(api.Sub(h, low), shift), bound)
}
