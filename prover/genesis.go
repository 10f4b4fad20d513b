package prover

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/prover/application"
	"fernet/prover/ledger"
	"fernet/settlement"
	"fernet/settlement/disk"
)

// Follow returns what rebuilds the blocks of a deployment of an application, once its first state
// is known to be the one that L1 has: [ErrOtherGenesis].
func Follow(
	ctx context.Context, client *settlement.Client, app application.Application, genesis application.State,
) (*Follower, error) {
	follower, err := NewFollower(client, app, genesis)
	if err != nil {
		return nil, err
	}
	want, err := client.StateAfter(ctx, 0)
	if err != nil {
		return nil, err
	}
	root := genesis.Root()
	if have := root.BigInt(new(big.Int)); have.Cmp(want) != 0 {
		return nil, fmt.Errorf("%w: its state is %#x, L1 has %#x", ErrOtherGenesis, have, want)
	}
	return follower, nil
}

// FollowLedger is [Follow] of the reference ledger. The genesis ledger is the record's, unless
// another one is given.
func FollowLedger(ctx context.Context, client *settlement.Client, genesis *ledger.Genesis) (*Follower, error) {
	if genesis == nil {
		g, err := RecordedGenesis(client.Deployment)
		if err != nil {
			return nil, err
		}
		genesis = &g
	}
	var id fr.Element
	id.SetBigInt(client.LedgerID())
	state, err := genesis.State(id)
	if err != nil {
		return nil, err
	}
	return Follow(ctx, client, Application(), state)
}

// ErrOtherGenesis means that L1's blocks started from another ledger.
var ErrOtherGenesis = errors.New("the genesis ledger is not the deployment's")

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

// ErrNoGenesis means that the record of a deployment does not have the ledger before its first
// block.
var ErrNoGenesis = errors.New("the deployment's record has no genesis ledger")

// RecordedGenesis returns the ledger before its first block, as the record of a deployment has it:
// ErrNoGenesis where it does not.
func RecordedGenesis(d *settlement.Deployment) (ledger.Genesis, error) {
	if len(d.Genesis) == 0 {
		return ledger.Genesis{}, ErrNoGenesis
	}
	return readGenesis(d.Genesis)
}

func readGenesis(recorded json.RawMessage) (ledger.Genesis, error) {
	g, err := ledger.ReadGenesis(bytes.NewReader(recorded))
	if err != nil {
		return ledger.Genesis{}, fmt.Errorf("read the record's genesis ledger: %w", err)
	}
	return g, nil
}

// ReadGenesisFile reads a genesis ledger in a file of its own.
func ReadGenesisFile(path string) (ledger.Genesis, error) {
	content, err := disk.Read(path, settlement.DeploymentKind.MaxSize) // a record has it in it
	if err != nil {
		return ledger.Genesis{}, fmt.Errorf("read genesis: %w", err)
	}
	g, err := ledger.ReadGenesis(bytes.NewReader(content))
	if err != nil {
		return ledger.Genesis{}, fmt.Errorf("%s: %w", path, err)
	}
	return g, nil
}

// NewClient returns a client of a deployment of the reference ledger, whose genesis state can be
// verified.
func NewClient(node settlement.Node, d *settlement.Deployment) *settlement.Client {
	client := settlement.NewClient(node, d)
	client.GenesisState = GenesisState
	return client
}
