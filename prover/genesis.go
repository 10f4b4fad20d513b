package prover

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"

	"fernet/prover/application"
	"fernet/settlement"
)

var (
	// ErrNoGenesis means that the record of a deployment does not have the ledger before its first
	// block.
	ErrNoGenesis = errors.New("the deployment's record has no genesis ledger")
	// ErrOtherGenesis means that L1's blocks started from another ledger.
	ErrOtherGenesis = errors.New("the genesis ledger is not the deployment's")
)

// Follow returns what rebuilds the blocks of a deployment of an application, once its first state
// is known to be the one that L1 has: [ErrOtherGenesis]. The genesis is the record's when none is
// given, [ErrNoGenesis] where it has none.
func Follow(
	ctx context.Context, client *settlement.Client, app application.Application, genesis json.RawMessage,
) (*Follower, error) {
	if err := checkFollowed(client, app); err != nil {
		return nil, err
	}
	var state application.State
	var err error
	if genesis == nil {
		state, err = RecordedGenesis(app, client.Deployment)
	} else {
		state, err = app.Genesis(genesis, client.LedgerID())
	}
	if err != nil {
		return nil, err
	}
	follower, err := NewFollower(client, app, state)
	if err != nil {
		return nil, err
	}
	want, err := client.StateAfter(ctx, 0)
	if err != nil {
		return nil, err
	}
	root := state.Root()
	if have := root.BigInt(new(big.Int)); have.Cmp(want) != 0 {
		return nil, fmt.Errorf("%w: its state is %#x, L1 has %#x", ErrOtherGenesis, have, want)
	}
	return follower, nil
}

// RecordedGenesis returns an application's state before block 1, as the record of a deployment has
// it: ErrNoGenesis where it does not.
func RecordedGenesis(app application.Application, d *settlement.Deployment) (application.State, error) {
	if len(d.Genesis) == 0 {
		return nil, ErrNoGenesis
	}
	state, err := app.Genesis(d.Genesis, d.LedgerID())
	if err != nil {
		return nil, fmt.Errorf("read the record's genesis ledger: %w", err)
	}
	return state, nil
}

// GenesisState is [GenesisStateOf] the programs' application.
func GenesisState(genesis json.RawMessage, ledgerID *big.Int) (*big.Int, error) {
	return GenesisStateOf(Application())(genesis, ledgerID)
}

// GenesisStateOf is what settlement.Client.GenesisState asks for: it returns the state root that an
// application computes of the genesis in a deployment's record.
func GenesisStateOf(app application.Application) settlement.GenesisState {
	return func(genesis json.RawMessage, ledgerID *big.Int) (*big.Int, error) {
		state, err := app.Genesis(genesis, ledgerID)
		if err != nil {
			return nil, err
		}
		root := state.Root()
		return root.BigInt(new(big.Int)), nil
	}
}

// NewClient returns a client of a deployment of the programs' application, whose genesis state can
// be verified.
func NewClient(node settlement.Node, d *settlement.Deployment) *settlement.Client {
	client := settlement.NewClient(node, d)
	client.GenesisState = GenesisState
	return client
}
