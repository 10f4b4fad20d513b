package keys

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/consensys/gnark-crypto/ecc"
	curve "github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr/fft"
	groth16 "github.com/consensys/gnark/backend/groth16/bn254"
	"github.com/consensys/gnark/backend/witness"
	cs "github.com/consensys/gnark/constraint/bn254"
)

// proveOpenly is Groth16's prover (Groth, "On the Size of Pairing-Based Non-interactive Arguments",
// eprint 2016/260, section 3.2) with r = 0 and a random s:
//
//	A = α + Σ aᵢ·Aᵢ(τ),   B = β + Σ aᵢ·Bᵢ(τ) + s·δ,   C = Σ aᵢ·Kᵢ + h(τ)·Z(τ) + s·A
//
// With r = 0 the multi-exponentiation over B in G1 falls away, a seventh of the work. The proof
// verifies like any other and is as sound: r and s only serve to hide the witness, and the argument
// for soundness does not look at how a proof was made. It is not zero-knowledge: A is a function of
// the witness, so whoever guesses a whole witness can tell that it is the one. Circuits that hide
// something use gnark's prover; see [circuit.Hiding].
//
// It is written for circuits without commitments, which is all that compile takes. It uses as many
// tasks at a time as it is told.
func proveOpenly(system *cs.R1CS, keys *keyPair, full witness.Witness, tasks int) (*groth16.Proof, error) {
	key := keys.proving
	solved, err := system.Solve(full)
	if err != nil {
		return nil, err
	}
	solution, ok := solved.(*cs.R1CSSolution)
	if !ok {
		return nil, fmt.Errorf("solve circuit: got a %T", solved)
	}
	config := ecc.MultiExpConfig{NbTasks: tasks}
	wires := []fr.Element(solution.W)

	var a, c, blinding curve.G1Jac
	if _, err := a.MultiExp(key.G1.A, finite(wires, key.InfinityA, key.NbInfinityA), config); err != nil {
		return nil, fmt.Errorf("sum A: %w", err)
	}
	a.AddMixed(&key.G1.Alpha)

	var s fr.Element
	if _, err := s.SetRandom(); err != nil {
		return nil, fmt.Errorf("draw s: %w", err)
	}
	scalar := s.BigInt(new(big.Int))
	var b, hidden curve.G2Jac
	if _, err := b.MultiExp(key.G2.B, finite(wires, key.InfinityB, key.NbInfinityB), config); err != nil {
		return nil, fmt.Errorf("sum B: %w", err)
	}
	b.AddMixed(&key.G2.Beta)
	hidden.FromAffine(&key.G2.Delta)
	b.AddAssign(hidden.ScalarMultiplication(&hidden, scalar))

	scalars := make([]fr.Element, 0, len(keys.pointsOfC))
	scalars = append(scalars, wires[system.GetNbPublicVariables():]...)
	scalars = append(scalars, quotient(solution, &key.Domain, tasks)[:len(key.G1.Z)]...)
	if _, err := c.MultiExp(keys.pointsOfC, scalars, config); err != nil {
		return nil, fmt.Errorf("sum K and Z: %w", err)
	}
	c.AddAssign(blinding.ScalarMultiplication(&a, scalar))

	proof := new(groth16.Proof)
	proof.Ar.FromJacobian(&a)
	proof.Bs.FromJacobian(&b)
	proof.Krs.FromJacobian(&c)
	return proof, nil
}

// pointsOfC returns the points K and Z of a key in one slice, of which they become parts. The C of
// a proof is summed over both at once: one multi-exponentiation costs less than two of its parts.
func pointsOfC(key *groth16.ProvingKey) []curve.G1Affine {
	points := slices.Concat(key.G1.K, key.G1.Z)
	wires := len(key.G1.K)
	key.G1.K, key.G1.Z = points[:wires:wires], points[wires:]
	return points
}

// finite returns the values of the wires whose points are not at infinity: the key has only those.
func finite(wires []fr.Element, infinite []bool, count uint64) []fr.Element {
	kept := make([]fr.Element, 0, uint64(len(wires))-count)
	for i := range wires {
		if !infinite[i] {
			kept = append(kept, wires[i])
		}
	}
	return kept
}

// quotient returns the coefficients of h = (a·b - c)/(Xⁿ - 1), where a, b and c have the solution's
// values on the domain, bit-reversed as the key's points are. It uses up the solution's vectors.
//
// The remainder of a·b modulo Xⁿ - 1 is c, for they agree on the domain. On a coset of it, shifted
// by g, the remainder modulo Xⁿ - gⁿ is computed. Where a·b = low + high·Xⁿ, the first is low +
// high and the second low + high·gⁿ, and h is high: c need not be taken to the coset.
func quotient(solution *cs.R1CSSolution, domain *fft.Domain, tasks int) []fr.Element {
	n := int(domain.Cardinality)
	coefficients := func(values []fr.Element) []fr.Element {
		values = append(values, make([]fr.Element, n-len(values))...)
		domain.FFTInverse(values, fft.DIF, fft.WithNbTasks(tasks))
		return values
	}
	a, b, c := coefficients(solution.A), coefficients(solution.B), coefficients(solution.C)
	domain.FFT(a, fft.DIT, fft.OnCoset(), fft.WithNbTasks(tasks))
	domain.FFT(b, fft.DIT, fft.OnCoset(), fft.WithNbTasks(tasks))
	for i := range a {
		a[i].Mul(&a[i], &b[i])
	}
	domain.FFTInverse(a, fft.DIF, fft.OnCoset(), fft.WithNbTasks(tasks))

	var inverse, one fr.Element
	one.SetOne()
	inverse.Exp(domain.FrMultiplicativeGen, big.NewInt(int64(n)))
	inverse.Sub(&inverse, &one).Inverse(&inverse)
	for i := range a {
		a[i].Sub(&a[i], &c[i]).Mul(&a[i], &inverse)
	}
	return a
}
