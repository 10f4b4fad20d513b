package ledgercircuit

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"sync"
	"testing"

	"github.com/consensys/gnark/constraint"
	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
	"fernet/settlement/rules"
)

var update = flag.Bool("update", false, "write the constraint counts instead of comparing them")

// countsFile holds the size of every circuit. A change of a circuit changes it, and shows in review
// what the change costs.
const countsFile = "constraints.json"

// counts is the size of a circuit. The public inputs do not include the constant 1 that gnark puts
// before them.
type counts struct {
	Constraints int `json:"constraints"`
	Public      int `json:"public"`
	Secret      int `json:"secret"`
}

// limits are the sizes that the benchmarks in docs/ promise. A base rollup of four transactions has
// the domain of one of two: it is below 2^16.
var limits = map[string]int{"ticket": 8_000, "base of 2": 37_000, "base of 4": 1<<16 - 1, "merge": 12_000}

func countsOf(ccs constraint.ConstraintSystem) counts {
	return counts{ccs.GetNbConstraints(), ccs.GetNbPublicVariables() - 1, ccs.GetNbSecretVariables()}
}

func TestConstraintCounts(t *testing.T) {
	got := map[string]counts{
		"ticket": countsOf(compiled(t, circuit.KindTicket)), "merge": countsOf(compiled(t, circuit.KindMerge)),
		"base of 2": countsOf(compiled(t, circuit.KindBase)), "base of 4": countsOf(compiledFor(t, circuit.KindBase, 4)),
	}
	for name, c := range got {
		require.Contains(t, limits, name)
		require.LessOrEqual(t, c.Constraints, limits[name], name)
	}
	text, err := json.MarshalIndent(got, "", "  ")
	require.NoError(t, err)
	text = append(text, '\n')
	if *update {
		require.NoError(t, os.WriteFile(countsFile, text, 0o644))
	}

	file, err := os.ReadFile(countsFile)
	require.NoError(t, err, "write it with: go test ./prover/ledger/ledgercircuit -run TestConstraintCounts -update")
	d := json.NewDecoder(bytes.NewReader(file))
	d.DisallowUnknownFields()
	var want map[string]counts
	require.NoError(t, d.Decode(&want))
	// Comparing maps finds missing and extra entries too.
	require.Equal(t, want, got, "if the change is meant: go test ./prover/ledger/ledgercircuit -run TestConstraintCounts -update")
	require.Equal(t, string(file), string(text), "the file is as -update writes it")
}

// Groth16 keys on L1 have one point for each public input: their number is part of the protocol.
func TestPublicInputs(t *testing.T) {
	for kind, want := range map[circuit.Kind]int{circuit.KindTicket: 3, circuit.KindBase: 3, circuit.KindMerge: 16} {
		require.Equal(t, want, compiled(t, kind).GetNbPublicVariables()-1, kind)
	}
	require.Equal(t, 3, compiledFor(t, circuit.KindBase, 4).GetNbPublicVariables()-1)
}

func TestKinds(t *testing.T) {
	for _, kind := range circuit.Kinds() {
		require.NoError(t, kind.Check())
		a, err := circuit.New(Application{}, kind, 2)
		require.NoError(t, err)
		b, err := circuit.New(Application{}, kind, 2)
		require.NoError(t, err)
		require.NotSame(t, a, b)
	}
	_, err := circuit.New(Application{}, "leaf", 2)
	require.ErrorIs(t, err, circuit.ErrKind)
	for _, txs := range []uint32{0, 1, 3, 128} {
		_, err := circuit.New(Application{}, circuit.KindBase, txs)
		require.ErrorIs(t, err, rules.ErrTxsPerBase, "%d", txs)
		_, err = compile(&circuit.BaseCircuit[Transition]{Application: NewTransition(txs)})
		require.ErrorIs(t, err, rules.ErrTxsPerBase, "%d", txs)
	}
	require.ErrorIs(t, circuit.Kind("").Check(), circuit.ErrKind)
}

// Nothing of a circuit may need a commitment: it would change the proofs that L1 verifies.
func TestNoCommitments(t *testing.T) {
	for _, kind := range circuit.Kinds() {
		require.Empty(t, compiled(t, kind).GetCommitments(), kind)
	}
}

var compilations sync.Map // compilation to func() (constraint.ConstraintSystem, error)

// compilation is a protocol circuit for base rollups of so many transactions.
type compilation struct {
	kind       circuit.Kind
	txsPerBase uint32
}

// compiled returns a protocol circuit for base rollups of two transactions, see compiledFor.
func compiled(t testing.TB, kind circuit.Kind) constraint.ConstraintSystem {
	t.Helper()
	return compiledFor(t, kind, 2)
}

// compiledFor returns a protocol circuit, compiled once for all tests.
func compiledFor(t testing.TB, kind circuit.Kind, txsPerBase uint32) constraint.ConstraintSystem {
	t.Helper()
	once, _ := compilations.LoadOrStore(compilation{kind, txsPerBase}, sync.OnceValues(func() (constraint.ConstraintSystem, error) {
		c, err := circuit.New(Application{}, kind, txsPerBase)
		if err != nil {
			return nil, err
		}
		return compile(c)
	}))
	ccs, err := once.(func() (constraint.ConstraintSystem, error))()
	require.NoError(t, err)
	return ccs
}
