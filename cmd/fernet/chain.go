package main

import (
	"context"
	"encoding/json"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/keys"
	"fernet/prover/operator"
	"fernet/prover/payments"
	"fernet/settlement"
)

// openChain returns the deployment with what rebuilds its blocks, from the genesis ledger of
// --genesis or the record's.
func openChain(ctx context.Context, c *cli.Context, s *session.Session) (*operator.Chain, error) {
	var genesis json.RawMessage // the record's
	if path := c.String("genesis"); path != "" {
		var err error
		if genesis, err = payments.GenesisFile(path); err != nil {
			return nil, err
		}
	}
	return s.Deployment.Chain(ctx, genesis)
}

// latest returns a view of the deployment at L1's newest block.
func latest(ctx context.Context, s *session.Session) (*settlement.View, error) {
	client, err := s.Deployment.Client(ctx)
	if err != nil {
		return nil, err
	}
	return client.Latest(ctx)
}

// openBlock opens the block of --block.
func openBlock(ctx context.Context, c *cli.Context, s *session.Session) (*prover.Block, error) {
	number, err := blockNumber(c)
	if err != nil {
		return nil, err
	}
	chain, err := openChain(ctx, c, s)
	if err != nil {
		return nil, err
	}
	return chain.Follower.Block(ctx, number)
}

// deploymentKeys returns the proving keys, once they are known to be those L1 verifies with. It
// makes none: they would be others.
func deploymentKeys(ctx context.Context, s *session.Session, _ *settlement.Client) (*keys.Set, error) {
	return s.Keys.OfDeployment(ctx)
}

// skipped says which file of proofs is not used.
func skipped(s *session.Session) func(warning string) {
	return func(warning string) { s.Dialog.Note("skipped: %s", warning) }
}
