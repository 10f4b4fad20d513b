package keys

import (
	"fmt"

	curve "github.com/consensys/gnark-crypto/ecc/bn254"
	groth16 "github.com/consensys/gnark/backend/groth16/bn254"

	"fernet/settlement/rules"
)

// CompressedProofSize is the length in bytes of a compressed proof: the x of A 32, of B 64 and of C
// 32, each with two bits that say which y is meant.
const CompressedProofSize = 2*curve.SizeOfG1AffineCompressed + curve.SizeOfG2AffineCompressed

// CompressProof returns a proof as nodes send it to each other, at half the size that L1 takes. It
// refuses what ParseProof refuses.
func CompressProof(encoded [rules.ProofSize]byte) (out [CompressedProofSize]byte, err error) {
	proof, err := ParseProof(encoded)
	if err != nil {
		return out, err
	}
	return compressed(proof), nil
}

func compressed(proof *groth16.Proof) (out [CompressedProofSize]byte) {
	a, b, c := proof.Ar.Bytes(), proof.Bs.Bytes(), proof.Krs.Bytes()
	copy(out[:], a[:])
	copy(out[len(a):], b[:])
	copy(out[len(a)+len(b):], c[:])
	return out
}

// DecompressProof is the strict inverse of CompressProof: every point must be canonical, in its
// group and not at infinity. Each proof has one compressed form. It does not verify the proof.
func DecompressProof(in [CompressedProofSize]byte) ([rules.ProofSize]byte, error) {
	fail := func(name string, err error) ([rules.ProofSize]byte, error) {
		return [rules.ProofSize]byte{}, fmt.Errorf("decompress proof: %s: %w", name, err)
	}
	const g1, g2 = curve.SizeOfG1AffineCompressed, curve.SizeOfG2AffineCompressed
	proof := new(groth16.Proof)
	for _, point := range []struct {
		name  string
		bytes []byte
		set   func([]byte) (int, error)
		inf   func() bool
	}{
		{"A", in[:g1], proof.Ar.SetBytes, proof.Ar.IsInfinity},
		{"B", in[g1 : g1+g2], proof.Bs.SetBytes, proof.Bs.IsInfinity},
		{"C", in[g1+g2:], proof.Krs.SetBytes, proof.Krs.IsInfinity},
	} {
		if _, err := point.set(point.bytes); err != nil {
			return fail(point.name, fmt.Errorf("%w: %w", ErrCompressed, err))
		}
		if point.inf() {
			return fail(point.name, ErrInfinity)
		}
	}
	if compressed(proof) != in {
		return fail("A, B, C", ErrCompressed)
	}
	return ExportProof(proof)
}
