package work

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
	"fernet/prover/keys"
)

// faulty fails at the first proof as a program with a fault does, and makes the others.
func faulty() *tool {
	p := new(tool)
	p.prove = func(ctx context.Context, kind circuit.Kind, witness []byte) (keys.Proof, error) {
		if p.count() == 1 {
			panic("index out of range")
		}
		return smallKeys().ProveWitness(ctx, kind, witness)
	}
	return p
}

// A fault of the program at a job ends the job and not the process, which goes on with the next.
func TestAFaultEndsAJob(t *testing.T) {
	l := local(t, faulty())
	_, err := l.Prove(t.Context(), squareJob(5))
	require.ErrorIs(t, err, ErrFault)
	require.ErrorContains(t, err, "index out of range")
	require.EqualValues(t, 1, l.Stats().Failed)
	proves(t, l, squareJob(6))

	q := standIn(t, broker(t), faulty())
	_, err = q.Prove(t.Context(), due(squareJob(5), 3*time.Second))
	require.ErrorIs(t, err, ErrFault)
	proves(t, q, due(squareJob(6), inTime))
}

// A builder with a fault at a job says so, as of any job that it cannot do, and takes the next.
func TestABuilderOutlivesAFault(t *testing.T) {
	b := broker(t)
	q := queue(t, b)
	builder := build(t, Address{URL: b.URL()}, faulty())
	require.Equal(t, builder.name, proves(t, q, due(squareJob(5), inTime)).Builder, "a copy of the job is tried again")
	require.Equal(t, builder.name, proves(t, q, due(squareJob(6), inTime)).Builder)
}
