package keys

import (
	"bytes"
	"context"
	"fmt"
	"math/big"
	"runtime"
	"runtime/debug"
	"slices"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	groth16 "github.com/consensys/gnark/backend/groth16/bn254"
	"github.com/consensys/gnark/backend/witness"
	"github.com/consensys/gnark/frontend"

	"fernet/prover/circuit"
	"fernet/settlement/rules"
)

// Set is the keys of a source's circuits, with their constraint systems. It is safe for concurrent
// use.
type Set struct {
	kinds []circuit.Kind
	keys  map[circuit.Kind]*circuitKeys
	slots chan struct{} // one taken for each proof being made
}

type circuitKeys struct {
	*compiled
	*keyPair
}

func newSet(provers int) *Set {
	return &Set{
		keys:  map[circuit.Kind]*circuitKeys{},
		slots: make(chan struct{}, max(1, provers)),
	}
}

func (s *Set) add(c *compiled, keys *keyPair) {
	s.kinds = append(s.kinds, c.kind)
	s.keys[c.kind] = &circuitKeys{c, keys}
}

func (s *Set) of(kind circuit.Kind) (*circuitKeys, error) {
	keys, found := s.keys[kind]
	if !found {
		return nil, fmt.Errorf("%w %q, only of %v", ErrKind, kind, s.kinds)
	}
	return keys, nil
}

// AtOnce returns how many proofs are made at once: more wait for their turn.
func (s *Set) AtOnce() int { return cap(s.slots) }

// TxsPerBase returns the transactions of the base rollups that there are keys of, 0 in a set
// without a base circuit.
func (s *Set) TxsPerBase() uint32 {
	if base, ok := s.keys[circuit.KindBase]; ok {
		return base.txs
	}
	return 0
}

// CheckTxsPerBase reports whether the keys are those of a deployment whose base rollups have n
// transactions, as ErrTxsPerBase.
func (s *Set) CheckTxsPerBase(n uint32) error {
	if own := s.TxsPerBase(); own != n {
		return fmt.Errorf("%w: %d, the deployment's have %d", ErrTxsPerBase, own, n)
	}
	return nil
}

// Kinds returns the circuits there are keys of, in the source's order.
func (s *Set) Kinds() []circuit.Kind { return slices.Clone(s.kinds) }

// Manifest says what the keys of a circuit are and how they were made.
func (s *Set) Manifest(kind circuit.Kind) (Manifest, error) {
	keys, err := s.of(kind)
	if err != nil {
		return Manifest{}, err
	}
	return keys.manifest, nil
}

// VerifyingKey returns the verifying key of a circuit as L1 holds it; see [ExportVerifyingKey].
func (s *Set) VerifyingKey(kind circuit.Kind) ([]byte, error) {
	keys, err := s.of(kind)
	if err != nil {
		return nil, err
	}
	return bytes.Clone(keys.exported), nil
}

// Proof is a proof as L1 takes it, with the circuit's public inputs in order.
type Proof struct {
	Bytes  [rules.ProofSize]byte
	Public []*big.Int
}

// Prove proves an assignment of a circuit. It waits for its turn when as many proofs as
// [Set.AtOnce] says are being made.
//
// A proof is verified before it is returned. When ctx ends Prove returns at once; a proof that is
// being made cannot be stopped and keeps its turn until it is done.
func (s *Set) Prove(ctx context.Context, kind circuit.Kind, assignment frontend.Circuit) (Proof, error) {
	keys, err := s.of(kind)
	if err != nil {
		return Proof{}, err
	}
	return s.inTurn(ctx, kind, func(tasks int) (Proof, error) { return keys.prove(assignment, tasks) })
}

