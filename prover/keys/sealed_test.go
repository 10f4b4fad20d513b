package keys

import (
	"encoding/json"
	"math/big"
	"os"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/stretchr/testify/require"

	"fernet/settlement/rules"
)

// sealedVector is a submission of the vectors, which Solidity accepts, and its keys.
func sealedVector(t testing.TB, name string) (base, merge *Verifying, s Sealed) {
	t.Helper()
	read := func(file string, to any) {
		text, err := os.ReadFile("../../test/vectors/" + file)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(text, to))
	}
	var encoded struct{ Base, Merge hexutil.Bytes }
	read("groth16_keys.json", &encoded)
	base, err := NewVerifying("base", encoded.Base)
	require.NoError(t, err)
	merge, err = NewVerifying("merge", encoded.Merge)
	require.NoError(t, err)
	var v struct {
		NumTxs, TxsPerBase     uint32
		Mode                   uint8
		ChainID                int64
		Verifier               common.Address
		Challenge, Fingerprint string
		VrfKeys                []string
		Encoded                hexutil.Bytes
	}
	read(name, &v)
	s.Tree = rules.Tree{NumTxs: v.NumTxs, TxsPerBase: v.TxsPerBase}
	s.Submission, err = rules.DecodeSubmission(s.Tree, v.Encoded)
	require.NoError(t, err)
	number := func(text string) *big.Int {
		n, ok := new(big.Int).SetString(text, 10)
		require.True(t, ok)
		return n
	}
	s.Domain = rules.BatchDomain{
		ChainID: big.NewInt(v.ChainID), Verifier: v.Verifier, KeysHash: rules.KeysHash(encoded.Base, encoded.Merge), NumTxs: v.NumTxs,
		Mode: rules.Mode(v.Mode), Body: rules.BodyBinding{Challenge: number(v.Challenge), Fingerprint: number(v.Fingerprint)},
	}
	for _, e := range s.Submission.Entries() {
		s.VrfKeys = append(s.VrfKeys, number(v.VrfKeys[e.StakerID-1]))
	}
	return base, merge, s
}

// changed is a copy of a submission with a change.
func (s Sealed) changed(t *testing.T, change func(*rules.Submission)) Sealed {
	t.Helper()
	encoded, err := s.Submission.Encode()
	require.NoError(t, err)
	s.Submission, err = rules.DecodeSubmission(s.Tree, encoded)
	require.NoError(t, err)
	change(s.Submission)
	return s
}

func TestVerifySealed(t *testing.T) {
	base, merge, varied := sealedVector(t, "groth16_varied.json")
	_, _, small := sealedVector(t, "groth16_small.json")
	verdicts, err := VerifySealed(base, merge, []Sealed{varied, small})
	require.NoError(t, err)
	require.Equal(t, []error{nil, nil}, verdicts)

	for name, change := range map[string]func(*rules.Submission){
		"another statement":    func(s *rules.Submission) { s.Nodes[2][0].Statement.Add(s.Nodes[2][0].Statement, big.NewInt(1)) },
		"another end state":    func(s *rules.Submission) { s.StateOut.Add(s.StateOut, big.NewInt(1)) },
		"another bid":          func(s *rules.Submission) { s.Nodes[0][0].FeeBurn ^= 1 },
		"another A":            func(s *rules.Submission) { copy(s.Nodes[0][0].Points[:g1Size], s.Nodes[1][0].Points[:g1Size]) },
		"another B":            func(s *rules.Submission) { copy(s.Nodes[0][0].Points[g1Size:], s.Nodes[1][0].Points[g1Size:]) },
		"seals swapped":        func(s *rules.Submission) { s.Seals.Merges, s.Seals.Bases = s.Seals.Bases, s.Seals.Merges },
		"another seal of base": func(s *rules.Submission) { s.Seals.Bases = s.Seals.Merges },
		"another beneficiary":  func(s *rules.Submission) { s.Beneficiary[3]++ },
	} {
		wrong := varied.changed(t, change)
		verdicts, err := VerifySealed(base, merge, []Sealed{small, wrong, varied})
		require.NoError(t, err)
		require.ErrorIs(t, verdicts[1], ErrSealed, name)
		require.Equal(t, []error{nil, nil}, []error{verdicts[0], verdicts[2]}, name)
		verdicts, err = VerifySealed(base, merge, []Sealed{wrong})
		require.NoError(t, err)
		require.ErrorIs(t, verdicts[0], ErrSealed, name)
	}
	off := varied.changed(t, func(s *rules.Submission) { s.Nodes[0][0].Points[40] ^= 1 })
	verdicts, err = VerifySealed(base, merge, []Sealed{off, small})
	require.NoError(t, err)
	require.ErrorIs(t, verdicts[0], ErrNotInGroup)
	require.NoError(t, verdicts[1])
	verdicts, err = VerifySealed(merge, base, []Sealed{small})
	require.NoError(t, err)
	require.ErrorIs(t, verdicts[0], ErrPublicInputs)
}

// Each submission of the largest block has 187 proofs; an audit checks at least 1024 at once.
func BenchmarkVerifySealed(b *testing.B) {
	base, merge, full := sealedVector(b, "groth16_full.json")
	batch := slices.Repeat([]Sealed{full}, 6)
	proofs := len(batch) * full.Submission.NumProofs()
	before := processorTime(b)
	for b.Loop() {
		verdicts, err := VerifySealed(base, merge, batch)
		require.NoError(b, err)
		require.NoError(b, verdicts[0])
	}
	verified := float64(proofs) * float64(b.N)
	b.ReportMetric((processorTime(b)-before).Seconds()*1000/verified, "processor-ms/proof")
	b.ReportMetric(verified/b.Elapsed().Seconds(), "proofs/s")
}

// processorTime is what all threads of this process have used so far.
func processorTime(b *testing.B) time.Duration {
	var used syscall.Rusage
	require.NoError(b, syscall.Getrusage(syscall.RUSAGE_SELF, &used))
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
