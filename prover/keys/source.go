package keys

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/consensys/gnark"
	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/constraint"
	cs "github.com/consensys/gnark/constraint/bn254"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"

	"fernet/prover/application"
	"fernet/prover/circuit"
)

// Source makes the empty circuits that keys are for.
type Source interface {
	Kinds() []circuit.Kind
	New(circuit.Kind) (frontend.Circuit, error)
}

// Protocol returns the source of all circuits of docs/PROTOCOL.md, for deployments of an
// application whose base rollups have txsPerBase transactions. Deployments share all circuits but
// the base circuit, and their keys.
func Protocol(app application.Application, txsPerBase uint32) Source {
	return protocol{app, txsPerBase}
}

type protocol struct {
	app        application.Application
	txsPerBase uint32
}

func (protocol) Kinds() []circuit.Kind { return circuit.Kinds() }

func (p protocol) New(kind circuit.Kind) (frontend.Circuit, error) {
	return circuit.New(p.app, kind, p.txsPerBase)
}

// Digest identifies a compiled circuit: SHA-256 of gnark's version and the serialised constraint
// system.
type Digest [sha256.Size]byte

// String returns the digest in hexadecimal.
func (d Digest) String() string { return hex.EncodeToString(d[:]) }

// compiled is a circuit with its digest.
type compiled struct {
	kind   circuit.Kind
	system *cs.R1CS
	hides  bool   // its proofs must not tell anything about the witness
	txs    uint32 // of a base rollup; 0 for a circuit that is the same whatever they are
	digest Digest
}

// folder is the name of the folder of its keys: the digest, and for a person the transactions
// before it, in a name of its own for each number of them.
func (c *compiled) folder() string {
	if c.txs == 0 {
		return c.digest.String()
	}
	return fmt.Sprintf("%s-%d-%s", c.kind, c.txs, c.digest)
}

// compile builds the constraint system of a circuit. The system is not cached: compiling takes a
// third of a second for the largest, and the digest is only worth something when it comes from the
// code that runs.
func compile(source Source, kind circuit.Kind) (*compiled, error) {
	empty, err := source.New(kind)
	if err != nil {
		return nil, err
	}
	built, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, empty)
	if err != nil {
		return nil, fmt.Errorf("compile circuit %s: %w", kind, err)
	}
	system, ok := built.(*cs.R1CS)
	if !ok {
		return nil, fmt.Errorf("compile circuit %s: got a %T", kind, built)
	}
	if commitments, ok := system.CommitmentInfo.(constraint.Groth16Commitments); ok && len(commitments) != 0 {
		return nil, fmt.Errorf("compile circuit %s: %w", kind, ErrCommitments)
	}
	orient(system)
	digest, err := digestOf(system)
	if err != nil {
		return nil, fmt.Errorf("hash circuit %s: %w", kind, err)
	}
	// What does not say that it hides nothing is hidden.
	hiding, ok := empty.(circuit.Hiding)
	return &compiled{kind, system, !ok || hiding.HidesWitness(), txsOf(empty), digest}, nil
}

// txsOf returns the transactions of the base rollup that a circuit is for, 0 for one that is for
// any.
func txsOf(c frontend.Circuit) uint32 {
	if sized, ok := c.(circuit.Sized); ok {
		return sized.TxsPerBase()
	}
	return 0
}

// Digests compiles the source's circuits and returns what identifies each of them, as the manifests
// of their keys have it.
func Digests(source Source) (map[circuit.Kind]Digest, error) {
	silenceGnark()
	digests := map[circuit.Kind]Digest{}
	for _, kind := range source.Kinds() {
		c, err := compile(source, kind)
		if err != nil {
			return nil, err
		}
		digests[kind] = c.digest
	}
	return digests, nil
}

func digestOf(system *cs.R1CS) (digest Digest, err error) {
	h := sha256.New()
	fmt.Fprintf(h, "fernet circuit, gnark %s\n", gnark.Version)
	if _, err := system.WriteTo(h); err != nil {
		return digest, err
	}
	h.Sum(digest[:0])
	return digest, nil
}

// numPublic is the number of the circuit's public inputs, without the constant wire.
func (c *compiled) numPublic() int { return c.system.GetNbPublicVariables() - 1 }
