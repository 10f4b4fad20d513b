package keys

import (
	"crypto/rand"
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc"
	curve "github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	groth16 "github.com/consensys/gnark/backend/groth16/bn254"

	"fernet/prover/circuit"
)

// batchWeightBytes is the size of the random weight that a proof has in a batch. A batch with a
// false proof in it passes with a probability of 2^-128.
const batchWeightBytes = 16

// Verdict is what a batch of proofs was found to be.
type Verdict struct {
	// Errors has for each proof of the batch, in their order, what Verify would have said of it:
	// nil for one that is valid.
	Errors []error
	// Checks is how many pairing equations were evaluated: 1 when all proofs are valid; none for
	// proofs that are refused before, such as those of points that are not on the curve.
	Checks int
}

// Valid reports whether every proof of the batch is valid.
func (v Verdict) Valid() bool {
	for _, err := range v.Errors {
		if err != nil {
			return false
		}
	}
	return true
}

// VerifyBatch checks many proofs of one circuit, each as strictly as Verify does. All are in one
// equation with random weights (Bellare, Garay, Rabin: Fast Batch Verification, Eurocrypt 1998; the
// small exponents test), for a fraction of the time that each alone would take. A batch that fails
// is halved until the false proofs are found: one among n in at most ⌈log₂ n⌉ more checks, since
// the value of one half follows from those of the whole and of the other. The error is ErrKind, or
// that the system gave no random numbers.
func (s *Set) VerifyBatch(kind circuit.Kind, proofs []Proof) (Verdict, error) {
	keys, err := s.of(kind)
	if err != nil {
		return Verdict{}, err
	}
	return verifyBatch(keys.verifying, string(kind), proofs)
}

// verifyBatch is VerifyBatch under a key of a circuit with a name.
func verifyBatch(key *groth16.VerifyingKey, circuit string, proofs []Proof) (Verdict, error) {
	v := Verdict{Errors: make([]error, len(proofs))}
	b := batch{key: key}
	for i, proof := range proofs {
		parsed, public, err := parse(key, proof)
		if err != nil {
			v.Errors[i] = fmt.Errorf("verify proof of circuit %s: %w", circuit, err)
			continue
		}
		if err := b.add(i, parsed, public); err != nil {
			return Verdict{}, err
		}
	}
	invalid, err := b.invalid()
	if err != nil {
		return Verdict{}, err
	}
	for _, i := range invalid {
		v.Errors[i] = fmt.Errorf("verify proof of circuit %s: %w", circuit, ErrProof)
	}
	v.Checks = b.checks
	return v, nil
}

// batch is the equation Σ over proofs i, each with its weight r: with A, B, C and the public
// inputs' sum X,
//
//	Π e(rᵢ·Aᵢ, Bᵢ) = e(Σrᵢ·α, β) · e(Σrᵢ·Xᵢ, γ) · e(Σrᵢ·Cᵢ, δ)
type batch struct {
	key    *groth16.VerifyingKey
	terms  []batchTerm
	checks int
}

type batchTerm struct {
	index  int // of the proof in the batch
	weight fr.Element
	a, c   curve.G1Affine // a is rᵢ·Aᵢ
	b      curve.G2Affine
	public fr.Vector
}

func (b *batch) add(index int, proof *groth16.Proof, public fr.Vector) error {
	var random [batchWeightBytes]byte
	if _, err := rand.Read(random[:]); err != nil {
		return fmt.Errorf("draw weight of a batch: %w", err)
	}
	t := batchTerm{index: index, b: proof.Bs, c: proof.Krs, public: public}
	t.weight.SetBytes(random[:])
	t.a.ScalarMultiplication(&proof.Ar, new(big.Int).SetBytes(random[:]))
	b.terms = append(b.terms, t)
	return nil
}

// invalid returns the indices of the proofs that do not verify.
func (b *batch) invalid() ([]int, error) {
	if len(b.terms) == 0 {
		return nil, nil
	}
	whole, err := b.quotient(b.terms)
	if err != nil {
		return nil, err
	}
	return b.search(b.terms, whole)
}

// search returns the indices of the terms that do not verify, given the quotient of all of them.
func (b *batch) search(terms []batchTerm, quotient curve.GT) ([]int, error) {
	if quotient.IsOne() {
		return nil, nil
	}
	if len(terms) == 1 {
		return []int{terms[0].index}, nil
	}
	first, second := terms[:len(terms)/2], terms[len(terms)/2:]
	ofFirst, err := b.quotient(first)
	if err != nil {
		return nil, err
	}
	var ofSecond curve.GT
	ofSecond.Inverse(&ofFirst)
	ofSecond.Mul(&ofSecond, &quotient)
	found, err := b.search(first, ofFirst)
	if err != nil {
		return nil, err
	}
	rest, err := b.search(second, ofSecond)
	return append(found, rest...), err
}

// quotient is the left side of the equation over its right side, of some of the terms: 1 when all
// of them verify.
func (b *batch) quotient(terms []batchTerm) (curve.GT, error) {
	b.checks++
	n := len(terms)
	g1, g2 := make([]curve.G1Affine, n, n+3), make([]curve.G2Affine, n, n+3)
	cs, weights := make([]curve.G1Affine, n), make(fr.Vector, n)
	// The sums' scalars: of α and the key's constant point, then of its point for each input.
	scalars := make(fr.Vector, len(b.key.G1.K))
	for i, t := range terms {
		g1[i], g2[i], cs[i], weights[i] = t.a, t.b, t.c, t.weight
		scalars[0].Add(&scalars[0], &t.weight)
		for j := range t.public {
			var product fr.Element
			product.Mul(&t.weight, &t.public[j])
			scalars[j+1].Add(&scalars[j+1], &product)
		}
	}
	var alpha, inputs, c curve.G1Affine
	alpha.ScalarMultiplication(&b.key.G1.Alpha, scalars[0].BigInt(new(big.Int)))
	if _, err := inputs.MultiExp(b.key.G1.K, scalars, ecc.MultiExpConfig{}); err != nil {
		return curve.GT{}, fmt.Errorf("sum the public inputs of a batch: %w", err)
	}
	if _, err := c.MultiExp(cs, weights, ecc.MultiExpConfig{}); err != nil {
		return curve.GT{}, fmt.Errorf("sum the points C of a batch: %w", err)
	}
	g1 = append(g1, *alpha.Neg(&alpha), *inputs.Neg(&inputs), *c.Neg(&c))
	g2 = append(g2, b.key.G2.Beta, b.key.G2.Gamma, b.key.G2.Delta)
	quotient, err := curve.Pair(g1, g2)
	if err != nil {
		return curve.GT{}, fmt.Errorf("pair a batch: %w", err)
	}
	return quotient, nil
}
