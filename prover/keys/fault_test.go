package keys

import (
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
)

// A fault in the making of a proof is one of who asked for it, who may go on after it.
func TestAFaultIsOfWhoAsked(t *testing.T) {
	s := &Set{slots: make(chan struct{}, 1)}
	func() {
		defer func() {
			fault := recover()
			require.EqualError(t, fault.(error), "index out of range")
			require.Contains(t, string(StackOf(fault)), "TestAFaultIsOfWhoAsked.func1")
		}()
		_, _ = s.inTurn(t.Context(), circuit.KindBase, func(int) (Proof, error) { panic("index out of range") })
	}()
	_, err := s.inTurn(t.Context(), circuit.KindBase, func(int) (Proof, error) { return Proof{}, nil })
	require.NoError(t, err, "its place is free again")
}
