package ledgercircuit

import (
	"math/big"

	"github.com/consensys/gnark/frontend"

	"fernet/prover/circuit/gadget"
	"fernet/prover/ledger"
	"fernet/prover/poseidon"
)

// SignatureWitness is a ledger.Signature.
type SignatureWitness struct {
	C, S frontend.Variable
}

// signedMessage is what a signature is over: ledgerId, toAddress, from | to << 32 | nonce << 64,
// amount | fee << 96.
type signedMessage [4]frontend.Variable

// assert enforces that the signature is the key's for the message, the mirror of ledger's
// Signature.verify. The key must be on the curve, and address must be its address.
//
// Two multiplications cannot be made conditional for less than they cost, so a null transaction has
// a signature too: see assignTransfer.
func (s *SignatureWitness) assert(api frontend.API, key gadget.Point, address frontend.Variable, m signedMessage) {
	c := gadget.NewChallenge(api, s.C)
	// R = S·B - c·pk, c = low 128 bits of H("sign"; R.x, R.y, address, message).
	r := gadget.NoncePoint(api, gadget.NewScalar(api, s.S), c, key, gadget.Double(api, key))
	c.AssertIsLowOf(api, gadget.Hash(api, poseidon.TagSign, r.X, r.Y, address, m[0], m[1], m[2], m[3]))
}

// assignSignature is the assignment of a signature.
func assignSignature(s ledger.Signature) SignatureWitness {
	return SignatureWitness{C: new(big.Int).SetBytes(s.C[:]), S: s.S}
}
