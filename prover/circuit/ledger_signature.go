package circuit

import (
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	edwards "github.com/consensys/gnark-crypto/ecc/bn254/twistededwards"
	"github.com/consensys/gnark/frontend"

	"fernet/prover/ledger"
	"fernet/prover/poseidon"
)

// SignatureWitness is a ledger.Signature with its challenge.
type SignatureWitness struct {
	R         Point
	S         frontend.Variable
	Challenge frontend.Variable // low 128 bits of H("sign"; R.x, R.y, address, message)
}

// verify returns two values, both 0 exactly when the signature is the key's for the message: the mirror of ledger's
// Signature.verify. The key must be on the curve, and address must be its address.
//
// Two multiplications cannot be made conditional for less than they cost, so a null transaction goes through them too and the
// caller does not look at the result. All constraints here can be satisfied for any key on the curve and any message.
func (s *SignatureWitness) verify(api frontend.API, key Point, address, message frontend.Variable) (x, y frontend.Variable) {
	c := NewChallenge(api, s.Challenge)
	c.AssertIsLowOf(api, Hash(api, poseidon.TagSign, s.R.X, s.R.Y, address, message))
	// R = S·B - c·pk. With R alone on its side, R is on the curve because the key is.
	r := Commitment(api, NewScalar(api, s.S), c, key)
	return api.Sub(r.X, s.R.X), api.Sub(r.Y, s.R.Y)
}

// assignSignature is the assignment of a signature for one signer and message.
func assignSignature(s ledger.Signature, signer ledger.Address, message fr.Element) SignatureWitness {
	return SignatureWitness{
		R:         assignPoint(edwards.PointAffine(s.R)),
		S:         s.S,
		Challenge: s.Challenge(signer, message),
	}
}
