package keys

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	cs "github.com/consensys/gnark/constraint/bn254"
	"github.com/consensys/gnark/frontend"
	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
	"fernet/settlement/rules"
)

func TestProveAndVerify(t *testing.T) {
	set, err := Open(t.Context(), t.TempDir(), small{}, Options{Provers: 2})
	require.NoError(t, err)
	proof, err := set.Prove(t.Context(), kindProduct, &product{First: 3, Second: 21, Factor: 7})
	require.NoError(t, err)
	require.Equal(t, []*big.Int{big.NewInt(3), big.NewInt(21)}, proof.Public)
	require.NoError(t, set.Verify(kindProduct, proof))

	with := func(change func(*Proof)) Proof {
		changed := Proof{proof.Bytes, slices.Clone(proof.Public)}
		change(&changed)
		return changed
	}
	for name, c := range map[string]struct {
		kind  circuit.Kind
		proof Proof
		want  error
	}{
		"another input":        {kindProduct, with(func(p *Proof) { p.Public[1] = big.NewInt(22) }), ErrProof},
		"input plus modulus":   {kindProduct, with(func(p *Proof) { p.Public[0] = new(big.Int).Add(p.Public[0], rules.FieldModulus()) }), rules.ErrFieldRange},
		"negative input":       {kindProduct, with(func(p *Proof) { p.Public[0] = big.NewInt(-1) }), rules.ErrFieldRange},
		"no input":             {kindProduct, with(func(p *Proof) { p.Public[0] = nil }), rules.ErrFieldRange},
		"too few inputs":       {kindProduct, with(func(p *Proof) { p.Public = p.Public[:1] }), ErrPublicInputs},
		"too many inputs":      {kindProduct, with(func(p *Proof) { p.Public = append(p.Public, big.NewInt(1)) }), ErrPublicInputs},
		"a bit of the proof":   {kindProduct, with(func(p *Proof) { p.Bytes[63] ^= 1 }), ErrNotInGroup},
		"another circuit's":    {kindSquares, with(func(p *Proof) { p.Public = p.Public[:1] }), ErrProof},
		"of no circuit at all": {"unknown", proof, ErrKind},
	} {
		t.Run(name, func(t *testing.T) { require.ErrorIs(t, set.Verify(c.kind, c.proof), c.want) })
	}

	_, err = set.Prove(t.Context(), kindProduct, &product{First: 3, Second: 22, Factor: 7})
	require.ErrorIs(t, err, ErrWitness)
	_, err = set.Prove(t.Context(), kindProduct, &product{First: 3, Second: 21})
	require.Error(t, err)
	_, err = set.Prove(t.Context(), "unknown", &product{})
	require.ErrorIs(t, err, ErrKind)
	_, err = set.VerifyingKey("unknown")
	require.ErrorIs(t, err, ErrKind)
	_, err = set.Manifest("unknown")
	require.ErrorIs(t, err, ErrKind)

	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = set.Prove(cancelled, kindProduct, &product{First: 3, Second: 21, Factor: 7})
	require.ErrorIs(t, err, context.Canceled)
}

// A proof is verified before it leaves: a cache whose two keys are of different setups gives none
// that L1 would refuse.
func TestProveVerifiesItsProof(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	for _, d := range []string{dir, other} {
		_, err := Open(t.Context(), d, small{}, Options{})
		require.NoError(t, err)
	}
	digest := digestIn(t, small{}, kindProduct)
	key, err := os.ReadFile(filepath.Join(other, digest, verifyingKeyFile))
	require.NoError(t, err)
	replaceVerifyingKey(t, filepath.Join(dir, digest), key)

	var told recorder
	set, err := Open(t.Context(), dir, small{}, told.options())
	require.NoError(t, err)
	require.Empty(t, told.warnings, "nothing in the files tells")
	_, err = set.Prove(t.Context(), kindProduct, &product{First: 3, Second: 21, Factor: 7})
	require.ErrorIs(t, err, ErrProof)
}

func TestProversTakeTurns(t *testing.T) {
	set, err := Open(t.Context(), t.TempDir(), small{}, Options{})
	require.NoError(t, err)
	require.Equal(t, 1, cap(set.slots))
	set.slots <- struct{}{}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	_, err = set.Prove(ctx, kindSquares, &squares{Result: 256, Root: 2})
	require.ErrorIs(t, err, context.DeadlineExceeded)
	<-set.slots
	var all sync.WaitGroup
	errs := make([]error, 8)
	for i := range errs {
		all.Go(func() { _, errs[i] = set.Prove(t.Context(), kindSquares, &squares{Result: 256, Root: 2}) })
	}
	all.Wait()
	require.NoError(t, errors.Join(errs...))
}

