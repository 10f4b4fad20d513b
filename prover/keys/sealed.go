package keys

import (
	"crypto/rand"
	"errors"
	"fmt"
	"math/big"
	"runtime"
	"sync"

	"github.com/consensys/gnark-crypto/ecc"
	curve "github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fp"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/settlement/rules"
)

// Sealed is a submission with everything that L1 verifies its proofs with.
type Sealed struct {
	Submission *rules.Submission
	Tree       rules.Tree
	Domain     rules.BatchDomain
	VrfKeys    []*big.Int // registered for the entries' stakers, in their order
}

// ErrSealed means that the equation of a sealed submission does not hold: one of its proofs, or a
// seal, is wrong.
var ErrSealed = errors.New("the proofs do not verify with their seals")

// VerifySealed checks sealed submissions by the equation of docs/PROTOCOL.md section 10, with the
// weights that L1 draws, under the keys of base rollups and merges. All submissions are in one
// equation: that of each is weighted with a random number of 128 bits, so that a wrong one passes
// with a probability of 2^-128. When it fails each is checked by itself. The errors are those of
// the submissions, in their order; a submission whose shape [rules.Submission.Check] refuses must
// not be among them. The last error is that the system gave no random numbers.
func VerifySealed(base, merge *Verifying, batch []Sealed) ([]error, error) {
	verdicts := make([]error, len(batch))
	var sound []int
	whole := newEquation(base, merge)
	for i := range batch {
		var random [batchWeightBytes]byte
		if _, err := rand.Read(random[:]); err != nil {
			return nil, fmt.Errorf("draw weight of a submission: %w", err)
		}
		var weight fr.Element
		weight.SetBytes(random[:])
		if verdicts[i] = whole.add(&batch[i], weight); verdicts[i] == nil {
			sound = append(sound, i)
		}
	}
	one := fr.One()
	switch err := whole.holds(); {
	case err == nil:
	case len(sound) == 1 && len(batch) == 1:
		verdicts[sound[0]] = err
	default:
		for _, i := range sound {
			alone := newEquation(base, merge)
			if verdicts[i] = alone.add(&batch[i], one); verdicts[i] == nil {
				verdicts[i] = alone.holds()
			}
		}
	}
	return verdicts, nil
}

// equation is the product of the equations of submissions, each to the power of its weight.
type equation struct {
	keys  [2]*Verifying // of base rollups, of merges
	sums  [2]keySums
	terms []term
}

// keySums are what is summed over the proofs of one key.
type keySums struct {
	columns fr.Vector // of the weights, then of each public input
	seals   curve.G1Affine
}

// term is a pair of a proof: weight · A, and B.
type term struct {
	weight fr.Element
	a      curve.G1Affine
	b      curve.G2Affine
}

func newEquation(base, merge *Verifying) *equation {
	e := &equation{keys: [2]*Verifying{base, merge}}
	for i, key := range e.keys {
		e.sums[i].columns = make(fr.Vector, len(key.key.G1.K))
	}
	return e
}

// add adds the equation of a submission. With an error nothing is added.
func (e *equation) add(s *Sealed, weight fr.Element) error {
	seed, err := s.Submission.BatchSeed(s.Domain, s.VrfKeys)
	if err != nil {
		return err
	}
	factors := [2]fr.Element{weight, weight}
	var rho fr.Element
	rho.SetBigInt(rules.BaseFactor(seed, s.Submission.Seals))
	factors[0].Mul(&factors[0], &rho)
	var seals [2]curve.G1Affine
	for i, seal := range [2]rules.PointC{s.Submission.Seals.Bases, s.Submission.Seals.Merges} {
		if err := readG1(seal[:], &seals[i]); err != nil {
			return fmt.Errorf("seal: %w", err)
		}
		seals[i].ScalarMultiplication(&seals[i], factors[i].BigInt(new(big.Int)))
	}
	terms, columns, err := s.terms(seed, factors, e)
	if err != nil {
		return err
	}
	e.terms = append(e.terms, terms...)
	for i := range e.sums {
		e.sums[i].columns.Add(e.sums[i].columns, columns[i])
		e.sums[i].seals.Add(&e.sums[i].seals, &seals[i])
	}
	return nil
}

