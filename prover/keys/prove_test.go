package keys

import (
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	groth16 "github.com/consensys/gnark/backend/groth16/bn254"
	"github.com/consensys/gnark/backend/witness"
	"github.com/consensys/gnark/frontend"
	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
	"fernet/prover/ledger/ledgercircuit"
)

// overt is a circuit that hides nothing, with constraints of every shape: squares, products, sums,
// constants.
type overt struct {
	Result, Unused frontend.Variable `gnark:",public"`
	Roots          [5]frontend.Variable
}

func (c *overt) HidesWitness() bool { return false }

func (c *overt) Define(api frontend.API) error {
	sum := frontend.Variable(c.Unused)
	for i, root := range c.Roots {
		square := api.Mul(root, root)
		sum = api.Add(sum, api.Mul(api.Add(square, i, root), api.Sub(root, 3)))
		api.ToBinary(root, 8)
	}
	api.AssertIsEqual(c.Result, api.Sub(sum, c.Unused))
	return nil
}

// secret is overt with something to hide.
type secret struct{ overt }

func (c *secret) HidesWitness() bool { return true }

const kindOpen, kindSecret circuit.Kind = "open", "secret"

type openAndSecret struct{}

func (openAndSecret) Kinds() []circuit.Kind { return []circuit.Kind{kindOpen, kindSecret, kindSquares} }

func (openAndSecret) New(kind circuit.Kind) (frontend.Circuit, error) {
	switch kind {
	case kindOpen:
		return new(overt), nil
	case kindSecret:
		return new(secret), nil
	}
	return small{}.New(kind)
}

// assignOpen is an honest assignment.
func assignOpen() overt {
	c := overt{Result: 0, Unused: 77, Roots: [5]frontend.Variable{0, 1, 2, 3, 255}}
	result := 0
	for i, x := range []int{0, 1, 2, 3, 255} {
		result += (x*x + i + x) * (x - 3)
	}
	c.Result = result
	return c
}

func fullWitness(t *testing.T, assignment frontend.Circuit) (full witness.Witness, public fr.Vector) {
	full, err := frontend.NewWitness(assignment, ecc.BN254.ScalarField())
	require.NoError(t, err)
	public, err = publicInputs(full)
	require.NoError(t, err)
	return full, public
}

// Both provers make proofs of the same statement that gnark verifies, with as many tasks as one
// likes.
func TestProveOpenlyAgreesWithGnark(t *testing.T) {
	set, err := Open(t.Context(), t.TempDir(), openAndSecret{}, Options{})
	require.NoError(t, err)
	keys, err := set.of(kindOpen)
	require.NoError(t, err)
	assignment := assignOpen()
	full, public := fullWitness(t, &assignment)

	theirs, err := groth16.Prove(keys.system, keys.proving, full)
	require.NoError(t, err)
	require.NoError(t, groth16.Verify(theirs, keys.verifying, public))
	var first *groth16.Proof
	for _, tasks := range []int{1, 2, 3} {
		ours, err := proveOpenly(keys.system, keys.keyPair, full, tasks)
		require.NoError(t, err)
		require.NoError(t, groth16.Verify(ours, keys.verifying, public))
		if first == nil {
			first = ours
			continue
		}
		// A is the witness's own; s is drawn anew for B and C.
		require.Equal(t, first.Ar, ours.Ar)
		require.NotEqual(t, first.Bs, ours.Bs)
		require.NotEqual(t, first.Krs, ours.Krs)
	}
	require.NotEqual(t, first.Ar, theirs.Ar)

	// For another statement it makes nothing.
	assignment.Result = 5
	full, _ = fullWitness(t, &assignment)
	_, err = proveOpenly(keys.system, keys.keyPair, full, 1)
	require.Error(t, err)
}

// Which circuits hide their witness is seen in A, which is drawn anew for each proof of theirs. A
// circuit that does not say hides it.
func TestWhoHidesTheWitness(t *testing.T) {
	set, err := Open(t.Context(), t.TempDir(), openAndSecret{}, Options{})
	require.NoError(t, err)
	assigned := assignOpen()
	for kind, c := range map[circuit.Kind]struct {
		assignment frontend.Circuit
		hides      bool
	}{
		kindOpen:    {&assigned, false},
		kindSecret:  {&secret{assigned}, true},
		kindSquares: {&squares{Result: 256, Root: 2}, true},
	} {
		var proofs [2]Proof
		for i := range proofs {
			var err error
			proofs[i], err = set.Prove(t.Context(), kind, c.assignment)
			require.NoError(t, err)
			require.NoError(t, set.Verify(kind, proofs[i]))
		}
		const a = 64 // bytes of A
		require.Equal(t, c.hides, [a]byte(proofs[0].Bytes[:a]) != [a]byte(proofs[1].Bytes[:a]), kind)
	}
	for kind, hides := range map[circuit.Kind]bool{circuit.KindTicket: true, circuit.KindBase: false, circuit.KindMerge: false} {
		c, err := compile(Protocol(ledgercircuit.Application{}, 2), kind)
		require.NoError(t, err)
		require.Equal(t, hides, c.hides, kind)
	}
}
