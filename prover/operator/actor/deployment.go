package actor

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"fernet/prover"
	"fernet/prover/operator"
	"fernet/settlement"
)

// RecordOf is the file of a deployment's record on a chain, where no other is named.
func RecordOf(chainID uint64) string {
	return filepath.Join("deployments", fmt.Sprintf("%d.json", chainID))
}

// Deployment is the deployment on L1.
type Deployment struct {
	o       *Options
	l1      *L1
	client  *settlement.Client
	checked bool // the client's record was compared with L1
	// used is told of the client whenever it is another one; nil: nobody is.
	used func(*settlement.Client)
}

// Path is the file of the deployment's record: the one named, or that of L1's chain.
func (d *Deployment) Path(ctx context.Context) (string, error) {
	if d.o.Record != "" {
		return d.o.Record, nil
	}
	n := d.o.Network
	if n.ChainID == 0 {
		var err error
		if n, err = d.l1.Network(ctx); err != nil {
			return "", err
		}
	}
	return RecordOf(n.ChainID), nil
}

// Client returns the client of the deployment. What its record says of parameters, addresses,
// genesis state and block is what L1 says; code and keys are not compared: see
// settlement.Client.Verify.
func (d *Deployment) Client(ctx context.Context) (*settlement.Client, error) {
	client, err := d.Unchecked(ctx)
	if err != nil {
		return nil, err
	}
	if !d.checked {
		if err := client.CheckRecord(ctx); err != nil {
			return nil, err
		}
		d.checked = true
	}
	return client, nil
}

// Unchecked is Client for whoever compares the record with L1 itself. It compares chains and no
// more: [ErrOtherChain].
func (d *Deployment) Unchecked(ctx context.Context) (*settlement.Client, error) {
	if d.client != nil {
		return d.client, nil
	}
	node, err := d.l1.Client(ctx)
	if err != nil {
		return nil, err
	}
	path, err := d.Path(ctx)
	if err != nil {
		return nil, err
	}
	record, err := settlement.ReadDeployment(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: %w", ErrNoRecord, err)
	}
	if err != nil {
		return nil, err
	}
	if on := d.l1.network.ChainID; record.ChainID != on {
		return nil, fmt.Errorf("%w: %s is of chain %d, L1 is chain %d", ErrOtherChain, path, record.ChainID, on)
	}
	client := settlement.NewClient(node, record)
	client.GenesisState = prover.GenesisStateOf(d.o.Application)
	d.Use(client)
	d.checked = false // with L1
	return d.client, nil
}

// Use goes on with a deployment that was just made.
func (d *Deployment) Use(client *settlement.Client) {
	d.client, d.checked = client, true
	if d.used != nil {
		d.used(client)
	}
}

// Opened is the client as it was last opened, checked or not; nil until then.
func (d *Deployment) Opened() *settlement.Client { return d.client }

// ProposalsDir is the folder of what was proposed: see operator.Kept.
func (d *Deployment) ProposalsDir() string { return filepath.Join(d.o.DataDir, "proposals") }

// Stakers returns the deployment with what reads its stakers, for a node that executes no bodies:
// see [prover.FollowStakers].
func (d *Deployment) Stakers(ctx context.Context) (*operator.Chain, error) {
	client, err := d.Client(ctx)
	if err != nil {
		return nil, err
	}
	follower, err := prover.FollowStakers(client, d.o.Application)
	if err != nil {
		return nil, err
	}
	d.cache(follower)
	return &operator.Chain{Client: client, Follower: follower}, nil
}

// Chain returns the deployment with what rebuilds its blocks, from a genesis or, where it is nil,
// the record's. It goes on from what was followed before, as the data folder has it.
func (d *Deployment) Chain(ctx context.Context, genesis json.RawMessage) (*operator.Chain, error) {
	client, err := d.Client(ctx)
	if err != nil {
		return nil, err
	}
	follower, err := prover.Follow(ctx, client, d.o.Application, genesis)
	if err != nil {
		return nil, err
	}
	d.cache(follower)
	return &operator.Chain{Client: client, Follower: follower}, nil
}

// cache has a follower go on from what was followed before, as the data folder has it.
func (d *Deployment) cache(f *prover.Follower) {
	f.Cache(filepath.Join(d.o.DataDir, "followed"), prover.CacheOptions{ReadOnly: d.o.DryRun, Say: d.o.Remade})
}
