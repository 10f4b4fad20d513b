package circuit

import (
	"sync"
	"testing"

	"github.com/consensys/gnark/constraint"
	"github.com/stretchr/testify/require"
)

var compilations = map[Kind]func() (constraint.ConstraintSystem, error){
	KindTicket: sync.OnceValues(func() (constraint.ConstraintSystem, error) { return compile(new(TicketCircuit)) }),
	KindMerge:  sync.OnceValues(func() (constraint.ConstraintSystem, error) { return compile(new(MergeCircuit)) }),
}

// compiled returns a circuit that no application is part of, compiled once for all tests.
func compiled(t testing.TB, kind Kind) constraint.ConstraintSystem {
	t.Helper()
	ccs, err := compilations[kind]()
	require.NoError(t, err)
	return ccs
}
