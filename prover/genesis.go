package prover

import (
	"bytes"
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

// GenesisState is GenesisRoot of a ledger in a deployment's record: what
// settlement.Client.GenesisState asks for.
func GenesisState(genesis json.RawMessage, ledgerID *big.Int) (*big.Int, error) {
	g, err := ledger.ReadGenesis(bytes.NewReader(genesis))
	if err != nil {
		return nil, fmt.Errorf("read the record's genesis ledger: %w", err)
	}
	return GenesisRoot(g, ledgerID)
}
