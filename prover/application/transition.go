package application

import (
	"errors"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/prover/poseidon"
)

// ErrStateGap means that a transition does not start where the one before it ended.
var ErrStateGap = errors.New("right transition does not start where the left one ends")

// Transition is what a node of the proof tree proves of the application: the transactions under
// TxRoot, paying Fees together, take StateIn to StateOut, and their words have the Fingerprint.
// Transitions are comparable with ==.
type Transition struct {
	StateIn, StateOut fr.Element
	TxRoot            fr.Element
	Fees              Amount     // wei
	Fingerprint       fr.Element // 0 as long as the challenge is not known; see [Execution.Bind]
}

// Join returns the transition of a node from those of its children, or [ErrStateGap].
func Join(left, right Transition) (Transition, error) {
	if left.StateOut != right.StateIn {
		return Transition{}, fmt.Errorf("%w: %s, then %s", ErrStateGap, left.StateOut.Text(16), right.StateIn.Text(16))
	}
	fees, fits := left.Fees.Add(right.Fees)
	if !fits {
		return Transition{}, fmt.Errorf("fees: %w", ErrAmountRange)
	}
	return Transition{
		StateIn:  left.StateIn,
		StateOut: right.StateOut,
		TxRoot:   poseidon.Hash(poseidon.TagTxNode, left.TxRoot, right.TxRoot),
		Fees:     fees,

		Fingerprint: *new(fr.Element).Add(&left.Fingerprint, &right.Fingerprint),
	}, nil
}
