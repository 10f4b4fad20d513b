package counter

import (
	"encoding/json"
	"fmt"
	"math/big"

	"github.com/consensys/gnark/frontend"

	"fernet/prover/application"
	"fernet/prover/circuit"
	"fernet/prover/circuit/gadget"
	"fernet/prover/vrf"
)

// Additions is what a base rollup proves of the counter besides a ticket: a circuit.Application.
type Additions struct {
	Before frontend.Variable
	Added  []frontend.Variable
}

// TxsPerBase implements circuit.Application.
func (a Additions) TxsPerBase() uint32 { return uint32(len(a.Added)) }

// HidesWitness implements circuit.Application: bodies and counts are public.
func (a Additions) HidesWitness() bool { return false }

// Define implements circuit.Application. The count before is in range, as it is the genesis' or
// what another base rollup proves: so the sum does not wrap around the field, and it is enough to
// bound it.
func (a Additions) Define(api frontend.API) (circuit.Work, error) {
	after, root := a.Before, frontend.Variable(0)
	for _, added := range a.Added {
		api.ToBinary(added, 8*TxBytes) // asserts the range
		after = api.Add(after, added)
		root = gadget.Hash(api, tagIncrement, root, added)
	}
	api.ToBinary(after, CountBits)
	return circuit.Work{StateIn: a.Before, StateOut: after, TxRoot: root, Fees: 0, Words: a.Added}, nil
}

// Application is the counter, for prover.Follow and keys.Protocol.
type Application struct{}

// TxBytes implements application.Application.
func (Application) TxBytes() uint32 { return TxBytes }

// Genesis implements application.Application: the record is {"count": "40"}. Nobody signs, so
// nothing has to be bound to the ledger id.
func (Application) Genesis(record json.RawMessage, _ *big.Int) (application.State, error) {
	return restore(record)
}

// Restore implements application.Application.
func (Application) Restore(snapshot json.RawMessage, _ *big.Int) (application.State, error) {
	return restore(snapshot)
}

// Circuit implements application.Application.
func (Application) Circuit(txsPerBase uint32) frontend.Circuit {
	empty := Additions{Added: make([]frontend.Variable, txsPerBase)}
	return &circuit.BaseCircuit[Additions]{Application: empty}
}

// Assign implements application.Application.
func (Application) Assign(ticket *vrf.Ticket, base application.Base) (frontend.Circuit, error) {
	work, ok := base.(Base)
	if !ok {
		return nil, fmt.Errorf("base rollup: %w: %T", ErrApplication, base)
	}
	if err := work.check(); err != nil {
		return nil, fmt.Errorf("base rollup: %w", err)
	}
	additions := Additions{Before: work.Before.Root()}
	for _, word := range work.Words() {
		additions.Added = append(additions.Added, word)
	}
	return circuit.AssignBase(ticket, work.Node, work.Challenge, work.Transition, additions)
}
