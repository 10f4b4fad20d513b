// Package ledgercircuit is the circuit of the reference ledger (docs/PROTOCOL.md section 11), and
// the ledger with its circuit as an application of the proof tree. Its native form is
// prover/ledger: what one accepts the other can prove, and nothing else.
package ledgercircuit

//go:generate go test -count=1 -run TestConstraintCounts . -update

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"

	"fernet/prover/application"
	"fernet/prover/circuit"
	"fernet/prover/ledger"
	"fernet/prover/vrf"
)

// Application is the reference ledger as an [application.Application].
type Application struct{}

// TxBytes implements [application.Application].
func (Application) TxBytes() uint32 { return ledger.TxBytes }

// Genesis implements [application.Application]: the record is a [ledger.Genesis] in JSON.
func (Application) Genesis(record json.RawMessage, ledgerID *big.Int) (application.State, error) {
	genesis, err := ledger.ReadGenesis(bytes.NewReader(record))
	if err != nil {
		return nil, err
	}
	var id fr.Element
	id.SetBigInt(ledgerID)
	state, err := genesis.State(id)
	if err != nil {
		return nil, err
	}
	return state, nil
}

// Restore implements [application.Application].
func (Application) Restore(text json.RawMessage, ledgerID *big.Int) (application.State, error) {
	snapshot, err := ledger.ReadSnapshot(text)
	if err != nil {
		return nil, err
	}
	var id fr.Element
	id.SetBigInt(ledgerID)
	state, err := snapshot.State(id)
	if err != nil {
		return nil, err
	}
	return state, nil
}

// Circuit implements [application.Application].
func (Application) Circuit(txsPerBase uint32) frontend.Circuit {
	return &circuit.BaseCircuit[Transition]{Application: NewTransition(txsPerBase)}
}

// Assign implements [application.Application]. The ticket is verified and the work is run again
// from its own leaves, so that what is wrong with them is known before a prover spends its time.
func (Application) Assign(ticket *vrf.Ticket, base application.Base) (frontend.Circuit, error) {
	work, ok := base.(ledger.Base)
	if !ok {
		return nil, fmt.Errorf("base rollup: %w: %T", ledger.ErrOtherApplication, base)
	}
	c, _, err := Assign(ticket, work)
	return c, err
}

// Assign returns the full witness of a base rollup of the ledger, bound to its challenge, and the
// statement it proves.
func Assign(ticket *vrf.Ticket, base ledger.Base) (*circuit.BaseCircuit[Transition], circuit.Statement, error) {
	if err := base.Check(); err != nil {
		return nil, circuit.Statement{}, fmt.Errorf("base rollup: %w", err)
	}
	c, err := circuit.AssignBase(ticket, base.Node, base.Challenge, base.Transition, assign(base))
	if err != nil {
		return nil, circuit.Statement{}, err
	}
	return c, circuit.NewStatement(ticket, base.Challenge, base.Transition), nil
}

// assign is the assignment of a base rollup's work.
func assign(base ledger.Base) Transition {
	t := Transition{LedgerID: base.LedgerID, MinBalance: base.MinBalance.Element(), Subtrees: assignSubtrees(base.Subtrees)}
	for _, step := range base.Steps {
		t.Transfers = append(t.Transfers, assignTransfer(step, base.LedgerID, base.MinBalance))
	}
	return t
}
