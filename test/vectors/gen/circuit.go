package gen

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/backend/groth16"
	groth16_bn254 "github.com/consensys/gnark/backend/groth16/bn254"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"

	"fernet/prover/keys"
	"fernet/settlement/rules"
)

// Numbers of public inputs, docs/PROTOCOL.md section 6.
const (
	ticketInputs = 3
	baseInputs   = 3
	mergeInputs  = 3 + rules.ChildSlots + rules.OpeningSize
)

// chain has a satisfying witness for any inputs, and each of them matters:
// ((1 + x_0) x_0 + x_1) x_1 + ... is a secret the prover knows.
type chain struct {
	Inputs []frontend.Variable `gnark:",public"`
	Result frontend.Variable
}

// Define implements frontend.Circuit.
func (c *chain) Define(api frontend.API) error {
	acc := frontend.Variable(1)
	for _, x := range c.Inputs {
		acc = api.Mul(api.Add(acc, x), x)
	}
	api.AssertIsEqual(acc, c.Result)
	return nil
}

// assign returns the witness for the inputs.
func assign(inputs []*big.Int) *chain {
	c := &chain{Inputs: make([]frontend.Variable, len(inputs))}
	acc, r := big.NewInt(1), rules.FieldModulus()
	for i, x := range inputs {
		c.Inputs[i] = x
		acc.Add(acc, x).Mul(acc, x).Mod(acc, r)
	}
	c.Result = acc
	return c
}

// prover holds the keys of one chain circuit.
type prover struct {
	system constraint.ConstraintSystem
	pk     groth16.ProvingKey
	vk     groth16.VerifyingKey
}

func newProver(numInputs int) (*prover, error) {
	circuit := &chain{Inputs: make([]frontend.Variable, numInputs)}
	system, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, circuit)
	if err != nil {
		return nil, err
	}
	pk, vk, err := groth16.Setup(system)
	if err != nil {
		return nil, err
	}
	return &prover{system, pk, vk}, nil
}

func (p *prover) key() ([]byte, error) {
	return keys.ExportVerifyingKey(p.vk.(*groth16_bn254.VerifyingKey))
}

// delta returns [δ] in G1, as EIP-196 has points.
func (p *prover) delta() []byte {
	point := p.pk.(*groth16_bn254.ProvingKey).G1.Delta
	x, y := point.X.Bytes(), point.Y.Bytes()
	return append(x[:], y[:]...)
}

// prove returns a proof for the inputs, which gnark's own verifier has accepted.
func (p *prover) prove(inputs []*big.Int) (encoded [rules.ProofSize]byte, err error) {
	witness, err := frontend.NewWitness(assign(inputs), ecc.BN254.ScalarField())
	if err != nil {
		return encoded, err
	}
	proof, err := groth16.Prove(p.system, p.pk, witness)
	if err != nil {
		return encoded, err
	}
	public, err := witness.Public()
	if err != nil {
		return encoded, err
	}
	if err := groth16.Verify(proof, p.vk, public); err != nil {
		return encoded, err
	}
	return keys.ExportProof(proof.(*groth16_bn254.Proof))
}