// Proofs at once are bounded by the memory of the largest circuit's, and there is one at least.
func TestProversFitIntoMemory(t *testing.T) {
	of := func(constraints int) *compiled {
		system := cs.NewR1CS(0)
		system.NbConstraints = constraints
		return &compiled{system: system}
	}
	for constraints, want := range map[int]int{36_197: 115, 447_156: 9, 885_509: 4, 1 << 23: 1} {
		require.Equal(t, want, fitting([]*compiled{of(7_546), of(constraints), of(11_039)}), "%d constraints", constraints)
	}
	set, err := Open(t.Context(), t.TempDir(), small{}, Options{Provers: 3})
	require.NoError(t, err)
	require.Equal(t, 3, set.AtOnce())
}

// sized is a circuit of base rollups of so many transactions.
type sized struct {
	squares
	txs uint32
}

func (c *sized) TxsPerBase() uint32 { return c.txs }

// base is a source of a base circuit of so many transactions.
type base uint32

func (base) Kinds() []circuit.Kind { return []circuit.Kind{circuit.KindBase} }

func (b base) New(circuit.Kind) (frontend.Circuit, error) {
	return &sized{squares{times: 3}, uint32(b)}, nil
}

// Keys of one number of transactions are never taken for those of another, not even where the
// circuits are the same.
func TestBasesHaveKeysOfTheirOwn(t *testing.T) {
	dir := t.TempDir()
	sets := map[uint32]*Set{}
	for _, txs := range []uint32{2, 4} {
		var told recorder
		set, err := Open(t.Context(), dir, base(txs), told.options())
		require.NoError(t, err)
		require.Equal(t, 1, told.count(StageSetup))
		require.Empty(t, told.warnings)
		require.Equal(t, txs, set.TxsPerBase())
		require.NoError(t, set.CheckTxsPerBase(txs))
		require.ErrorIs(t, set.CheckTxsPerBase(8), ErrTxsPerBase)
		m, err := set.Manifest(circuit.KindBase)
		require.NoError(t, err)
		require.Equal(t, txs, m.TxsPerBase)
		require.FileExists(t, filepath.Join(dir, fmt.Sprintf("base-%d-%s", txs, m.Circuit), manifestFile))
		sets[txs] = set
	}
	require.NoError(t, os.Mkdir(filepath.Join(dir, "base-8-00.tmp-1"), 0o755)) // being written
	require.NoError(t, os.Mkdir(filepath.Join(dir, "base-many-00"), 0o755))
	require.Equal(t, []uint32{2, 4}, BasesIn(dir))
	require.Empty(t, BasesIn(filepath.Join(dir, "none")))
	require.NotEqual(t, verifyingKeys(t, sets[2]), verifyingKeys(t, sets[4]))

	_, err := sets[2].Prove(t.Context(), circuit.KindBase, &sized{squares{Result: 256, Root: 2}, 4})
	require.ErrorIs(t, err, ErrTxsPerBase)
	require.NotContains(t, err.Error(), "\n")
	proof, err := sets[2].Prove(t.Context(), circuit.KindBase, &sized{squares{Result: 256, Root: 2}, 2})
	require.NoError(t, err)
	require.NoError(t, sets[2].Verify(circuit.KindBase, proof))
	require.ErrorIs(t, sets[4].Verify(circuit.KindBase, proof), ErrProof)

	// A folder whose manifest is of another number is damaged, wherever it came from.
	digest := digestIn(t, base(2), circuit.KindBase)
	two, four := filepath.Join(dir, "base-2-"+digest), filepath.Join(dir, "base-4-"+digest)
	require.NoError(t, os.RemoveAll(four))
	require.NoError(t, os.Rename(two, four))
	var told recorder
	_, err = Open(t.Context(), dir, base(4), told.options())
	require.NoError(t, err)
	require.Len(t, told.warnings, 1)
	require.Contains(t, told.warnings[0], "txsPerBase 2, the circuit has 4")

	whole, err := Open(t.Context(), dir, small{}, Options{})
	require.NoError(t, err)
	require.Zero(t, whole.TxsPerBase())
}

func TestSetupTime(t *testing.T) {
	require.Equal(t, 330*time.Second, SetupTime(1_000_000))
}