// inTurn makes a proof of a circuit when it is its turn, with as many tasks at a time as it may.
func (s *Set) inTurn(ctx context.Context, kind circuit.Kind, prove func(tasks int) (Proof, error)) (Proof, error) {
	select {
	case s.slots <- struct{}{}:
	case <-ctx.Done():
		return Proof{}, context.Cause(ctx)
	}
	type result struct {
		proof Proof
		err   error
		fault *FaultError
	}
	done := make(chan result, 1)
	go func() {
		defer func() { <-s.slots }()
		defer func() {
			if fault := recover(); fault != nil {
				done <- result{fault: &FaultError{fault, debug.Stack()}}
			}
		}()
		if err := context.Cause(ctx); err != nil {
			done <- result{err: err}
			return
		}
		proof, err := prove(max(1, runtime.GOMAXPROCS(0)/cap(s.slots)))
		done <- result{proof: proof, err: err}
	}()
	select {
	case r := <-done:
		if r.fault != nil {
			panic(r.fault) // where somebody may go on after it
		}
		if r.err != nil {
			return Proof{}, fmt.Errorf("prove circuit %s: %w", kind, r.err)
		}
		return r.proof, nil
	case <-ctx.Done():
		return Proof{}, context.Cause(ctx)
	}
}

func (k *circuitKeys) prove(assignment frontend.Circuit, tasks int) (Proof, error) {
	if txs := txsOf(assignment); txs != k.txs {
		return Proof{}, fmt.Errorf("%w: %d, the assignment has %d", ErrTxsPerBase, k.txs, txs)
	}
	full, err := frontend.NewWitness(assignment, ecc.BN254.ScalarField())
	if err != nil {
		return Proof{}, fmt.Errorf("read assignment: %w", err)
	}
	return k.proveFull(full, tasks)
}

// proveFull proves a witness of the whole circuit, and verifies the proof.
func (k *circuitKeys) proveFull(full witness.Witness, tasks int) (Proof, error) {
	public, err := publicInputs(full)
	if err != nil {
		return Proof{}, err
	}
	var proof *groth16.Proof
	if k.hides {
		proof, err = groth16.Prove(k.system, k.proving, full)
	} else {
		proof, err = proveOpenly(k.system, k.keyPair, full, tasks)
	}
	if err != nil {
		return Proof{}, fmt.Errorf("%w: %w", ErrWitness, err)
	}
	if err := groth16.Verify(proof, k.verifying, public); err != nil {
		return Proof{}, fmt.Errorf("own proof: %w: %w", ErrProof, err)
	}
	encoded, err := ExportProof(proof)
	if err != nil {
		return Proof{}, err
	}
	out := Proof{Bytes: encoded, Public: make([]*big.Int, len(public))}
	for i := range public {
		out.Public[i] = public[i].BigInt(new(big.Int))
	}
	return out, nil
}

func publicInputs(full witness.Witness) (fr.Vector, error) {
	public, err := full.Public()
	if err != nil {
		return nil, fmt.Errorf("read public inputs: %w", err)
	}
	vector, ok := public.Vector().(fr.Vector)
	if !ok {
		return nil, fmt.Errorf("read public inputs: got a %T", public.Vector())
	}
	return vector, nil
}

// Verify checks a proof of a circuit as strictly as L1 does: the encoding, the range of every
// input, the equation.
func (s *Set) Verify(kind circuit.Kind, proof Proof) error {
	keys, err := s.of(kind)
	if err != nil {
		return err
	}
	if err := keys.verify(proof); err != nil {
		return fmt.Errorf("verify proof of circuit %s: %w", kind, err)
	}
	return nil
}

func (k *circuitKeys) verify(proof Proof) error {
	parsed, public, err := parse(k.verifying, proof)
	if err != nil {
		return err
	}
	if err := groth16.Verify(parsed, k.verifying, public); err != nil {
		return fmt.Errorf("%w: %w", ErrProof, err)
	}
	return nil
}

// parse checks all of a proof but the equation.
func parse(key *groth16.VerifyingKey, proof Proof) (*groth16.Proof, fr.Vector, error) {
	if inputs := len(key.G1.K) - 1; len(proof.Public) != inputs {
		return nil, nil, fmt.Errorf("%w: %d, the circuit has %d", ErrPublicInputs, len(proof.Public), inputs)
	}
	public := make(fr.Vector, len(proof.Public))
	for i, x := range proof.Public {
		if x == nil || !rules.InField(x) {
			return nil, nil, fmt.Errorf("public input %d: %w", i, rules.ErrFieldRange)
		}
		public[i].SetBigInt(x)
	}
	parsed, err := ParseProof(proof.Bytes)
	return parsed, public, err
}
