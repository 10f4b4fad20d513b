// Package circuit holds the circuits of the proof tree (docs/PROTOCOL.md sections 4 and 6), for
// gnark's Groth16 over BN254: tickets, base rollups of any application, and merges. What they are
// made of is in the package gadget; what a base rollup does is an [Application].
//
// Each statement has three forms under the same names: a native function, which is the
// specification (prover/vrf, prover/application, [Statement]); a circuit, which mirrors it; and an
// assignment, which fills the circuit ([AssignTicketCircuit], [AssignBase], [AssignMerge]) and
// checks natively what the circuit will assert.
//
// [Kinds] lists the circuits and [New] makes one to compile.
package circuit

import (
	"errors"
	"fmt"
	"slices"

	"github.com/consensys/gnark/frontend"

	"fernet/prover/application"
	"fernet/settlement/rules"
)

// Kind names a circuit of the protocol. Its keys and its constraint counts are filed under it.
type Kind string

// The circuits of docs/PROTOCOL.md section 6.
const (
	KindTicket Kind = "ticket"
	KindBase   Kind = "base"
	KindMerge  Kind = "merge"
)

// Hiding is what a circuit says of the secrecy of its witness. Proofs of a circuit that says
// nothing are zero-knowledge; those of one that hides nothing cost less to make.
type Hiding interface {
	// HidesWitness reports whether its proofs must not tell anything about the witness.
	HidesWitness() bool
}

// Sized is what a circuit says of the transactions it proves. A circuit that says nothing is the
// same for deployments of all sizes of base rollups.
type Sized interface {
	// TxsPerBase is the number of transactions of a base rollup.
	TxsPerBase() uint32
}

// ErrKind means that there is no circuit of that name.
var ErrKind = errors.New("unknown circuit")

// kinds is the one list of circuits; everything that has to be done for each of them starts from
// here.
var kinds = []struct {
	kind  Kind
	empty func(app application.Application, txsPerBase uint32) frontend.Circuit
}{
	{KindTicket, func(application.Application, uint32) frontend.Circuit { return new(TicketCircuit) }},
	{KindBase, application.Application.Circuit},
	{KindMerge, func(application.Application, uint32) frontend.Circuit { return new(MergeCircuit) }},
}

// Kinds returns all circuits, in a fixed order. The slice is the caller's.
func Kinds() []Kind {
	all := make([]Kind, len(kinds))
	for i, k := range kinds {
		all[i] = k.kind
	}
	return all
}

// New returns an empty circuit to compile, for deployments of an application whose base rollups
// have txsPerBase transactions: only the base circuit is another for each. Its errors are [ErrKind]
// and [rules.ErrTxsPerBase].
func New(app application.Application, kind Kind, txsPerBase uint32) (frontend.Circuit, error) {
	if err := rules.CheckTxsPerBase(txsPerBase); err != nil {
		return nil, fmt.Errorf("circuit %s: %w", kind, err)
	}
	for _, k := range kinds {
		if k.kind == kind {
			return k.empty(app, txsPerBase), nil
		}
	}
	return nil, fmt.Errorf("%w %q, want one of %v", ErrKind, kind, Kinds())
}

// Check reports whether there is a circuit of that name.
func (k Kind) Check() error {
	if !slices.Contains(Kinds(), k) {
		return fmt.Errorf("%w %q, want one of %v", ErrKind, k, Kinds())
	}
	return nil
}
