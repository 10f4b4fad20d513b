package work

import (
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/circuit"
	"fernet/prover/keys"
	"fernet/settlement/rules"
)

// Every input of a job is in its id, and its deadline is not.
func TestJobID(t *testing.T) {
	id := squareJob(5).ID(chainID, settled)
	require.Equal(t, id, due(squareJob(5), time.Hour).ID(chainID, settled))
	seen := map[JobID]string{id: "as it is"}
	for name, change := range map[string]func(*Job){
		"kind":              func(j *Job) { j.Kind = circuit.KindMerge },
		"block":             func(j *Job) { j.Block[11] ^= 1 },
		"node":              func(j *Job) { j.Node++ },
		"staker":            func(j *Job) { j.StakerID++ },
		"public input":      func(j *Job) { j.Public[0] = big.NewInt(26) },
		"one more input":    func(j *Job) { j.Public = append(j.Public, new(big.Int)) },
		"witness":           func(j *Job) { j.Witness[20] ^= 1 },
		"witness, a longer": func(j *Job) { j.Witness = append(j.Witness, 0) },
	} {
		job := squareJob(5)
		change(job)
		changed := job.ID(chainID, settled)
		require.NotContains(t, seen, changed, name)
		seen[changed] = name
	}
	require.Equal(t, "587cf5b57f799481efd1144b3681589edee7e74f9f2324e398dbcbd59e021127", id.String())
	require.NotContains(t, seen, squareJob(5).ID(chainID+1, settled))
	require.NotContains(t, seen, squareJob(5).ID(chainID, common.Address{1}))

	again, err := parseJobID(id.String())
	require.NoError(t, err)
	require.Equal(t, id, again)
	for _, text := range []string{"", id.String()[1:], id.String() + "00", "zz" + id.String()[2:]} {
		_, err := parseJobID(text)
		require.ErrorIs(t, err, ErrJob, text)
	}
}

func TestMalformedJobs(t *testing.T) {
	l := local(t, honest())
	for name, change := range map[string]func(*Job){
		"a ticket":           func(j *Job) { j.Kind = circuit.KindTicket },
		"no kind":            func(j *Job) { j.Kind = "" },
		"no witness":         func(j *Job) { j.Witness = nil },
		"a long witness":     func(j *Job) { j.Witness = make([]byte, MaxWitness+1) },
		"no input":           func(j *Job) { j.Public[0] = nil },
		"a negative input":   func(j *Job) { j.Public[0] = big.NewInt(-1) },
		"an input too large": func(j *Job) { j.Public[0] = rules.FieldModulus() },
	} {
		job := squareJob(5)
		change(job)
		_, err := l.Prove(t.Context(), job)
		require.ErrorIs(t, err, ErrJob, name)
	}
	require.NoError(t, squareJob(5).Check())
}

// A job on the wire is read as it was written.
func TestNames(t *testing.T) {
	n := namesOf(chainID, settled)
	job := squareJob(5)
	id := job.ID(chainID, settled)
	require.Equal(t, "job.31337-5fbdb2315678afecb367f032d93f642f64180aa3.base.010000000000000000000000.5.7", n.job(job))
	require.Equal(t, "urgent.31337-5fbdb2315678afecb367f032d93f642f64180aa3.base.010000000000000000000000.5.7", n.urgent(job))
	handed, err := parseHanded(n.job(job), id.String(), job.Witness)
	require.NoError(t, err)
	require.Equal(t, Handed{ID: id, Kind: job.Kind, Block: job.Block.String(), Node: 5, StakerID: 7, Witness: job.Witness}, handed)
	again, err := parseHanded(n.urgent(job), id.String(), job.Witness)
	require.NoError(t, err)
	handed.Again = true
	require.Equal(t, handed, again)
	for _, subject := range []string{"", n.job(job) + ".1", "job.1.base.01.x.7", "job.1.base.01.5.-7", "job.1.base.01.5.4294967296"} {
		_, err := parseHanded(subject, id.String(), nil)
		require.ErrorIs(t, err, ErrJob, subject)
	}
	_, err = parseHanded(n.job(job), "", nil)
	require.ErrorIs(t, err, ErrJob)
	builder, about, err := parseAbout(n.result("UABC", id))
	require.NoError(t, err)
	require.Equal(t, "UABC", builder)
	require.Equal(t, id, about)
	_, _, err = parseAbout("result.1.UABC")
	require.ErrorIs(t, err, ErrJob)
	parsed, ok := parseNames(n.jobs)
	require.True(t, ok)
	require.Equal(t, n, parsed)
	for _, stream := range []string{"", "FERNET_JOBS_", "FERNET_JOBS_*", "FERNET_JOBS_1.>", n.jobs + "0", n.results, "FERNET_JOBS_0" + n.chain} {
		_, ok := parseNames(stream)
		require.False(t, ok, stream)
	}
}

