package keys

import (
	"errors"
	"fmt"

	curve "github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fp"
	groth16 "github.com/consensys/gnark/backend/groth16/bn254"

	"fernet/settlement/rules"
)

// What keeps a key or a proof from going to L1, or from being read back.
var (
	ErrCommitments = errors.New("circuit uses commitments, which L1 does not verify")
	ErrLength      = errors.New("encoding has the wrong length")
	ErrCoordinate  = errors.New("coordinate is not below the field's modulus")
	ErrInfinity    = errors.New("point is at infinity")
	ErrNotInGroup  = errors.New("point is not in its group")
	ErrCompressed  = errors.New("no compressed point, or not in its one form")
)

// Encoded sizes: words of 32 bytes, two for a G1 point, four for a G2 point.
const (
	wordSize = fp.Bytes
	g1Size   = 2 * wordSize
	g2Size   = 4 * wordSize
	// keySize is alpha, beta, gamma, delta, before the points of the public inputs.
	keySize = g1Size + 3*g2Size
)

// ExportVerifyingKey returns the key as L1 holds it, docs/PROTOCOL.md section 10:
// alpha, beta, gamma, delta, IC_0 ... IC_n.
func ExportVerifyingKey(vk *groth16.VerifyingKey) ([]byte, error) {
	if len(vk.CommitmentKeys) != 0 || len(vk.PublicAndCommitmentCommitted) != 0 {
		return nil, fmt.Errorf("export verifying key: %w", ErrCommitments)
	}
	out := make([]byte, 0, keySize+len(vk.G1.K)*g1Size)
	out = appendG1(out, &vk.G1.Alpha)
	out = appendG2(out, &vk.G2.Beta)
	out = appendG2(out, &vk.G2.Gamma)
	out = appendG2(out, &vk.G2.Delta)
	for i := range vk.G1.K {
		out = appendG1(out, &vk.G1.K[i])
	}
	return out, nil
}

// ParseVerifyingKey is the strict inverse of ExportVerifyingKey: every point
// must be canonical, in its group and not at infinity. The result verifies
// proofs and lacks the G1 forms of beta and delta, which verification does not use.
func ParseVerifyingKey(encoded []byte) (*groth16.VerifyingKey, error) {
	numIC := (len(encoded) - keySize) / g1Size
	if numIC < 1 || len(encoded) != keySize+numIC*g1Size {
		return nil, fmt.Errorf("parse verifying key: %w: %d bytes", ErrLength, len(encoded))
	}
	vk := new(groth16.VerifyingKey)
	vk.G1.K = make([]curve.G1Affine, numIC)
	p := pointParser{rest: encoded}
	p.g1("alpha", &vk.G1.Alpha)
	p.g2("beta", &vk.G2.Beta)
	p.g2("gamma", &vk.G2.Gamma)
	p.g2("delta", &vk.G2.Delta)
	for i := range vk.G1.K {
		p.g1(fmt.Sprintf("IC_%d", i), &vk.G1.K[i])
	}
	if p.err != nil {
		return nil, fmt.Errorf("parse verifying key: %w", p.err)
	}
	if err := vk.Precompute(); err != nil {
		return nil, fmt.Errorf("parse verifying key: %w", err)
	}
	return vk, nil
}

// ExportProof returns the proof as L1 takes it: A, B, C.
func ExportProof(proof *groth16.Proof) ([rules.ProofSize]byte, error) {
	if len(proof.Commitments) != 0 {
		return [rules.ProofSize]byte{}, fmt.Errorf("export proof: %w", ErrCommitments)
	}
	out := make([]byte, 0, rules.ProofSize)
	out = appendG1(out, &proof.Ar)
	out = appendG2(out, &proof.Bs)
	out = appendG1(out, &proof.Krs)
	return [rules.ProofSize]byte(out), nil
}

// ParseProof is the strict inverse of ExportProof: every point must be
// canonical, in its group and not at infinity. It does not verify the proof.
func ParseProof(encoded [rules.ProofSize]byte) (*groth16.Proof, error) {
	proof := new(groth16.Proof)
	p := pointParser{rest: encoded[:]}
	p.g1("A", &proof.Ar)
	p.g2("B", &proof.Bs)
	p.g1("C", &proof.Krs)
	if p.err != nil {
		return nil, fmt.Errorf("parse proof: %w", p.err)
	}
	return proof, nil
}

// appendG1 appends x y. The point at infinity is 0 0.
func appendG1(out []byte, p *curve.G1Affine) []byte {
	return appendWords(out, &p.X, &p.Y)
}

// appendG2 appends x1 x0 y1 y0: EIP-197 has the imaginary part first.
func appendG2(out []byte, p *curve.G2Affine) []byte {
	return appendWords(out, &p.X.A1, &p.X.A0, &p.Y.A1, &p.Y.A0)
}

func appendWords(out []byte, coordinates ...*fp.Element) []byte {
	for _, c := range coordinates {
		word := c.Bytes()
		out = append(out, word[:]...)
	}
	return out
}

// pointParser takes points from rest, which must be long enough, and keeps the first error.
type pointParser struct {
	rest []byte
	err  error
}

func (r *pointParser) coordinate(name string, c *fp.Element) {
	if err := c.SetBytesCanonical(r.rest[:wordSize]); err != nil && r.err == nil {
		r.err = fmt.Errorf("%s: %w", name, ErrCoordinate)
	}
	r.rest = r.rest[wordSize:]
}

func (r *pointParser) g1(name string, p *curve.G1Affine) {
	r.coordinate(name, &p.X)
	r.coordinate(name, &p.Y)
	r.check(name, p.IsInfinity(), p.IsInSubGroup())
}

func (r *pointParser) g2(name string, p *curve.G2Affine) {
	r.coordinate(name, &p.X.A1)
	r.coordinate(name, &p.X.A0)
	r.coordinate(name, &p.Y.A1)
	r.coordinate(name, &p.Y.A0)
	r.check(name, p.IsInfinity(), p.IsOnCurve() && p.IsInSubGroup())
}

func (r *pointParser) check(name string, infinite, inGroup bool) {
	switch {
	case r.err != nil:
	case infinite:
		r.err = fmt.Errorf("%s: %w", name, ErrInfinity)
	case !inGroup:
		r.err = fmt.Errorf("%s: %w", name, ErrNotInGroup)
	}
}
