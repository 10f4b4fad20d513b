package ledgercircuit

import (
	"encoding/json"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/prover/application"
	"fernet/prover/ledger"
	"fernet/settlement/record"
)

// SaveState returns a state as a [ledger.Snapshot] in JSON, for a follower's cache.
func (Application) SaveState(state application.State) (json.RawMessage, error) {
	s, err := ledger.StateOf(state)
	if err != nil {
		return nil, err
	}
	return json.Marshal(s.Snapshot())
}

// RestoreState is the inverse of SaveState. It refuses fields that it does not know.
func (Application) RestoreState(saved json.RawMessage, ledgerID *big.Int) (application.State, error) {
	var snapshot ledger.Snapshot
	if err := record.Strict(saved, &snapshot); err != nil {
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
