package circuit

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"sync"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the constraint counts instead of comparing them")

// countsFile holds the size of every circuit. A change of a circuit changes it, and shows in review what the change costs.
const countsFile = "constraints.json"

// counts is the size of a circuit. The public inputs do not include the constant 1 that gnark puts before them.
type counts struct {
	Constraints int `json:"constraints"`
	Public      int `json:"public"`
	Secret      int `json:"secret"`
}

// limits are the sizes that the benchmarks in docs/ promise.
var limits = map[Kind]int{KindTicket: 16_000, KindBase: 60_000, KindMerge: 35_000}

func TestConstraintCounts(t *testing.T) {
	got := map[Kind]counts{}
	for _, kind := range Kinds() {
		ccs := compiled(t, kind)
		got[kind] = counts{ccs.GetNbConstraints(), ccs.GetNbPublicVariables() - 1, ccs.GetNbSecretVariables()}
		require.Contains(t, limits, kind)
		require.LessOrEqual(t, got[kind].Constraints, limits[kind], kind)
	}
	text, err := json.MarshalIndent(got, "", "  ")
	require.NoError(t, err)
	text = append(text, '\n')
	if *update {
		require.NoError(t, os.WriteFile(countsFile, text, 0o644))
	}

	file, err := os.ReadFile(countsFile)
	require.NoError(t, err, "write it with: go test ./prover/circuit -run TestConstraintCounts -update")
	d := json.NewDecoder(bytes.NewReader(file))
	d.DisallowUnknownFields()
	var want map[Kind]counts
	require.NoError(t, d.Decode(&want))
	// Comparing maps finds missing and extra entries too.
	require.Equal(t, want, got, "if the change is meant: go test ./prover/circuit -run TestConstraintCounts -update")
	require.Equal(t, string(file), string(text), "the file is as -update writes it")
}

// Groth16 keys on L1 have one point for each public input: their number is part of the protocol.
func TestPublicInputs(t *testing.T) {
	for kind, want := range map[Kind]int{KindTicket: 3, KindBase: 3, KindMerge: 16} {
		require.Equal(t, want, compiled(t, kind).GetNbPublicVariables()-1, kind)
	}
}

func TestKinds(t *testing.T) {
	for _, kind := range Kinds() {
		require.NoError(t, kind.Check())
		a, err := New(kind)
		require.NoError(t, err)
		b, err := New(kind)
		require.NoError(t, err)
		require.NotSame(t, a, b)
	}
	_, err := New("leaf")
	require.ErrorIs(t, err, ErrKind)
	require.ErrorIs(t, Kind("").Check(), ErrKind)
}

// Nothing of a circuit may need a commitment: it would change the proofs that L1 verifies.
func TestNoCommitments(t *testing.T) {
	for _, kind := range Kinds() {
		require.Empty(t, compiled(t, kind).GetCommitments(), kind)
	}
}

var compilations sync.Map // Kind to func() (constraint.ConstraintSystem, error)

// compiled returns a protocol circuit, compiled once for all tests.
func compiled(t testing.TB, kind Kind) constraint.ConstraintSystem {
	t.Helper()
	once, _ := compilations.LoadOrStore(kind, sync.OnceValues(func() (constraint.ConstraintSystem, error) {
		c, err := New(kind)
		if err != nil {
			return nil, err
		}
		return compile(c)
	}))
	ccs, err := once.(func() (constraint.ConstraintSystem, error))()
	require.NoError(t, err)
	return ccs
}

func compile(c frontend.Circuit) (constraint.ConstraintSystem, error) {
	return frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, c)
}

// solve returns nil when the full witness satisfies the compiled circuit.
func solve(t testing.TB, ccs constraint.ConstraintSystem, assignment frontend.Circuit, opts ...solver.Option) error {
	t.Helper()
	w, err := frontend.NewWitness(assignment, ecc.BN254.ScalarField())
	require.NoError(t, err)
	return ccs.IsSolved(w, opts...)
}
