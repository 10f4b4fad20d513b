// Package application is what the proof tree asks of the application whose blocks it proves: a
// native execution, the transition of each base rollup, and the circuit that proves it
// (docs/ARCHITECTURE.md, "Another application"). The reference application is prover/ledger with
// prover/ledger/ledgercircuit.
//
// Everything above base rollups is the same for all applications: [Join] and [Execution] here, the
// other circuits in prover/circuit, selection, settlement and rewards.
package application

import (
	"encoding/json"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"

	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// Application is a state machine whose blocks provers prove and L1 settles.
type Application interface {
	// TxBytes is the size of a transaction in a block's body, in bytes: TX_BYTES of its
	// deployments.
	TxBytes() uint32

	// Genesis returns the state before block 1 from the genesis in a deployment's record. The
	// ledger id tells the deployment from all others; an application that signs binds its
	// signatures to it.
	Genesis(record json.RawMessage, ledgerID *big.Int) (State, error)

	// Restore returns the state that [State.Snapshot] wrote, under the same ledger id. It refuses
	// what Snapshot does not write; that the state is the right one its root tells.
	Restore(snapshot json.RawMessage, ledgerID *big.Int) (State, error)

	// Circuit returns the circuit of a base rollup of so many transactions, without values, to
	// compile.
	Circuit(txsPerBase uint32) frontend.Circuit

	// Assign returns that circuit with all values for the work of a base rollup, which is bound to
	// its challenge, proven by the holder of a ticket. It refuses work that the circuit would
	// refuse.
	Assign(ticket *vrf.Ticket, base Base) (frontend.Circuit, error)
}

// State is the application between two blocks. It does not change.
type State interface {
	// Root is what L1 knows of the state, as a field element.
	Root() fr.Element

	// Supply is how many tokens its accounts hold, in wei: what fees can take, and the fee escrow
	// on L1 is to hold so that every fee can be paid.
	Supply() Amount

	// Execute runs a revealed body with a tree and returns the work of all its nodes. A body that
	// cannot be executed is one that nobody can prove: the error says why.
	Execute(body []byte, tree rules.Tree) (*Execution, error)

	// Snapshot returns everything that there is of the state but the ledger id, as one JSON value:
	// what a follower keeps on disk.
	Snapshot() (json.RawMessage, error)
}

// Base is the application's work of one base rollup, with all that its proof needs.
type Base interface {
	// Proves is what it proves. The fingerprint is 0 until the work is bound to a challenge.
	Proves() Transition

	// Words are the words of its transactions in the body, in order: the same number for each.
	Words() []fr.Element

	// At returns the same work bound to a challenge, at which its words have the fingerprint.
	At(challenge, fingerprint fr.Element) Base
}
