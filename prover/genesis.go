package prover

import (
	"encoding/json"
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/prover/ledger"
)

// GenesisRoot returns the state root that a genesis ledger has under a ledger id, as L1 is given
// it.
func GenesisRoot(genesis ledger.Genesis, ledgerID *big.Int) (*big.Int, error) {
	var id fr.Element
	id.SetBigInt(ledgerID)
	state, err := genesis.State(id)
	if err != nil {
		return nil, err
	}
	root := state.Root()
	return root.BigInt(new(big.Int)), nil
}

// GenesisState is the state root of the genesis in a deployment's record: what
// settlement.Client.GenesisState asks for.
func GenesisState(genesis json.RawMessage, ledgerID *big.Int) (*big.Int, error) {
	state, err := Application().Genesis(genesis, ledgerID)
	if err != nil {
		return nil, fmt.Errorf("read the record's genesis ledger: %w", err)
	}
	root := state.Root()
	return root.BigInt(new(big.Int)), nil
}
