package keys

import (
	"errors"
	"fmt"
	"math/big"
	"math/bits"
	"slices"
	"testing"

	curve "github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/prover/circuit"
	"fernet/settlement/rules"
)

// distinct returns the keys of a small circuit and valid proofs of it with other public inputs
// each.
func distinct(t testing.TB, n int) (*Set, []Proof) {
	t.Helper()
	set, err := Open(t.Context(), t.TempDir(), small{}, Options{})
	require.NoError(t, err)
	proofs := make([]Proof, n)
	for i := range proofs {
		first, factor := int64(i+1), int64(2*i+3)
		proofs[i], err = set.Prove(t.Context(), kindProduct, &product{First: first, Second: first * factor, Factor: factor})
		require.NoError(t, err)
	}
	return set, proofs
}

// falsified returns a proof of which all but the equation is right.
func falsified(p Proof) Proof {
	return Proof{p.Bytes, []*big.Int{p.Public[0], new(big.Int).Add(p.Public[1], big.NewInt(1))}}
}

// A batch says of every proof what Verify says of it alone, wherever the false ones stand.
func TestVerifyBatchAgreesWithVerify(t *testing.T) {
	set, valid := distinct(t, 9)
	rapid.Check(t, func(t *rapid.T) {
		proofs := slices.Clone(valid[:rapid.IntRange(0, len(valid)).Draw(t, "proofs")])
		for i, p := range proofs {
			switch rapid.IntRange(0, 5).Draw(t, fmt.Sprintf("proof %d", i)) {
			case 0:
				proofs[i] = falsified(p)
			case 1:
				proofs[i].Bytes[63] ^= 1 // not on the curve
			case 2:
				proofs[i] = Proof{p.Bytes, p.Public[:1]}
			}
		}
		verdict, err := set.VerifyBatch(kindProduct, proofs)
		require.NoError(t, err)
		require.Len(t, verdict.Errors, len(proofs))
		valid := true
		for i, p := range proofs {
			alone := set.Verify(kindProduct, p)
			valid = valid && alone == nil
			if alone == nil {
				require.NoError(t, verdict.Errors[i])
				continue
			}
			for _, kind := range []error{ErrProof, ErrNotInGroup, ErrPublicInputs} {
				require.Equal(t, errors.Is(alone, kind), errors.Is(verdict.Errors[i], kind), "proof %d: %v", i, verdict.Errors[i])
			}
		}
		require.Equal(t, valid, verdict.Valid())
	})
	_, err := set.VerifyBatch("unknown", valid)
	require.ErrorIs(t, err, ErrKind)
}

// One false proof among n is found in at most ⌈log₂ n⌉ more checks, wherever it stands, and a batch
// without one takes a single check.
func TestVerifyBatchChecks(t *testing.T) {
	set, valid := distinct(t, 13)
	for n := 1; n <= len(valid); n++ {
		verdict, err := set.VerifyBatch(kindProduct, valid[:n])
		require.NoError(t, err)
		require.True(t, verdict.Valid())
		require.Equal(t, 1, verdict.Checks)
		for i := range n {
			proofs := slices.Clone(valid[:n])
			proofs[i] = falsified(proofs[i])
			verdict, err := set.VerifyBatch(kindProduct, proofs)
			require.NoError(t, err)
			require.ErrorIs(t, verdict.Errors[i], ErrProof)
			require.LessOrEqual(t, verdict.Checks, 1+bits.Len(uint(n-1)), "proof %d of %d", i, n)
		}
	}
	// What is refused by its form costs no check.
	malformed := valid[0]
	malformed.Bytes[63] ^= 1
	verdict, err := set.VerifyBatch(kindProduct, []Proof{malformed})
	require.NoError(t, err)
	require.ErrorIs(t, verdict.Errors[0], ErrNotInGroup)
	require.Zero(t, verdict.Checks)
}

// Proofs whose errors cancel in a sum without weights do not cancel here: C of one is raised by a
// point and that of the other lowered by it.
func TestVerifyBatchIsWeighted(t *testing.T) {
	set, proofs := distinct(t, 2)
	_, _, g1, _ := curve.Generators()
	for i := range proofs {
		parsed, err := ParseProof(proofs[i].Bytes)
		require.NoError(t, err)
		if i == 0 {
			parsed.Krs.Add(&parsed.Krs, &g1)
		} else {
			parsed.Krs.Sub(&parsed.Krs, &g1)
		}
		proofs[i].Bytes, err = ExportProof(parsed)
		require.NoError(t, err)
		require.ErrorIs(t, set.Verify(kindProduct, proofs[i]), ErrProof)
	}
	verdict, err := set.VerifyBatch(kindProduct, proofs)
	require.NoError(t, err)
	require.ErrorIs(t, verdict.Errors[0], ErrProof)
	require.ErrorIs(t, verdict.Errors[1], ErrProof)
}

// The same for public inputs: a batch is no sum of its proofs' inputs.
func TestVerifyBatchWeighsInputs(t *testing.T) {
	set, proofs := distinct(t, 2)
	for i, change := range []int64{1, -1} {
		changed := new(big.Int).Add(proofs[i].Public[1], big.NewInt(change))
		require.True(t, rules.InField(changed))
		proofs[i] = Proof{proofs[i].Bytes, []*big.Int{proofs[i].Public[0], changed}}
	}
	verdict, err := set.VerifyBatch(kindProduct, proofs)
	require.NoError(t, err)
	require.ErrorIs(t, verdict.Errors[0], ErrProof)
	require.ErrorIs(t, verdict.Errors[1], ErrProof)
}

// BenchmarkVerifyBatch takes merges, which have the most public inputs.
func BenchmarkVerifyBatch(b *testing.B) {
	set := cachedProtocol(b, 2)
	proof, err := set.Prove(b.Context(), circuit.KindMerge, assignments(b)[circuit.KindMerge])
	require.NoError(b, err)
	for _, n := range []int{1, 8, 64} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			proofs := slices.Repeat([]Proof{proof}, n)
			for b.Loop() {
				verdict, err := set.VerifyBatch(circuit.KindMerge, proofs)
				require.NoError(b, err)
				require.True(b, verdict.Valid())
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/proof")
		})
	}
}
