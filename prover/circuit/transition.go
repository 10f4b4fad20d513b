package circuit

import (
	"github.com/consensys/gnark/frontend"

	"fernet/prover/ledger"
	"fernet/prover/poseidon"
)

// Transition is ledger.Transition in a circuit: the transactions under TxRoot, paying Fees together, take StateIn to StateOut.
type Transition struct {
	StateIn, StateOut, TxRoot, Fees frontend.Variable
}

// Application is what a base rollup proves, other than a ticket: one transition. It is a struct of witness values whose Define
// constrains them and returns the transition they prove. [LedgerTransition] is the default.
//
// The rest of the tree only ever sees the four values of the transition. To prove another application, write its Define and
// compile BaseCircuit[YourApplication]; merges, the root and L1 stay as they are as long as
//
//   - StateIn and StateOut commit to the whole state, and whoever has the state before and the transactions can tell the state after;
//   - TxRoot is H("txnode"; h₀, h₁) of the hashes of two transactions in the order in which they apply, 0 for a place without one;
//   - Fees is a sum of integers in wei that cannot wrap around the field, however many transitions are added up;
//   - every value is bound: a second assignment with the same StateIn and TxRoot and another StateOut or Fees is a forgery.
type Application interface {
	// Define adds the application's constraints. It is called once for each compilation.
	Define(api frontend.API) (Transition, error)
}

// joinTransitions is ledger.Join: left.stateOut = right.stateIn, fees are summed and transaction roots are hashed.
func joinTransitions(api frontend.API, left, right Transition) Transition {
	api.AssertIsEqual(left.StateOut, right.StateIn)
	return Transition{
		StateIn:  left.StateIn,
		StateOut: right.StateOut,
		TxRoot:   Hash(api, poseidon.TagTxNode, left.TxRoot, right.TxRoot),
		Fees:     api.Add(left.Fees, right.Fees),
	}
}

// assignTransition is the assignment of a transition.
func assignTransition(t ledger.Transition) Transition {
	return Transition{StateIn: t.StateIn, StateOut: t.StateOut, TxRoot: t.TxRoot, Fees: t.Fees.Element()}
}