// terms returns the pairs of a submission's proofs, whose points A are not multiplied yet, and the
// columns of each key.
func (s *Sealed) terms(seed *big.Int, factors [2]fr.Element, e *equation) ([]term, [2]fr.Vector, error) {
	terms := make([]term, 0, s.Submission.NumProofs())
	columns := [2]fr.Vector{make(fr.Vector, len(e.sums[0].columns)), make(fr.Vector, len(e.sums[1].columns))}
	for node, entry := range s.Submission.Entries() {
		kind := 1
		if s.Tree.IsBase(node) {
			kind = 0
		}
		public := s.Submission.PublicInputs(s.Tree, node, entry, s.VrfKeys[len(terms)], s.Domain.Mode, s.Domain.Body)
		if len(public)+1 != len(columns[kind]) {
			return nil, columns, fmt.Errorf("proof of node %d by staker %d: %w", node, entry.StakerID, ErrPublicInputs)
		}
		var t term
		t.weight.SetBigInt(rules.BatchWeight(seed, len(terms)))
		t.weight.Mul(&t.weight, &factors[kind])
		err := errors.Join(readG1(entry.Points[:g1Size], &t.a), readG2(entry.Points[g1Size:], &t.b))
		if err != nil {
			return nil, columns, fmt.Errorf("proof of node %d by staker %d: %w", node, entry.StakerID, err)
		}
		columns[kind][0].Add(&columns[kind][0], &t.weight)
		for j, x := range public {
			if !rules.InField(x) {
				return nil, columns, fmt.Errorf("proof of node %d by staker %d: %w", node, entry.StakerID, rules.ErrFieldRange)
			}
			var product fr.Element
			product.SetBigInt(x)
			product.Mul(&product, &t.weight)
			columns[kind][j+1].Add(&columns[kind][j+1], &product)
		}
		terms = append(terms, t)
	}
	return terms, columns, nil
}

// holds reports whether the product is 1, and no B is outside of its group, as an error.
func (e *equation) holds() error {
	workers := max(1, min(runtime.GOMAXPROCS(0), len(e.terms)))
	parts, errs := make([]curve.GT, workers+1), make([]error, workers+1)
	var all sync.WaitGroup
	for w := range workers {
		all.Go(func() {
			mine := e.terms[len(e.terms)*w/workers : len(e.terms)*(w+1)/workers]
			parts[w], errs[w] = pairs(mine)
		})
	}
	parts[workers], errs[workers] = e.ofKeys()
	all.Wait()
	if err := errors.Join(errs...); err != nil {
		return err
	}
	product := curve.FinalExponentiation(&parts[0], pointersTo(parts[1:])...)
	if !product.IsOne() {
		return ErrSealed
	}
	return nil
}

func pointersTo(values []curve.GT) []*curve.GT {
	all := make([]*curve.GT, len(values))
	for i := range values {
		all[i] = &values[i]
	}
	return all
}

// pairs is the Miller loop of the terms.
func pairs(terms []term) (curve.GT, error) {
	g1, g2 := make([]curve.G1Affine, len(terms)), make([]curve.G2Affine, len(terms))
	for i := range terms {
		if !terms[i].b.IsInSubGroup() {
			return curve.GT{}, fmt.Errorf("point B of a proof: %w", ErrNotInGroup)
		}
		g1[i].ScalarMultiplication(&terms[i].a, terms[i].weight.BigInt(new(big.Int)))
		g2[i] = terms[i].b
	}
	return curve.MillerLoop(g1, g2)
}

// ofKeys is the Miller loop of the three pairs of each key.
func (e *equation) ofKeys() (curve.GT, error) {
	var g1 []curve.G1Affine
	var g2 []curve.G2Affine
	for i, verifying := range e.keys {
		key, sums := verifying.key, &e.sums[i]
		var alpha, inputs, seal curve.G1Affine
		alpha.ScalarMultiplication(&key.G1.Alpha, sums.columns[0].BigInt(new(big.Int)))
		if _, err := inputs.MultiExp(key.G1.K, sums.columns, ecc.MultiExpConfig{}); err != nil {
			return curve.GT{}, fmt.Errorf("sum the public inputs of a submission: %w", err)
		}
		g1 = append(g1, *alpha.Neg(&alpha), *inputs.Neg(&inputs), *seal.Neg(&sums.seals))
		g2 = append(g2, key.G2.Beta, key.G2.Gamma, key.G2.Delta)
	}
	return curve.MillerLoop(g1, g2)
}

// readG1 reads a point as L1's precompiles do: two zeros are the point at infinity.
func readG1(encoded []byte, p *curve.G1Affine) error {
	if err := readCoordinates(encoded, &p.X, &p.Y); err != nil {
		return err
	}
	if !p.IsInfinity() && !p.IsOnCurve() {
		return ErrNotInGroup
	}
	return nil
}

// readG2 is readG1 for the other group, but for whether the point is in the subgroup.
func readG2(encoded []byte, p *curve.G2Affine) error {
	if err := readCoordinates(encoded, &p.X.A1, &p.X.A0, &p.Y.A1, &p.Y.A0); err != nil {
		return err
	}
	if !p.IsInfinity() && !p.IsOnCurve() {
		return ErrNotInGroup
	}
	return nil
}

func readCoordinates(encoded []byte, coordinates ...*fp.Element) error {
	for i, c := range coordinates {
		if err := c.SetBytesCanonical(encoded[wordSize*i : wordSize*(i+1)]); err != nil {
			return ErrCoordinate
		}
	}
	return nil
}
