package payments

import (
	"fmt"

	"fernet/prover"
	"fernet/prover/ledger"
)

// Body returns the body of a block that applies transfers, in order, to a state. One that could not
// be applied makes it a prover.ErrDraft, with the place of the transfer.
func Body(state *ledger.State, transfers []ledger.Transfer) ([]byte, error) {
	after := state.Clone()
	for i, t := range transfers {
		if t.IsNull() {
			continue
		}
		if _, err := after.Apply(t); err != nil {
			return nil, fmt.Errorf("%w: execute block: transfer %d: %w", prover.ErrDraft, i, err)
		}
	}
	body, err := ledger.EncodeBody(ledger.Records(transfers))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", prover.ErrDraft, err)
	}
	return body, nil
}
