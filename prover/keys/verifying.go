package keys

import (
	groth16 "github.com/consensys/gnark/backend/groth16/bn254"
)

// Verifying is a circuit's verifying key alone, as L1 holds it: for whoever verifies under the keys
// of a deployment and has none of its own. It is safe for concurrent use.
type Verifying struct {
	circuit string
	key     *groth16.VerifyingKey
}

// NewVerifying reads a key as strictly as [ParseVerifyingKey]; circuit names it in errors.
func NewVerifying(circuit string, encoded []byte) (*Verifying, error) {
	key, err := ParseVerifyingKey(encoded)
	if err != nil {
		return nil, err
	}
	return &Verifying{circuit, key}, nil
}

// VerifyBatch checks many proofs in one equation: see [Set.VerifyBatch].
func (v *Verifying) VerifyBatch(proofs []Proof) (Verdict, error) {
	return verifyBatch(v.key, v.circuit, proofs)
}
