package circuit

import (
	"github.com/consensys/gnark/frontend"

	"fernet/prover/application"
	"fernet/prover/circuit/gadget"
	"fernet/prover/poseidon"
)

// Transition is application.Transition in a circuit: the transactions under TxRoot, paying Fees
// together, take StateIn to StateOut, and their words have the Fingerprint.
type Transition struct {
	StateIn, StateOut, TxRoot, Fees, Fingerprint frontend.Variable
}

// Work is what an application proves of the transactions of a base rollup.
type Work struct {
	StateIn, StateOut, TxRoot, Fees frontend.Variable
	// Words are the words of the transactions in the block's body, in the transactions' order.
	Words []frontend.Variable
}

// Application is what a base rollup proves, other than a ticket. It is a struct of witness values
// whose Define constrains them and returns the work they prove. That of the reference ledger is
// ledgercircuit.Transition.
//
// The rest of the tree only ever sees the transition made of it: the fingerprint of the words is
// [BaseCircuit]'s matter. To prove another application, write its Define and return a BaseCircuit
// of it from application.Application.Circuit; merges, the root and L1 stay as they are as long as
//
//   - StateIn and StateOut commit to the whole state, and whoever has the state before and the
//     words can tell the state after;
//   - Words are those of txsPerBase transactions of wordsPerTx words, as L1 is deployed with, and
//     they decide about everything that is proven: whoever has the body can build any proof;
//   - TxRoot is a hash that covers every word of all transactions, in the order in which they
//     apply: what is proven must be fixed before the challenge is drawn;
//   - Fees is a sum of integers in wei that cannot wrap around the field, however many transitions
//     are added up;
//   - every value is bound: a second assignment with the same StateIn and TxRoot and another
//     StateOut, Fees or word is a forgery.
type Application interface {
	// Define adds the application's constraints. It is called once for each compilation.
	Define(api frontend.API) (Work, error)
	// TxsPerBase is the number of transactions of a base rollup.
	TxsPerBase() uint32
	// HidesWitness reports whether proofs must not tell anything about the application's witness.
	// Making them zero-knowledge costs a seventh more; where state and bodies are public, as on L1,
	// there is nothing to hide.
	HidesWitness() bool
}

// joinTransitions is application.Join: left.stateOut = right.stateIn, fees and fingerprints are
// summed and transaction roots are hashed.
func joinTransitions(api frontend.API, left, right Transition) Transition {
	api.AssertIsEqual(left.StateOut, right.StateIn)
	return Transition{
		StateIn:     left.StateIn,
		StateOut:    right.StateOut,
		TxRoot:      gadget.Hash(api, poseidon.TagTxNode, left.TxRoot, right.TxRoot),
		Fees:        api.Add(left.Fees, right.Fees),
		Fingerprint: api.Add(left.Fingerprint, right.Fingerprint),
	}
}

// assignTransition is the assignment of a transition.
func assignTransition(t application.Transition) Transition {
	return Transition{StateIn: t.StateIn, StateOut: t.StateOut, TxRoot: t.TxRoot, Fees: t.Fees.Element(), Fingerprint: t.Fingerprint}
}
