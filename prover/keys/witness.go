package keys

import (
	"context"
	"encoding/binary"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/backend/witness"
	"github.com/consensys/gnark/frontend"

	"fernet/prover/circuit"
)

// witnessHead is the length of what precedes the values of an encoded witness: how many of them are
// public, secret, and there in all, in 4 bytes each.
const witnessHead = 3 * 4

// Witness encodes an assignment of a whole circuit, so that another machine can prove it: gnark's
// binary form, the numbers of public, secret and all values in 4 bytes each, then the values in 32
// bytes each. It says nothing of the circuit.
func Witness(assignment frontend.Circuit) ([]byte, error) {
	full, err := frontend.NewWitness(assignment, ecc.BN254.ScalarField())
	if err != nil {
		return nil, fmt.Errorf("read assignment: %w", err)
	}
	encoded, err := full.MarshalBinary()
	if err != nil {
		return nil, fmt.Errorf("encode witness: %w", err)
	}
	return encoded, nil
}

// ProveWitness is Prove of what [Witness] has encoded. What is not a witness of the circuit is
// ErrWitnessForm, and one that does not satisfy it ErrWitness.
func (s *Set) ProveWitness(ctx context.Context, kind circuit.Kind, encoded []byte) (Proof, error) {
	keys, err := s.of(kind)
	if err != nil {
		return Proof{}, err
	}
	full, err := keys.parseWitness(encoded)
	if err != nil {
		return Proof{}, fmt.Errorf("prove circuit %s: %w", kind, err)
	}
	return s.inTurn(ctx, kind, func(tasks int) (Proof, error) { return keys.proveFull(full, tasks) })
}

// parseWitness reads a witness of the circuit. Lengths are compared before anything is allocated.
func (k *circuitKeys) parseWitness(encoded []byte) (witness.Witness, error) {
	public, secret := k.numPublic(), k.system.GetNbSecretVariables()
	if want := witnessHead + (public+secret)*fr.Bytes; len(encoded) != want {
		return nil, fmt.Errorf("%w: it has %d bytes, the circuit's have %d", ErrWitnessForm, len(encoded), want)
	}
	for i, want := range []int{public, secret, public + secret} {
		if got := binary.BigEndian.Uint32(encoded[4*i:]); uint64(got) != uint64(want) {
			return nil, fmt.Errorf("%w: it says %d of %d values", ErrWitnessForm, got, want)
		}
	}
	full, err := witness.New(ecc.BN254.ScalarField())
	if err != nil {
		return nil, fmt.Errorf("read witness: %w", err)
	}
	if err := full.UnmarshalBinary(encoded); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrWitnessForm, err)
	}
	return full, nil
}