// The job of a test proof can be done with the protocol's keys, and each is another.
func TestTestJob(t *testing.T) {
	set, err := keys.Open(t.Context(), "", keys.Protocol(prover.Application(), 2), keys.Options{})
	require.NoError(t, err)
	first, err := TestJob()
	require.NoError(t, err)
	second, err := TestJob()
	require.NoError(t, err)
	require.NotEqual(t, first.ID(chainID, settled), second.ID(chainID, settled))
	c := config()
	c.Verifier = set
	l, err := NewLocal(c, set)
	require.NoError(t, err)
	defer l.Close()
	result, err := l.Prove(t.Context(), first)
	require.NoError(t, err)
	require.NoError(t, set.Verify(first.Kind, result.Proof))
	require.Equal(t, first.Public, result.Proof.Public)
}

// What a broker hands out is a job whose parts are those of its subject, or none.
func FuzzParseHanded(f *testing.F) {
	n, job := namesOf(chainID, settled), squareJob(5)
	f.Add(n.job(job), job.ID(chainID, settled).String())
	f.Add(n.urgent(job), "")
	f.Fuzz(func(t *testing.T, subject, id string) {
		h, err := parseHanded(subject, id, nil)
		if err != nil {
			require.ErrorIs(t, err, ErrJob)
			return
		}
		require.Equal(t, strings.ToLower(id), h.ID.String())
		require.Contains(t, subject, "."+string(h.Kind)+"."+h.Block+".")
	})
}

// What the subject of a result says is its builder and its job, or nothing.
func FuzzParseAbout(f *testing.F) {
	n, id := namesOf(chainID, settled), squareJob(5).ID(chainID, settled)
	f.Add(n.result("UABC", id))
	f.Add(n.taken("", id))
	f.Add(n.dropped("UABC"))
	f.Fuzz(func(t *testing.T, subject string) {
		builder, id, err := parseAbout(subject)
		if err != nil {
			require.ErrorIs(t, err, ErrJob)
			return
		}
		require.NotContains(t, builder, ".")
		about := "." + builder + "." + id.String()
		require.Equal(t, about, subject[len(subject)-len(about):len(subject)-2*len(id)]+id.String())
		require.Equal(t, id.String(), strings.ToLower(subject[len(subject)-2*len(id):]))
	})
}

// A stream of jobs is one that a deployment's node has named, of which nothing is more than a token
// of a subject.
func FuzzParseNames(f *testing.F) {
	n := namesOf(chainID, settled)
	f.Add(n.jobs)
	f.Add(n.results)
	f.Add("FERNET_JOBS_1.>")
	f.Fuzz(func(t *testing.T, stream string) {
		n, ok := parseNames(stream)
		if !ok {
			return
		}
		require.Equal(t, stream, n.jobs)
		require.Equal(t, "FERNET_RESULTS_"+n.chain, n.results)
		require.Regexp(t, `^[0-9]+-[0-9a-f]{40}$`, n.chain)
	})
}
